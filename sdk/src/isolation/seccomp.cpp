// SPDX-License-Identifier: Apache-2.0
//
// seccomp: the system calls a confined child can still make. A list of what is allowed: a call that
// is not on it fails with EPERM, one of another architecture ends the process.

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <type_traits>

#include "isolation/sandbox.hpp"
#include "isolation/sanitizer.hpp"

namespace cotejo::sandbox {
namespace {

using Calls = std::initializer_list<int>;

/// For every plugin: memory, threads, time, its own descriptors, reading what Landlock lets it open.
constexpr Calls kAlways = {
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(close),
    SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(lseek), SCMP_SYS(pread64), SCMP_SYS(openat),
    SCMP_SYS(getdents64), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise),
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettid),
    SCMP_SYS(getpid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid),
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(getrandom), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(shutdown),
    SCMP_SYS(restart_syscall), SCMP_SYS(uname), SCMP_SYS(eventfd2),
    SCMP_SYS(mlock), SCMP_SYS(munlock), // as far as RLIMIT_MEMLOCK goes
};
constexpr Calls kWriting = {
    SCMP_SYS(pwrite64), SCMP_SYS(pwritev), SCMP_SYS(fsync), SCMP_SYS(fdatasync),
    SCMP_SYS(ftruncate), SCMP_SYS(fallocate), SCMP_SYS(unlink), SCMP_SYS(unlinkat),
    SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat),
    SCMP_SYS(rmdir), SCMP_SYS(flock), SCMP_SYS(access), SCMP_SYS(faccessat),
};
constexpr Calls kDevices = {SCMP_SYS(ioctl), SCMP_SYS(select), SCMP_SYS(pselect6)};
constexpr Calls kSockets = {
    SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(connect),
    SCMP_SYS(getsockname), SCMP_SYS(getpeername), SCMP_SYS(getsockopt), SCMP_SYS(setsockopt),
    SCMP_SYS(select), SCMP_SYS(pselect6), SCMP_SYS(epoll_create1),
    SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_wait), SCMP_SYS(epoll_pwait),
};
/// What compilers at run time ask while they look at the processor.
constexpr Calls kJit = {
    SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(stat), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
    SCMP_SYS(sched_setaffinity), SCMP_SYS(readlink),
};
constexpr Calls kSanitizers = {
    SCMP_SYS(prctl), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getrusage),
    SCMP_SYS(sysinfo), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(open), SCMP_SYS(access),
    SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(prlimit64), SCMP_SYS(mincore), SCMP_SYS(ioctl),
    SCMP_SYS(pipe), SCMP_SYS(pipe2), // by which UBSan asks whether memory can be read
};

/// A filter under construction; every call allowed or the whole of it fails.
class Filter {
public:
    Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release) {}

    void allow(Calls calls) {
        for (const int call : calls) add(SCMP_ACT_ALLOW, call, {});
    }
    void allow(int call, std::initializer_list<scmp_arg_cmp> arguments) {
        add(SCMP_ACT_ALLOW, call, arguments);
    }
    void answer(int error, int call) { add(SCMP_ACT_ERRNO(static_cast<std::uint32_t>(error)), call, {}); }
    int load() { return context_ && good_ ? seccomp_load(context_.get()) : -EINVAL; }

private:
    void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> arguments) {
        const int result = seccomp_rule_add_array(
            context_.get(), action, call, static_cast<unsigned>(arguments.size()), arguments.begin());
        if (result < 0 && result != -EEXIST) good_ = false;
    }

    std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, void (*)(scmp_filter_ctx)> context_;
    bool good_ = true;
};

scmp_arg_cmp equals(unsigned argument, std::uint64_t value) {
    return {argument, SCMP_CMP_EQ, value, 0};
}
scmp_arg_cmp masked(unsigned argument, std::uint64_t mask, std::uint64_t value) {
    return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

/// Libraries are mapped from files, read and executed. Nothing is writable and executable, and
/// nothing that was written becomes executable.
void allow_memory(Filter& filter) {
    filter.allow(SCMP_SYS(mmap), {masked(2, PROT_EXEC, 0)});
    filter.allow(SCMP_SYS(mmap),
                 {masked(2, PROT_EXEC | PROT_WRITE, PROT_EXEC), masked(3, MAP_ANONYMOUS, 0)});
    filter.allow(SCMP_SYS(mprotect), {masked(2, PROT_EXEC, 0)});
}

/// Threads, never processes. ENOSYS makes the C library fall back from clone3, whose flags a filter
/// cannot see; EPERM would break thread creation.
void allow_threads(Filter& filter) {
    constexpr std::uint64_t kOwnSpaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
                                         CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
    filter.allow(SCMP_SYS(clone), {masked(0, CLONE_THREAD | kOwnSpaces, CLONE_THREAD)});
    filter.answer(ENOSYS, SCMP_SYS(clone3));
    filter.allow(SCMP_SYS(tgkill), {equals(0, static_cast<std::uint64_t>(::getpid()))});
    filter.allow(SCMP_SYS(prctl), {equals(0, PR_SET_NAME)});
    filter.allow(SCMP_SYS(prlimit64), {equals(0, 0), equals(2, 0)}); // reading its own
}

/// No F_SETOWN, F_SETSIG, F_NOTIFY, F_ADD_SEALS: what reaches others is not there.
void allow_fcntl(Filter& filter) {
    for (const int command : {F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD, F_DUPFD_CLOEXEC, F_GETLK,
                              F_SETLK, F_SETLKW, F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW})
        filter.allow(SCMP_SYS(fcntl), {equals(1, static_cast<std::uint64_t>(command))});
}

void allow_socket(Filter& filter, int family, int type) {
    constexpr std::uint64_t kKind = 0xf; // without SOCK_CLOEXEC and SOCK_NONBLOCK
    filter.allow(SCMP_SYS(socket), {equals(0, static_cast<std::uint64_t>(family)),
                                    masked(1, kKind, static_cast<std::uint64_t>(type))});
}

/// Streams alone: a datagram socket could send to any path.
void allow_sockets(Filter& filter, const Needs& needs) {
    const bool tcp = !needs.connect.empty() || !needs.listen.empty();
    const bool local = names(needs.sockets, "unix") || names(needs.devices, "smartcard");
    const bool netlink = names(needs.sockets, "netlink");
    if (tcp || local || netlink) filter.allow(kSockets);
    if (local) allow_socket(filter, AF_UNIX, SOCK_STREAM);
    if (netlink) allow_socket(filter, AF_NETLINK, SOCK_RAW);
    if (!tcp) return;
    allow_socket(filter, AF_INET, SOCK_STREAM);
    allow_socket(filter, AF_INET6, SOCK_STREAM);
}

}  // namespace

Result<Missing> restrict_calls(const Grants& grants) {
    Filter filter;
    filter.allow(kAlways);
    allow_threads(filter);
    allow_fcntl(filter);
    if (grants.needs.jit) filter.allow(kJit);
    if (kSanitized) filter.allow(kSanitizers);
    if (!grants.needs.jit && !kSanitized) allow_memory(filter);
    if (!grants.writable.empty()) filter.allow(kWriting);
    if (!grants.needs.devices.empty()) filter.allow(kDevices);
    allow_sockets(filter, grants.needs);
    const int result = filter.load();
    if (result == -ENOSYS || result == -EOPNOTSUPP)
        return Missing{"this kernel has no seccomp filters: the child can make every system call"};
    if (result < 0)
        return Error{Status::unavailable, std::string("seccomp: ") + std::strerror(-result)};
    return Missing{};
}

}  // namespace cotejo::sandbox
