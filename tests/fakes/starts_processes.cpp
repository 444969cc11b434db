// SPDX-License-Identifier: Apache-2.0
//
// Forks and executes, in every way there is.

#include <linux/sched.h>
#include <sched.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        Draft draft;
        const auto forked = [&](const char* how, long id) {
            if (id == 0) ::_exit(0);
            attempt(draft, how, id > 0);
        };
        errno = 0;
        forked("fork", ::fork());
        forked("fork.raw", ::syscall(SYS_fork));
        forked("clone", ::syscall(SYS_clone, 0, nullptr, nullptr, nullptr, 0));
        clone_args arguments{};
        forked("clone3", ::syscall(SYS_clone3, &arguments, sizeof arguments));
        char program[] = "/usr/bin/true";
        char* const words[] = {program, nullptr};
        pid_t id = 0;
        errno = 0;
        const int problem = ::posix_spawn(&id, program, nullptr, nullptr, words, nullptr);
        errno = problem;
        attempt(draft, "spawn", problem == 0);
        attempt(draft, "execve", ::execve(program, words, nullptr) == 0);
        return ended(job.emit(draft));
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.starts-processes", Plugin)
