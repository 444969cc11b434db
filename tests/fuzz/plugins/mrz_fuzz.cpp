// SPDX-License-Identifier: Apache-2.0
//
// Any lines as a machine readable zone: refused with a reason, or fields of their forms; and any bytes as
// what a reader of characters saw: refused, or a zone that holds to its form.

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "mrz/search.hpp"

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

void look_at(const mrz::Mrz& mrz) {
    demand(int(mrz.lines.size()) == rows(mrz.format));
    demand(mrz.number.text.size() <= 23 && mrz.state.text.size() <= 3);
    for (const mrz::Field* field : {&mrz.surname, &mrz.given_names, &mrz.number, &mrz.optional, &mrz.optional_2})
        demand(field->text.find('<') == std::string::npos);
    for (const mrz::Field* date : {&mrz.birth, &mrz.expiry}) demand(date->text.empty() || date->text.size() == 6);
    const mrz::Key key = mrz::key(mrz);
    demand(key.text().size() == key.number.size() + 15 && key.number.size() >= 9);
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty() && lines.size() < 4) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// One cell a byte, which shows one character so much more than all others.
void search(const std::uint8_t* data, std::size_t size) {
    const int format = data[0] % 3;
    const std::size_t rows = format == 0 ? 3 : 2, columns = format == 0 ? 30 : format == 1 ? 36 : 44;
    std::vector<std::vector<mrz::Cell>> cells(rows, std::vector<mrz::Cell>(columns));
    for (std::size_t i = 0; i < rows * columns; ++i) {
        mrz::Cell& cell = cells[i / columns][i % columns];
        cell.fill(0.0f);
        const std::uint8_t byte = data[1 + i % (size - 1)];
        cell[byte % cell.size()] = float(byte / 16);
    }
    const auto reading = mrz::search(cells);
    if (!reading) return demand(!reading.error().what.empty());
    look_at(reading->mrz);
    demand(reading->probability >= 0 && reading->probability <= 1 && reading->sure == reading->doubt.empty());
    for (const mrz::Check& check : reading->mrz.checks) demand(check.holds || check.name == "composite");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto mrz = mrz::parse(lines_of({reinterpret_cast<const char*>(data), size}));
    if (mrz) look_at(*mrz);
    else demand(!mrz.error().what.empty());
    constexpr std::uint8_t kSeen = 0xC0; // what begins so, no text does, is searched: it takes a millisecond
    if (size >= 40 && data[0] >= kSeen) search(data, std::min<std::size_t>(size, 400));
    return 0;
}
