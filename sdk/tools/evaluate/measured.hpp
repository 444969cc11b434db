// SPDX-License-Identifier: Apache-2.0
//
// One plugin run over the trials, with its work kept for another time.

#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "evaluate/comparisons.hpp"

namespace cotejo::tools::evaluation {

/// What is to be run.
struct Contestant {
    Manifest manifest;
    Plan plan;
    CrewOptions crew;
    std::optional<Manifest> judge; ///< --quality; else the plugin's own `assess`, if it has one
    std::filesystem::path work;    ///< where its journals are; empty: nowhere
    std::string title;             ///< its id, and its settings where both sides are the same plugin
    std::string files;             ///< hexadecimal SHA-256 over manifest, library and listed files
};

/// What it gave.
struct Measured {
    std::string title, id, version, files, reference, judge; ///< judge: the id of who said quality
    std::vector<Sample> samples;
    Comparisons comparisons;
};

/// Finds the plugin that a word means and says what to run. `settings` must be its own.
Result<Contestant> contestant(const std::string& word, const std::string& kind, CrewOptions crew);

/// Runs acquire() and compare_all(), going on from what the work folder holds.
Result<Measured> measure(const Contestant& contestant, const Trials& trials, Desk desk);

}  // namespace cotejo::tools::evaluation
