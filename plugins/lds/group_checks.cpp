// SPDX-License-Identifier: Apache-2.0
//
// Data groups and EF.COM against the hashes that were signed.

#include <algorithm>

#include "lds/groups.hpp"
#include "lds/inspection.hpp"

namespace lds {

namespace {

/// True when the group can be read as what it is; groups that nobody here reads need but their tag.
bool is_readable(int group, View file) {
    if (group == 1) return bool(read_dg1(file));
    if (group == 2) return bool(read_dg2(file));
    if (group == 11) return bool(read_dg11(file));
    if (group == 12) return bool(read_dg12(file));
    View rest = file;
    const auto object = emrtd::take(rest);
    return object && object->tag == tag_of(group);
}

Check check_group(int group, const Files& files, const SecurityObject& object) {
    const std::string name = "dg" + std::to_string(group);
    if (!files.has(file_of(group))) return failed(name, "missing");
    const View file = files.get(file_of(group));
    const auto hash = object.hashes.find(group);
    if (hash == object.hashes.end()) return failed(name, "hash-missing");
    const Result<std::size_t> size = emrtd::size_of(file);
    if (size && *size != file.size()) return failed(name, "length-differs");
    std::uint8_t made[EVP_MAX_MD_SIZE];
    unsigned made_size = 0;
    EVP_Digest(file.data(), file.size(), made, &made_size, object.hash, nullptr);
    if (!std::ranges::equal(View(made, made_size), hash->second)) return failed(name, "hash-differs");
    if (!is_readable(group, file)) return failed(name, "malformed");
    return successful(name);
}

}  // namespace

Check check_com(const Inspection& all) {
    const Files& files = all.files;
    const SecurityObject& object = *all.object;
    constexpr const char* kName = "com";
    if (!files.has(kCom)) return failed(kName, "missing");
    const Result<Com> com = read_com(files.get(kCom));
    if (!com) return failed(kName, "malformed");
    for (const int group : com->groups)
        if (!object.hashes.contains(group)) return failed(kName, "not-in-sod");
    for (const auto& [group, hash] : object.hashes)
        if (std::ranges::find(com->groups, group) == com->groups.end()) return failed(kName, "not-in-com");
    const bool differs = !object.lds.empty() && (object.lds != com->lds || object.unicode != com->unicode);
    return differs ? failed(kName, "version-differs") : successful(kName);
}

std::vector<Check> check_groups(const Inspection& all) {
    std::vector<Check> checks;
    for (int group = 1; group <= 16; ++group) {
        const bool tells_copies = (group == 14 || group == 15) && all.object->hashes.contains(group);
        if (group <= 2 || tells_copies || all.files.has(file_of(group)))
            checks.push_back(check_group(group, all.files, *all.object));
    }
    return checks;
}

}  // namespace lds
