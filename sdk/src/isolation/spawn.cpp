// SPDX-License-Identifier: Apache-2.0
//
// Process: a child program, started with one socket and nothing else of its parent's.

#include "isolation/spawn.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cstring>
#include <system_error>

#include "isolation/sanitizer.hpp"

namespace cotejo {
namespace {

/// What the child's descriptors become, in order; everything else is closed.
class Actions {
public:
    Actions(int wire, int output) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(&actions_, output, 1);
        ::posix_spawn_file_actions_adddup2(&actions_, output, 2);
        ::posix_spawn_file_actions_adddup2(&actions_, wire, kWireDescriptor);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, kWireDescriptor + 1);
    }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
    ~Actions() { ::posix_spawn_file_actions_destroy(&actions_); }
    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_;
};

/// Signals as a fresh program expects them, whatever this one blocks or ignores.
class Attributes {
public:
    Attributes() {
        sigset_t none, all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
    ~Attributes() { ::posix_spawnattr_destroy(&attributes_); }
    const posix_spawnattr_t* get() const { return &attributes_; }

private:
    posix_spawnattr_t attributes_;
};

/// A descriptor at or above `least`: the actions above must not overwrite what they still need.
Descriptor above(Descriptor low, int least) {
    if (low.get() >= least) return low;
    return Descriptor(::fcntl(low.get(), F_DUPFD_CLOEXEC, least));
}

std::string described(const siginfo_t& info) {
    if (info.si_code == CLD_EXITED) return "exited with code " + std::to_string(info.si_status);
    const char* name = ::sigabbrev_np(info.si_status);
    return "was ended by signal SIG" + std::string(name ? name : std::to_string(info.si_status));
}

}  // namespace

Result<Process> Process::start(const std::filesystem::path& program, Descriptor wire,
                               Descriptor output) {
    wire = above(std::move(wire), kWireDescriptor + 1);
    output = above(std::move(output), kWireDescriptor + 1);
    const Actions actions(wire.get(), output.get());
    const Attributes attributes;
    std::string name = program.native();
    char* const arguments[] = {name.data(), nullptr};
    char language[] = "LANG=C.UTF-8";
    char sanitizers[] = "ASAN_OPTIONS=detect_leaks=0:symbolize=0:handle_abort=0";
    char* const environment[] = {language, kSanitized ? sanitizers : nullptr, nullptr};
    pid_t id = 0;
    const int problem = ::posix_spawn(&id, name.c_str(), actions.get(), attributes.get(), arguments,
                                      environment);
    if (problem)
        return Error{Status::unavailable, name + " cannot be started: " + std::strerror(problem)};
    Process process;
    process.id_ = id;
    process.pidfd_ = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, id, 0)));
    if (!process.pidfd_)
        return Error{Status::unavailable, std::string("no pidfd: ") + std::strerror(errno)};
    return process;
}

Process& Process::operator=(Process&& other) noexcept {
    std::swap(pidfd_, other.pidfd_);
    std::swap(id_, other.id_);
    return *this;
}

Process::~Process() {
    if (!id_) return;
    if (!pidfd_) ::kill(id_, SIGKILL);
    kill();
    siginfo_t info{};
    ::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED);
}

void Process::kill() const {
    if (pidfd_) ::syscall(SYS_pidfd_send_signal, pidfd_.get(), SIGKILL, nullptr, 0);
}

std::optional<std::string> Process::reap() {
    siginfo_t info{};
    if (!id_) return std::nullopt;
    if (::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG) < 0) {
        id_ = 0;
        return "ended";
    }
    if (!info.si_pid) return std::nullopt;
    id_ = 0;
    return described(info);
}

std::filesystem::path child_program(const std::filesystem::path& given) {
    if (!given.empty()) return given;
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "cotejo-child";
}

}  // namespace cotejo
