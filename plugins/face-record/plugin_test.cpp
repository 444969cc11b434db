// SPDX-License-Identifier: Apache-2.0

#include "../../tests/running_plugin.hpp"

#include <fstream>
#include <iterator>

#include "formats.hpp"
#include "picture.hpp"
#include "testing.hpp"

namespace {

using cotejo::Record;
using cotejo::Results;
using cotejo::Status;
using cotejo::testing::record;
using face_record::testing::Data;
using face_record::testing::pattern;
namespace build = face_record::testing;

Data photograph() {
    std::ifstream input(PICTURES "/obama.jpg", std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

Data bytes_of(const Record& record) { return {record.data().begin(), record.data().end()}; }

class FaceRecordPlugin : public testing::TestWithParam<bool> {
protected:
    Results read(const char* format, const Data& data) {
        return plugin_.run("extract", "face.image", {record("face.record", format, data)});
    }
    Results write(const Record& picture) { return plugin_.run("extract", "face.record", {picture}); }

    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, GetParam()};
};

TEST_P(FaceRecordPlugin, ReadsEveryFormOfARecord) {
    const Data jpeg = build::small_jpeg();
    for (const auto& [format, data] : {std::pair{"iso-19794-5", build::fac_2005({jpeg})},
                                       {"iso-19794-5", build::fac_2011({jpeg})},
                                       {"iso-39794-5", build::face_der({jpeg})},
                                       {"iso-19794-5", build::data_group("5F2E", {build::fac_2005({jpeg})})},
                                       {"bytes", build::data_group("7F2E", {build::face_der({jpeg})})}}) {
        const Results results = read(format, data);
        ASSERT_EQ(results.outcome.status, Status::ok) << plugin_.log();
        ASSERT_EQ(results.records.size(), 1u);
        EXPECT_EQ(results.records[0].kind(), "face.image");
        EXPECT_EQ(results.records[0].format(), "jpeg");
        EXPECT_EQ(bytes_of(results.records[0]), jpeg);
        EXPECT_TRUE(results.records[0].facts().empty());
    }
}

TEST_P(FaceRecordPlugin, GivesJpeg2000AsARaster) {
    const cv::Mat picture = pattern(413, 531, 3);
    const Results results = read("iso-19794-5", build::fac_2005({build::jpeg2000(picture)}, 1));
    ASSERT_EQ(results.outcome.status, Status::ok) << plugin_.log();
    ASSERT_EQ(results.records.size(), 1u);
    const Record& given = results.records[0];
    EXPECT_EQ(given.format(), "bgr8");
    ASSERT_EQ(given.raster().width, 413u);
    ASSERT_EQ(given.raster().height, 531u);
    const cv::Mat pixels(531, 413, CV_8UC3, const_cast<std::uint8_t*>(given.data().data()), given.raster().stride);
    EXPECT_EQ(cv::norm(pixels, picture, cv::NORM_INF), 0);
}

TEST_P(FaceRecordPlugin, GivesTheImagesOfARecordInOrder) {
    const Data first = photograph(), second = build::small_jpeg(), third = picture::encode_png(pattern(9, 9, 1));
    const Results results = read("iso-39794-5", build::face_der({first, second, third}, 0));
    ASSERT_EQ(results.outcome.status, Status::ok) << plugin_.log();
    ASSERT_EQ(results.records.size(), 3u);
    EXPECT_EQ(bytes_of(results.records[0]), first);
    EXPECT_EQ(bytes_of(results.records[1]), second);
    EXPECT_EQ(results.records[2].format(), "png");
}

TEST_P(FaceRecordPlugin, GivesNothingOfARecordWithOneBadImage) {
    const Data good = build::small_jpeg();
    const Results results = read("iso-39794-5", build::face_der({good, Data(good.begin(), good.end() - 9)}));
    EXPECT_EQ(results.outcome.status, Status::refused);
    EXPECT_TRUE(results.records.empty());
    EXPECT_THAT(plugin_.log(), testing::HasSubstr("the record is not read: image 2: the JPEG is cut off"));
}

TEST_P(FaceRecordPlugin, RefusesWhatIsNoRecordAndGoesOn) {
    const Data record_data = build::fac_2005({build::small_jpeg()});
    EXPECT_EQ(read("iso-19794-5", {}).outcome.status, Status::refused);
    EXPECT_EQ(read("iso-19794-5", build::small_jpeg()).outcome.status, Status::refused);
    EXPECT_EQ(read("iso-19794-5", Data(record_data.begin(), record_data.end() - 1)).outcome.status, Status::refused);
    EXPECT_EQ(read("csv", record_data).outcome.status, Status::invalid);
    EXPECT_EQ(read("iso-19794-5", record_data).outcome.status, Status::ok);
}

TEST_P(FaceRecordPlugin, WritesARecordOfEveryFormatOfAPictureAndReadsItBack) {
    const cv::Mat colour = pattern(120, 160, 3), grey = pattern(120, 160, 1);
    const auto raster = [](const char* format, const cv::Mat& picture) {
        return record("face.image", format, {picture.data, picture.step * std::size_t(picture.rows)},
                      {std::uint32_t(picture.cols), std::uint32_t(picture.rows), std::uint32_t(picture.step)});
    };
    for (const Record& picture : {raster("bgr8", colour), raster("gray8", grey),
                                  record("face.image", "png", picture::encode_png(colour)),
                                  record("face.image", "jpeg", photograph())}) {
        const Results written = write(picture);
        ASSERT_EQ(written.outcome.status, Status::ok) << plugin_.log();
        ASSERT_EQ(written.records.size(), 1u);
        EXPECT_EQ(written.records[0].kind(), "face.record");
        EXPECT_EQ(written.records[0].format(), "iso-39794-5");
        const Results back = plugin_.run("extract", "face.image", {written.records[0]});
        ASSERT_EQ(back.outcome.status, Status::ok) << plugin_.log();
        EXPECT_EQ(back.records[0].format(), "jpeg");
    }
}

TEST_P(FaceRecordPlugin, RefusesToWriteAPictureThatCannotBeRead) {
    const Results results = write(record("face.image", "jpeg", std::string_view("no picture")));
    EXPECT_EQ(results.outcome.status, Status::refused);
    EXPECT_TRUE(results.records.empty());
}

TEST_P(FaceRecordPlugin, WritesTheOlderStandardWhenSet) {
    cotejo::testing::RunningPlugin older(PLUGIN_FOLDER, GetParam(),
                                         {{"write", "iso-19794-5"}, {"full-frontal", "true"}});
    const Results written = older.run("extract", "face.record", {record("face.image", "jpeg", build::small_jpeg())});
    ASSERT_EQ(written.outcome.status, Status::ok) << older.log();
    EXPECT_EQ(written.records[0].format(), "iso-19794-5");
    const Data data = bytes_of(written.records[0]);
    EXPECT_EQ(Data(data.begin(), data.begin() + 8), build::hex("46414300 30313000"));
    EXPECT_EQ(data[14 + 20], 1) << "full frontal";
}

TEST_P(FaceRecordPlugin, DoesNotStartWithSettingsThatMakeNoSense) {
    for (const auto& [name, value] : {std::pair{"write", "iso-19794-4"}, {"quality", "0"}, {"quality", "101"}}) {
        cotejo::testing::RunningPlugin plugin(PLUGIN_FOLDER, GetParam(), {{name, value}});
        EXPECT_FALSE(plugin) << name << " " << value;
        EXPECT_THAT(plugin.log(), testing::HasSubstr(std::string(name) + " must be"));
    }
}

INSTANTIATE_TEST_SUITE_P(Runs, FaceRecordPlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
