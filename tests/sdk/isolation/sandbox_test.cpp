// SPDX-License-Identifier: Apache-2.0
//
// What happens where a kernel lacks a layer: children inherit from the thread that makes the
// instance a filter that hides it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <seccomp.h>

#include <thread>

#include "sdk/isolation/fake_instance.hpp"

namespace cotejo {
namespace {

using testing::HasSubstr;
using namespace test;

/// Runs `what` on a thread for which the kernel has no Landlock.
template <class What>
void without_landlock(What what) {
    std::thread([&] {
        scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
        ASSERT_EQ(seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS),
                                   SCMP_SYS(landlock_create_ruleset), 0), 0);
        ASSERT_EQ(seccomp_load(filter), 0);
        seccomp_release(filter);
        what();
    }).join();
}

TEST(Sandbox, SaysWhichLayerTheKernelLacks) {
    without_landlock([] {
        Lines lines;
        const auto plugin = fake("echo", {.log = lines.sink()});
        ASSERT_TRUE(plugin);
        EXPECT_EQ(lines.holding("no Landlock"), 1);
        EXPECT_EQ(lines.all().at(0).level, COTEJO_WARNING);
    });
}

TEST(Sandbox, IsRequiredWhereTheOperatorSaysSo) {
    without_landlock([] {
        const auto made = make_fake("echo", {.require_sandbox = true});
        ASSERT_FALSE(made);
        EXPECT_EQ(made.error().status, Status::unavailable);
        EXPECT_THAT(made.error().what, HasSubstr("no Landlock"));
    });
}

TEST(Sandbox, IsStillThereWhenOneLayerIsNot) {
    without_landlock([] {
        const auto plugin = fake("starts_processes");
        const Results results = plugin->run(misbehave());
        ASSERT_EQ(results.records.size(), 1u);
        EXPECT_NE(results.records[0].number("fork"), 0.0);
    });
}

}  // namespace
}  // namespace cotejo
