// SPDX-License-Identifier: Apache-2.0
//
// Splits lines into fields and keeps count of what is wrong.

#include "evaluate/table.hpp"

#include <algorithm>
#include <iterator>

#include "plugin/utf8.hpp"

namespace cotejo::tools::evaluation {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kLargest = std::uintmax_t{2} << 30;
constexpr std::size_t kLongestLine = 16 * 1024;
constexpr std::size_t kMostMistakes = 50;

std::string listed(const std::vector<std::string>& needed, const std::vector<std::string>& optional) {
    std::string list;
    for (const std::string& name : needed) list += (list.empty() ? "" : ",") + name;
    for (const std::string& name : optional) list += "[," + name + "]";
    return list;
}

}  // namespace

Table::Table(const fs::path& file, const std::vector<std::string>& needed,
             const std::vector<std::string>& optional)
    : file_(file.string()) {
    if (!load(file)) return;
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (!read_header(needed, optional)) at_ = text_.size();
}

bool Table::load(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error)) return wrong(0, "there is no such file"), false;
    if (!fs::is_regular_file(file, error)) return wrong(0, "is no file"), false;
    if (fs::file_size(file, error) > kLargest) return wrong(0, "larger than 2 GiB; split it"), false;
    std::ifstream input(file, std::ios::binary);
    text_.assign(std::istreambuf_iterator<char>(input), {});
    if (input.bad() || !input.is_open()) return wrong(0, "cannot be read"), false;
    return true;
}

bool Table::take_line() {
    if (at_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    raw_.assign(text_, at_, end - at_);
    if (raw_.ends_with('\r')) raw_.pop_back();
    at_ = end + 1;
    ++line_;
    return true;
}

bool Table::read_header(const std::vector<std::string>& needed, const std::vector<std::string>& optional) {
    const std::string wanted = "the first line must be the header " + listed(needed, optional);
    if (!take_line()) return wrong(0, "is empty; " + wanted), false;
    if (!split()) return false;
    columns_ = fields_;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool right = i < needed.size() ? columns_[i] == needed[i]
                                             : std::ranges::find(optional, columns_[i]) != optional.end() &&
                                                   std::ranges::count(columns_, columns_[i]) == 1;
        if (!right) return wrong(wanted + ", not \"" + columns_[i] + "\" as column " + std::to_string(i + 1)), false;
    }
    if (columns_.size() < needed.size()) return wrong(wanted), false;
    return true;
}

bool Table::split() {
    fields_.assign(1, "");
    bool quoted = false;
    if (raw_.size() > kLongestLine) return wrong("longer than 16 KiB"), false;
    if (!is_utf8(raw_)) return wrong("is not UTF-8; save the file as UTF-8"), false;
    if (std::ranges::any_of(raw_, [](unsigned char c) { return c < 0x20 && c != '\t'; }))
        return wrong("holds a control character"), false;
    for (std::size_t i = 0; i < raw_.size(); ++i) {
        const char c = raw_[i];
        if (c == '"' && quoted && i + 1 < raw_.size() && raw_[i + 1] == '"') fields_.back() += raw_[++i];
        else if (c == '"' && (quoted || fields_.back().empty())) quoted = !quoted;
        else if (c == ',' && !quoted) fields_.emplace_back();
        else fields_.back() += c;
    }
    if (quoted) return wrong("a quote is not closed; fields hold no line breaks"), false;
    return true;
}

bool Table::next() {
    while (take_line()) {
        if (raw_.empty()) continue;
        if (!split()) continue;
        if (fields_.size() == columns_.size()) return true;
        wrong("has " + std::to_string(fields_.size()) + " fields, the header " +
              std::to_string(columns_.size()) + "; a field with a comma needs quotes");
    }
    return false;
}

bool Table::has(const std::string& column) const {
    return std::ranges::find(columns_, column) != columns_.end();
}

const std::string& Table::field(const std::string& column) const {
    static const std::string kNone;
    const auto found = std::ranges::find(columns_, column);
    return found == columns_.end() ? kNone : fields_[static_cast<std::size_t>(found - columns_.begin())];
}

void Table::wrong(int line, std::string what) {
    if (mistakes_.size() == kMostMistakes) ++more_;
    else mistakes_.push_back({file_, line, line ? 1 : 0, std::move(what)});
}

Mistakes Table::mistakes() const {
    Mistakes all = mistakes_;
    if (more_) all.push_back({file_, 0, 0, "and " + std::to_string(more_) + " more mistakes"});
    return all;
}

}  // namespace cotejo::tools::evaluation
