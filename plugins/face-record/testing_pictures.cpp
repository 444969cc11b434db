// SPDX-License-Identifier: Apache-2.0
//
// Pictures from the libraries of their formats.

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>
#include <openjpeg.h>

#include "formats.hpp"
#include "testing.hpp"

namespace face_record::testing {

cv::Mat pattern(int width, int height, int channels) {
    cv::Mat picture(height, width, CV_8UC(channels));
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width * channels; ++x)
            picture.ptr(y)[x] = static_cast<std::uint8_t>(x * 3 + y * 5 + (x / channels) % 7 * 9);
    return picture;
}

Data small_jpeg() { return picture::encode_jpeg(pattern(24, 32, 3), 90); }

Data unusual_jpeg(const cv::Mat& picture) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = JDIMENSION(picture.cols);
    info.image_height = JDIMENSION(picture.rows);
    info.input_components = picture.channels();
    info.in_color_space = picture.channels() == 4 ? JCS_CMYK : JCS_EXT_BGR;
    jpeg_set_defaults(&info);
    if (picture.channels() == 3) jpeg_simple_progression(&info);
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

}  // namespace face_record::testing
