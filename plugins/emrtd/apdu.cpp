// SPDX-License-Identifier: Apache-2.0
//
// The seven cases of a command's lengths (ISO/IEC 7816-3, 12.1.3).

#include "apdu.hpp"

#include <algorithm>

namespace emrtd {

Bytes write(const Command& command) {
    const View data = View(command.data).first(std::min<std::size_t>(command.data.size(), 0xFFFF));
    const std::uint32_t le = std::min(command.le, kExtendedLe);
    Bytes bytes{command.cla, command.ins, command.p1, command.p2};
    bytes.reserve(data.size() + 10);
    const auto put = [&bytes](std::uint64_t value, std::size_t size) {
        const Bytes written = number(value, size); // 256 and 65536 become 0
        bytes.insert(bytes.end(), written.begin(), written.end());
    };
    const bool extended = command.extended || data.size() > 0xFF || le > kShortLe;
    const std::size_t width = extended ? 2 : 1;
    if (extended && (!data.empty() || le)) bytes.push_back(0);
    if (!data.empty()) put(data.size(), width);
    bytes.insert(bytes.end(), data.begin(), data.end());
    if (le) put(le, width);
    return bytes;
}

namespace {

/// What follows the four bytes of the header.
Result<Command> read_body(Command command, View body) {
    const auto odd = [] { return refused("a command whose lengths do not add up"); };
    if (body.empty()) return command;
    const bool extended = body[0] == 0 && body.size() > 1;
    const std::size_t width = extended ? 2 : 1;
    if (extended) body = body.subspan(1);
    if (body.size() < width) return odd();
    command.extended = extended;
    const std::uint32_t most = extended ? kExtendedLe : kShortLe;
    const auto wanted = [most](View le) { return number(le) ? static_cast<std::uint32_t>(number(le)) : most; };
    if (body.size() == width) {
        command.le = wanted(body);
        return command;
    }
    const auto size = static_cast<std::size_t>(number(body.first(width)));
    body = body.subspan(width);
    if (!size || size > body.size()) return odd();
    command.data = copy(body.first(size));
    body = body.subspan(size);
    if (body.size() != 0 && body.size() != width) return odd();
    if (!body.empty()) command.le = wanted(body);
    return command;
}

}  // namespace

Result<Command> read_command(View bytes) {
    if (bytes.size() < 4) return refused("a command of less than four bytes");
    Command command;
    command.cla = bytes[0];
    command.ins = bytes[1];
    command.p1 = bytes[2];
    command.p2 = bytes[3];
    return read_body(std::move(command), bytes.subspan(4));
}

Bytes write(const Response& response) {
    return join({response.data, number(response.sw, 2)});
}

Result<Response> read_response(View bytes) {
    if (bytes.size() < 2) return refused("an answer without a status word");
    return Response{copy(bytes.first(bytes.size() - 2)), static_cast<std::uint16_t>(number(bytes.last(2)))};
}

}  // namespace emrtd
