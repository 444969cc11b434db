// SPDX-License-Identifier: Apache-2.0
//
// Outlines are moved by the fraction, then rasterised with 256 levels; hinting is off.

#include "font.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace pages {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

struct Font::Face {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    ~Face() {
        if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }
};

namespace {

/// Code points of UTF-8 that is well-formed, as all texts here are.
std::vector<FT_ULong> code_points(const std::string& text) {
    std::vector<FT_ULong> points;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) points.push_back(byte);
        else if (byte >= 0xe0) points.push_back(byte & 0x0fu);
        else if (byte >= 0xc0) points.push_back(byte & 0x1fu);
        else if (!points.empty()) points.back() = points.back() << 6 | (byte & 0x3fu);
    }
    return points;
}

void add(cv::Mat& layer, const FT_Bitmap& bitmap, cv::Point corner) {
    for (int y = 0; y < int(bitmap.rows); ++y)
        for (int x = 0; x < int(bitmap.width); ++x) {
            const cv::Point at = corner + cv::Point(x, y);
            if (!cv::Rect({}, layer.size()).contains(at)) continue;
            std::uint8_t& pixel = layer.at<std::uint8_t>(at);
            pixel = std::max(pixel, bitmap.buffer[y * bitmap.pitch + x]);
        }
}

FT_Pos fixed(double value) { return static_cast<FT_Pos>(std::lround(value * 64)); }

}  // namespace

Result<Font> Font::open(const std::filesystem::path& file) {
    auto face = std::make_shared<Face>();
    if (FT_Init_FreeType(&face->library) || FT_New_Face(face->library, file.c_str(), 0, &face->face))
        return Error{Status::failed, file.string() + " is not a font that can be read: scripts/dev/setup installs it"};
    return Font(std::move(face));
}

void Font::draw(cv::Mat& layer, const std::string& text, cv::Point2d at, double em, double pitch) const {
    FT_Face face = face_->face;
    FT_Set_Char_Size(face, fixed(em), fixed(em), 72, 72);
    for (const FT_ULong character : code_points(text)) {
        if (FT_Load_Char(face, character, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)) continue;
        const double own = double(face->glyph->linearHoriAdvance) / 65536;
        const double x = pitch > 0 ? at.x + (pitch - own) / 2 : at.x;
        FT_Outline_Translate(&face->glyph->outline, fixed(x - std::floor(x)), fixed(std::ceil(at.y) - at.y));
        if (!FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL))
            add(layer, face->glyph->bitmap, {int(std::floor(x)) + face->glyph->bitmap_left,
                                             int(std::ceil(at.y)) - face->glyph->bitmap_top});
        at.x += pitch > 0 ? pitch : own;
    }
}

double Font::width(const std::string& text, double em) const {
    FT_Face face = face_->face;
    FT_Set_Char_Size(face, fixed(em), fixed(em), 72, 72);
    double width = 0;
    for (const FT_ULong character : code_points(text))
        if (!FT_Load_Char(face, character, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP))
            width += double(face->glyph->linearHoriAdvance) / 65536;
    return width;
}

double Font::advance(char character) const { return width(std::string(1, character), 1000) / 1000; }

}  // namespace pages
