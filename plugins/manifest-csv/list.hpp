// SPDX-License-Identifier: Apache-2.0
//
// List: a flight's passenger list, read whole before any traveller of it is given on.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cotejo/result.hpp"

namespace list {

/// One traveller: the texts by column, and the row as it stands in the file.
struct Entry {
    int line = 0;
    std::vector<std::pair<std::string, std::string>> texts; ///< without empty ones and pictures
    std::string_view row;
};

struct List {
    std::string_view header;           ///< the first line as it stands
    std::vector<Entry> entries;        ///< in the order of the file
    std::vector<std::string> mistakes; ///< "line 7: column 'seat' is no seat; …", without contents
};

/// Reads a list. A faulty line is left out and named in `mistakes`; two lines for one traveller are
/// both left out, since nobody can say here which one is right.
/// Status::refused: the header is wrong, a quote never ends, or there are more mistakes than this.
cotejo::Result<List> read(std::string_view text, std::size_t most_mistakes);

/// Finds a column's field in one row under its header; "" when it is not there.
std::string field(std::string_view header_and_row, std::string_view column);

}  // namespace list
