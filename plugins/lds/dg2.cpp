// SPDX-License-Identifier: Apache-2.0
//
// DG2: biometric information templates in CBEFF (9303-10 § 4.7.2), a face record in each.

#include "lds/groups.hpp"

namespace lds {

namespace {

constexpr std::size_t kMostRecords = 8;
constexpr std::uint32_t kGroupTemplate = 0x7F61, kTemplate = 0x7F60, kPlain = 0x5F2E, kConstructed = 0x7F2E;

}  // namespace

Result<std::vector<View>> read_dg2(View file) {
    const auto wrong = [](const std::string& what) { return emrtd::refused("DG2: " + what); };
    const Result<View> inside = whole_file(file, 0x75, "DG2");
    if (!inside) return inside.error();
    const Result<View> group = emrtd::at(*inside, {kGroupTemplate});
    if (!group) return wrong(group.error().what);
    const Result<std::vector<emrtd::Tlv>> templates = emrtd::objects(*group);
    if (!templates) return wrong(templates.error().what);
    std::vector<View> records;
    for (const emrtd::Tlv& one : *templates) {
        if (one.tag != kTemplate) continue;
        std::optional<View> record = emrtd::find(one.value, kPlain);
        if (!record) record = emrtd::find(one.value, kConstructed);
        if (!record) return wrong("a template without a biometric data block");
        if (records.size() == kMostRecords) return wrong("more than 8 face records");
        records.push_back(*record);
    }
    if (records.empty()) return wrong("no biometric information template");
    return records;
}

}  // namespace lds
