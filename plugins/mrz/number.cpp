// SPDX-License-Identifier: Apache-2.0
//
// Joins a long document number.

#include "mrz/number.hpp"

#include <algorithm>

#include "mrz/layout.hpp"

namespace mrz {

Number read_number(Format format, std::span<const std::string> lines) {
    Number number;
    number.text = cut(lines, *place(format, Part::number));
    number.check = cut(lines, *place(format, Part::number_check)).front();
    if (format != Format::td1 && format != Format::td2) return number;
    if (number.check != '<' || number.text.back() == '<') return number;
    const std::string_view optional = cut(lines, *place(format, Part::optional));
    const std::size_t end = std::min(optional.find('<'), optional.size());
    if (end < 2 || optional[end - 1] < '0' || optional[end - 1] > '9') return number;
    number.text += optional.substr(0, end - 1);
    number.check = optional[end - 1];
    number.borrowed = end;
    return number;
}

}  // namespace mrz
