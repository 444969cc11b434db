// SPDX-License-Identifier: Apache-2.0
//
// The list of what a workflow may use. The child makes its world from it, and stubs, linter
// settings and messages are made from it too.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo::kiosk::api {

/// The version a workflow names in `api = 1`.
constexpr int kVersion = 1;

/// One argument of a step.
struct Parameter {
    enum class Type {
        name,     ///< a text of [a-z0-9./_-]
        word,     ///< a text of [a-z-]
        sample,   ///< a handle
        unlock,   ///< a handle that may be left out
        options,  ///< {count = 5}, which may be left out
        purpose,  ///< {purpose = "a-word"}, which may be left out
    };
    std::string_view name;
    Type type = Type::name;
};

/// What a step gives.
enum class Gives { nothing, truth, sample, decision };

/// One step: a method of the visit.
struct Step {
    std::string_view name;
    std::vector<Parameter> parameters;
    Gives gives = Gives::nothing;
    bool may_miss = false;  ///< else nil and a status
    std::string_view help;  ///< one sentence a line
    std::string_view example;
};

/// Every step, in the order a visit is likely to use them.
const std::vector<Step>& steps();
/// Finds a step by name; null if there is none.
const Step* step(std::string_view name);
std::vector<std::string> step_names();

/// One table of Lua's own, and what is left of it.
struct Library {
    std::string_view name;  ///< "" is the global functions
    std::vector<std::string_view> functions;
};

/// Lua's functions that a workflow may use; all others are not there.
const std::vector<Library>& libraries();

/// Every global name of a workflow.
std::vector<std::string> globals();

/// True for what a step takes as a name: a kind, a question, a text's key.
bool is_name(std::string_view text);
/// True for what a step takes as a word: a reason.
bool is_word(std::string_view text);

/// The most impressions that one capture takes.
constexpr int kMostImpressions = 16;

}  // namespace cotejo::kiosk::api
