// SPDX-License-Identifier: Apache-2.0
//
// A kiosk that has been up for long: what one visit takes is given back before the next.

#include <gmock/gmock.h>

#include <iterator>

#include "walk.hpp"

namespace cotejo::flows {
namespace {

constexpr int kVisits = 500;

std::ptrdiff_t entries_in(const char* folder) {
    const std::filesystem::directory_iterator all(folder);
    return std::distance(begin(all), end(all));
}

/// Pages of this process that lie in memory, KiB.
long resident() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (long size = 0; word == "VmRSS:" && status >> size) return size;
    return 0;
}

TEST(Soak, FiveHundredVisitsTakeNoDescriptorThreadOrMemoryAlong) {
    Walk walk(Walk::Settings{{"walker", "2"}}, true);  // somebody else: the ticket stays unused
    const auto visit = [&] {
        ASSERT_EQ(walk.check_in().decision, Decision::officer);
        walk.providers.replace_all();
    };
    for (int warm = 0; warm < 20; ++warm) visit();
    const auto descriptors = entries_in("/proc/self/fd"), threads = entries_in("/proc/self/task");
    const long memory = resident();
    for (int i = 0; i < kVisits; ++i) visit();
    // Each of the two instances may be in the middle of exchanging one process for the next.
    EXPECT_LE(entries_in("/proc/self/fd"), descriptors + 16);
    EXPECT_LE(entries_in("/proc/self/task"), threads + 4);
    EXPECT_LE(resident(), memory + 8 * 1024);
    EXPECT_TRUE(verify_audit(walk.folder / "audit.log"));
}

}  // namespace
}  // namespace cotejo::flows
