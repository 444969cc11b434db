// SPDX-License-Identifier: Apache-2.0

#include "../../tests/running_plugin.hpp"

#include <opencv2/imgproc.hpp>

#include "formats.hpp"
#include "picture.hpp"
#include "seal/draw.hpp"
#include "testing.hpp"

namespace {

using cotejo::Record;
using cotejo::Results;
using cotejo::Status;
using cotejo::testing::record;
using seal::Made;

Record as_png(const cv::Mat& picture) { return record("document.image", "png", picture::encode_png(picture)); }

class SealPlugin : public testing::TestWithParam<bool> {
protected:
    SealPlugin() : made_(seals::emergency()) {}

    Results extract(std::vector<Record> inputs) { return plugin_.run("extract", "document.seal", std::move(inputs)); }

    Made made_;
    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, GetParam(),
                                           {{"patience", "600000"},
                                            {"trust", made_.authorities().string()},
                                            {"signers", made_.signers().string()}}};
};

TEST_P(SealPlugin, ReadsASealInEverySymbologyAndSaysThatItIsValid) {
    using enum seals::Symbology;
    for (const auto symbology : {data_matrix, aztec, qr_code, pdf_417}) {
        const Results results = extract({as_png(seals::draw(made_.seal, 4, symbology))});
        ASSERT_EQ(results.outcome.status, Status::ok) << int(symbology);
        ASSERT_EQ(results.records.size(), 1u);
        const Record& read = results.records[0];
        EXPECT_EQ(read.kind(), "document.seal");
        EXPECT_EQ(seals::Bytes(read.data().begin(), read.data().end()), made_.seal);
        EXPECT_EQ(read.number("valid"), 1.0);
        EXPECT_EQ(read.text("check.signature"), "successful");
        EXPECT_EQ(read.text("document.format"), "TD2");
        EXPECT_EQ(read.text("document.code"), "PE");
        EXPECT_EQ(read.text("document.state"), "UTO");
        EXPECT_EQ(read.text("document.number"), "E00042718");
        EXPECT_EQ(read.text("surname"), "ERIKSSON");
        EXPECT_EQ(read.text("birth.date.short"), "740812");
        EXPECT_EQ(read.text("line.1"), "PEUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<");
    }
}

TEST_P(SealPlugin, GivesASealThatIsWrongWithItsReasonAndKeepsTheLogFreeOfItsHolder) {
    seals::Bytes bytes = made_.seal;
    bytes.back() ^= 1;
    const Results results = extract({as_png(seals::draw(bytes))});
    ASSERT_EQ(results.outcome.status, Status::ok);
    EXPECT_EQ(results.records[0].number("valid"), 0.0);
    EXPECT_EQ(results.records[0].text("check.signature"), "failed");
    EXPECT_EQ(results.records[0].text("check.signature.reason"), "bad-signature");
    EXPECT_EQ(results.records[0].text("check.certificate"), "successful");
    EXPECT_THAT(plugin_.log(), testing::HasSubstr("check signature: failed, bad-signature"));
    EXPECT_THAT(plugin_.log(), testing::Not(testing::HasSubstr("ERIKSSON")));
}

TEST_P(SealPlugin, GivesBytesThatOnlyBeginLikeASealAsOneThatFailed) {
    const Results results = extract({as_png(seals::draw({0xDC, 0x03, 'a', 'b', 'c'}))});
    ASSERT_EQ(results.outcome.status, Status::ok);
    EXPECT_EQ(results.records[0].number("valid"), 0.0);
    EXPECT_EQ(results.records[0].text("check.encoding"), "failed");
    EXPECT_EQ(results.records[0].text("check.signature"), "aborted");
    EXPECT_FALSE(results.records[0].text("surname"));
}

TEST_P(SealPlugin, ComparesTheSealWithThePrintWhereItIsGivenTheZone) {
    const Record picture = as_png(seals::draw(made_.seal));
    std::vector<std::string> lines = seals::emergency().printed;
    const Results same = extract({picture, seal::zone_record(lines)});
    ASSERT_EQ(same.outcome.status, Status::ok);
    EXPECT_EQ(same.records[0].text("check.print"), "successful");
    EXPECT_EQ(same.records[0].number("valid"), 1.0);

    lines[0].replace(5, 8, "SOMEBODY");
    const Results other = extract({picture, seal::zone_record(lines)});
    ASSERT_EQ(other.outcome.status, Status::ok);
    EXPECT_EQ(other.records[0].text("check.print.reason"), "zone-differs");
    EXPECT_EQ(other.records[0].number("valid"), 0.0);
}

TEST_P(SealPlugin, AsksToShowACodeWhenThereIsNone) {
    const Results results = extract({as_png(cv::Mat(200, 300, CV_8UC1, cv::Scalar(255)))});
    EXPECT_EQ(results.outcome.status, Status::retry);
    ASSERT_EQ(results.guides.size(), 1u);
    EXPECT_EQ(results.guides[0].hint, "show-code");
}

TEST_P(SealPlugin, DeclinesACodeThatIsNoSeal) {
    const Results results = extract({as_png(seals::draw({'M', '1', 'E', 'J'}, 6))});
    EXPECT_EQ(results.outcome.status, Status::refused);
    ASSERT_EQ(results.guides.size(), 1u);
    EXPECT_EQ(results.guides[0].hint, "wrong-code");
    EXPECT_TRUE(results.records.empty());
}

TEST_P(SealPlugin, TakesTheSealWhereAnotherCodeStandsBesideIt) {
    const cv::Mat seal = seals::draw(made_.seal), other = seals::draw({'M', '1'}, 8, seals::Symbology::qr_code);
    cv::Mat page(900, 900, CV_8UC1, cv::Scalar(255));
    other.copyTo(page(cv::Rect({40, 40}, other.size())));
    seal.copyTo(page(cv::Rect({640, 650}, seal.size())));
    const Results results = extract({as_png(page)});
    ASSERT_EQ(results.outcome.status, Status::ok);
    EXPECT_EQ(results.records[0].number("valid"), 1.0);
}

TEST_P(SealPlugin, TrustsNobodyWhereItIsGivenNoFolders) {
    cotejo::testing::RunningPlugin alone{PLUGIN_FOLDER, GetParam()};
    const Results results = alone.run("extract", "document.seal", {as_png(seals::draw(made_.seal))});
    ASSERT_EQ(results.outcome.status, Status::ok);
    EXPECT_EQ(results.records[0].number("valid"), 0.0);
    EXPECT_EQ(results.records[0].text("check.certificate.reason"), "unknown-certificate");
    EXPECT_THAT(alone.log(), testing::HasSubstr("no authority to trust"));
}

INSTANTIATE_TEST_SUITE_P(Runs, SealPlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
