// SPDX-License-Identifier: Apache-2.0
//
// Draws machine readable zones of every format and writes, one a line, what our parser reads of them:
// JSON for mrz_peer.mjs. Every third has one digit changed, so that check digits fail.

#include <cstdlib>
#include <iostream>

#include <nlohmann/json.hpp>

#include "mrz/testing_zones.hpp"

namespace {

using Json = nlohmann::json;
using namespace mrz::testing;

/// Changes one digit of the line that has most of them.
void change_a_digit(std::vector<std::string>& lines, Random& random) {
    std::string& line = lines[1];
    for (std::size_t at = random() % line.size();; at = (at + 1) % line.size())
        if (line[at] >= '0' && line[at] <= '9') {
            line[at] = line[at] == '9' ? '1' : char(line[at] + 1);
            return;
        }
}

Json said(const mrz::Mrz& mrz) {
    Json checks = Json::object();
    for (const mrz::Check& check : mrz.checks) checks[check.name] = check.holds;
    return {{"lines", mrz.lines},          {"format", mrz::name(mrz.format)},
            {"code", mrz.code.text},       {"state", mrz.state.text},
            {"number", mrz.number.text},   {"nationality", mrz.nationality.text},
            {"birth", mrz.birth.text},     {"expiry", mrz.expiry.text},
            {"sex", mrz.sex.text},         {"surname", mrz.surname.text},
            {"given", mrz.given_names.text}, {"optional", mrz.optional.text},
            {"optional_2", mrz.optional_2.text}, {"checks", checks}};
}

}  // namespace

int main(int count, char** words) {
    const int each = count > 1 ? std::atoi(words[1]) : 100;
    Random random(20261125);
    for (const mrz::Format format :
         {mrz::Format::td1, mrz::Format::td2, mrz::Format::td3, mrz::Format::mrv_a, mrz::Format::mrv_b})
        for (int i = 0; i < each; ++i) {
            std::vector<std::string> lines = write(draw(format, random));
            if (i % 3 == 2) change_a_digit(lines, random);
            const auto mrz = mrz::parse(lines);
            if (!mrz) {
                std::cerr << "refused: " << mrz.error().what << '\n';
                return 1;
            }
            std::cout << said(*mrz) << '\n';
        }
}
