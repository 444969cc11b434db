// SPDX-License-Identifier: Apache-2.0
//
// Records from the tables of the standards.

#include "testing.hpp"

namespace face_record::testing {

Data hex(std::string_view digits) {
    Data bytes;
    int high = -1;
    for (const char c : digits) {
        if (c == ' ') continue;
        const int value = c <= '9' ? c - '0' : c - 'A' + 10;
        if (high < 0) high = value;
        else bytes.push_back(static_cast<std::uint8_t>(high << 4 | value)), high = -1;
    }
    return bytes;
}

Data number(std::uint64_t value, int size) {
    Data bytes;
    for (int i = size - 1; i >= 0; --i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    return bytes;
}

Data join(std::initializer_list<Data> parts) {
    Data all;
    for (const Data& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

Data item(std::string_view tag, std::initializer_list<Data> parts) {
    const Data inside = join(parts);
    const std::size_t size = inside.size();
    const Data length = size < 0x80    ? number(size, 1)
                        : size < 0x100 ? join({hex("81"), number(size, 1)})
                                       : join({hex("83"), number(size, 3)});
    return join({hex(tag), length, inside});
}

Data fac_2005(std::initializer_list<Data> images, std::uint8_t type) {
    Data blocks;
    for (const Data& image : images) {
        const Data fields = join({
            hex("0002"),                   // two feature points
            hex("02 05 03"),               // female, green eyes, blond hair
            hex("000003 0001"),            // glasses; neutral
            hex("010203 040506"),          // pose and its uncertainty
            hex("01 31 0064 0080 0000"),   // feature point 3.1
            hex("01 C1 0074 0070 0000"),   // feature point 12.1
            hex("01"), number(type, 1),    // full frontal
            hex("0018 0020 01 02 0000 0000"),
        });
        blocks = join({blocks, number(4 + fields.size() + image.size(), 4), fields, image});
    }
    return join({hex("46414300 30313000"), number(14 + blocks.size(), 4), number(images.size(), 2), blocks});
}

Data fac_2011(std::initializer_list<Data> images, std::uint8_t type) {
    Data blocks;
    for (const Data& image : images) {
        const Data fields = join({
            hex("07DB 01 02 03 04 05 0006"), // captured 2011-01-02 at 03:04:05.006
            hex("01 0000 0000"),             // device
            hex("01 50 0001 0001"),          // one quality block
            hex("0001"),                     // one landmark
            hex("01 01 02 B4"),              // male, black eyes, black hair, 180 cm
            hex("000001 0001"),
            hex("010203 040506"),
            hex("01 31 0064 0080 0000"),
            hex("01"), number(type, 1),
            hex("0018 0020 B4 0000 00 01"),
            number(image.size(), 4),
        });
        blocks = join({blocks, number(4 + fields.size() + image.size(), 4), fields, image});
    }
    return join({hex("46414300 30333000"), number(17 + blocks.size(), 4), number(images.size(), 2),
                 hex("00 0000"), blocks});
}

Data face_der(std::initializer_list<Data> images, std::uint8_t format) {
    Data blocks;
    std::uint8_t id = 0;
    for (const Data& image : images) {
        const Data information = item("A1", {item("A0", {item("80", {number(format, 1)})}),
                                             item("A1", {hex("80 01 00")}),                     // for travel documents
                                             item("A7", {hex("80 02 00 18"), hex("81 02 00 20")}), // 24 by 32
                                             item("A9", {hex("80 01 02")})});                   // RGB, 24 bits
        const Data flat = item("A0", {item("80", {image}), information});
        const Data when = item("A2", {hex("80 02 07 E3")}); // captured in 2019
        blocks = join({blocks, item("30", {item("80", {number(id++, 1)}),
                                           item("A1", {item("A0", {flat})}), when})});
    }
    return item("65", {hex("A0 07 80 01 03 81 02 07 E3"), item("A1", {blocks})});
}

Data data_group(std::string_view tag, std::initializer_list<Data> records) {
    Data templates;
    for (const Data& record : records)
        templates = join({templates, item("7F60", {hex("A1 0E 81 01 02 82 01 00 87 02 01 01 88 02 00 08"),
                                                   item(tag, {record})})});
    return item("75", {item("7F61", {item("02", {number(records.size(), 1)}), templates})});
}

std::string why(const Data& record) {
    const auto images = read_record(record);
    return images ? "" : images.error().what;
}

}  // namespace face_record::testing
