// SPDX-License-Identifier: Apache-2.0
//
// JPEG by libjpeg-turbo, whose errors are jumps: kept inside this file.

#include "formats.hpp"
#include "orientation.hpp"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

#include <jerror.h>

namespace picture {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

struct Errors {
    jpeg_error_mgr manager; // first: libjpeg hands its address back
    jmp_buf escape;
    bool cut_off = false;
};

[[noreturn]] void escape(j_common_ptr info) {
    longjmp(reinterpret_cast<Errors*>(info->err)->escape, 1);
}

/// Keeps quiet, and notices data that ends before the picture does.
void note(j_common_ptr info, int level) {
    if (level < 0 && info->err->msg_code == JWRN_JPEG_EOF)
        reinterpret_cast<Errors*>(info->err)->cut_off = true;
}

void quiet(j_common_ptr) {}

/// A photograph comes in some ten scans; thousands are there to keep a reader busy.
constexpr int kMostScans = 100;

void count_scans(j_common_ptr info) {
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMostScans) escape(info);
}

jpeg_error_mgr* prepare(Errors& errors) {
    jpeg_std_error(&errors.manager);
    errors.manager.error_exit = escape;
    errors.manager.emit_message = note;
    errors.manager.output_message = quiet;
    return &errors.manager;
}

/// What a JPEG holds; lives in the caller, so that a jump skips no destructor.
struct Decoded {
    cv::Mat pixels;            // bgr8, or four inks
    bool inks = false;         // cyan, magenta, yellow and black, as printers have it
    bool light_left = false;   // Adobe's way: 255 is no ink
    int orientation = 1;
};

/// Asks for what libjpeg can give: it does not make colours of four inks.
void choose_colours(jpeg_decompress_struct& info, Decoded& into) {
    into.inks = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    into.light_left = info.saw_Adobe_marker;
    info.out_color_space = into.inks ? JCS_CMYK : JCS_EXT_BGR;
    for (auto* marker = info.marker_list; marker; marker = marker->next)
        if (const int tagged = orientation({marker->data, marker->data_length})) {
            into.orientation = tagged; // the first counts
            break;
        }
}

const char* decode_into(std::span<const std::uint8_t> bytes, std::uint64_t most, Decoded& into) {
    jpeg_decompress_struct info{};
    Errors errors{};
    info.err = prepare(errors);
    if (setjmp(errors.escape)) {
        jpeg_destroy_decompress(&info);
        return "the JPEG is damaged";
    }
    jpeg_create_decompress(&info);
    jpeg_progress_mgr progress{};
    progress.progress_monitor = count_scans;
    info.progress = &progress;
    jpeg_mem_src(&info, bytes.data(), bytes.size());
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&info, TRUE);
    if (std::uint64_t(info.image_width) * info.image_height > most) {
        jpeg_destroy_decompress(&info);
        return "the JPEG has too many pixels";
    }
    choose_colours(info, into);
    jpeg_start_decompress(&info);
    into.pixels.create(int(info.output_height), int(info.output_width), into.inks ? CV_8UC4 : CV_8UC3);
    while (info.output_scanline < info.output_height && !errors.cut_off) {
        JSAMPROW row = into.pixels.ptr(int(info.output_scanline));
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_destroy_decompress(&info);
    return errors.cut_off ? "the JPEG is cut off" : nullptr;
}

/// Takes the light that four inks leave of white paper.
cv::Mat without_inks(const Decoded& decoded) {
    cv::Mat colours(decoded.pixels.size(), CV_8UC3);
    for (int y = 0; y < colours.rows; ++y)
        for (int x = 0; x < colours.cols; ++x) {
            cv::Vec4b left = decoded.pixels.at<cv::Vec4b>(y, x);
            if (!decoded.light_left) left = cv::Vec4b::all(255) - left;
            for (int i = 0; i < 3; ++i)
                colours.at<cv::Vec3b>(y, x)[2 - i] = std::uint8_t((left[i] * left[3] + 127) / 255);
        }
    return colours;
}

}  // namespace

bool is_jpeg(std::span<const std::uint8_t> bytes) {
    return bytes.size() > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF;
}

Result<cv::Mat> decode_jpeg(std::span<const std::uint8_t> bytes, std::uint64_t most_pixels) {
    Decoded decoded;
    if (const char* why = decode_into(bytes, most_pixels, decoded))
        return Error{Status::refused, why};
    return upright(decoded.inks ? without_inks(decoded) : decoded.pixels, decoded.orientation);
}

std::vector<std::uint8_t> encode_jpeg(const cv::Mat& picture, int quality) {
    jpeg_compress_struct info{};
    Errors errors{};
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    info.err = prepare(errors);
    if (setjmp(errors.escape)) {
        jpeg_destroy_compress(&info);
        std::free(memory);
        return {};
    }
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = JDIMENSION(picture.cols);
    info.image_height = JDIMENSION(picture.rows);
    info.input_components = picture.channels();
    info.in_color_space = picture.channels() == 1 ? JCS_GRAYSCALE : JCS_EXT_BGR;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = const_cast<JSAMPROW>(picture.ptr(int(info.next_scanline)));
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    std::vector<std::uint8_t> bytes(memory, memory + size);
    std::free(memory);
    return bytes;
}

}  // namespace picture
