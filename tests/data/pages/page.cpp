// SPDX-License-Identifier: Apache-2.0
//
// The layouts, in millimetres from the upper left corner (ICAO 9303 parts 4 to 8).

#include "page.hpp"

#include <algorithm>
#include <cmath>

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <opencv2/imgproc.hpp>

#include "background.hpp"
#include "boarding.hpp"
#include "canvas.hpp"
#include "zone.hpp"

namespace pages {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr double kSpacing = 6.35; // between the lines of an MRZ
const cv::Scalar kDark{40, 30, 26}, kLabel{120, 84, 60}, kTitle{110, 50, 30};

struct Layout {
    cv::Size2d size;
    const char* title;
    cv::Rect2d portrait; // empty: none
    cv::Point2d fields;  // where they begin
    double zone_x = 0;   // where an MRZ's characters begin; 0: none
    cv::Rect2d seal;     // empty: no room for one
};

Layout layout(Kind kind) {
    switch (kind) {
    case Kind::passport: return {{125, 88}, "UTOPIA   PASSPORT / PASAPORTE", {6, 15, 35, 45}, {45, 15}, 6.5, {}};
    case Kind::card_front: return {{85.6, 53.98}, "UTOPIA   IDENTITY CARD", {4, 12, 25, 32}, {32, 12}, 0, {}};
    case Kind::card_back: return {{85.6, 53.98}, "UTOPIA", {}, {6, 9}, 4.7, {}};
    case Kind::td2: return {{105, 74}, "UTOPIA   OFFICIAL TRAVEL DOCUMENT", {4, 12, 26, 33}, {34, 12}, 6.5, {}};
    case Kind::visa_a: return {{120, 80}, "UTOPIA   VISA", {5, 13, 28, 36}, {37, 13}, 5, {93, 20, 24, 24}};
    case Kind::visa_b: return {{105, 74}, "UTOPIA   VISA", {4, 12, 26, 33}, {34, 12}, 6.5, {79, 18, 23, 23}};
    case Kind::emergency: return {{148, 105}, "UTOPIA   EMERGENCY TRAVEL DOCUMENT", {6, 16, 35, 45}, {46, 16}, 20, {112, 34, 30, 30}};
    case Kind::boarding_pass: break;
    }
    return {{187, 82}, "INVENTED AIRLINE   BOARDING PASS", {}, {8, 18}, 0, {}};
}

struct Field {
    const char* label;
    std::string text;
};

std::vector<Field> fields(Kind kind, const Person& p) {
    switch (kind) {
    case Kind::card_back: return {{"Address / Domicilio", "CALLE 1, ZENITH"}, {"Issued / Expedida", p.issued}};
    case Kind::boarding_pass:
        return {{"Name", p.surname + " / " + p.given_names}, {"Flight", p.flight + "   " + p.date},
                {"From - To", p.from + " - " + p.to}, {"Seat", p.seat}, {"Booking", p.pnr}};
    case Kind::card_front:
        return {{"Surname / Apellidos", p.surname}, {"Given names / Nombres", p.given_names},
                {"Document no. / Número", p.number}, {"Birth / Nacimiento", p.birth}, {"Expiry / Vence", p.expiry},
                {"CAN", p.access_number}};
    default:
        return {{"Type / Code / Number", (p.code.empty() ? "P" : p.code) + "   " + p.state + "   " + p.number},
                {"Surname / Apellidos", p.surname}, {"Given names / Nombres", p.given_names},
                {"Nationality / Nacionalidad", p.nationality}, {"Date of birth / Fecha de nacimiento", p.birth},
                {"Sex / Sexo", p.sex}, {"Date of issue / Expedición", p.issued},
                {"Date of expiry / Caducidad", p.expiry}};
    }
}

/// Writes the fields under each other, from `at` down to `bottom`.
void write(Canvas& canvas, const std::vector<Field>& all, cv::Point2d at, double bottom) {
    const double step = std::min(9.0, (bottom - at.y) / double(all.size()));
    for (const Field& field : all) {
        canvas.text(field.label, at + cv::Point2d(0, step * 0.28), step * 0.27, Ink::dye, kLabel);
        canvas.text(field.text, at + cv::Point2d(0, step * 0.78), step * 0.46, Ink::carbon, kDark);
        at.y += step;
    }
}

cv::Mat pdf417(const std::string& text) {
    const auto bits = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::PDF417).setMargin(0).encode(text, 0, 0);
    const auto pixels = ZXing::ToMatrix<std::uint8_t>(bits);
    return cv::Mat(pixels.height(), pixels.width(), CV_8UC1, const_cast<std::uint8_t*>(pixels.data())).clone();
}

}  // namespace

const std::vector<std::string>& kinds() {
    static const std::vector<std::string> all{"passport", "card-front", "card-back", "td2",
                                              "visa-a",   "visa-b",     "emergency", "boarding-pass"};
    return all;
}

std::string_view name(Kind kind) { return kinds()[std::size_t(kind)]; }

Result<Kind> kind_of(std::string_view name) {
    std::string list;
    for (std::size_t i = 0; i < kinds().size(); ++i) {
        if (kinds()[i] == name) return Kind(i);
        list += (i ? ", " : "") + kinds()[i];
    }
    return Error{Status::invalid, "there is no such kind of page; these are: " + list};
}

Result<Page> draw(Kind kind, const Person& person, const Options& options) {
    const Result<Fonts> fonts = Fonts::open();
    if (!fonts) return fonts.error();
    const Layout given = layout(kind);
    Canvas canvas(given.size, options, *fonts);
    Page page{.kind = kind, .dots_per_mm = options.dots_per_mm, .mrz = zone(kind, person)};
    if (kind != Kind::boarding_pass) guilloche(canvas, options.design);
    canvas.text(given.title, {given.size.width * 0.06, given.size.height * 0.11}, given.size.height * 0.055, Ink::dye, kTitle);
    const double zone_height = page.mrz.empty() ? 3 : 8.5 + kSpacing * double(page.mrz.size() - 1) + 2;
    double bottom = given.size.height - zone_height;
    if (kind == Kind::card_back) bottom = std::min(bottom, given.fields.y + 16);
    write(canvas, fields(kind, person), given.fields, bottom);
    if (given.portrait.area() > 0)
        page.portrait = canvas.picture(options.portrait.empty() ? silhouette() : options.portrait, given.portrait, Ink::carbon);
    if (!options.seal.empty() && given.seal.area() > 0) page.seal = canvas.symbol(options.seal, given.seal);
    if (kind == Kind::boarding_pass)
        page.barcode = canvas.symbol(pdf417(options.barcode.empty() ? barcode_of(person) : options.barcode), {85, 22, 96, 38});
    page.mrz_zone = canvas.ocr_lines(page.mrz, {given.zone_x, given.size.height - 5.2}, kSpacing);
    page.picture = canvas.pixels();
    return page;
}

}  // namespace pages
