// SPDX-License-Identifier: Apache-2.0
//
// Sends and receives a script's messages.

#include "kiosk/script_wire.hpp"

#include <sys/socket.h>
#include <cerrno>

namespace cotejo::kiosk::wire {

using nlohmann::json;

bool send(int socket, const json& head, std::string_view body, bool wait) {
    std::string text = head.dump(-1, ' ', false, json::error_handler_t::replace);
    if (!body.empty()) text.append("\n").append(body);
    const int flags = MSG_NOSIGNAL | (wait ? 0 : MSG_DONTWAIT);
    ssize_t sent = 0;
    do sent = ::send(socket, text.data(), text.size(), flags);
    while (sent < 0 && errno == EINTR);
    return sent == static_cast<ssize_t>(text.size());
}

std::optional<Message> receive(int socket, std::size_t most) {
    std::string text(most + 1, '\0');
    ssize_t length = 0;
    do length = ::recv(socket, text.data(), text.size(), 0);
    while (length < 0 && errno == EINTR);
    if (length <= 0 || static_cast<std::size_t>(length) > most) return std::nullopt;
    text.resize(static_cast<std::size_t>(length));

    Message message;
    const std::size_t end = text.find('\n');
    message.head = json::parse(text.substr(0, end), nullptr, false);
    if (!message.head.is_object()) return std::nullopt;
    if (end != std::string::npos) message.body = text.substr(end + 1);
    return message;
}

}  // namespace cotejo::kiosk::wire
