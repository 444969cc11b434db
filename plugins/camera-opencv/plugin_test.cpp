// SPDX-License-Identifier: Apache-2.0

#include "../../tests/running_plugin.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <opencv2/videoio.hpp>

#include "formats.hpp"

namespace {

namespace fs = std::filesystem;
using cotejo::Outcome;
using cotejo::Record;
using cotejo::Running;
using cotejo::Status;
using testing::HasSubstr;
using testing::Not;
using Settings = std::map<std::string, std::string>;

/// One colour all over.
cv::Mat plain(int blue, cv::Size size = {64, 48}) {
    return cv::Mat(size, CV_8UC3, cv::Scalar(blue, 0, 0));
}

class CameraPlugin : public testing::TestWithParam<bool> {
protected:
    CameraPlugin() {
        fs::create_directories(folder_);
        fs::create_directories(pictures());
    }
    ~CameraPlugin() override { fs::remove_all(folder_); }

    fs::path pictures() const { return folder_ / "pictures"; }

    void write(const std::string& name, std::span<const std::uint8_t> bytes) const {
        std::ofstream(pictures() / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    }

    /// Fast, small, one frame a picture, once through, unless said otherwise.
    void open(Settings settings) {
        settings.insert({{"width", "64"}, {"height", "48"}, {"fps", "1000"}, {"hold", "0"}, {"loop", "false"}});
        plugin_ = std::make_unique<cotejo::testing::RunningPlugin>(PLUGIN_FOLDER, GetParam(), settings);
    }

    /// Takes this many frames, or all there are; the middle pixel's blue of each.
    std::vector<int> blues(std::size_t most = 1000, std::vector<cotejo::Fact> options = {}) {
        std::vector<int> all;
        cotejo::Job job{"capture", "face.image", {}, std::move(options)};
        const std::unique_ptr<Running> running = (*plugin_)->start(std::move(job));
        while (true) {
            auto event = running->next(cotejo::Clock::time_point::max());
            if (const auto* frame = std::get_if<Record>(&event); frame && all.size() < most) {
                const auto& raster = frame->raster();
                all.push_back(frame->data()[raster.stride * (raster.height / 2) + raster.width / 2 * 3]);
                last_.emplace(*frame);
                if (all.size() == most) running->cancel();
            }
            if (const auto* end = std::get_if<Outcome>(&event)) {
                outcome_ = *end;
                return all;
            }
        }
    }

    const fs::path folder_ = fs::path(testing::TempDir()) /
                             ("camera-" + std::to_string(getpid()) + "-" +
                              std::to_string(testing::UnitTest::GetInstance()->random_seed()) +
                              std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    std::unique_ptr<cotejo::testing::RunningPlugin> plugin_;
    std::optional<Record> last_;
    Outcome outcome_;
};

TEST_P(CameraPlugin, ShowsAFolderInTheOrderOfNames) {
    write("2.png", picture::encode_png(plain(20)));
    write("1.jpg", picture::encode_jpeg(plain(250), 95));
    write("notes.txt", picture::encode_png(plain(99)));
    open({{"folder", pictures()}});
    const std::vector<int> seen = blues();
    EXPECT_EQ(outcome_.status, Status::ok) << outcome_.reason;
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_NEAR(seen[0], 250, 4);
    EXPECT_EQ(seen[1], 20);
}

TEST_P(CameraPlugin, GivesAlignedRowsInABlock) {
    write("1.png", picture::encode_png(plain(20)));
    open({{"folder", pictures()}, {"width", "100"}, {"height", "50"}});
    ASSERT_EQ(blues().size(), 1u);
    EXPECT_EQ(last_->format(), "bgr8");
    EXPECT_EQ(last_->raster().width, 100u);
    EXPECT_EQ(last_->raster().height, 50u);
    EXPECT_EQ(last_->raster().stride, 320u);
    EXPECT_EQ(last_->data().size(), 320u * 50u);
}

TEST_P(CameraPlugin, FitsAPictureInWithoutStretchingIt) {
    write("1.png", picture::encode_png(plain(20, {30, 30})));
    open({{"folder", pictures()}});
    ASSERT_EQ(blues().size(), 1u);
    EXPECT_EQ(last_->data()[24 * last_->raster().stride], 128) << "grey beside a square picture";
}

TEST_P(CameraPlugin, BeginsAnewAfterTheLastPicture) {
    write("1.png", picture::encode_png(plain(10)));
    write("2.png", picture::encode_png(plain(20)));
    open({{"folder", pictures()}, {"loop", "true"}});
    EXPECT_THAT(blues(5), testing::ElementsAre(10, 20, 10, 20, 10));
    EXPECT_EQ(outcome_.status, Status::cancelled);
}

TEST_P(CameraPlugin, HoldsEachPictureForItsTime) {
    write("1.png", picture::encode_png(plain(10)));
    write("2.png", picture::encode_png(plain(20)));
    open({{"folder", pictures()}, {"hold", "0.003"}});
    EXPECT_THAT(blues(), testing::ElementsAre(10, 10, 10, 20, 20, 20));
}

TEST_P(CameraPlugin, SkipsPicturesThatCannotBeReadAndNamesThemByPlace) {
    std::vector<std::uint8_t> cut = picture::encode_jpeg(plain(10, {640, 480}), 95);
    cut.resize(cut.size() / 2);
    write("a-secret-name-1.png", {});
    write("a-secret-name-2.jpg", cut);
    write("a-secret-name-3.png", picture::encode_png(cv::Mat(5000, 10000, CV_8UC1, cv::Scalar(0))));
    write("a-secret-name-4.png", std::vector<std::uint8_t>(100, 'x'));
    write("b.png", picture::encode_png(plain(30)));
    open({{"folder", pictures()}});
    EXPECT_THAT(blues(), testing::ElementsAre(30));
    EXPECT_EQ(outcome_.status, Status::ok);
    EXPECT_THAT(plugin_->log(), HasSubstr("picture 1 of 5 of the folder is left out: the picture is empty"));
    EXPECT_THAT(plugin_->log(), HasSubstr("picture 2 of 5 of the folder is left out: the JPEG is cut off"));
    EXPECT_THAT(plugin_->log(), HasSubstr("picture 3 of 5 of the folder is left out: the PNG has too many pixels"));
    EXPECT_THAT(plugin_->log(), HasSubstr("picture 4 of 5"));
    EXPECT_THAT(plugin_->log(), Not(HasSubstr("secret")));
}

TEST_P(CameraPlugin, IsUnavailableWhenNoPictureCanBeRead) {
    write("1.png", {});
    open({{"folder", pictures()}, {"loop", "true"}});
    EXPECT_TRUE(blues().empty());
    EXPECT_EQ(outcome_.status, Status::unavailable);
    EXPECT_THAT(outcome_.reason, HasSubstr("none of the folder's pictures can be read"));
}

TEST_P(CameraPlugin, IsUnavailableWhenTheFolderIsEmpty) {
    open({{"folder", pictures()}});
    EXPECT_TRUE(blues().empty());
    EXPECT_EQ(outcome_.status, Status::unavailable);
}

TEST_P(CameraPlugin, TakesAPictureWithAsManyStepsMoreLightAsItIsAskedFor) {
    for (const int blue : {0, 60, 120, 220})
        write(std::to_string(100 + blue) + ".png", picture::encode_png(plain(blue)));
    open({{"folder", pictures()}});
    const auto with = [&](double steps) { return blues(1000, {{"exposure", {}, steps}}); };
    EXPECT_THAT(with(0), testing::ElementsAre(0, 60, 120, 220));
    EXPECT_THAT(with(1), testing::ElementsAre(0, 85, 165, 255)) << "twice the light; white is the end";
    EXPECT_THAT(with(-1), testing::ElementsAre(0, 41, 86, 161)) << "half the light";
    EXPECT_THAT(with(99), testing::ElementsAre(0, 60, 120, 220)) << "nothing that makes no sense";
}

TEST_P(CameraPlugin, PlaysAVideoFile) {
    const fs::path video = folder_ / "video.avi";
    cv::VideoWriter writer(video, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 30, {64, 48});
    ASSERT_TRUE(writer.isOpened());
    for (int blue : {40, 120, 200}) writer.write(plain(blue));
    writer.release();
    open({{"video", video}});
    const std::vector<int> seen = blues();
    EXPECT_EQ(outcome_.status, Status::ok) << outcome_.reason;
    ASSERT_EQ(seen.size(), 3u);
    EXPECT_NEAR(seen[2], 200, 12);
    EXPECT_EQ(last_->raster().stride, 192u);
}

TEST_P(CameraPlugin, IsUnavailableWhenAVideoIsNone) {
    const fs::path video = folder_ / "video.avi";
    std::ofstream(video) << "no video";
    open({{"video", video}});
    EXPECT_TRUE(blues().empty());
    EXPECT_EQ(outcome_.status, Status::unavailable);
}

TEST_P(CameraPlugin, IsUnavailableWithoutTheCamera) {
    open({{"source", "/dev/video97"}});
    EXPECT_TRUE(blues().empty());
    EXPECT_EQ(outcome_.status, Status::unavailable);
    EXPECT_THAT(outcome_.reason, HasSubstr("is it plugged in"));
}

/// A device that blocks as a pulled camera does: the reader of a pipe nobody writes to.
class SilentDevice {
public:
    explicit SilentDevice(fs::path path) : path_(std::move(path)) { mkfifo(path_.c_str(), 0600); }
    ~SilentDevice() { // lets whoever still waits go
        const int end = ::open(path_.c_str(), O_RDWR | O_NONBLOCK);
        close(end);
    }
    const fs::path& path() const { return path_; }

private:
    const fs::path path_;
};

TEST_P(CameraPlugin, IsUnavailableWhenADriverNeverAnswers) {
    const SilentDevice device(folder_ / "device.avi");
    open({{"video", device.path()}, {"stall", "50"}});
    EXPECT_TRUE(blues().empty());
    EXPECT_EQ(outcome_.status, Status::unavailable);
    EXPECT_THAT(outcome_.reason, HasSubstr("no frame for 50 ms"));
}

TEST_P(CameraPlugin, IsUnavailableWhenADriverStopsAnswering) {
    const SilentDevice device(folder_ / "device.mjpeg");
    const int writer = ::open(device.path().c_str(), O_RDWR | O_NONBLOCK);
    cv::Mat noise(480, 640, CV_8UC3);
    cv::randu(noise, 0, 255);
    const std::vector<std::uint8_t> frame = picture::encode_jpeg(noise, 95);
    const std::jthread sixty_frames([&](std::stop_token stop) {
        for (std::size_t at = 0; at < 60 * frame.size() && !stop.stop_requested();) {
            pollfd ready{writer, POLLOUT, 0};
            if (poll(&ready, 1, 50) < 1) continue;
            const std::size_t offset = at % frame.size();
            const ssize_t written = ::write(writer, frame.data() + offset, frame.size() - offset);
            if (written > 0) at += std::size_t(written);
        }
    });
    open({{"video", device.path()}, {"stall", "3000"}});
    EXPECT_FALSE(blues().empty());
    EXPECT_EQ(outcome_.status, Status::unavailable);
    EXPECT_THAT(outcome_.reason, HasSubstr("no frame for 3000 ms"));
}

TEST_P(CameraPlugin, EndsAtOnceWhenCancelledWhileADriverIsSilent) {
    const SilentDevice device(folder_ / "device.avi");
    open({{"video", device.path()}, {"stall", "600000"}});
    cotejo::Job job{"capture", "face.image", {}, {}};
    const std::unique_ptr<Running> running = (*plugin_)->start(std::move(job));
    running->cancel();
    const auto event = running->next(cotejo::Clock::time_point::max());
    ASSERT_TRUE(std::holds_alternative<Outcome>(event));
    EXPECT_EQ(std::get<Outcome>(event).status, Status::cancelled);
}

TEST_P(CameraPlugin, RefusesSettingsThatMakeNoSense) {
    for (const auto& [settings, why] : std::vector<std::pair<Settings, std::string>>{
             {{}, "exactly one of source, video and folder"},
             {{{"source", "0"}, {"folder", pictures()}}, "exactly one of source, video and folder"},
             {{{"source", "webcam"}}, "setting source: write a camera's number"},
             {{{"source", "0"}, {"width", "9000"}, {"height", "9000"}}, "settings width, height"},
             {{{"source", "0"}, {"fps", "0"}}, "setting fps"},
             {{{"source", "0"}, {"stall", "0"}}, "setting stall"}}) {
        open(settings);
        EXPECT_FALSE(*plugin_) << why;
        EXPECT_THAT(plugin_->why_not() + plugin_->log(), HasSubstr(why));
    }
}

INSTANTIATE_TEST_SUITE_P(Runs, CameraPlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
