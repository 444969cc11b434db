// SPDX-License-Identifier: Apache-2.0
//
// A CSV file (RFC 4180, UTF-8) with a header line, read row by row; every mistake has its line.

#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "cotejo/digest.hpp"
#include "cotejo/mistake.hpp"

namespace cotejo::tools::evaluation {

/// Reads rows until the file ends. Quoted fields may hold commas and doubled quotes, no line breaks.
class Table {
public:
    /// Opens the file and reads its header: `needed` in this order, then any of `optional`.
    Table(const std::filesystem::path& file, const std::vector<std::string>& needed,
          const std::vector<std::string>& optional);

    /// The next row that is well formed; false at the end. Rows that are not become mistakes.
    bool next();
    /// The row's field in this column; "" when the file has no such column.
    const std::string& field(const std::string& column) const;
    bool has(const std::string& column) const;
    int line() const { return line_; }

    /// Notes a mistake in this row.
    void wrong(std::string what) { wrong(line_, std::move(what)); }
    void wrong(int line, std::string what);
    /// All of them; past the first 50 only how many.
    Mistakes mistakes() const;
    /// All of the file.
    const std::string& text() const { return text_; }

private:
    bool load(const std::filesystem::path& file);
    bool take_line();
    bool read_header(const std::vector<std::string>& needed, const std::vector<std::string>& optional);
    bool split();

    std::string file_;
    std::string text_;             ///< the whole file
    std::size_t at_ = 0;           ///< where the next line begins
    std::string raw_;
    std::vector<std::string> columns_, fields_;
    int line_ = 0;
    Mistakes mistakes_;
    std::size_t more_ = 0;
};

}  // namespace cotejo::tools::evaluation
