// SPDX-License-Identifier: Apache-2.0
//
// Members held against a plain list of who is in which set, through keeps and erasures at random.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "members.hpp"
#include "testing.hpp"

namespace gallery_face {
namespace {

/// Everyone in a map, searched by comparing all.
struct Plain {
    struct One {
        Template of;
        std::set<std::string> sets;
    };
    std::map<std::string, One> all;

    std::vector<std::string> find(const std::string& set, const Template& probe, std::size_t count) const {
        std::vector<std::pair<float, std::string>> scores;
        for (const auto& [key, one] : all)
            if (set.empty() || one.sets.contains(set)) scores.push_back({-cosine(probe, one.of), key});
        std::ranges::sort(scores);
        std::vector<std::string> keys;
        for (const auto& [score, key] : scores)
            if (keys.size() < count) keys.push_back(key);
        return keys;
    }
};

std::vector<std::string> keys_of(const std::vector<Found>& found) {
    std::vector<std::string> keys;
    for (const Found& one : found) keys.push_back(one.key);
    return keys;
}

TEST(Members, FindWhatAPlainListFindsAfterAnyKeepsAndErasures) {
    Locking locking{.required = false};
    Members members(locking, true);
    Plain plain;
    testing::Draw draw(11);
    std::mt19937 random(12);
    const std::vector<std::string> sets{"AV9", "AV10", "AV11"};
    for (int step = 0; step < 1500; ++step) {
        const std::string key = std::to_string(random() % 150), set = sets[random() % 3];
        if (random() % 3 == 0) {
            EXPECT_EQ(members.erase({key}), plain.all.erase(key));
        } else {
            auto& one = plain.all.try_emplace(key, Plain::One{draw.stranger(), {}}).first->second;
            one.sets.insert(set);
            const std::vector<Group> groups{{{key}, {set}, &one.of}};
            members.reserve(groups);
            members.keep(groups[0]);
        }
        EXPECT_EQ(members.size(), plain.all.size());
        const Template probe = draw.stranger();
        const std::string where = random() % 4 ? sets[random() % 3] : "";
        ASSERT_EQ(keys_of(members.find(where, probe, 5)), plain.find(where, probe, 5)) << "step " << step;
        ASSERT_EQ(members.among(where), plain.find(where, probe, 1000).size());
    }
}

}  // namespace
}  // namespace gallery_face
