// SPDX-License-Identifier: Apache-2.0
//
// EF.COM and EF.SOD first, for they say what else there is.

#include "reading.hpp"

#include <algorithm>
#include <set>

#include "emrtd/elementary_file.hpp"
#include "lds/groups.hpp"
#include "lds/security_object.hpp"

namespace chip {

namespace {

using emrtd::Answer;
using emrtd::Cause;

constexpr int kWanted[] = {1, 2, 11, 12, 13, 14, 15}; ///< never 3 or 4: nobody here has use for them
constexpr int kMandatory = 2;                         ///< DG1 and DG2 must be readable

/// How far the reading is, weighed by what these files mostly have: nearly all of it is DG2.
class Meter {
public:
    explicit Meter(const std::function<void(double)>& told) : told_(told) {}

    emrtd::Progress of(double begin, double end) const {
        if (!told_) return {};
        return [this, begin, end](std::size_t got, std::size_t size) {
            told_(begin + (end - begin) * (size ? double(std::min(got, size)) / double(size) : 1.0));
        };
    }

private:
    const std::function<void(double)>& told_;
};

/// Gives false when the file may be left out.
Answer<void> read_one(emrtd::Chip& chip, std::uint16_t id, bool mandatory, emrtd::Progress progress, lds::Files& files) {
    Answer<emrtd::Bytes> file = emrtd::read_file(chip, id, progress);
    if (file) {
        files.put(id, std::move(*file));
        return {};
    }
    const Cause cause = file.error().cause;
    const bool session_stands = chip.is_protected();
    if (cause == Cause::absent) return {};
    if (!mandatory && session_stands && (cause == Cause::denied || cause == Cause::garbled)) return {};
    return file.error();
}

std::set<int> listed_in(const lds::Files& files) {
    std::set<int> groups;
    if (const auto com = lds::read_com(files.get(lds::kCom))) groups.insert(com->groups.begin(), com->groups.end());
    const auto sod = lds::read_sod(files.get(lds::kSod));
    if (!sod) return groups;
    if (const auto object = lds::read_security_object(sod->content))
        for (const auto& [group, hash] : object->hashes) groups.insert(group);
    return groups;
}

}  // namespace

Answer<void> read_files(emrtd::Chip& chip, const std::function<void(double)>& progress, lds::Files& files) {
    const Meter meter(progress);
    if (const auto com = read_one(chip, lds::kCom, true, meter.of(0, 0.01), files); !com) return com.error();
    if (const auto sod = read_one(chip, lds::kSod, true, meter.of(0.01, 0.1), files); !sod) return sod.error();
    std::set<int> groups = listed_in(files);
    groups.insert({1, 2}); // every document has them
    for (const int group : kWanted) {
        if (!groups.contains(group)) continue;
        const double begin = group == 1 ? 0.1 : group == 2 ? 0.12 : 0.9 + 0.02 * (group - 11);
        const double end = group == 1 ? 0.12 : group == 2 ? 0.9 : begin + 0.02;
        const auto read = read_one(chip, lds::file_of(group), group <= kMandatory, meter.of(begin, end), files);
        if (!read) return read.error();
    }
    return {};
}

}  // namespace chip
