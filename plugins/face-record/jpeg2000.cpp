// SPDX-License-Identifier: Apache-2.0
//
// OpenJPEG on bytes in memory, and its planes of whole numbers made a picture.

#include "jpeg2000.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

#include <opencv2/imgproc.hpp>
#include <openjpeg.h>

#include "record.hpp"

namespace face_record {

using cotejo::Result;

namespace {

constexpr std::uint64_t kMostTiles = 1024; // OpenJPEG keeps 5 KiB for each
constexpr std::uint32_t kMostComponents = 4;

template <auto destroy>
struct With {
    void operator()(auto* thing) const { destroy(thing); }
};
using Stream = std::unique_ptr<opj_stream_t, With<opj_stream_destroy>>;
using Codec = std::unique_ptr<opj_codec_t, With<opj_destroy_codec>>;
using Picture = std::unique_ptr<opj_image_t, With<opj_image_destroy>>;

/// Where OpenJPEG has got to in the bytes.
struct Source {
    Bytes bytes;
    std::size_t at = 0;
};

OPJ_SIZE_T read_some(void* to, OPJ_SIZE_T size, void* user) {
    auto& source = *static_cast<Source*>(user);
    const std::size_t some = std::min<std::size_t>(size, source.bytes.size() - source.at);
    if (some == 0) return static_cast<OPJ_SIZE_T>(-1);
    std::memcpy(to, source.bytes.data() + source.at, some);
    source.at += some;
    return some;
}

OPJ_BOOL seek(OPJ_OFF_T to, void* user) {
    auto& source = *static_cast<Source*>(user);
    if (to < 0 || static_cast<std::uint64_t>(to) > source.bytes.size()) return OPJ_FALSE;
    source.at = static_cast<std::size_t>(to);
    return OPJ_TRUE;
}

OPJ_OFF_T skip(OPJ_OFF_T count, void* user) {
    const auto at = static_cast<OPJ_OFF_T>(static_cast<Source*>(user)->at);
    return seek(at + count, user) ? count : -1;
}

Stream open(Source& source) {
    Stream stream(opj_stream_default_create(OPJ_TRUE));
    if (!stream) return stream;
    opj_stream_set_user_data(stream.get(), &source, nullptr);
    opj_stream_set_user_data_length(stream.get(), source.bytes.size());
    opj_stream_set_read_function(stream.get(), read_some);
    opj_stream_set_skip_function(stream.get(), skip);
    opj_stream_set_seek_function(stream.get(), seek);
    return stream;
}

/// Nothing when the data is damaged or cut off, which strict mode does not gloss over.
Picture decode(Bytes bytes) {
    Source source{bytes};
    const Stream stream = open(source);
    const Codec codec(opj_create_decompress(bytes[0] == 0xFF ? OPJ_CODEC_J2K : OPJ_CODEC_JP2));
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    opj_image_t* image = nullptr;
    if (!stream || !codec || !opj_setup_decoder(codec.get(), &parameters) ||
        !opj_decoder_set_strict_mode(codec.get(), OPJ_TRUE))
        return nullptr;
    const bool read = opj_read_header(stream.get(), codec.get(), &image);
    Picture picture(image);
    if (!read || !opj_decode(codec.get(), stream.get(), image) ||
        !opj_end_decompress(codec.get(), stream.get()))
        return nullptr;
    return picture;
}

/// One plane as a byte a pixel.
cv::Mat plane(const opj_image_comp_t& part) {
    const cv::Mat numbers(int(part.h), int(part.w), CV_32SC1, part.data);
    const int above = part.sgnd ? 1 << (part.prec - 1) : 0;
    const double scale = 255.0 / double((std::uint64_t(1) << part.prec) - 1);
    cv::Mat bytes;
    numbers.convertTo(bytes, CV_8U, scale, above * scale);
    return bytes;
}

/// How many components are colours: 1 or 3, one more only for opacity. 0: neither.
std::uint32_t colours_of(const opj_image_t& image) {
    const std::uint32_t count = image.numcomps;
    if (count == 1 || count == 3) return count;
    return (count == 2 || count == 4) && image.comps[count - 1].alpha ? count - 1 : 0;
}

const char* why_not(const opj_image_t& image, const Jpeg2000Size& size) {
    const std::uint32_t shown = colours_of(image);
    if (shown == 0 || image.color_space == OPJ_CLRSPC_CMYK)
        return "the JPEG 2000 is neither grey nor in three colours";
    for (std::uint32_t i = 0; i < shown; ++i) {
        const opj_image_comp_t& part = image.comps[i];
        if (!part.data || part.prec < 1 || part.prec > 16) return "the JPEG 2000 has more than 16 bits a pixel";
        if (part.w != size.width || part.h != size.height)
            return "the JPEG 2000 has planes of different sizes, which are not read";
    }
    return nullptr;
}

cv::Mat joined(const opj_image_t& image) {
    if (colours_of(image) == 1) return plane(image.comps[0]);
    cv::Mat first = plane(image.comps[0]), second = plane(image.comps[1]), third = plane(image.comps[2]);
    cv::Mat picture;
    if (image.color_space == OPJ_CLRSPC_SYCC) {
        cv::merge(std::vector<cv::Mat>{first, third, second}, picture); // OpenCV wants Y, Cr, Cb
        cv::cvtColor(picture, picture, cv::COLOR_YCrCb2BGR);
    } else {
        cv::merge(std::vector<cv::Mat>{third, second, first}, picture);
    }
    return picture;
}

}  // namespace

Result<cv::Mat> decode_jpeg2000(Bytes bytes, std::uint64_t most) {
    const Result<Jpeg2000Size> size = size_of_jpeg2000(bytes);
    if (!size) return size.error();
    if (std::uint64_t(size->width) * size->height > most)
        return refused("the JPEG 2000 has too many pixels");
    if (size->components > kMostComponents || size->tiles > kMostTiles)
        return refused("the JPEG 2000 has more components or tiles than a portrait needs");
    const Picture image = decode(bytes);
    if (!image) return refused("the JPEG 2000 is damaged or cut off");
    if (const char* why = why_not(*image, *size)) return refused(why);
    return joined(*image);
}

}  // namespace face_record
