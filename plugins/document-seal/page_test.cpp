// SPDX-License-Identifier: Apache-2.0
//
// Seals where they are met: on a sheet that lies on a table before a camera.

#include "../../tests/running_plugin.hpp"

#include "camera.hpp"
#include "formats.hpp"
#include "seal/draw.hpp"
#include "testing.hpp"

namespace {

using cotejo::Record;
using cotejo::Status;
using cotejo::testing::record;
using seal::Made;

pages::Page drawn(pages::Kind kind, const pages::Person& person, const cv::Mat& symbol = {}) {
    pages::Options options;
    options.seal = symbol;
    cotejo::Result<pages::Page> page = pages::draw(kind, person, options);
    if (!page) ADD_FAILURE() << page.error().what;
    return page ? *page : pages::Page{};
}

/// A sheet with the seal that its zone asks for, in one condition of the camera.
struct Sheet {
    explicit Sheet(std::string_view condition, std::uint64_t seed)
        : person(of_utopia(pages::invented(seed))), zone(drawn(pages::Kind::emergency, person).mrz), made(seals::emergency_for(zone)) {
        const auto page = drawn(pages::Kind::emergency, person, seals::draw(made.seal, 1));
        const cotejo::Result<pages::Seen> seen = pages::see(page, condition, seed, {1920, 1080});
        if (!seen) ADD_FAILURE() << seen.error().what;
        else picture = picture::encode_png(seen->picture);
    }

    static pages::Person of_utopia(pages::Person person) {
        person.state = "UTO";
        return person;
    }

    pages::Person person;
    std::vector<std::string> zone;
    Made made;
    std::vector<std::uint8_t> picture;
};

class SealOnAPage : public testing::TestWithParam<const char*> {};

TEST_P(SealOnAPage, IsReadAndSaysWhatThePageSays) {
    const Sheet sheet(GetParam(), 11);
    cotejo::testing::RunningPlugin plugin{PLUGIN_FOLDER, false,
                                          {{"patience", "600000"},
                                           {"trust", sheet.made.authorities().string()},
                                           {"signers", sheet.made.signers().string()}}};
    const cotejo::Results results = plugin.run(
        "extract", "document.seal", {record("document.image", "png", sheet.picture), seal::zone_record(sheet.zone)});
    ASSERT_EQ(results.outcome.status, Status::ok);
    EXPECT_EQ(results.records[0].number("valid"), 1.0);
    EXPECT_EQ(results.records[0].text("check.print"), "successful");
    EXPECT_EQ(results.records[0].text("line.1"), sheet.zone[0]);
    EXPECT_EQ(results.records[0].text("line.2"), sheet.zone[1]);
}

std::string named(const testing::TestParamInfo<const char*>& info) {
    std::string name = info.param;
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Camera, SealOnAPage,
                         testing::Values("table", "rotated", "persp", "bent", "upside-down", "shadow", "noise", "jpeg", "dark", "close"), named);

}  // namespace
