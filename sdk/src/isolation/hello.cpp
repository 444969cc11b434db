// SPDX-License-Identifier: Apache-2.0
//
// The two hellos of the wire: what a child is to be, and its answer.

#include "isolation/wire.hpp"

namespace cotejo::wire {
namespace {

constexpr std::size_t kPath = 4096;
constexpr std::size_t kValue = 64 * 1024;
constexpr std::uint32_t kMany = 4096;

/// Which of the two it is: a child that echoes its config is not ready.
enum class Side : std::uint8_t { to_child = 1, to_host = 2 };

Writer begin(Side side, Buffer& into) {
    Writer writer(into);
    writer.number(Type::hello).number<std::uint8_t>(0).number(side).number(kVersion);
    return writer;
}

bool begins(Reader& reader, Side side) {
    return reader.number<Type>() == Type::hello && reader.number<std::uint8_t>() == 0 &&
           reader.number<Side>() == side && reader.number<std::uint32_t>() == kVersion &&
           reader.good();
}

void put(Writer& writer, const std::vector<std::string>& texts) {
    writer.number(static_cast<std::uint32_t>(texts.size()));
    for (const std::string& text : texts) writer.text(text);
}

void take(Reader& reader, std::vector<std::string>& texts) {
    texts.resize(reader.count(kMany));
    for (std::string& text : texts) text = reader.text(kPath);
}

void put(Writer& writer, const Needs& needs) {
    writer.number(needs.memory).number(needs.blocks).number(needs.block_size);
    put(writer, needs.devices);
    put(writer, needs.connect);
    writer.number(static_cast<std::uint32_t>(needs.listen.size()));
    for (const std::uint16_t port : needs.listen) writer.number(port);
    put(writer, needs.sockets);
    writer.number<std::uint8_t>(needs.jit ? 1 : 0).number(needs.descriptors);
}

void take(Reader& reader, Needs& needs) {
    needs.memory = reader.number<std::uint64_t>();
    needs.blocks = reader.number<std::uint32_t>();
    needs.block_size = reader.number<std::uint64_t>();
    take(reader, needs.devices);
    take(reader, needs.connect);
    needs.listen.resize(reader.count(kMany));
    for (std::uint16_t& port : needs.listen) port = reader.number<std::uint16_t>();
    take(reader, needs.sockets);
    needs.jit = reader.number<std::uint8_t>() != 0;
    needs.descriptors = reader.number<std::uint32_t>();
}

}  // namespace

void encode(const Config& config, Buffer& into) {
    Writer writer = begin(Side::to_child, into);
    writer.text(config.manifest.id).number(config.manifest.abi);
    writer.text(config.manifest.folder.native()).text(config.manifest.library.native());
    put(writer, config.manifest.needs);
    writer.number(static_cast<std::uint32_t>(config.settings.size()));
    for (const auto& [name, value] : config.settings) writer.text(name).text(value);
    put(writer, config.readable);
    put(writer, config.writable);
    writer.number<std::uint8_t>(config.require_sandbox ? 1 : 0);
}

bool decode(Bytes message, Config& into) {
    Reader reader(message);
    if (!begins(reader, Side::to_child)) return false;
    into.manifest.id = reader.text(kPath);
    into.manifest.abi = reader.number<std::uint32_t>();
    into.manifest.folder = reader.text(kPath);
    into.manifest.library = reader.text(kPath);
    take(reader, into.manifest.needs);
    for (auto left = reader.count(kMany); left > 0; --left) {
        const std::string_view name = reader.text(kPath);
        into.settings[std::string(name)] = reader.text(kValue);
    }
    take(reader, into.readable);
    take(reader, into.writable);
    into.require_sandbox = reader.number<std::uint8_t>() != 0;
    return reader.done();
}

void encode(const Ready& ready, Buffer& into) {
    Writer writer = begin(Side::to_host, into);
    writer.number(ready.status).text(ready.what.substr(0, kPath));
    put(writer, ready.missing);
    writer.number(ready.confine_ns);
}

bool decode(Bytes message, Ready& into) {
    Reader reader(message);
    if (!begins(reader, Side::to_host)) return false;
    into.status = reader.number<Status>();
    into.what = reader.text(kPath);
    take(reader, into.missing);
    into.confine_ns = reader.number<std::uint64_t>();
    return reader.done();
}

}  // namespace cotejo::wire
