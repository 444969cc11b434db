// SPDX-License-Identifier: Apache-2.0
//
// Tries what reaches beyond its own process.

#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        Draft draft;
        const auto call = [&](const char* what, auto... arguments) {
            errno = 0;
            attempt(draft, what, ::syscall(arguments...) >= 0);
        };
        const auto parent = static_cast<pid_t>(job.number_option("parent", 1));
        call("kill", SYS_kill, parent, 0);
        call("tgkill", SYS_tgkill, parent, parent, 0);
        call("queue", SYS_rt_sigqueueinfo, parent, 0, nullptr);
        call("pidfd", SYS_pidfd_open, parent, 0);
        call("ptrace", SYS_ptrace, PTRACE_SEIZE, parent, 0, 0);
        char byte = 0;
        iovec here{&byte, 1}, there{&byte, 1};
        call("read.memory", SYS_process_vm_readv, parent, &here, 1, &there, 1, 0);
        rlimit limit{};
        call("limit", SYS_prlimit64, parent, RLIMIT_NOFILE, nullptr, &limit);
        limit = {RLIM_INFINITY, RLIM_INFINITY};
        call("own.limit", SYS_prlimit64, 0, RLIMIT_DATA, &limit, nullptr);
        call("dumpable", SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0);
        call("priority", SYS_setpriority, PRIO_PROCESS, parent, 5);
        call("unshare", SYS_unshare, CLONE_NEWUSER);
        call("mount", SYS_mount, "none", "/mnt", "tmpfs", 0, nullptr);
        call("bpf", SYS_bpf, 0, nullptr, 0);
        call("perf", SYS_perf_event_open, nullptr, 0, -1, -1, 0);
        call("keys", SYS_keyctl, 0, 0, 0, 0, 0);
        call("ring", SYS_io_uring_setup, 1, nullptr);
        call("memory.file", SYS_memfd_create, "x", 0);
        call("shared.memory", SYS_shmget, 0, 4096, 0600);
        call("watch", SYS_inotify_init1, 0);
        call("host.name", SYS_sethostname, "x", 1);
        call("owner", SYS_fcntl, 3, F_SETOWN, parent);
        call("socket.unix", SYS_socket, AF_UNIX, SOCK_STREAM, 0);
        call("socket.inet", SYS_socket, AF_INET, SOCK_STREAM, 0);
        call("socket.inet.datagram", SYS_socket, AF_INET, SOCK_DGRAM, 0);
        call("socket.inet6", SYS_socket, AF_INET6, SOCK_STREAM, 0);
        call("socket.netlink", SYS_socket, AF_NETLINK, SOCK_RAW, 0);
        call("socket.packet", SYS_socket, AF_PACKET, SOCK_RAW, 0);
        call("socket.pair", SYS_socketpair, AF_UNIX, SOCK_DGRAM, 0, nullptr);
        const auto map = [&](const char* what, int protection) {
            errno = 0;
            void* page = ::mmap(nullptr, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            attempt(draft, what, page != MAP_FAILED);
            return page;
        };
        map("code.writable", PROT_READ | PROT_WRITE | PROT_EXEC);
        map("code.anonymous", PROT_READ | PROT_EXEC);
        void* page = map("fine.memory", PROT_READ | PROT_WRITE);
        attempt(draft, "code.protect", ::mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
        return ended(job.emit(draft));
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.pries", Plugin)
