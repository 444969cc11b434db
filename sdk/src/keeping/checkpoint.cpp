// SPDX-License-Identifier: Apache-2.0
//
// Checkpoints as C2SP signed notes: https://c2sp.org/tlog-checkpoint and
// https://c2sp.org/signed-note.

#include "cotejo/checkpoint.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "keeping/text.hpp"

namespace cotejo {
namespace {

constexpr std::uint8_t kEd25519 = 0x01;
constexpr std::string_view kDash = "\xE2\x80\x94 "; // U+2014, space

/// The first four bytes of SHA-256 of name, newline, algorithm, key.
std::vector<std::uint8_t> key_id(std::string_view name, const PublicKey& key) {
    std::vector<std::uint8_t> named(name.begin(), name.end());
    named.push_back('\n');
    named.push_back(kEd25519);
    named.insert(named.end(), key.bytes.begin(), key.bytes.end());
    const Digest digest = sha256(named);
    return {digest.begin(), digest.begin() + 4};
}

Error malformed(const std::string& why) {
    return {Status::invalid, "this is no checkpoint: " + why};
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

/// Reads origin, size and root; further lines are extensions, which we do not read.
Result<Checkpoint> parse_body(std::string_view body) {
    Checkpoint checkpoint;
    checkpoint.origin = take_line(body);
    if (checkpoint.origin.empty()) return malformed("its first line, the log's name, is empty");
    const std::string_view size = take_line(body);
    const auto [end, problem] = std::from_chars(size.begin(), size.end(), checkpoint.size);
    if (problem != std::errc() || end != size.end() || std::to_string(checkpoint.size) != size)
        return malformed("its second line is not a decimal number");
    const auto root = unbase64(take_line(body));
    if (!root || root->size() != checkpoint.root.size())
        return malformed("its third line is not a root hash in base64");
    std::copy(root->begin(), root->end(), checkpoint.root.begin());
    return checkpoint;
}

enum class Line { holds, broken, other };

/// What a signature line says of this key: other keys' signatures are passed over.
Line check_line(std::string_view line, std::string_view text, std::string_view origin,
                const PublicKey& key) {
    const std::string start = std::string(kDash) + std::string(origin) + " ";
    if (!line.starts_with(start)) return Line::other;
    const auto bytes = unbase64(line.substr(start.size()));
    const std::vector<std::uint8_t> id = key_id(origin, key);
    if (!bytes || bytes->size() < id.size() || !std::equal(id.begin(), id.end(), bytes->begin()))
        return Line::other;
    Signature signature;
    if (bytes->size() != id.size() + signature.size()) return Line::broken;
    std::copy(bytes->begin() + 4, bytes->end(), signature.begin());
    return key.verifies(text, signature) ? Line::holds : Line::broken;
}

}  // namespace

std::string Checkpoint::sign(const SigningKey& key) const {
    const std::string text = origin + "\n" + std::to_string(size) + "\n" + base64(root) + "\n";
    std::vector<std::uint8_t> signature = key_id(origin, key.public_key());
    const Signature signed_text = key.sign(text);
    signature.insert(signature.end(), signed_text.begin(), signed_text.end());
    return text + "\n" + std::string(kDash) + origin + " " + base64(signature) + "\n";
}

Result<Checkpoint> Checkpoint::read(std::string_view note, const PublicKey& key) {
    const std::size_t blank = note.rfind("\n\n");
    if (blank == std::string_view::npos || !note.ends_with('\n'))
        return malformed("it has no blank line before its signatures, or its last line is cut");
    const std::string_view text = note.substr(0, blank + 1);
    Result<Checkpoint> checkpoint = parse_body(text);
    if (!checkpoint) return checkpoint;
    bool holds = false;
    for (std::string_view rest = note.substr(blank + 2); !rest.empty();) {
        switch (check_line(take_line(rest), text, checkpoint->origin, key)) {
        case Line::holds: holds = true; break;
        case Line::broken:
            return Error{Status::refused, "the checkpoint's signature does not hold: it was changed"};
        case Line::other: break;
        }
    }
    if (!holds) return Error{Status::refused, "the checkpoint is signed by another key"};
    return checkpoint;
}

std::string verifier_key(std::string_view origin, const PublicKey& key) {
    std::vector<std::uint8_t> bytes{kEd25519};
    bytes.insert(bytes.end(), key.bytes.begin(), key.bytes.end());
    return std::string(origin) + "+" + hex(key_id(origin, key)) + "+" + base64(bytes);
}

}  // namespace cotejo
