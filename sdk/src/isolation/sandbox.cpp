// SPDX-License-Identifier: Apache-2.0
//
// The sandbox: its layers in order, and the two that need no file of their own.

#include "isolation/sandbox.hpp"

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "isolation/channel.hpp"
#include "isolation/sanitizer.hpp"

namespace cotejo {
namespace sandbox {
namespace {

Error refused(const char* what) {
    return {Status::unavailable, std::string("sandbox: ") + what + ": " + std::strerror(errno)};
}

bool limit(__rlimit_resource which, rlim_t value) {
    rlimit now{};
    if (::getrlimit(which, &now) < 0) return false;
    value = std::min(value, now.rlim_max);
    const rlimit wanted{value, value};
    return ::setrlimit(which, &wanted) == 0;
}

}  // namespace

Result<Missing> limit(const Needs& needs) {
    // Not RLIMIT_AS: idle threads use it up. A sanitizer's shadow is far larger than any limit.
    if (!kSanitized && !limit(RLIMIT_DATA, needs.memory)) return refused("RLIMIT_DATA");
    // What the manifest asks for is the plugin's; the wire, and what a job brings, come on top.
    if (!limit(RLIMIT_NOFILE, rlim_t{needs.descriptors} + kMostDescriptors + 8))
        return refused("RLIMIT_NOFILE");
    if (!limit(RLIMIT_CORE, 0)) return refused("RLIMIT_CORE");
    if (::prctl(PR_SET_DUMPABLE, 0) < 0) return refused("PR_SET_DUMPABLE");
    return Missing{};
}

Result<Missing> drop_privileges() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return refused("PR_SET_NO_NEW_PRIVS");
    // Root keeps what it needs to reach the files that Landlock then names, and nothing else.
    constexpr std::uint32_t kFiles = 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH;
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct sets[2]{};
    if (::syscall(SYS_capget, &header, sets) < 0) return refused("capget");
    for (__user_cap_data_struct& set : sets) {
        const std::uint32_t keep = &set == sets ? kFiles : 0;
        set.effective &= keep;
        set.permitted &= keep;
        set.inheritable = 0;
    }
    if (::syscall(SYS_capset, &header, sets) < 0) return refused("capset");
    return Missing{};
}

bool names(const std::vector<std::string>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace sandbox

Result<std::vector<std::string>> confine(const Grants& grants) {
    std::vector<std::string> missing;
    const auto add = [&](Result<sandbox::Missing> layer) {
        if (layer) missing.insert(missing.end(), layer->begin(), layer->end());
        return layer;
    };
    if (auto layer = add(sandbox::limit(grants.needs)); !layer) return layer;
    if (auto layer = add(sandbox::drop_privileges()); !layer) return layer;
    if (auto layer = add(sandbox::restrict_files_and_network(grants)); !layer) return layer;
    if (auto layer = add(sandbox::restrict_calls(grants)); !layer) return layer;
    return missing;
}

}  // namespace cotejo
