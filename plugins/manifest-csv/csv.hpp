// SPDX-License-Identifier: Apache-2.0
//
// csv: comma-separated values as RFC 4180 writes them, a record at a time.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csv {

/// One record, or what is wrong with it.
struct Row {
    int line = 0;                    ///< where it begins, from 1; a quoted field may span lines
    std::string_view text;           ///< the record as it stands, without its line end
    std::vector<std::string> fields; ///< unquoted
    std::string wrong;               ///< "" when sound
    bool unended = false;            ///< a quote never ends: what follows is lost with it
};

/// Reads records from the front of a text. Lines end with CRLF or LF; a byte order mark is skipped,
/// empty lines too. Quotes stand around a whole field or not at all; after a fault it goes on at
/// the next line.
class Reader {
public:
    explicit Reader(std::string_view text);

    /// Gives the next record; nothing at the end.
    std::optional<Row> next();

private:
    void read_field(Row& row);
    void read_quoted(Row& row);
    void read_plain(Row& row);
    bool at_line_end() const;
    void skip_line_end();
    void skip_line();
    void skip_empty_lines();

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
};

/// Says whether this is well-formed UTF-8 without NUL.
bool is_text(std::string_view bytes);

}  // namespace csv
