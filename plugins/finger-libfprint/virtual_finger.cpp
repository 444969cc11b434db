// SPDX-License-Identifier: Apache-2.0
//
// The client side of the virtual_image driver: pairs of native 32-bit numbers, then pixels.

#include "virtual_finger.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace finger {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

// A socket of our own rather than GSocketClient, which would load proxy modules.
Result<std::unique_ptr<VirtualFinger>> VirtualFinger::touch(Loop& loop, const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (client < 0 ||
        ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address) < 0) {
        const int reason = errno;
        if (client >= 0) ::close(client);
        return Error{Status::unavailable, std::string("libfprint's virtual reader does not answer: ") +
                                              std::strerror(reason)};
    }
    ::unlink(path.c_str());

    Problem problem;
    Object<GSocket> socket(g_socket_new_from_fd(client, Caught(problem)));
    if (!socket) {
        ::close(client);
        return explained(problem, "connecting to libfprint's virtual reader");
    }
    return std::make_unique<VirtualFinger>(
        loop, Object<GSocketConnection>(g_socket_connection_factory_create_connection(socket.get())));
}

void VirtualFinger::press(const Impression& impression) {
    const gint32 head[] = {static_cast<gint32>(impression.width),
                           static_cast<gint32>(impression.height)};
    std::vector<std::uint8_t> bytes(sizeof head + impression.pixels.size());
    std::memcpy(bytes.data(), head, sizeof head);
    std::memcpy(bytes.data() + sizeof head, impression.pixels.data(), impression.pixels.size());
    send(std::move(bytes));
}

void VirtualFinger::press(Mishap mishap) {
    std::vector<std::uint8_t> bytes(sizeof mishap);
    std::memcpy(bytes.data(), &mishap, sizeof mishap);
    send(std::move(bytes));
}

// Without a thread: a print is larger than the socket's buffer, and who reads it runs in this loop.
void VirtualFinger::send(std::vector<std::uint8_t> bytes) {
    if (busy_) return;
    sending_ = std::move(bytes);
    busy_ = true;
    g_output_stream_write_all_async(
        g_io_stream_get_output_stream(G_IO_STREAM(connection_.get())), sending_.data(),
        sending_.size(), G_PRIORITY_DEFAULT, give_up_.get(),
        [](GObject* stream, GAsyncResult* ended, gpointer self) {
            g_output_stream_write_all_finish(G_OUTPUT_STREAM(stream), ended, nullptr, nullptr);
            static_cast<VirtualFinger*>(self)->busy_ = false;
        },
        this);
}

VirtualFinger::VirtualFinger(Loop& loop, Object<GSocketConnection> connection)
    : loop_(loop), connection_(std::move(connection)), give_up_(g_cancellable_new()) {}

VirtualFinger::~VirtualFinger() {
    g_cancellable_cancel(give_up_.get());
    loop_.wait_until([this] { return !busy_; });
}

}  // namespace finger
