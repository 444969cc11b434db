// SPDX-License-Identifier: Apache-2.0
//
// The command line of one verb.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cotejo/result.hpp"

namespace cotejo::tools {

/// An option a verb knows: --name, and -letter unless that is 0.
struct Option {
    std::string name;
    char letter = 0;
    bool takes_value = false;
};

/// What was given, by long name, and the words that are no options.
struct Arguments {
    std::map<std::string, std::vector<std::string>> options;
    std::vector<std::string> words;

    bool has(const std::string& name) const { return options.contains(name); }
    /// The last value given, or `otherwise`.
    std::string value(const std::string& name, const std::string& otherwise = {}) const;
    /// Every value given, in order.
    std::vector<std::string> values(const std::string& name) const;
    /// Every value given, split at its first '='; Status::invalid for one without.
    Result<std::map<std::string, std::string>> pairs(const std::string& name) const;
};

/// Reads a command line; options and words may be mixed, `--` ends options. --help is known to
/// every verb. Status::invalid says which word is wrong and which was meant.
Result<Arguments> read_arguments(int argc, char** argv, const std::vector<Option>& known);

/// Reads it for a verb: prints `help` on --help and mistakes on standard error. Nothing when the
/// verb is done, and then `exit` says how.
std::optional<Arguments> arguments_of(int argc, char** argv, const std::vector<Option>& known,
                                      const char* help, int& exit);

/// Prints a mistake of the command line and gives kUsage.
int usage(const std::string& verb, const std::string& what);

}  // namespace cotejo::tools
