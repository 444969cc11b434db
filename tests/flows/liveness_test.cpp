// SPDX-License-Identifier: Apache-2.0
//
// Attack detection of faces in a visit: the real camera, face and detector plugins, on rendered people.

#include <gmock/gmock.h>

#include "formats.hpp"
#include "people.hpp"
#include "species.hpp"
#include "visit/active_check.hpp"
#include "walk.hpp"

namespace cotejo::flows {
namespace {

namespace fs = std::filesystem;

const ChallengePolicy kChallenge{{"turn-left", "turn-right", "come-closer"}, 2}; // all of them last
constexpr std::size_t kSlowly = 3; // times: however slow the judge is, it sees each step

bool first_bytes(std::span<std::uint8_t> bytes) {
    std::ranges::fill(bytes, std::uint8_t(1)); // always the same challenge, so that it can be rendered
    return true;
}

attacks::Steps asked() {
    ActiveCheck check(kChallenge, first_bytes, 1);
    EXPECT_TRUE(check.begin());
    return steps_of(*check.challenge());
}

const attacks::Head& person() {
    static attacks::Album album(ASSETS "/models");
    static const std::vector<attacks::Person> people = attacks::sample_people(album, ASSETS "/pictures");
    return people.front().head;
}

/// A kiosk with a camera that shows a folder of pictures, and a policy that wants live faces.
class FaceKiosk : public Walk {
public:
    explicit FaceKiosk(const std::vector<cv::Mat>& frames) {
        camera_ = folder / "camera";
        fs::create_directory(camera_);
        for (std::size_t i = 0; i < frames.size(); ++i) write(1000 + i, frames[i]);
        start("camera-opencv", {{"folder", camera_.string()}, {"width", "640"}, {"height", "480"}, {"fps", "10"}, {"hold", "0"}},
              {"face.image"});
        start("face-opencv", {{"threads", "1"}}, {});
        start("face-pad", {}, {});
        FamilyPolicy& face = policy.families["face"];
        face.ask = "face";
        face.assess_lowest = 40;
        face.detect_highest = 0.2;
        face.challenge = kChallenge;
    }

    /// Captures a face, and tells whether it was found to be live; "" or why not.
    std::string live(std::chrono::milliseconds wait) {
        policy.wait = wait;
        VisitSetting set = setting();
        set.random = first_bytes;
        Visit visit(std::move(set), {});
        (void)visit.ask("face");
        const auto sample = visit.capture("face.image");
        if (!sample) return "capture: " + sample.error().word;
        const auto found = visit.detect(*sample);
        return found ? "" : "detect: " + found.error().word;
    }

private:
    void write(std::size_t number, const cv::Mat& frame) {
        const std::vector<std::uint8_t> bytes = picture::encode_jpeg(frame, 95);
        std::ofstream file(camera_ / (std::to_string(number) + ".jpg"), std::ios::binary);
        file.write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    }
    void start(const std::string& plugin, Settings settings, const std::vector<std::string>& gives) {
        const auto manifest = Manifest::load(fs::path(COTEJO_PLUGINS_DIR) / plugin);
        ASSERT_TRUE(manifest) << describe(manifest.error());
        manifests_.push_back(std::make_unique<Manifest>(*manifest));
        InstanceOptions options;
        options.name = plugin;
        options.isolate = false;
        options.settings = std::move(settings);
        auto instance = Instance::create(*manifests_.back(), std::move(options));
        ASSERT_TRUE(instance) << instance.error().what;
        providers.add(std::move(*instance), gives);
    }

    fs::path camera_;
    std::vector<std::unique_ptr<Manifest>> manifests_;
};

TEST(Liveness, IsFoundOfSomebodyWhoDoesWhatIsAsked) {
    std::vector<attacks::Place> slowly;
    for (const attacks::Place& place : attacks::performed(asked(), 1)) slowly.insert(slowly.end(), kSlowly, place);
    EXPECT_EQ(FaceKiosk(attacks::live(person(), slowly, 1).frames).live(std::chrono::seconds(60)), "");
}

TEST(Liveness, IsNotFoundOfAPictureOnPaper) {
    const attacks::Case given{person(), person(), asked(), asked(), 1};
    const attacks::Take print = attacks::shown().front().render(given);
    EXPECT_EQ(FaceKiosk(print.frames).live(std::chrono::seconds(5)), "capture: retry");
}

TEST(Liveness, IsNotFoundOfAStillPicture) {
    const attacks::Take person_once = attacks::bona_fide(person(), {}, 1);
    EXPECT_EQ(FaceKiosk(std::vector{person_once.frames.front()}).live(std::chrono::seconds(2)), "capture: retry");
}

}  // namespace
}  // namespace cotejo::flows
