// SPDX-License-Identifier: Apache-2.0
//
// A full-page reader is a plugin that gives three kinds: here three folders behind camera-opencv. What it
// sees is checked by document-page, in processes of their own, as in a kiosk.

#include "../running_plugin.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "camera.hpp"
#include "formats.hpp"

namespace cotejo::test {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

constexpr const char* kKinds[] = {"document.image", "document.infrared", "document.ultraviolet"};

class FullPageReader : public ::testing::Test {
protected:
    ~FullPageReader() override { fs::remove_all(folder_); }

    /// Lays a page on the reader: what it sees in each light.
    void lay(pages::Options options) {
        for (const auto& [light, kind] : {std::pair{pages::Light::visible, kKinds[0]}, {pages::Light::infrared, kKinds[1]}, {pages::Light::ultraviolet, kKinds[2]}}) {
            options.light = light;
            const auto page = pages::draw(pages::Kind::passport, pages::invented(7), options);
            const auto seen = pages::see(*page, "table", 7);
            fs::create_directories(folder_ / kind);
            const auto png = picture::encode_png(seen->picture);
            std::ofstream(folder_ / kind / "page.png", std::ios::binary).write(reinterpret_cast<const char*>(png.data()), std::streamsize(png.size()));
        }
    }

    Record captured(const char* kind) const {
        cotejo::testing::RunningPlugin camera(
            PLUGINS "/camera-opencv", true, {{"folder", (folder_ / kind).string()}, {"hold", "0"}, {"loop", "false"}, {"fps", "1000"}});
        Results results = camera.run("capture", kind, {});
        EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        EXPECT_EQ(results.records.size(), 1u);
        EXPECT_EQ(results.records.at(0).kind(), kind);
        return results.records.at(0);
    }

    /// The results of the checks of ink, paper and replay.
    std::vector<std::string> checked() {
        const Record visible = captured(kKinds[0]);
        std::vector<std::string> results;
        for (const auto& [inputs, check] : {std::pair{std::vector{captured(kKinds[1]), visible}, "check.ab-ir-mrz"},
                                            {std::vector{captured(kKinds[2]), visible}, "check.br-uv-full"},
                                            {std::vector{visible}, "check.replay"}}) {
            const Results page = reader_.run("extract", "document.page", inputs);
            EXPECT_EQ(page.outcome.status, Status::ok) << check << page.outcome.reason;
            results.emplace_back(page.records.at(0).text(check).value_or(""));
        }
        return results;
    }

    const fs::path folder_ = fs::temp_directory_path() / ("full-page-reader-" + std::to_string(getpid()));
    cotejo::testing::RunningPlugin reader_{PLUGINS "/document-page", true};
};

TEST_F(FullPageReader, FindsInkAndPaperOfAGenuinePageAsTheyShouldBe) {
    lay({});
    EXPECT_THAT(checked(), ElementsAre("successful", "successful", "undetermined"));
}

TEST_F(FullPageReader, FindsOutACopyOnOfficePaper) {
    lay({.copied = true});
    EXPECT_THAT(checked(), ElementsAre("failed", "failed", "undetermined"));
}

}  // namespace
}  // namespace cotejo::test
