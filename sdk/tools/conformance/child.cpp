// SPDX-License-Identifier: Apache-2.0
//
// Spawns /proc/self/exe in a process group of its own.

#include "conformance/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

extern char** environ;

namespace cotejo::tools {
namespace {

using Clock = std::chrono::steady_clock;

/// Starts the program with its standard output on `output`; 0 when that fails.
pid_t spawn(const std::vector<std::string>& arguments, int output) {
    std::vector<char*> argv{const_cast<char*>("cotejo")};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    pid_t pid = 0;
    if (posix_spawn(&pid, "/proc/self/exe", &actions, &attributes, argv.data(), environ) != 0) pid = 0;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return pid;
}

/// Reads until the end or the time is over; false for the latter.
bool drain(int input, Clock::time_point until, std::string& text) {
    char piece[4096];
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        pollfd waiting{input, POLLIN, 0};
        if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) == 0) return false;
        const ssize_t got = read(input, piece, sizeof piece);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return true;
        text.append(piece, static_cast<std::size_t>(got));
    }
}

}  // namespace

Ended run_self(const std::vector<std::string>& arguments, std::chrono::seconds longest) {
    Ended ended;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return ended.how = std::strerror(errno), ended;
    const pid_t pid = spawn(arguments, ends[1]);
    close(ends[1]);
    if (pid == 0) return close(ends[0]), ended.how = "it could not be started", ended;
    const bool in_time = drain(ends[0], Clock::now() + longest, ended.output);
    close(ends[0]);
    if (!in_time) kill(-pid, SIGKILL);
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    kill(-pid, SIGKILL); // whatever it left behind
    if (WIFEXITED(status) && in_time) ended.code = WEXITSTATUS(status);
    else if (!in_time) ended.how = "it took longer than " + std::to_string(longest.count()) + " s";
    else ended.how = std::string("it was killed: ") + strsignal(WTERMSIG(status));
    return ended;
}

}  // namespace cotejo::tools
