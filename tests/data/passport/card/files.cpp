// SPDX-License-Identifier: Apache-2.0
//
// What may be selected when, and how many bytes come at once.

#include "passport/card/files.hpp"

#include <algorithm>

#include "emrtd/tlv.hpp"

namespace passport::card {

namespace {

using emrtd::Command;
using emrtd::Response;
using emrtd::View;

const Bytes kApplication = emrtd::from_hex("A0000002471001");
constexpr std::uint16_t kMasterFile = 0x3F00;

Response sw(std::uint16_t word) { return {{}, word}; }

/// Where READ BINARY begins, and in which file.
struct Place {
    std::uint16_t file = 0;  ///< 0: the one selected last
    std::size_t offset = 0;
};

/// Short identifiers are the last five bits of a file's identifier (ICAO 9303-10 table 35).
std::uint16_t short_file(unsigned id) { return static_cast<std::uint16_t>(0x0100 | (id & 0x1F)); }

/// Bytes of tag 53 and a length before `size` bytes with both.
std::size_t head_of_53(std::size_t size) { return size < 130 ? 2 : size < 259 ? 3 : 4; }

Place even(const Command& command) {
    if (command.p1 & 0x80) return {short_file(command.p1), command.p2};
    return {0, std::size_t(command.p1 << 8 | command.p2)};
}

std::optional<Place> odd(const Command& command) {
    const std::optional<View> offset = emrtd::find(command.data, 0x54);
    if (!offset || offset->size() > 4) return std::nullopt;
    const auto file = static_cast<std::uint16_t>(command.p1 << 8 | command.p2);
    Place place{file, std::size_t(emrtd::number(*offset))};
    if (file && file < 0x20) place.file = short_file(file);
    return place;
}

}  // namespace

void Files::reset() {
    in_application_ = false;
    current_ = 0;
}

const Bytes* Files::find(std::uint16_t id) const {
    const auto& files = in_application_ ? chip_.files : chip_.master_files;
    const auto found = files.find(id);
    return found == files.end() ? nullptr : &found->second;
}

std::optional<std::uint16_t> Files::refusal(std::uint16_t id, bool open) const {
    if (!find(id)) return emrtd::kFileNotFound;
    if (!in_application_) return open || id != kCardSecurity ? std::nullopt : std::optional(std::uint16_t(emrtd::kNotSatisfied));
    if (!open || id == kDg3 || id == kDg4) return emrtd::kNotSatisfied;
    return std::nullopt;
}

Response Files::select(const Command& command, bool open) {
    if (command.p1 == 0x04) {
        if (command.data != kApplication) return sw(emrtd::kFileNotFound);
        in_application_ = true;
        current_ = 0;
        return sw(emrtd::kDone);
    }
    const auto id = static_cast<std::uint16_t>(emrtd::number(command.data));
    if (command.p1 == 0x00 && (command.data.empty() || (command.data.size() == 2 && id == kMasterFile))) {
        reset();
        return sw(emrtd::kDone);
    }
    if (command.p1 != 0x02 && command.p1 != 0x00) return sw(0x6A86);
    if (command.data.size() != 2) return sw(emrtd::kWrongLength);
    if (const auto word = refusal(id, open)) return sw(*word);
    current_ = id;
    return sw(emrtd::kDone);
}

Response Files::read(const Command& command, bool open) {
    const bool is_odd = command.ins & 1;
    if (is_odd && !chip_.habits.odd_read_binary) return sw(emrtd::kNoSuchInstruction);
    const std::optional<Place> place = is_odd ? odd(command) : even(command);
    if (!place) return sw(emrtd::kWrongData);
    const std::uint16_t id = place->file ? place->file : current_;
    if (!id) return sw(0x6986); // no file is selected
    if (const auto word = refusal(id, open)) return sw(*word);
    current_ = id;
    const Bytes& file = *find(id);
    if (place->offset >= file.size()) return sw(0x6B00);

    const std::size_t left = file.size() - place->offset;
    std::size_t wanted = command.le;
    if (is_odd) wanted -= std::min(wanted, head_of_53(wanted));
    const bool all = command.le == emrtd::kShortLe || command.le == emrtd::kExtendedLe;
    if (wanted > left && !all && chip_.habits.exact_le)
        return sw(static_cast<std::uint16_t>(0x6C00 | (left < 256 ? left : 0)));
    const std::size_t given = std::min({wanted, left, chip_.habits.longest_reply});
    const View bytes = View(file).subspan(place->offset, given);
    Response response{is_odd ? emrtd::tlv(0x53, bytes) : emrtd::copy(bytes), emrtd::kDone};
    if (wanted > left && !all && chip_.habits.warns_at_end) response.sw = emrtd::kEndOfFile;
    return response;
}

}  // namespace passport::card
