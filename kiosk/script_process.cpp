// SPDX-License-Identifier: Apache-2.0
//
// Spawns, hears and kills a script's process.

#include "kiosk/script_process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// No wait is longer, so that a clock that is not the kernel's is looked at too.
constexpr std::chrono::milliseconds kSlice{50};

/// How long a process that hung up may take to be gone.
constexpr std::chrono::milliseconds kDying{1'000};

/// Becomes readable when a stop is requested.
class StopSignal {
public:
    explicit StopSignal(std::stop_token stop)
        : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          callback_(std::move(stop), [fd = descriptor_] { (void)::eventfd_write(fd, 1); }) {}
    ~StopSignal() { ::close(descriptor_); }
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
    std::stop_callback<std::function<void()>> callback_;
};

fs::path program(const ScriptOptions& options) {
    if (!options.child.empty()) return options.child;
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path() / "cotejo-script";
}

/// Starts the program with nothing but its socket and the standard streams.
int spawn(const fs::path& program, int socket, pid_t& pid) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, socket, wire::kSocket);
    posix_spawn_file_actions_addclosefrom_np(&actions, wire::kSocket + 1);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::string name = program.string(), verb = "--serve", locale = "LC_ALL=C.UTF-8";
    char* const arguments[] = {name.data(), verb.data(), nullptr};
    char* const environment[] = {locale.data(), nullptr};
    const int error =
        posix_spawn(&pid, name.c_str(), &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

bool ended_by_itself(pid_t pid, std::chrono::milliseconds patience) {
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    pollfd ended{handle, POLLIN, 0};
    const bool alone = handle >= 0 && ::poll(&ended, 1, static_cast<int>(patience.count())) == 1;
    if (handle >= 0) ::close(handle);
    return alone;
}

}  // namespace

Result<ScriptProcess> ScriptProcess::start(const ScriptOptions& options) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return Error{Status::unavailable,
                     "no socket for a workflow: " + std::string(std::strerror(errno))};
    // dup2 onto itself would keep close-on-exec.
    if (ends[1] == wire::kSocket) {
        const int moved = ::fcntl(ends[1], F_DUPFD_CLOEXEC, wire::kSocket + 1);
        ::close(ends[1]);
        ends[1] = moved;
    }
    pid_t pid = -1;
    const fs::path file = program(options);
    const int error = spawn(file, ends[1], pid);
    ::close(ends[1]);
    if (error) {
        ::close(ends[0]);
        return Error{Status::unavailable,
                     "cannot start " + file.string() + ": " + std::strerror(error)};
    }
    ScriptProcess process(pid, ends[0], options);
    if (auto confined = process.confine(options); !confined) return confined.error();
    return process;
}

Result<void> ScriptProcess::confine(const ScriptOptions& options) {
    std::chrono::nanoseconds allowed = options.start_within;
    if (!send({{"memory", options.memory}, {"require", options.require_sandbox}}))
        return Error{Status::unavailable,
                     "a workflow's process ended at its start: " + end(kDying)};
    const auto answer = receive(allowed, {});
    if (!answer)
        return Error{Status::unavailable, "a workflow's process did not start: " + end(kDying)};
    const json& head = answer->head;
    if (!head.contains("ready") || head["ready"] != true)
        return Error{Status::unavailable,
                     "a workflow's process cannot be confined: " +
                         (head.contains("what") ? head["what"].dump() : end(kDying))};
    for (const json& layer : head.value("missing", json::array()))
        if (options.log && layer.is_string())
            options.log({COTEJO_WARNING, "workflow", layer.get<std::string>().substr(0, 200)});
    return {};
}

ScriptProcess::ScriptProcess(ScriptProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      socket_(std::exchange(other.socket_, -1)),
      clock_(std::move(other.clock_)) {}

ScriptProcess::~ScriptProcess() {
    (void)end();
    if (socket_ >= 0) ::close(socket_);
}

bool ScriptProcess::send(const json& head, std::string_view body) {
    return wire::send(socket_, head, body, false);
}

Result<wire::Message, ScriptProcess::Silence> ScriptProcess::receive(
    std::chrono::nanoseconds& allowed, std::stop_token stop) {
    const StopSignal signal(stop);
    pollfd ready[] = {{socket_, POLLIN, 0}, {signal.descriptor(), POLLIN, 0}};
    auto since = clock_();
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(allowed);
        ::poll(ready, 2,
               static_cast<int>(std::clamp(left, std::chrono::milliseconds(0), kSlice).count()));
        const auto now = clock_();
        allowed -= std::chrono::duration_cast<std::chrono::nanoseconds>(now - since);
        since = now;
        if (ready[1].revents) return Silence::stopped;
        if (allowed <= std::chrono::nanoseconds(0)) return Silence::late;
        if (!ready[0].revents) continue;
        auto message = wire::receive(socket_, wire::kFromScript);
        if (!message) return Silence::gone;
        return std::move(*message);
    }
}

std::string ScriptProcess::end(std::chrono::milliseconds patience) {
    if (pid_ < 0) return "";
    const bool alone = ended_by_itself(pid_, patience);
    if (!alone) ::kill(pid_, SIGKILL);
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    if (!alone) return "";
    if (WIFSIGNALED(status))
        return std::string("it died of \"") + ::strsignal(WTERMSIG(status)) + "\"";
    if (WEXITSTATUS(status) == 127) return "the program is not there";
    return "it ended with status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace cotejo::kiosk
