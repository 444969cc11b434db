// SPDX-License-Identifier: Apache-2.0
//
// What the command line of `cotejo evaluate` asks for.

#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "evaluate/bootstrap.hpp"
#include "evaluate/measured.hpp"

namespace cotejo::tools::evaluation {

/// What the command line asks for, beside the plugins.
struct Wanted {
    std::filesystem::path file;
    bool people = false, json = false, local = false;
    std::vector<std::string> sets;
    unsigned jobs = 1;
    std::chrono::milliseconds deadline{30'000};
    Resampling resampling;
    std::filesystem::path work, html;
};

/// Status::invalid says which option is wrong.
Result<Wanted> wanted(const Arguments& given);

/// Both plugins, the second when there is one.
struct Sides {
    Contestant first;
    std::optional<Contestant> second;
};

/// Finds the plugins. The error says which cannot be had, or not be evaluated, and why.
Result<Sides> sides(const Arguments& given, const Wanted& all, const std::map<std::string, std::string>& settings,
                    const std::map<std::string, std::string>& other_settings);

}  // namespace cotejo::tools::evaluation
