// SPDX-License-Identifier: Apache-2.0
//
// Writes the demo's passenger list.

#include "list.hpp"

#include "camera.hpp"
#include "formats.hpp"
#include "prints.hpp"

namespace cotejo::demo {

namespace {

std::string base64(const std::vector<std::uint8_t>& bytes) {
    constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (k < left ? bytes[i + k] : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= left ? kAlphabet[group >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

Result<std::string> portrait(const Traveller& traveller, const std::filesystem::path& pictures) {
    if (traveller.portrait.empty()) return std::string();
    const Result<cv::Mat> picture = sample_picture(pictures / traveller.portrait, 480);
    if (!picture) return picture.error();
    return base64(picture::encode_jpeg(*picture, 90));
}

std::string print(const Traveller& traveller) {
    return traveller.finger ? base64(prints::png(prints::generate(traveller.finger, 0))) : "";
}

}  // namespace

Result<std::string> passenger_list(const Flight& flight, const std::filesystem::path& pictures) {
    std::string list = "flight,date,pnr,seat,list.number,name,surname,given-names,birth.date,sex,nationality,"
                       "document.state,document.number,document.expiry,face,finger\r\n";
    for (const Traveller& traveller : travellers()) {
        const Result<std::string> face = portrait(traveller, pictures);
        if (!face) return face.error();
        list += flight.designator() + "," + flight.iso_date() + "," + traveller.pnr + "," +
                traveller.seat + "," + traveller.list_number + "," + traveller.surname + "/" +
                traveller.given + "," + traveller.surname + "," + traveller.given + "," +
                traveller.birth + "," + traveller.sex + ",UTO,UTO," + traveller.document + "," +
                expiry(flight) + "," + *face + "," + print(traveller) + "\r\n";
    }
    return list;
}

}  // namespace cotejo::demo
