// SPDX-License-Identifier: Apache-2.0
//
// From the bytes of a command to those of its answer: secure messaging off, carried out, on again.

#include "passport/card/card.hpp"

namespace passport::card {

namespace {

using emrtd::Command;
using emrtd::Response;

Response sw(std::uint16_t word) { return {{}, word}; }

}  // namespace

Card::Card(Chip chip, Fault fault)
    : chip_(std::move(chip)), fault_(std::move(fault)), files_(chip_), access_(chip_) {
    if (fault_.holds) fault_.holds(chip_);
}

void Card::reset() {
    files_.reset();
    access_.reset();
    number_ = 0;
    gone_ = false;
}

Tally Card::tally() const {
    const std::lock_guard lock(mutex_);
    return tally_;
}

std::optional<Bytes> Card::transmit(emrtd::View bytes) {
    ++number_;
    const cotejo::Result<Command> command = emrtd::read_command(bytes);
    if (!command) return emrtd::write(sw(emrtd::kWrongLength));
    if (command->extended && !chip_.habits.extended_length) return emrtd::write(sw(emrtd::kWrongLength));
    return answer(*command);
}

std::optional<Bytes> Card::answer(const Command& command) {
    const bool secured = (command.cla & 0x0C) == 0x0C;
    cotejo::Result<Command> understood = command;
    if (access_.channel()) {
        // Whoever speaks in the clear, or wrongly, ends the session (ICAO 9303-11 § 9.8.5).
        understood = secured ? access_.channel()->open(command)
                             : emrtd::refused("in the clear within secure messaging");
        if (!understood) {
            access_.reset();
            return emrtd::write(sw(secured ? emrtd::kWrongSecureMessage : 0x6987));
        }
    } else if (secured) {
        return emrtd::write(sw(0x6882));
    }
    Response response = carry_out(*understood);
    count(*understood, response);
    const Exchange exchange{number_, *understood, files_.current(), secured, response};
    const Then then = fault_.inside ? fault_.inside(exchange) : Then::answer;
    gone_ = then == Then::gone;
    if (then != Then::answer) return std::nullopt;

    Bytes wire = secured ? emrtd::write(access_.channel()->seal(response)) : emrtd::write(response);
    access_.turn();
    if (fault_.outside) fault_.outside(exchange, wire);
    return wire;
}

Response Card::carry_out(const Command& command) {
    switch (command.ins) {
    case 0xA4: return files_.select(command, access_.open());
    case 0xB0:
    case 0xB1: return files_.read(command, access_.open());
    case 0x84: return access_.get_challenge(command, files_.in_application());
    case 0x82: return access_.external_authenticate(command);
    case 0x22: return access_.manage_security(command);
    case 0x86: return access_.general_authenticate(command);
    case 0x88: return access_.internal_authenticate(command);
    default: return sw(emrtd::kNoSuchInstruction);
    }
}

void Card::count(const Command& command, const Response& response) {
    const std::lock_guard lock(mutex_);
    ++tally_.commands;
    ++tally_.instructions[command.ins];
    tally_.done = access_.done();
    const bool selects = command.ins == 0xA4 && command.p1 != 0x04 && command.data.size() == 2;
    const bool reads_by_name = command.ins == 0xB0 && command.p1 & 0x80;
    if (selects) ++tally_.touched[std::uint16_t(emrtd::number(command.data))];
    else if (reads_by_name) ++tally_.touched[std::uint16_t(0x0100 | (command.p1 & 0x1F))];
    else if (command.ins == 0xB0 || command.ins == 0xB1) ++tally_.touched[files_.current()];
    if (response.done()) tally_.bytes += response.data.size();
}

}  // namespace passport::card
