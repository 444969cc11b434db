// SPDX-License-Identifier: Apache-2.0
//
// May use Unix sockets, and tries an abstract one of somebody else'\''s.

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        Draft draft;
        const std::string name(job.option("name"));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        name.copy(address.sun_path + 1, sizeof address.sun_path - 1);
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
        const int stream = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        attempt(draft, "socket.stream", stream >= 0);
        attempt(draft, "connect",
                ::connect(stream, reinterpret_cast<const sockaddr*>(&address), length) == 0);
        attempt(draft, "socket.datagram", ::socket(AF_UNIX, SOCK_DGRAM, 0) >= 0);
        attempt(draft, "socket.inet", ::socket(AF_INET, SOCK_STREAM, 0) >= 0);
        return ended(job.emit(draft));
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.connects-abstract", Plugin)
