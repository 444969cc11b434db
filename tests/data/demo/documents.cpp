// SPDX-License-Identifier: Apache-2.0
//
// Makes the demo's passports.

#include "documents.hpp"

#include <algorithm>

#include "pages/camera.hpp"

namespace cotejo::demo {

namespace {

constexpr std::uint64_t kTable = 3; // which table, which light

/// "2031-11-24" is "311124".
std::string short_date(const std::string& iso) {
    std::string digits = iso.substr(2);
    std::erase(digits, '-');
    return digits;
}

/// As the chip's maker takes names: the alphabet of an MRZ, blanks for fillers.
std::string plain(const std::string& name) {
    std::string text = pages::transliterated(name);
    std::ranges::replace(text, '<', ' ');
    return text;
}

}  // namespace

Result<cv::Mat> passport_page(const Traveller& traveller, const Flight& flight, const cv::Mat& portrait) {
    pages::Person person;
    person.surname = traveller.surname;
    person.given_names = traveller.given;
    person.number = traveller.document;
    person.birth = traveller.birth;
    person.sex = traveller.sex;
    person.expiry = expiry(flight);
    pages::Options options;
    options.portrait = portrait;
    const Result<pages::Page> page = pages::draw(pages::Kind::passport, person, options);
    if (!page) return page.error();
    const Result<pages::Seen> seen = pages::see(*page, "table", kTable);
    if (!seen) return seen.error();
    return seen->picture;
}

std::vector<std::string> chip_choices(const Traveller& traveller, const Flight& flight) {
    return {"--surname", plain(traveller.surname), "--given", plain(traveller.given),
            "--number", traveller.document, "--birth", short_date(traveller.birth),
            "--sex", traveller.sex, "--expiry", short_date(expiry(flight)), "--now", flight.iso_date()};
}

}  // namespace cotejo::demo
