// SPDX-License-Identifier: Apache-2.0
//
// The documents that are sealed, all right.

#include "seal/recipe.hpp"

namespace seals {

namespace {

using passport::Holder;

constexpr unsigned kSignsData = 0x80;
constexpr std::size_t kSealedOfVisa = 28; // characters of a visa's second line

Holder holder(std::string code, std::string number) {
    Holder who;
    who.format = Holder::Format::td2;
    who.code = std::move(code);
    who.number = std::move(number);
    return who;
}

Recipe signed_by(std::vector<std::string> types) {
    Recipe recipe;
    recipe.certificate = {.subject = {"UT", "SE"}, .serial = 0x2A, .from = moment("2020-01-01"),
                          .to = moment("2080-01-01"), .key_usage = kSignsData, .document_types = std::move(types)};
    return recipe;
}

Recipe visa(std::size_t columns, std::uint8_t tag) {
    Recipe recipe = signed_by({"V"});
    recipe.definition = 0x5D;
    recipe.category = 0x01;
    recipe.printed = visa_lines(holder("VA", "L898902C3"), columns);
    recipe.printed[1].replace(kSealedOfVisa, 5, "NOTE1"); // optional data, which is not sealed
    recipe.features = {{tag, c40(recipe.printed[0] + recipe.printed[1].substr(0, kSealedOfVisa))},
                       {3, {2}}, {4, {90, 0, 0}}, {5, c40("P12345678")}};
    return recipe;
}

}  // namespace

std::time_t moment(const std::string& iso) {
    std::tm parts{};
    strptime(iso.c_str(), "%Y-%m-%d", &parts);
    return timegm(&parts);
}

std::vector<std::string> visa_lines(const Holder& holder, std::size_t columns) {
    // The second line is a TD2's as far as the expiry's check digit; the first differs in length alone.
    std::vector<std::string> lines = passport::lines(holder);
    lines[0].resize(columns, '<');
    lines[1] = lines[1].substr(0, kSealedOfVisa) + std::string(columns - kSealedOfVisa, '<');
    return lines;
}

Recipe emergency() { return emergency_for(passport::lines(holder("PE", "E00042718"))); }

Recipe emergency_for(const std::vector<std::string>& zone) {
    Recipe recipe = signed_by({zone[0].substr(0, 2)});
    recipe.printed = zone;
    recipe.features = {{2, c40(recipe.printed[0] + recipe.printed[1])}};
    return recipe;
}

Recipe visa_a() { return visa(44, 1); }
Recipe visa_b() { return visa(36, 2); }

Recipe residence_permit() {
    Recipe recipe = signed_by({"AR"});
    recipe.definition = 0xFB;
    recipe.category = 0x06;
    recipe.printed = passport::lines(holder("AR", "652584509"));
    recipe.features = {{2, c40(recipe.printed[0] + recipe.printed[1])}, {3, c40("UFO001979")}};
    return recipe;
}

}  // namespace seals
