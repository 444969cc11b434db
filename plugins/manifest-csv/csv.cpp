// SPDX-License-Identifier: Apache-2.0
//
// Reads comma-separated values, strictly.

#include "csv.hpp"

#include <algorithm>

namespace csv {

Reader::Reader(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

std::optional<Row> Reader::next() {
    skip_empty_lines();
    if (at_ >= text_.size()) return std::nullopt;
    Row row;
    row.line = line_;
    const std::size_t begin = at_;
    while (true) {
        read_field(row);
        if (!row.wrong.empty()) break;
        if (at_ >= text_.size() || text_[at_] != ',') break;
        ++at_;
    }
    if (!row.wrong.empty()) skip_line();
    row.text = text_.substr(begin, at_ - begin);
    skip_line_end();
    return row;
}

void Reader::read_field(Row& row) {
    if (at_ < text_.size() && text_[at_] == '"') read_quoted(row);
    else read_plain(row);
}

void Reader::read_quoted(Row& row) {
    std::string field;
    ++at_;
    while (true) {
        const std::size_t quote = text_.find('"', at_);
        if (quote == std::string_view::npos) {
            row.wrong = "a quote is opened and never closed";
            row.unended = true;
            at_ = text_.size();
            return;
        }
        const std::string_view part = text_.substr(at_, quote - at_);
        line_ += int(std::ranges::count(part, '\n'));
        field += part;
        at_ = quote + 1;
        if (at_ >= text_.size() || text_[at_] != '"') break;
        field += '"';
        ++at_;
    }
    if (at_ < text_.size() && text_[at_] != ',' && !at_line_end())
        row.wrong = "something follows a closing quote; write a quote inside a field twice";
    row.fields.push_back(std::move(field));
}

void Reader::read_plain(Row& row) {
    std::size_t end = text_.find_first_of(",\n\"", at_);
    if (end == std::string_view::npos) end = text_.size();
    if (end < text_.size() && text_[end] == '"') {
        row.wrong = "a quote inside a field that does not begin with one";
        return;
    }
    std::string_view field = text_.substr(at_, end - at_);
    at_ = end;
    if (end < text_.size() && text_[end] == '\n' && field.ends_with('\r')) {
        field.remove_suffix(1);
        --at_;
    }
    row.fields.emplace_back(field);
}

bool Reader::at_line_end() const {
    return text_[at_] == '\n' || text_.substr(at_).starts_with("\r\n");
}

void Reader::skip_line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_, ++line_;
}

void Reader::skip_line() {
    at_ = std::min(text_.find('\n', at_), text_.size());
}

void Reader::skip_empty_lines() {
    while (at_ < text_.size() && at_line_end()) skip_line_end();
}

bool is_text(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        if (lead == 0) return false;
        if (lead < 0x80) { ++i; continue; }
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || i + length > bytes.size()) return false;
        char32_t code = lead & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(bytes[i + k]);
            if ((next & 0xC0) != 0x80) return false;
            code = code << 6 | (next & 0x3F);
        }
        const char32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
        if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
        i += length;
    }
    return true;
}

}  // namespace csv
