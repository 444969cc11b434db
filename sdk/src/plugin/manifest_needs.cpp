// SPDX-License-Identifier: Apache-2.0
//
// Reads `needs`: what a plugin asks of the machine, which is all that the sandbox grants.

#include <charconv>

#include "plugin/manifest_reader.hpp"

namespace cotejo {
namespace {

constexpr std::uint64_t kMostMemory = std::uint64_t{64} << 30;
constexpr std::uint64_t kLeastMemory = std::uint64_t{16} << 20;
constexpr std::uint64_t kMostBlocks = 64;
constexpr std::uint64_t kMostPool = std::uint64_t{2} << 30;

/// "6 x 8 MiB"
void read_blocks(const yaml::Node* node, Needs& needs, Report& report) {
    const std::optional<std::string> text = read_text(node, "blocks", report);
    if (!text) return;
    std::uint64_t count = 0;
    const auto [stopped, error] = std::from_chars(text->data(), text->data() + text->size(), count);
    const std::string_view rest =
        std::string_view(*text).substr(static_cast<std::size_t>(stopped - text->data()));
    const auto size = rest.starts_with(" x ") ? parse_size(rest.substr(3)) : std::nullopt;
    if (error != std::errc{} || !size || count == 0 || count > kMostBlocks) {
        report.say(node->place, "\"blocks\" must be a number from 1 to 64, an x and a size, for "
                                "instance \"6 x 8 MiB\"");
    } else if (*size > kMostPool / count) {
        report.say(node->place, "\"blocks\" is more than 2 GiB in all; ask for fewer or smaller");
    } else {
        needs.blocks = static_cast<std::uint32_t>(count);
        needs.block_size = *size;
    }
}

std::vector<std::string> read_words(const yaml::Node* node, const std::string& key,
                                    const std::vector<std::string>& words, Report& report) {
    std::vector<std::string> read;
    if (!node || !expect_list(*node, key, report)) return read;
    for (const yaml::Node& item : node->items)
        if (auto word = read_word(&item, "word of \"" + key + "\"", words, report))
            read.push_back(*word);
    return read;
}

bool is_peer(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0 || text.size() > 260) return false;
    unsigned port = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data() + colon + 1, end, port);
    if (error != std::errc{} || stopped != end || port == 0 || port > 65535) return false;
    const std::string host = text.substr(0, colon);
    return host.find_first_of(" /@?#") == std::string::npos &&
           (host.find(':') == std::string::npos || (host.front() == '[' && host.back() == ']'));
}

void read_network(const yaml::Node* node, Needs& needs, Report& report) {
    if (!node || (node->is_scalar() && node->text == "none")) return;
    if (!node->is_map()) {
        report.say(node->place, "\"network\" must be none, or a map: {connect: [host:port], "
                                "listen: [port]}");
        return;
    }
    Section section(*node, "\"network\"", report);
    const yaml::Node* connect = section.optional("connect");
    const yaml::Node* listen = section.optional("listen");
    section.finish();
    if (connect && expect_list(*connect, "connect", report)) {
        for (const yaml::Node& item : connect->items) {
            const std::optional<std::string> peer = read_text(&item, "connect", report);
            if (peer && !is_peer(*peer))
                report.say(item.place, "\"" + *peer + "\" is no peer; write host:port");
            else if (peer)
                needs.connect.push_back(*peer);
        }
    }
    if (listen && expect_list(*listen, "listen", report))
        for (const yaml::Node& item : listen->items)
            if (const auto port = read_count(&item, "listen", 1, 65535, report))
                needs.listen.push_back(static_cast<std::uint16_t>(*port));
}

void read_memory(const yaml::Node* node, Needs& needs, Report& report) {
    const std::optional<std::uint64_t> memory = read_size(node, "memory", report);
    if (!memory) return;
    if (*memory < kLeastMemory || *memory > kMostMemory)
        report.say(node->place, "\"memory\" must be from 16 MiB to 64 GiB");
    needs.memory = *memory;
}

}  // namespace

Needs read_needs(const yaml::Node& node, Report& report) {
    Needs needs;
    if (!expect_map(node, "needs", report)) return needs;
    Section section(node, "\"needs\"", report);
    read_memory(section.optional("memory"), needs, report);
    read_blocks(section.optional("blocks"), needs, report);
    needs.devices = read_words(section.optional("devices"), "devices",
                               {"video", "usb", "printer", "smartcard"}, report);
    read_network(section.optional("network"), needs, report);
    needs.sockets = read_words(section.optional("sockets"), "sockets", {"unix", "netlink"}, report);
    needs.jit = read_switch(section.optional("jit"), "jit", report).value_or(false);
    if (const auto count =
            read_count(section.optional("descriptors"), "descriptors", 16, 4096, report))
        needs.descriptors = static_cast<std::uint32_t>(*count);
    section.finish();
    return needs;
}

}  // namespace cotejo
