// SPDX-License-Identifier: Apache-2.0
//
// Messages between the shell and a script's process: one line of JSON each, over one SEQPACKET
// socket. Neither end trusts a length or a shape.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace cotejo::kiosk::wire {

/// From a script: a step or how it ended.
constexpr std::size_t kFromScript = 16u << 10;
/// To a script: a source of at most 64 KiB and its name, or a step's answer.
constexpr std::size_t kToScript = 80u << 10;
constexpr std::size_t kLongestSource = 64u << 10;

/// The descriptor that a script's process finds its socket under.
constexpr int kSocket = 3;

/// A message: JSON, and after a line break the bytes that some messages carry.
struct Message {
    nlohmann::json head;
    std::string body;
};

/// Sends one message; false when the other end is gone, or does not read and `wait` is false.
bool send(int socket, const nlohmann::json& head, std::string_view body = {}, bool wait = true);

/// Receives the message that is there, or waits for it. Nothing when the other end is gone, when
/// the message is longer than `most`, or when its head is no JSON object.
std::optional<Message> receive(int socket, std::size_t most);

}  // namespace cotejo::kiosk::wire
