// SPDX-License-Identifier: Apache-2.0
//
// Reads a passenger list: header, then each line by itself, then travellers who stand in it twice.

#include "list.hpp"

#include "columns.hpp"
#include "csv.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "cotejo/kinds.h"

namespace list {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr std::size_t kLongestRow = (1 << 20) - 4096; // a block, less the header
using Names = std::vector<std::string>;

/// The ways to find a traveller again; each is enough, and names one traveller of a flight.
const std::vector<Names>& keys() {
    static const std::vector<Names> all{
        {COTEJO_FACT_FLIGHT, COTEJO_FACT_DATE, COTEJO_FACT_PNR, COTEJO_FACT_SEAT},
        {COTEJO_FACT_FLIGHT, COTEJO_FACT_DATE, COTEJO_FACT_DOCUMENT_STATE,
         COTEJO_FACT_DOCUMENT_NUMBER},
        {COTEJO_FACT_FLIGHT, COTEJO_FACT_DATE, COTEJO_FACT_LIST_NUMBER},
    };
    return all;
}

std::string at(int line, const std::string& what) {
    return "line " + std::to_string(line) + ": " + what;
}

/// Joins the texts of one key; nothing when one of them is not there.
std::optional<std::string> key_of(const Entry& entry, const Names& names) {
    std::string joined;
    for (const std::string& name : names) {
        const auto text = std::ranges::find(entry.texts, name, [](auto& pair) { return pair.first; });
        if (text == entry.texts.end()) return std::nullopt;
        joined += text->second + '\n';
    }
    return joined;
}

Result<Names> read_header(const std::optional<csv::Row>& row) {
    const auto wrong = [](const std::string& what) { return Error{Status::refused, at(1, what)}; };
    if (!row) return wrong("the list is empty; write a header line");
    if (!row->wrong.empty()) return wrong(row->wrong);
    for (const std::string& name : row->fields) {
        if (columns::known(name)) continue;
        if (row->fields.size() == 1 && name.find(';') != std::string::npos)
            return wrong("columns are separated by ';'; write ','");
        const auto column = &name - row->fields.data() + 1;
        return wrong("the name of column " + std::to_string(column) + " is not known; write one of " +
                     columns::all());
    }
    if (std::set<std::string>(row->fields.begin(), row->fields.end()).size() != row->fields.size())
        return wrong("a column's name stands there twice");
    const auto has = [&](const std::string& name) {
        return std::ranges::find(row->fields, name) != row->fields.end();
    };
    const auto complete = [&](const Names& key) { return std::ranges::all_of(key, has); };
    if (!std::ranges::any_of(keys(), complete))
        return wrong("columns are missing; write flight, date and either pnr and seat, or "
                     "document.state and document.number, or list.number");
    return row->fields;
}

/// Reads one field into the entry, or says what is wrong with it.
std::string add_field(Entry& entry, const std::string& column, const std::string& field) {
    if (columns::picture(column)) {
        if (field.empty()) return {};
        const auto picture = columns::decoded(field);
        return picture ? "" : "column '" + column + "' " + picture.error().what;
    }
    Result<std::string> text = columns::normalised(column, field);
    if (!text) return "column '" + column + "' " + text.error().what;
    if (!text->empty()) entry.texts.emplace_back(column, std::move(*text));
    return {};
}

/// Reads one line into the entry, or says what is wrong with it.
std::string read_row(Entry& entry, const csv::Row& row, const Names& header) {
    entry.line = row.line;
    entry.row = row.text;
    if (!row.wrong.empty()) return row.wrong;
    if (row.fields.size() < header.size())
        return "column '" + header[row.fields.size()] + "' is missing";
    if (row.fields.size() > header.size())
        return "there are more fields than the header has columns";
    if (row.text.size() > kLongestRow) return "the line is longer than 1 MiB";
    if (!csv::is_text(row.text)) return "the line is not UTF-8";
    for (std::size_t i = 0; i < header.size(); ++i)
        if (std::string wrong = add_field(entry, header[i], row.fields[i]); !wrong.empty())
            return wrong;
    const auto names_entry = [&](const Names& key) { return key_of(entry, key).has_value(); };
    if (!std::ranges::any_of(keys(), names_entry))
        return "nothing names the traveller; fill in flight, date and either pnr and seat, or "
               "document.state and document.number, or list.number";
    return {};
}

/// Leaves out every entry that shares a key with another one.
void leave_out_twins(List& list) {
    std::set<int> out;
    for (const Names& names : keys()) {
        std::map<std::string, int> first;
        for (const Entry& entry : list.entries) {
            const auto key = key_of(entry, names);
            if (!key) continue;
            const auto [known, added] = first.emplace(*key, entry.line);
            if (added) continue;
            list.mistakes.push_back(at(entry.line, "the same traveller as in line " +
                                                       std::to_string(known->second) +
                                                       "; both are left out"));
            out.insert({entry.line, known->second});
        }
    }
    std::erase_if(list.entries, [&](const Entry& entry) { return out.contains(entry.line); });
}

}  // namespace

Result<List> read(std::string_view text, std::size_t most_mistakes) {
    csv::Reader reader(text);
    const std::optional<csv::Row> first = reader.next();
    const Result<Names> header = read_header(first);
    if (!header) return header.error();
    List list;
    list.header = first->text;
    while (const std::optional<csv::Row> row = reader.next()) {
        if (row->unended) return Error{Status::refused, at(row->line, row->wrong)};
        Entry entry;
        if (std::string wrong = read_row(entry, *row, *header); !wrong.empty())
            list.mistakes.push_back(at(row->line, wrong));
        else
            list.entries.push_back(std::move(entry));
    }
    leave_out_twins(list);
    if (list.mistakes.size() <= most_mistakes) return list;
    return Error{Status::refused, std::to_string(list.mistakes.size()) +
                                      " faulty lines; the first: " + list.mistakes.front()};
}

std::string field(std::string_view header_and_row, std::string_view column) {
    csv::Reader reader(header_and_row);
    const auto header = reader.next();
    const auto row = reader.next();
    if (!header || !row) return {};
    const auto name = std::ranges::find(header->fields, column);
    const auto index = std::size_t(name - header->fields.begin());
    return index < row->fields.size() ? row->fields[index] : "";
}

}  // namespace list
