// SPDX-License-Identifier: Apache-2.0
//
// Crashes: tells the host at the first instant.

#include "isolation/crash.hpp"

#include <signal.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include "isolation/sanitizer.hpp"
#include "isolation/wire.hpp"

namespace cotejo {
namespace {

/// Made beforehand: a handler may neither allocate nor format.
struct LastWords {
    int signal = 0;
    wire::Buffer message;
};
constexpr std::array kFatal = {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGSYS};
std::array<LastWords, kFatal.size()> last_words;
int wire_socket = -1;
alignas(16) std::array<char, 32 * 1024> stack;

void tell(int signal) {
    const int error = errno;
    for (const LastWords& words : last_words)
        if (words.signal == signal)
            ::send(wire_socket, words.message.data(), words.message.size(),
                   MSG_DONTWAIT | MSG_NOSIGNAL);
    ::shutdown(wire_socket, SHUT_RDWR);
    errno = error;
    ::raise(signal); // SA_RESETHAND: this time it ends the process, and leaves its cores to the host
}

}  // namespace

void tell_crashes(int socket) {
    if (kSanitized) return; // its own report says more
    wire_socket = socket;
    stack_t alternate{};
    alternate.ss_sp = stack.data();
    alternate.ss_size = stack.size();
    ::sigaltstack(&alternate, nullptr);
    for (std::size_t i = 0; i < kFatal.size(); ++i) {
        last_words[i].signal = kFatal[i];
        const std::string text = std::string("crashed: SIG") + ::sigabbrev_np(kFatal[i]);
        wire::encode(wire::Log{0, COTEJO_ERROR, text}, last_words[i].message);
        struct sigaction action {};
        action.sa_handler = tell;
        action.sa_flags = static_cast<int>(SA_RESETHAND | SA_ONSTACK | SA_NODEFER);
        ::sigaction(kFatal[i], &action, nullptr);
    }
}

}  // namespace cotejo
