// SPDX-License-Identifier: Apache-2.0

#include "lds/groups.hpp"

namespace lds {

namespace {

std::string text_of(View value) { return {value.begin(), value.end()}; }

cotejo::Error in(const char* name, const cotejo::Error& error) {
    return {error.status, std::string(name) + ": " + error.what};
}

}  // namespace

Result<View> whole_file(View file, std::uint32_t tag, const char* name) {
    const Result<emrtd::Tlv> object = emrtd::take(file);
    if (!object) return in(name, object.error());
    if (object->tag != tag)
        return emrtd::refused(std::string(name) + ": tag " + emrtd::hex(object->tag, 2) + " instead of " + emrtd::hex(tag, 2));
    if (!file.empty()) return emrtd::refused(std::string(name) + ": " + std::to_string(file.size()) + " bytes follow its end");
    return object->value;
}

Result<Com> read_com(View file) {
    const Result<View> inside = whole_file(file, 0x60, "EF.COM");
    if (!inside) return inside.error();
    const Result<View> lds = emrtd::at(*inside, {0x5F01}), unicode = emrtd::at(*inside, {0x5F36}),
                       tags = emrtd::at(*inside, {0x5C});
    for (const Result<View>* part : {&lds, &unicode, &tags})
        if (!*part) return in("EF.COM", part->error());
    Com com{text_of(*lds), text_of(*unicode), {}};
    for (const std::uint8_t tag : *tags) {
        const int group = group_of(tag);
        if (!group) return emrtd::refused("EF.COM: tag " + emrtd::hex(tag, 2) + " is no data group's");
        com.groups.push_back(group);
    }
    return com;
}

Result<View> read_dg13(View file) { return whole_file(file, 0x6D, "DG13"); }
Result<View> read_dg14(View file) { return whole_file(file, 0x6E, "DG14"); }
Result<View> read_dg15(View file) { return whole_file(file, 0x6F, "DG15"); }

}  // namespace lds
