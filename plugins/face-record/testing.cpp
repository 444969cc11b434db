// SPDX-License-Identifier: Apache-2.0
//
// Records from the tables of the standards, pictures from the libraries of their formats.

#include "testing.hpp"

#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>
#include <openjpeg.h>

#include "formats.hpp"

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

cv::Mat pattern(int width, int height, int channels) {
    cv::Mat picture(height, width, CV_8UC(channels));
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width * channels; ++x)
            picture.ptr(y)[x] = static_cast<std::uint8_t>(x * 3 + y * 5 + (x / channels) % 7 * 9);
    return picture;
}

Data small_jpeg() { return picture::encode_jpeg(pattern(24, 32, 3), 90); }

Data progressive_jpeg(const cv::Mat& picture) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = JDIMENSION(picture.cols);
    info.image_height = JDIMENSION(picture.rows);
    info.input_components = 3;
    info.in_color_space = JCS_EXT_BGR;
    jpeg_set_defaults(&info);
    jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = const_cast<JSAMPROW>(picture.ptr(int(info.next_scanline)));
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    const Data bytes(memory, memory + size);
    std::free(memory);
    return bytes;
}

namespace {

/// What OpenJPEG writes into.
struct Sink {
    Data bytes;
    std::size_t at = 0;
};

OPJ_SIZE_T write_some(void* from, OPJ_SIZE_T size, void* user) {
    auto& sink = *static_cast<Sink*>(user);
    if (sink.bytes.size() < sink.at + size) sink.bytes.resize(sink.at + size);
    std::copy_n(static_cast<const std::uint8_t*>(from), size, sink.bytes.begin() + std::ptrdiff_t(sink.at));
    sink.at += size;
    return size;
}

OPJ_BOOL seek(OPJ_OFF_T to, void* user) {
    auto& sink = *static_cast<Sink*>(user);
    sink.at = static_cast<std::size_t>(to);
    if (sink.bytes.size() < sink.at) sink.bytes.resize(sink.at);
    return OPJ_TRUE;
}

OPJ_OFF_T skip(OPJ_OFF_T count, void* user) {
    seek(static_cast<OPJ_OFF_T>(static_cast<Sink*>(user)->at) + count, user);
    return count;
}

opj_image_t* image_of(const cv::Mat& picture, const Jpeg2000& how) {
    const int channels = picture.channels(), count = channels + how.more;
    opj_image_cmptparm_t parts[4] = {};
    for (int i = 0; i < count; ++i) {
        const int step = i == 1 || i == 2 ? how.step : 1;
        parts[i].dx = parts[i].dy = OPJ_UINT32(step);
        parts[i].w = OPJ_UINT32((picture.cols + step - 1) / step);
        parts[i].h = OPJ_UINT32((picture.rows + step - 1) / step);
        parts[i].prec = OPJ_UINT32(how.bits);
    }
    opj_image_t* image = opj_image_create(OPJ_UINT32(count), parts,
                                          how.sycc        ? OPJ_CLRSPC_SYCC
                                          : channels == 1 ? OPJ_CLRSPC_GRAY
                                                          : OPJ_CLRSPC_SRGB);
    image->comps[count - 1].alpha = how.alpha;
    image->x1 = OPJ_UINT32(picture.cols);
    image->y1 = OPJ_UINT32(picture.rows);
    for (int i = 0; i < count; ++i) {
        const int channel = i >= channels || channels == 1 ? 0 : 2 - i; // blue, green, red lie the other way round
        const int step = int(parts[i].dx);
        OPJ_INT32* to = image->comps[i].data;
        for (int y = 0; y < picture.rows; y += step)
            for (int x = 0; x < picture.cols; x += step)
                *to++ = picture.ptr(y)[x * channels + channel] << (how.bits - 8);
    }
    return image;
}

}  // namespace

Data jpeg2000(const cv::Mat& picture, const Jpeg2000& how) {
    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.cp_disto_alloc = 1;
    parameters.numresolution = 3;
    parameters.tcp_mct = picture.channels() == 3 && how.step == 1 && !how.sycc;
    opj_image_t* image = image_of(picture, how);
    opj_codec_t* codec = opj_create_compress(how.file ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K);
    opj_setup_encoder(codec, &parameters, image);
    Sink sink;
    opj_stream_t* stream = opj_stream_default_create(OPJ_FALSE);
    opj_stream_set_user_data(stream, &sink, nullptr);
    opj_stream_set_write_function(stream, write_some);
    opj_stream_set_skip_function(stream, skip);
    opj_stream_set_seek_function(stream, seek);
    const bool made = opj_start_compress(codec, image, stream) && opj_encode(codec, stream) &&
                      opj_end_compress(codec, stream);
    opj_stream_destroy(stream);
    opj_destroy_codec(codec);
    opj_image_destroy(image);
    return made ? sink.bytes : Data();
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
