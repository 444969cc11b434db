// SPDX-License-Identifier: Apache-2.0
//
// Which pictures are compared with which, and whose they are, as a CSV file says.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cotejo/digest.hpp"
#include "cotejo/mistake.hpp"
#include "cotejo/result.hpp"

namespace cotejo::tools::evaluation {

struct Picture {
    std::string path;           ///< as the file names it
    std::filesystem::path file; ///< where it lies
    int line = 0;               ///< that names it first
    std::uint32_t person = 0;
};

struct Pair {
    std::uint32_t probe = 0, reference = 0; ///< numbers of pictures
    bool genuine = false;
    std::uint16_t group = 0;                ///< 0: none
};

struct Trials {
    std::vector<Picture> pictures;
    std::vector<Pair> pairs;
    std::vector<std::string> groups{""}; ///< names; number 0 is none
    std::uint32_t people = 0;
    Mistakes notes;                      ///< nothing that hinders, but should be known
    Digest digest{};                     ///< of the file's bytes and what was chosen of it
};

/// Reads `a,b,genuine[,set][,group]`, taking the pairs of these sets only (all when empty). The
/// people are the connected components of genuine pairs; a picture in none is a person of its own.
/// The error holds every mistake with its line.
Result<Trials, Mistakes> read_pairs(const std::filesystem::path& file, const std::vector<std::string>& sets);

/// Reads `path,person[,group]` and makes every pair of pictures. A genuine pair has its person's
/// group; an impostor pair has one when both people are of it.
Result<Trials, Mistakes> read_people(const std::filesystem::path& file);

}  // namespace cotejo::tools::evaluation
