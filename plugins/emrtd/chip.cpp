// SPDX-License-Identifier: Apache-2.0
//
// Protects, sends, gathers, opens.

#include "chip.hpp"

namespace emrtd {

namespace {

constexpr std::size_t kMostAnswer = 65536 + 64; ///< data and what protects it
constexpr int kMostPieces = 300;                ///< 65536 bytes come in 256 pieces of 256

Trouble endless() { return {Cause::garbled, "the chip announces more data without an end"}; }

}  // namespace

std::uint32_t Chip::most() const {
    if (extended_) return kExtendedLe;
    return channel_ ? static_cast<std::uint32_t>(channel_->short_data()) : kShortLe;
}

Answer<Response> Chip::send(const Command& command) {
    if (!channel_) return exchange(command);
    Command wanted = command;
    if (extended_ && command.le > channel_->short_data()) wanted.extended = true;
    const Answer<Response> answer = exchange(channel_->wrap(wanted));
    if (!answer) return answer.error();
    Result<Response> opened = channel_->unwrap(*answer);
    if (opened) return std::move(*opened);
    channel_.reset();
    // A chip that ends the session says so in the clear.
    if (answer->data.empty() && !answer->done())
        return Trouble{Cause::ended, "the chip ended secure messaging with " + hex(answer->sw)};
    return garbled(opened.error());
}

/// One command, with what 61xx and 6Cxx ask for.
Answer<Response> Chip::exchange(Command command) {
    Answer<Response> answer = once(command);
    if (!answer) return answer;
    if (answer->sw >> 8 == 0x6C && answer->data.empty()) {
        command.le = answer->sw & 0xFF ? answer->sw & 0xFF : kShortLe;
        answer = once(command);
        if (!answer) return answer;
        if (answer->sw >> 8 == 0x6C) return Trouble{Cause::garbled, "the chip refuses the length that it asked for"};
    }
    Response whole = std::move(*answer);
    for (int pieces = 0; whole.sw >> 8 == 0x61; ++pieces) {
        const std::uint32_t more = whole.sw & 0xFF ? whole.sw & 0xFF : kShortLe;
        answer = once({0x00, 0xC0, 0x00, 0x00, {}, more}); // GET RESPONSE
        if (!answer) return answer;
        const bool nothing = answer->data.empty() && answer->sw >> 8 == 0x61;
        if (nothing || pieces == kMostPieces || whole.data.size() + answer->data.size() > kMostAnswer) return endless();
        whole.data.insert(whole.data.end(), answer->data.begin(), answer->data.end());
        whole.sw = answer->sw;
    }
    return whole;
}

Answer<Response> Chip::once(const Command& command) {
    ++commands_;
    const Answer<Bytes> bytes = transport_.transmit(write(command));
    if (!bytes) return bytes.error();
    if (bytes->size() > kMostAnswer) return Trouble{Cause::garbled, "an answer of more bytes than there may be"};
    Result<Response> response = read_response(*bytes);
    if (!response) return garbled(response.error());
    return std::move(*response);
}

}  // namespace emrtd
