// SPDX-License-Identifier: Apache-2.0
//
// A folder played as a traveller's touches.

#include "touches.hpp"

#include <algorithm>
#include <fstream>
#include <map>

namespace finger {
namespace {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

bool is_touch(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg" || ending == ".mishap";
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code problem;
    for (std::filesystem::directory_iterator at(folder, problem), end; !problem && at != end;
         at.increment(problem))
        if (is_touch(at->path())) names.push_back(at->path().filename().string());
    std::ranges::sort(names);
    return names;
}

Result<Touches::Touch> read_mishap(const std::filesystem::path& file) {
    static const std::map<std::string, Mishap> kMishaps = {
        {"general", retry(FP_DEVICE_RETRY_GENERAL)},
        {"too-short", retry(FP_DEVICE_RETRY_TOO_SHORT)},
        {"centre-finger", retry(FP_DEVICE_RETRY_CENTER_FINGER)},
        {"remove-finger", retry(FP_DEVICE_RETRY_REMOVE_FINGER)},
        {"unplug", kUnplugged},
    };
    std::ifstream stream(file);
    std::string word;
    stream >> word;
    const auto found = kMishaps.find(word);
    if (found != kMishaps.end()) return Touches::Touch(found->second);
    return Error{Status::failed, file.filename().string() +
                                     ": its first word must be general, too-short, centre-finger, "
                                     "remove-finger or unplug"};
}

}  // namespace

Result<Touches::Touch> Touches::next() {
    const std::vector<std::string> names = names_in(folder_);
    if (names.empty())
        return Error{Status::unavailable,
                     "the folder in the setting `prints` has no .png, .jpg or .mishap file"};
    const auto after = std::ranges::upper_bound(names, last_);
    last_ = after == names.end() ? names.front() : *after;
    const std::filesystem::path file = folder_ / last_;
    if (file.extension() == ".mishap") return read_mishap(file);
    Result<Impression> impression = read_impression(file, dpi_);
    if (!impression) return Error{Status::failed, impression.error().what};
    return Touch(std::move(*impression));
}

}  // namespace finger
