// SPDX-License-Identifier: Apache-2.0
//
// Reads a manifest's `takes` as an order for files.

#include "job_files.hpp"

#include <algorithm>

namespace cotejo::tools {

Result<Role> chosen(const Manifest& manifest, const std::string& role, const std::string& gives) {
    std::vector<Role> fitting;
    std::string offered;
    for (const Role& entry : manifest.does) {
        if (entry.role != role) {
            offered += " " + entry.role;
        } else if (gives.empty() || entry.gives == gives) {
            fitting.push_back(entry);
        }
    }
    const auto gives_the_first = [&](const Role& entry) { return entry.gives == fitting.front().gives; };
    // Of several that differ in what they take alone, the manifest's first.
    if (!fitting.empty() && std::ranges::all_of(fitting, gives_the_first)) return fitting[0];
    if (fitting.empty()) {
        std::string kinds;
        for (const Role& entry : manifest.does)
            if (entry.role == role) kinds += " " + entry.gives;
        return Error{Status::invalid, kinds.empty() ? manifest.id + " does not " + role +
                                                          "; it does" + offered
                                                    : "--gives must be one of" + kinds};
    }
    std::string kinds;
    for (const Role& entry : fitting) kinds += " " + entry.gives;
    return Error{Status::invalid, manifest.id + " can " + role + " several kinds; say --gives and "
                                  "one of" + kinds};
}

Result<std::vector<std::string>> kinds_for(const Role& role, std::size_t count) {
    std::size_t least = 0;
    bool more = false;
    for (const Input& input : role.takes) {
        if (input.many != Input::Many::at_most_one) ++least;
        more = more || input.many == Input::Many::one_or_more;
    }
    if (count < least || (count > least && !more && count > role.takes.size()))
        return Error{Status::invalid, "the role takes " + std::string(more ? "at least " : "") +
                                          std::to_string(least) + " files, not " +
                                          std::to_string(count)};
    std::size_t over = count - least;
    std::vector<std::string> kinds;
    for (const Input& input : role.takes) {
        if (input.many == Input::Many::at_most_one) {
            if (more || over == 0) continue;
            --over;
        }
        kinds.push_back(input.kind);
        for (; more && over > 0 && input.many == Input::Many::one_or_more; --over)
            kinds.push_back(input.kind);
    }
    return kinds;
}

bool one_file_a_job(const Role& role) {
    int needed = 0;
    for (const Input& input : role.takes) needed += input.many != Input::Many::at_most_one;
    return needed == 1;
}

}  // namespace cotejo::tools
