// SPDX-License-Identifier: Apache-2.0
//
// Tag, length, value: a length is looked at before anything is taken by it.

#include "tlv.hpp"

namespace emrtd {

namespace {

constexpr std::size_t kMostObjects = 1024;

/// Tag and length, and how many bytes they take themselves.
struct Head {
    std::uint32_t tag = 0;
    std::size_t length = 0, size = 0;
};

Result<Head> head_of(View bytes) {
    const auto cut_off = [] { return refused("the data ends inside a tag or a length"); };
    Head head;
    std::size_t i = 0;
    if (bytes.empty()) return cut_off();
    head.tag = bytes[i++];
    if ((head.tag & 0x1F) == 0x1F) {
        do {
            if (i == bytes.size()) return cut_off();
            if (i == 3) return refused("a tag of more than three bytes");
            head.tag = head.tag << 8 | bytes[i++];
        } while (head.tag & 0x80);
    }
    if (i == bytes.size()) return cut_off();
    const std::uint8_t first = bytes[i++];
    if (first == 0x80) return refused("a length without an end in tag " + hex(head.tag));
    const std::size_t more = first & 0x80 ? first & 0x7F : 0;
    if (more > 4) return refused("a length of more than four bytes in tag " + hex(head.tag));
    if (more > bytes.size() - i) return cut_off();
    head.length = more ? static_cast<std::size_t>(number(bytes.subspan(i, more))) : first;
    head.size = i + more;
    return head;
}

void put_head(Bytes& into, std::uint32_t tag, std::size_t length) {
    for (int shift = 16; shift >= 0; shift -= 8)
        if (tag >> shift || !shift) into.push_back(static_cast<std::uint8_t>(tag >> shift));
    std::size_t bytes = 0;
    while (bytes < 4 && length >> (8 * bytes)) ++bytes;
    if (length >= 0x80) into.push_back(static_cast<std::uint8_t>(0x80 | bytes));
    else bytes = 1;
    const Bytes written = number(length, bytes);
    into.insert(into.end(), written.begin(), written.end());
}

void put_part(Bytes& into, std::uint64_t part) {
    int groups = 1;
    while (part >> (7 * groups) && groups < 9) ++groups;
    for (; groups > 0; --groups)
        into.push_back(static_cast<std::uint8_t>((part >> (7 * (groups - 1)) & 0x7F) | (groups > 1 ? 0x80 : 0)));
}

}  // namespace

Result<Tlv> take(View& rest) {
    const Result<Head> head = head_of(rest);
    if (!head) return head.error();
    if (head->length > rest.size() - head->size)
        return refused("tag " + hex(head->tag) + " says " + std::to_string(head->length) + " bytes and " +
                       std::to_string(rest.size() - head->size) + " are there");
    const Tlv object{head->tag, rest.subspan(head->size, head->length), rest.first(head->size + head->length)};
    rest = rest.subspan(object.whole.size());
    return object;
}

Result<std::vector<Tlv>> objects(View inside) {
    std::vector<Tlv> all;
    while (!inside.empty()) {
        const Result<Tlv> object = take(inside);
        if (!object) return object.error();
        if (all.size() == kMostObjects) return refused("more than 1024 data objects in one place");
        all.push_back(*object);
    }
    return all;
}

std::optional<View> find(View inside, std::uint32_t tag) {
    while (!inside.empty()) {
        const Result<Tlv> object = take(inside);
        if (!object) return std::nullopt;
        if (object->tag == tag) return object->value;
    }
    return std::nullopt;
}

Result<View> at(View inside, std::initializer_list<std::uint32_t> path) {
    for (const std::uint32_t tag : path) {
        const Result<std::vector<Tlv>> all = objects(inside);
        if (!all) return all.error();
        int found = 0;
        for (const Tlv& object : *all)
            if (object.tag == tag && ++found == 1) inside = object.value;
        if (found != 1) return refused("tag " + hex(tag) + (found ? " stands twice" : " is missing"));
    }
    return inside;
}

Result<std::size_t> size_of(View head) {
    const Result<Head> said = head_of(head);
    if (!said) return said.error();
    return said->size + said->length;
}

Bytes tlv(std::uint32_t tag, std::initializer_list<View> parts) {
    std::size_t size = 0;
    for (const View part : parts) size += part.size();
    Bytes written;
    written.reserve(size + 8);
    put_head(written, tag, size);
    for (const View part : parts) written.insert(written.end(), part.begin(), part.end());
    return written;
}

Bytes tlv(std::uint32_t tag, View value) { return tlv(tag, {value}); }

Bytes tlv_integer(View value) {
    while (value.size() > 1 && !value[0]) value = value.subspan(1);
    constexpr std::uint8_t kZero[] = {0};
    const bool fill = value.empty() || value[0] & 0x80; // or it would be negative
    return tlv(0x02, {View(kZero, fill ? 1 : 0), value});
}

Bytes oid(std::string_view dotted) {
    std::vector<std::uint64_t> parts(1);
    for (const char c : dotted) {
        if (c == '.') parts.push_back(0);
        else if (c >= '0' && c <= '9' && parts.back() < (std::uint64_t{1} << 56)) parts.back() = parts.back() * 10 + std::uint64_t(c - '0');
        else return {};
    }
    if (parts.size() < 2 || parts[0] > 2) return {};
    Bytes written;
    put_part(written, parts[0] * 40 + parts[1]);
    for (std::size_t i = 2; i < parts.size(); ++i) put_part(written, parts[i]);
    return written;
}

std::string dotted(View oid) {
    std::string written;
    std::uint64_t part = 0;
    if (oid.empty() || oid.back() & 0x80) return "";
    for (const std::uint8_t byte : oid) {
        if (part >> 56) return "";
        part = part << 7 | (byte & 0x7F);
        if (byte & 0x80) continue;
        if (written.empty()) {
            const std::uint64_t first = part < 80 ? part / 40 : 2;
            written = std::to_string(first) + "." + std::to_string(part - first * 40);
        } else {
            written += "." + std::to_string(part);
        }
        part = 0;
    }
    return written;
}

}  // namespace emrtd
