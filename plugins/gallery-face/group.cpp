// SPDX-License-Identifier: Apache-2.0
//
// Group: one template with the keys it is kept under and the sets it is in; batches of them as bytes.

#include "group.hpp"

#include <openssl/crypto.h>

#include "bytes.hpp"

namespace gallery_face {
namespace {

std::size_t size_of(const std::vector<std::string>& texts) {
    std::size_t size = 2;
    for (const std::string& text : texts) size += 2 + text.size();
    return size;
}

void write(Writer& to, const std::vector<std::string>& texts) {
    to.number(static_cast<std::uint16_t>(texts.size()));
    for (const std::string& text : texts) to.text(text);
}

std::vector<std::string> read(Reader& from) {
    std::vector<std::string> texts;
    for (auto left = from.number<std::uint16_t>(); left && from.good(); --left)
        texts.push_back(from.text());
    return texts;
}

}  // namespace

Pages pack(const std::vector<Group>& groups, Locking& locking) {
    std::size_t size = 4;
    for (const Group& group : groups) size += size_of(group.keys) + size_of(group.sets) + kTemplateBytes;
    Pages pages(size, locking);
    Writer to(pages.bytes());
    to.number(static_cast<std::uint32_t>(groups.size()));
    for (const Group& group : groups) {
        write(to, group.keys);
        write(to, group.sets);
        to.bytes(group.of->numbers.data(), kTemplateBytes);
    }
    return pages;
}

bool unpack(Bytes bytes, const std::function<void(const Group&)>& see) {
    Reader from(bytes);
    for (auto left = from.number<std::uint32_t>(); left && from.good(); --left) {
        Group group{read(from), read(from), nullptr};
        const Bytes numbers = from.take(kTemplateBytes);
        if (!from.good() || group.keys.empty()) return false;
        Template of;
        std::memcpy(of.numbers.data(), numbers.data(), kTemplateBytes);
        group.of = &of;
        see(group);
        OPENSSL_cleanse(&of, sizeof of);
    }
    return from.good() && from.at_end();
}

}  // namespace gallery_face
