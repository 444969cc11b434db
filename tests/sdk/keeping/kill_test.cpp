// SPDX-License-Identifier: Apache-2.0
//
// kill -9 at moments drawn at random: every check-in shown is in the store, and the log verifies.
// COTEJO_KILLS says how many moments; without it, a few.

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <random>

#include "sdk/keeping/scratch.hpp"
#include "sdk/keeping/shell.hpp"

namespace cotejo {
namespace {

using testing::Scratch;
using testing::Shell;

/// A program that checks travellers in until it is killed.
class Kiosk {
public:
    Kiosk(const std::filesystem::path& state, const char* how) {
        int ends[2];
        EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        std::string program = COTEJO_KILL_HELPER, folder = state.string(), mode = how;
        char* arguments[] = {program.data(), folder.data(), mode.data(), nullptr};
        EXPECT_EQ(::posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environ), 0);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        screen_ = ::fdopen(ends[0], "r");
    }
    Kiosk(const Kiosk&) = delete;
    Kiosk& operator=(const Kiosk&) = delete;
    ~Kiosk() { ::fclose(screen_); }

    /// Waits for the next check-in that is shown; "" when the kiosk has ended.
    std::string shown() {
        char line[64] = {};
        if (!::fgets(line, sizeof line, screen_)) return "";
        return std::string(line, 32);
    }
    /// Kills it, and gives how it ended.
    int kill() {
        ::kill(process_, SIGKILL);
        int status = 0;
        ::waitpid(process_, &status, 0);
        return status;
    }

private:
    pid_t process_ = 0;
    FILE* screen_ = nullptr;
};

int moments() {
    const char* wanted = std::getenv("COTEJO_KILLS");
    return wanted ? std::atoi(wanted) : 8;
}

class Kill : public ::testing::TestWithParam<const char*> {};

TEST_P(Kill, LosesNoCheckInThatWasShownAndLeavesALogThatVerifies) {
    const Scratch scratch(std::filesystem::temp_directory_path()); // a disk slows a kiosk down
    std::mt19937 random(7);
    std::vector<std::string> shown;
    for (int moment = 0; moment < moments(); ++moment) {
        Kiosk kiosk(scratch.folder(), GetParam());
        for (unsigned count = 1 + random() % 4; count > 0; --count) shown.push_back(kiosk.shown());
        ASSERT_NE(shown.back(), "") << "the kiosk ended by itself at moment " << moment;
        for (unsigned turns = random() % 5000; turns > 0; --turns) ::sched_yield();
        ASSERT_TRUE(WIFSIGNALED(kiosk.kill()));
        for (std::string last = kiosk.shown(); !last.empty(); last = kiosk.shown())
            shown.push_back(last);
        ASSERT_TRUE(verify_audit(scratch / "audit.log")) << "at moment " << moment;
    }
    Shell shell(scratch.folder(), [] { return std::chrono::system_clock::now(); });
    ASSERT_TRUE(shell.store->reconcile());
    EXPECT_TRUE(shell.log->unfinished().empty());
    for (const std::string& visit : shown) {
        const auto kept = shell.store->find(shell.store->of_visit(*Reference::parse(visit)));
        ASSERT_TRUE(kept) << kept.error().what;
        ASSERT_EQ(kept->size(), 2u) << "the check-in and its message, of " << visit;
        EXPECT_EQ(kept->front().record.text("visit"), visit);
    }
    const auto report = verify_audit(scratch / "audit.log", shell.log->checkpoint());
    EXPECT_TRUE(report) << report.error().what;
    RecordProperty("check-ins", static_cast<int>(shown.size()));
}

INSTANTIATE_TEST_SUITE_P(, Kill, ::testing::Values("local", "isolated"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace cotejo
