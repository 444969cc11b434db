// SPDX-License-Identifier: Apache-2.0
//
// What a chip's access keys are derived from.

#include "mrz/layout.hpp"
#include "mrz/number.hpp"

namespace mrz {

std::string Key::text() const {
    std::string text;
    for (const std::string* part : {&number, &birth, &expiry}) text += *part + check_digit(*part);
    return text;
}

Key key(const Mrz& mrz) {
    const auto text = [&](Part part) { return std::string(cut(mrz.lines, *place(mrz.format, part))); };
    return {read_number(mrz.format, mrz.lines).text, text(Part::birth), text(Part::expiry)};
}

Key key(std::string_view number, std::string_view birth, std::string_view expiry) {
    constexpr std::size_t kLeast = 9;
    Key key{std::string(number), std::string(birth), std::string(expiry)};
    if (key.number.size() < kLeast) key.number.resize(kLeast, '<');
    return key;
}

}  // namespace mrz
