// SPDX-License-Identifier: Apache-2.0
//
// The wire: whatever a child, or a host, may be sent. What is decoded is read to its last byte.

#include "isolation/wire.hpp"

#include <cstring>

#include "plugin/contract.hpp"

namespace {

using namespace cotejo;

std::size_t touched = 0;

void touch(const char* text) { touched += text ? std::strlen(text) : 0; }

void touch(const std::vector<cotejo_fact>& facts) {
    for (const cotejo_fact& fact : facts) touch(fact.name), touch(fact.text);
}

void touch(const wire::RecordOnWire& item) {
    touch(item.record.kind), touch(item.record.format), touch(item.facts);
    if (item.place != wire::Place::inside) return;
    for (std::uint64_t i = 0; i < item.record.size; ++i) touched += item.record.data[i];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const wire::Bytes message(data, size);
    const wire::ToChild to_child = wire::decode_to_child(message);
    if (const auto* run = std::get_if<wire::Run>(&to_child)) {
        touch(run->role), touch(run->gives), touch(run->options);
        for (const wire::RecordOnWire& input : run->inputs) touch(input);
    }
    const wire::ToHost to_host = wire::decode_to_host(message);
    if (const auto* emit = std::get_if<wire::Emit>(&to_host)) {
        touch(emit->record);
        if (const auto read = read_emitted(emit->record.record))
            (void)bool(check_emitted(*read, "fake.part"));
    }
    if (const auto* line = std::get_if<wire::Log>(&to_host)) touched += log_line(line->text).size();
    if (const auto* guide = std::get_if<wire::Guide>(&to_host))
        (void)bool(check_guide(guide->hint, guide->progress));
    wire::Config config;
    wire::Ready ready;
    (void)wire::decode(message, config);
    (void)wire::decode(message, ready);
    touched += wire::size_in_file(message);
    return 0;
}
