// SPDX-License-Identifier: Apache-2.0
//
// What reading pairs and reading people have in common.

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "evaluate/table.hpp"
#include "evaluate/trials.hpp"

namespace cotejo::tools::evaluation {

inline constexpr std::size_t kMostPairs = 50'000'000;

/// Numbers names in the order they come.
class Numbers {
public:
    std::uint32_t of(const std::string& name) {
        return known_.try_emplace(name, static_cast<std::uint32_t>(known_.size())).first->second;
    }
    std::size_t size() const { return known_.size(); }

private:
    std::unordered_map<std::string, std::uint32_t> known_;
};

/// Fills trials: pictures and groups are numbered as they come.
class Gatherer {
public:
    Gatherer(const std::filesystem::path& file, Trials& trials) : file_(file), trials_(trials) {}

    std::uint32_t picture(const std::string& path, int line);
    /// 0 for "".
    std::uint16_t group(const std::string& name);
    bool room_for_groups() const { return groups_.size() < 1000; }
    /// Notes something about a line; past the first ten only how many.
    void note(int line, const std::string& what);
    /// Adds the notes that stand for many.
    void close();

private:
    std::filesystem::path file_;
    Trials& trials_;
    Numbers pictures_, groups_;
    std::size_t outside_ = 0, noted_ = 0;
};

/// Of the file's bytes and the sets chosen of it.
Digest digest_of(const std::string& text, const std::vector<std::string>& sets);

/// Notes a mistake unless there are pairs of both classes.
void check_classes(const Trials& trials, Table& table);

}  // namespace cotejo::tools::evaluation
