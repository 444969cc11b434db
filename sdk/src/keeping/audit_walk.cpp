// SPDX-License-Identifier: Apache-2.0
//
// Following a log from its first line.

#include "keeping/audit_walk.hpp"

#include <cerrno>
#include <fstream>

#include "keeping/disk.hpp"
#include "keeping/text.hpp"

namespace cotejo {
namespace {

/// Takes one whole line into the walk; false when it does not follow from those before it.
bool follow(Walk& walk, std::string_view text) {
    const std::optional<AuditLine> line = read_line(text);
    if (!line || line->number != walk.tree.size() || line->root != walk.tree.root()) return false;
    if (walk.tree.size() == 0) {
        if (line->type != name(AuditType::opened) || line->origin.empty() || !line->key) return false;
        walk.origin = line->origin;
        walk.key.bytes = *line->key;
    }
    walk.visits.see(line->type, line->visit, line->decision);
    walk.tree.append(leaf_hash(bytes_of(text)));
    return true;
}

/// A crash leaves a last line without its break, or blocks of zeros not yet written.
bool looks_torn(std::string_view line, bool whole, std::uint64_t from_end) {
    if (!whole) return true;
    return from_end <= kLongestAppend && line.find('\0') != std::string_view::npos;
}

}  // namespace

Result<Walk> walk(const std::filesystem::path& file, std::optional<std::uint64_t> at) {
    std::ifstream log(file, std::ios::binary);
    if (!log) return Error{Status::not_found, "there is no audit log " + file.string()};
    std::error_code problem;
    const std::uint64_t size = std::filesystem::file_size(file, problem);
    if (problem) return disk_error("cannot read", file, problem.value());

    Walk walked;
    for (std::string line;;) {
        if (at == walked.tree.size()) walked.root_at = walked.tree.root();
        if (!std::getline(log, line)) break;
        if (looks_torn(line, !log.eof(), size - walked.bytes)) {
            walked.torn = size - walked.bytes;
            break;
        }
        if (!follow(walked, line)) {
            walked.wrong = walked.tree.size();
            break;
        }
        walked.bytes += line.size() + 1;
    }
    if (log.bad()) return disk_error("cannot read", file, EIO);
    return walked;
}

void OpenVisits::see(std::string_view type, const std::optional<Reference>& visit,
                     std::string_view decision) {
    if (!visit) return;
    if (type == name(AuditType::completed) || type == name(AuditType::abandoned)) {
        through_.erase(*visit);
        return;
    }
    if (type == name(AuditType::erased)) return; // long after the visit's end
    bool& through = through_[*visit];
    if (type == name(AuditType::decision)) {
        decided_ = true;
        through = decision == "through";
    }
    if (type == name(AuditType::officer)) through = false;
}

std::vector<Unfinished> OpenVisits::list() const {
    std::vector<Unfinished> list;
    for (const auto& [visit, through] : through_) list.push_back({visit, through});
    return list;
}

}  // namespace cotejo
