// SPDX-License-Identifier: Apache-2.0
//
// Numbers what comes, and keeps count of what should be known.

#include "evaluate/gather.hpp"

#include <algorithm>

namespace cotejo::tools::evaluation {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostNotes = 10;

}  // namespace

std::uint32_t Gatherer::picture(const std::string& path, int line) {
    const std::uint32_t number = pictures_.of(path);
    if (number < trials_.pictures.size()) return number;
    const fs::path written(path);
    const fs::path inside = written.lexically_normal();
    if (written.is_absolute() || (!inside.empty() && *inside.begin() == "..")) ++outside_;
    trials_.pictures.push_back({path, file_.parent_path() / written, line, 0});
    return number;
}

std::uint16_t Gatherer::group(const std::string& name) {
    if (name.empty()) return 0;
    const auto number = static_cast<std::uint16_t>(groups_.of(name) + 1);
    if (number == trials_.groups.size()) trials_.groups.push_back(name);
    return number;
}

void Gatherer::note(int line, const std::string& what) {
    if (++noted_ <= kMostNotes) trials_.notes.push_back({file_.string(), line, 1, what});
}

void Gatherer::close() {
    if (noted_ > kMostNotes)
        trials_.notes.push_back({file_.string(), 0, 0, std::to_string(noted_ - kMostNotes) + " more such lines"});
    if (outside_)
        trials_.notes.push_back({file_.string(), 0, 0, std::to_string(outside_) +
                                 " pictures lie outside its folder; they are read all the same"});
}

Digest digest_of(const std::string& text, const std::vector<std::string>& sets) {
    std::string all = text;
    for (const std::string& set : sets) all += '\0' + set;
    return sha256({reinterpret_cast<const std::uint8_t*>(all.data()), all.size()});
}

void check_classes(const Trials& trials, Table& table) {
    const auto genuine = std::ranges::count(trials.pairs, true, &Pair::genuine);
    if (trials.pairs.empty()) return table.wrong(0, "holds no pairs");
    if (genuine == 0) table.wrong(0, "holds no genuine pairs; error rates need both classes");
    if (genuine == std::ssize(trials.pairs))
        table.wrong(0, "holds no impostor pairs; error rates need both classes");
}

}  // namespace cotejo::tools::evaluation
