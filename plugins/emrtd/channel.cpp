// SPDX-License-Identifier: Apache-2.0
//
// Data objects 87 or 85 (hidden data), 97 (length wanted), 99 (status word) and 8E (code).

#include "channel.hpp"

#include <optional>
#include <utility>

#include "tlv.hpp"

namespace emrtd {

namespace {

constexpr std::uint32_t kHidden = 0x87, kHiddenOdd = 0x85, kWanted = 0x97, kStatus = 0x99, kCode = 0x8E;
constexpr std::uint8_t kProtected = 0x0C; ///< of a class byte: the header is part of the code

/// The objects of a protected message, each at most once, as they came.
struct Parts {
    std::optional<Tlv> hidden, wanted, status, code;
    Bytes covered; ///< all but the code, in their order
};

Result<Parts> parts_of(View data) {
    const Result<std::vector<Tlv>> all = objects(data);
    if (!all) return all.error();
    Parts parts;
    for (const Tlv& object : *all) {
        std::optional<Tlv>* place = nullptr;
        if (object.tag == kHidden || object.tag == kHiddenOdd) place = &parts.hidden;
        else if (object.tag == kWanted) place = &parts.wanted;
        else if (object.tag == kStatus) place = &parts.status;
        else if (object.tag == kCode) place = &parts.code;
        else return refused("an unknown object in a protected message: " + hex(object.tag, 2));
        if (*place) return refused("an object stands twice in a protected message");
        if (parts.code) return refused("an object follows the code of a protected message");
        *place = object;
        if (object.tag != kCode) parts.covered.insert(parts.covered.end(), object.whole.begin(), object.whole.end());
    }
    if (!parts.code) return refused("a protected message without its code");
    return parts;
}

}  // namespace

SecureChannel::SecureChannel(Cipher cipher, Bytes encryption, Bytes authentication, Bytes counter)
    : cipher_(cipher), encryption_(std::move(encryption)), authentication_(std::move(authentication)),
      counter_(std::move(counter)) {}

SecureChannel::SecureChannel(Cipher cipher, View secret)
    : SecureChannel(cipher, derive(cipher, secret, Use::encryption), derive(cipher, secret, Use::authentication),
                    Bytes(block_size(cipher))) {}

SecureChannel& SecureChannel::operator=(SecureChannel&& other) noexcept {
    cipher_ = other.cipher_;
    encryption_.swap(other.encryption_);
    authentication_.swap(other.authentication_);
    counter_.swap(other.counter_);
    odd_ = other.odd_;
    return *this;
}

SecureChannel::~SecureChannel() {
    wipe(encryption_);
    wipe(authentication_);
}

Command SecureChannel::wrap(const Command& command) {
    count();
    Command out{static_cast<std::uint8_t>(command.cla | kProtected), command.ins, command.p1, command.p2, {}, 0,
                command.extended};
    Bytes body;
    if (!command.data.empty()) body = hidden(command.data, command.ins & 1 ? kHiddenOdd : kHidden);
    if (command.le) {
        const bool two = command.le > kShortLe;
        body = join({body, tlv(kWanted, number(command.le, two ? 2 : 1))});
    }
    const Bytes header = pad(Bytes{out.cla, out.ins, out.p1, out.p2}, block_size(cipher_));
    out.data = join({body, tlv(kCode, code(join({header, body})))});
    const bool extended = command.extended || out.data.size() > 0xFF || command.le > kShortLe;
    out.le = extended ? kExtendedLe : kShortLe;
    return out;
}

Result<Response> SecureChannel::unwrap(const Response& response) {
    count();
    if (response.data.empty()) return refused("an answer without protection: " + hex(response.sw));
    const Result<Parts> parts = parts_of(response.data);
    if (!parts) return parts.error();
    if (!same(parts->code->value, code(parts->covered))) return refused("an answer whose code is wrong");
    if (!parts->status || parts->status->value.size() != 2) return refused("a protected answer without a status word");
    Response out{{}, static_cast<std::uint16_t>(number(parts->status->value))};
    if (!parts->hidden) return out;
    Result<Bytes> data = shown(parts->hidden->value, parts->hidden->tag);
    if (!data) return data.error();
    out.data = std::move(*data);
    return out;
}

Result<Command> SecureChannel::open(const Command& command) {
    count();
    odd_ = command.ins & 1;
    const Result<Parts> parts = parts_of(command.data);
    if (!parts) return parts.error();
    const Bytes header = pad(Bytes{command.cla, command.ins, command.p1, command.p2}, block_size(cipher_));
    if (!same(parts->code->value, code(join({header, parts->covered})))) return refused("a command whose code is wrong");
    Command out{static_cast<std::uint8_t>(command.cla & ~kProtected), command.ins, command.p1, command.p2, {}, 0,
                command.extended};
    if (parts->wanted) {
        const View le = parts->wanted->value;
        if (le.empty() || le.size() > 2) return refused("a length wanted of no one or two bytes");
        out.le = number(le) ? static_cast<std::uint32_t>(number(le)) : le.size() == 1 ? kShortLe : kExtendedLe;
    }
    if (!parts->hidden) return out;
    Result<Bytes> data = shown(parts->hidden->value, parts->hidden->tag);
    if (!data) return data.error();
    out.data = std::move(*data);
    return out;
}

Response SecureChannel::seal(const Response& response) {
    count();
    Bytes body;
    if (!response.data.empty()) body = hidden(response.data, odd_ ? kHiddenOdd : kHidden);
    body = join({body, tlv(kStatus, number(response.sw, 2))});
    return {join({body, tlv(kCode, code(body))}), response.sw};
}

/// Adds one to the counter, which is as long as a block.
void SecureChannel::count() {
    for (std::size_t i = counter_.size(); i-- > 0;)
        if (++counter_[i]) return;
}

/// Zero for 3DES, the encrypted counter for AES.
Bytes SecureChannel::iv() const {
    const Bytes zero(block_size(cipher_));
    return cipher_ == Cipher::des3 ? zero : encrypt(cipher_, encryption_, zero, counter_);
}

/// The counter and the data, padded, and of that the code. CMAC pads by itself, but the standard asks for it.
Bytes SecureChannel::code(View data) const {
    const Bytes all = join({counter_, data});
    return mac(cipher_, authentication_, cipher_ == Cipher::des3 ? all : pad(all, block_size(cipher_)));
}

Bytes SecureChannel::hidden(View data, std::uint32_t tag) const {
    const Bytes inside = encrypt(cipher_, encryption_, iv(), pad(data, block_size(cipher_)));
    constexpr std::uint8_t kPadded[] = {0x01};
    return tlv(tag, {View(kPadded, tag == kHidden ? 1 : 0), inside});
}

Result<Bytes> SecureChannel::shown(View value, std::uint32_t tag) const {
    if (tag == kHidden) {
        if (value.empty() || value[0] != 0x01) return refused("hidden data without its padding indicator");
        value = value.subspan(1);
    }
    if (value.empty() || value.size() % block_size(cipher_)) return refused("hidden data of no whole blocks");
    return unpad(decrypt(cipher_, encryption_, iv(), value));
}

}  // namespace emrtd
