// SPDX-License-Identifier: Apache-2.0
//
// READ BINARY, even up to 32767 bytes into a file and odd beyond (ISO/IEC 7816-4, 11.2.3).

#include "elementary_file.hpp"

#include <algorithm>

#include "tlv.hpp"

namespace emrtd {

namespace {

constexpr std::uint8_t kSelect = 0xA4, kRead = 0xB0, kReadOdd = 0xB1;
constexpr std::size_t kLastEven = 0x7FFF; ///< the last offset that the even instruction can say

Command read_by_short_id(std::uint16_t id, std::uint32_t le) {
    return {0x00, kRead, static_cast<std::uint8_t>(0x80 | (id & 0x1F)), 0x00, {}, le};
}

Command read_at(std::size_t offset, std::uint32_t le) {
    if (offset <= kLastEven)
        return {0x00, kRead, static_cast<std::uint8_t>(offset >> 8), static_cast<std::uint8_t>(offset), {}, le};
    return {0x00, kReadOdd, 0x00, 0x00, tlv(0x54, number(offset, offset > 0xFFFF ? 3 : 2)), le};
}

Trouble refusal(std::uint16_t id, std::uint16_t sw) {
    const bool absent = sw == kFileNotFound || sw == kReferenceNotFound;
    return {absent ? Cause::absent : Cause::denied, "the chip answers " + hex(sw) + " to reading file " + hex(id)};
}

bool gives(const Response& response) {
    return (response.done() || response.sw == kEndOfFile) && !response.data.empty();
}

/// The data of one answer; of the odd instruction it stands in tag 53.
Answer<Bytes> data_of(Response response, bool odd) {
    if (!odd) return std::move(response.data);
    const Result<View> inside = at(response.data, {0x53});
    if (!inside) return garbled(inside.error());
    return copy(*inside);
}

/// The first bytes of a file: by its short identifier, or else selected and read. A chip that takes extended
/// lengths may still not have room for all that could be asked.
Answer<Response> begin(Chip& chip, std::uint16_t id) {
    Answer<Response> first = chip.send(read_by_short_id(id, chip.most()));
    if (first && first->sw == kWrongLength && chip.extended()) {
        chip.set_extended(false);
        first = chip.send(read_by_short_id(id, chip.most()));
    }
    if (!first || gives(*first)) return first;
    const Answer<Response> selected = chip.send({0x00, kSelect, 0x02, 0x0C, number(id, 2), 0});
    if (!selected) return selected.error();
    if (!selected->done()) return Response{{}, selected->sw};
    return chip.send(read_at(0, chip.most()));
}

/// Adds what one more command brings. Gives false at the file's end.
Answer<bool> go_on(Chip& chip, Bytes& file, std::size_t size) {
    const bool odd = file.size() > kLastEven;
    const std::size_t around = odd ? 4 : 0; // tag 53 and its length
    const auto le = static_cast<std::uint32_t>(std::min<std::size_t>(size - file.size() + around, chip.most()));
    Answer<Response> response = chip.send(read_at(file.size(), le));
    if (!response) return response.error();
    if (!gives(*response)) return false;
    const bool at_end = response->sw == kEndOfFile;
    const Answer<Bytes> data = data_of(std::move(*response), odd);
    if (!data) return data.error();
    if (data->empty()) return false;
    file.insert(file.end(), data->begin(), data->end());
    return !at_end;
}

}  // namespace

Answer<Bytes> read_file(Chip& chip, std::uint16_t id, const Progress& progress) {
    Answer<Response> first = begin(chip, id);
    if (!first) return first.error();
    if (!gives(*first)) return refusal(id, first->sw);
    Bytes file = std::move(first->data);
    const Result<std::size_t> size = size_of(file);
    if (!size) return garbled(size.error());
    if (*size > kMostFile)
        return Trouble{Cause::garbled, "file " + hex(id) + " says it has " + std::to_string(*size) + " bytes"};
    for (bool more = first->sw != kEndOfFile; more && file.size() < *size;) {
        if (progress) progress(file.size(), *size);
        const Answer<bool> went = go_on(chip, file, *size);
        if (!went) return went.error();
        more = *went;
    }
    if (file.size() > *size) file.resize(*size);
    if (progress) progress(file.size(), *size);
    return file;
}

Answer<Bytes> read_card_access(Chip& chip, bool probe_extended) {
    if (!probe_extended) return read_file(chip, kCardAccess);
    const Answer<Response> probe = chip.send(read_by_short_id(kCardAccess, kExtendedLe));
    if (!probe) return probe.error();
    chip.set_extended(gives(*probe));
    if (chip.extended()) {
        const Result<std::size_t> size = size_of(probe->data);
        if (size && *size <= probe->data.size()) return copy(View(probe->data).first(*size));
    }
    return read_file(chip, kCardAccess);
}

}  // namespace emrtd
