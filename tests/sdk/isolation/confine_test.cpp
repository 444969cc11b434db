// SPDX-License-Identifier: Apache-2.0
//
// What a process can still do that was granted nothing: what a workflow's process lives in.

#include "cotejo/confine.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

namespace cotejo {
namespace {

/// Runs `deed` in a confined process; gives its answer, 100 when it could not be confined, 101 when
/// it was killed.
int confined(const std::function<int()>& deed) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(confine({}) ? deed() : 100);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 101;
}

TEST(Confine, LeavesWhatIsOpenUsable) {
    int ends[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
    EXPECT_EQ(confined([&] { return ::send(ends[1], "x", 1, 0) == 1 ? 7 : 1; }), 7);
    char letter = 0;
    EXPECT_EQ(::recv(ends[0], &letter, 1, MSG_DONTWAIT), 1);
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST(Confine, OpensNoFileOfAnyKind) {
    for (const char* file : {"/etc/hostname", "/usr/bin/env", "/dev/null", "/tmp"})
        EXPECT_EQ(confined([&] { return ::open(file, O_RDONLY) < 0 ? 7 : 1; }), 7) << file;
}

TEST(Confine, MakesNoSocketAndNoProcess) {
    EXPECT_EQ(confined([] { return ::socket(AF_INET, SOCK_STREAM, 0) < 0 ? 7 : 1; }), 7);
    EXPECT_EQ(confined([] { return ::socket(AF_UNIX, SOCK_STREAM, 0) < 0 ? 7 : 1; }), 7);
    EXPECT_EQ(confined([] {
                  const pid_t child = ::fork();
                  if (child == 0) ::_exit(0);
                  return child < 0 ? 7 : 1;
              }), 7);
}

TEST(Confine, SignalsNobody) {
    EXPECT_EQ(confined([] { return ::kill(::getppid(), 0) < 0 ? 7 : 1; }), 7);
}

}  // namespace
}  // namespace cotejo
