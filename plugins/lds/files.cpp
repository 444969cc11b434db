// SPDX-License-Identifier: Apache-2.0

#include "lds/files.hpp"

namespace lds {

namespace {

constexpr std::uint8_t kTags[] = {0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68,
                                  0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70};
constexpr std::size_t kHead = 6;

}  // namespace

std::uint32_t tag_of(int group) { return group >= 1 && group <= 16 ? kTags[group - 1] : 0; }

int group_of(std::uint32_t tag) {
    for (int group = 1; group <= 16; ++group)
        if (kTags[group - 1] == tag) return group;
    return 0;
}

View Files::get(std::uint16_t id) const {
    const auto found = files_.find(id);
    return found == files_.end() ? View() : View(found->second);
}

Bytes Files::pack() const {
    Bytes packed;
    for (const auto& [id, file] : files_)
        packed = emrtd::join({packed, emrtd::number(id, 2), emrtd::number(file.size(), 4), file});
    return packed;
}

Result<Files> Files::unpack(View data) {
    if (data.size() > kMostBytes) return emrtd::refused("files of a chip: more than 4 MiB");
    Files files;
    while (!data.empty()) {
        if (data.size() < kHead) return emrtd::refused("files of a chip: the data ends inside a file's head");
        const auto id = static_cast<std::uint16_t>(emrtd::number(data.first(2)));
        const std::uint64_t size = emrtd::number(data.subspan(2, 4));
        data = data.subspan(kHead);
        if (size > data.size())
            return emrtd::refused("files of a chip: file " + emrtd::hex(id) + " says " + std::to_string(size) +
                                  " bytes and " + std::to_string(data.size()) + " are there");
        if (files.has(id)) return emrtd::refused("files of a chip: file " + emrtd::hex(id) + " stands twice");
        files.put(id, emrtd::copy(data.first(size)));
        data = data.subspan(size);
    }
    return files;
}

}  // namespace lds
