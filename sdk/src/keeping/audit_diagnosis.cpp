// SPDX-License-Identifier: Apache-2.0
//
// Saying what is wrong with a log: which entry was changed, is missing or stands out of order.

#include <fstream>

#include "keeping/audit_walk.hpp"
#include "keeping/text.hpp"

namespace cotejo {
namespace {

struct Lines {
    std::vector<std::string> text;
    std::vector<std::optional<AuditLine>> read;

    bool numbered(std::uint64_t at, std::uint64_t number) const {
        return at < read.size() && read[at] && read[at]->number == number;
    }
    bool holds_after(std::uint64_t at, std::uint64_t number) const {
        for (std::uint64_t i = at + 1; i < read.size(); ++i)
            if (numbered(i, number)) return true;
        return false;
    }
};

Lines lines_of(const std::filesystem::path& file) {
    Lines lines;
    std::ifstream log(file, std::ios::binary);
    for (std::string line; std::getline(log, line);) {
        lines.read.push_back(read_line(line));
        lines.text.push_back(std::move(line));
    }
    return lines;
}

std::string entry(std::uint64_t number) {
    return "entry " + std::to_string(number) + " (line " + std::to_string(number + 1) + ")";
}

/// True when giving line `at` the root it should carry makes the next one right: then it was that
/// root which was changed, and nothing before it.
bool only_root_changed(const Lines& lines, std::uint64_t at) {
    if (!lines.numbered(at + 1, at + 1)) return false;
    Tree tree;
    for (std::uint64_t i = 0; i < at; ++i) tree.append(leaf_hash(bytes_of(lines.text[i])));
    std::string mended = lines.text[at];
    const std::size_t place = mended.find(hex(lines.read[at]->root));
    if (place == std::string::npos) return false;
    mended.replace(place, 64, hex(tree.root()));
    tree.append(leaf_hash(bytes_of(mended)));
    return lines.read[at + 1]->root == tree.root();
}

std::string wrong_root(const Lines& lines, std::uint64_t at) {
    if (at == 0) return entry(0) + " was changed: it does not begin a log";
    if (only_root_changed(lines, at)) return entry(at) + " was changed: its root is not its own";
    if (at + 1 == lines.text.size())
        return entry(at - 1) + " was changed, or the root that the last entry carries of it";
    return entry(at - 1) + " was changed: the entry after it carries another root";
}

std::string wrong_number(const Lines& lines, std::uint64_t at) {
    const std::uint64_t found = lines.read[at]->number;
    if (lines.holds_after(at, at))
        return entry(at) + " is out of order: entry " + std::to_string(found) +
               " stands in its place";
    if (lines.numbered(at + 1, at + 1)) return entry(at) + " was changed: its number is wrong";
    if (found < at) return "entry " + std::to_string(found) + " is there again where " + entry(at) +
                           " belongs";
    if (found == at + 1) return entry(at) + " is missing";
    return "entries " + std::to_string(at) + " to " + std::to_string(found - 1) +
           " are missing, from line " + std::to_string(at + 1) + " on";
}

}  // namespace

std::string diagnose(const std::filesystem::path& file, std::uint64_t wrong) {
    const Lines lines = lines_of(file);
    if (wrong >= lines.read.size()) return "the log changed while it was read";
    if (!lines.read[wrong]) return entry(wrong) + " was changed: it is not an entry";
    if (lines.read[wrong]->number != wrong) return wrong_number(lines, wrong);
    return wrong_root(lines, wrong);
}

}  // namespace cotejo
