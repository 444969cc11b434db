// SPDX-License-Identifier: Apache-2.0
//
// What is drawn says what it should; every condition does what its name says.

#include "camera.hpp"

#include <gmock/gmock.h>

#include <cstdio>
#include <filesystem>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <opencv2/imgproc.hpp>

#include "zone.hpp"

namespace pages {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Page drawn(Kind kind, const Options& options = {}, const Person& person = {}) {
    const auto page = draw(kind, person, options);
    EXPECT_TRUE(page) << page.error().what;
    return *page;
}

Seen seen(const char* condition, std::uint64_t seed = 1, Kind kind = Kind::passport) {
    auto picture = see(drawn(kind), condition, seed);
    EXPECT_TRUE(picture) << picture.error().what;
    return *std::move(picture);
}

double mean(const cv::Mat& picture) {
    const cv::Scalar sum = cv::mean(picture);
    return (sum[0] + sum[1] + sum[2]) / 3;
}

bool inside(const Seen& seen) {
    for (const cv::Point2f& corner : seen.pages.at(0))
        if (!cv::Rect2f(0, 0, float(seen.picture.cols), float(seen.picture.rows)).contains(corner)) return false;
    return true;
}

Person specimen() {
    Person person;
    person.expiry = "2012-04-15";
    return person;
}

TEST(Zone, IsTheSpecimenOfEachPartOfTheStandard) {
    Person person = specimen();
    person.personal_number = "ZE184226B";
    EXPECT_THAT(zone(Kind::passport, person), ElementsAre("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                                          "L898902C36UTO7408122F1204159ZE184226B<<<<<10"));
    person = specimen();
    person.number = "D23145890";
    EXPECT_THAT(zone(Kind::card_back, person), ElementsAre("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
                                                           "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"));
    EXPECT_THAT(zone(Kind::td2, person), ElementsAre("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"));
    person.number = "L8988901C", person.nationality = "XXX", person.birth = "1940-09-07", person.expiry = "1996-12-10";
    EXPECT_THAT(zone(Kind::visa_b, person), ElementsAre("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"));
    person.personal_number = "6ZE184226B";
    EXPECT_THAT(zone(Kind::visa_a, person), ElementsAre("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                                        "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"));
}

TEST(Zone, GoesOnInTheOptionalDataOfATd1WhenTheNumberIsLong) {
    Person person = specimen();
    person.number = "D23145890734", person.state = person.nationality = "UTO", person.birth = "1934-07-12", person.expiry = "1995-07-12";
    EXPECT_EQ(zone(Kind::card_back, person)[0], "I<UTOD23145890<7349<<<<<<<<<<<"); // ICAO 9303-5, its example
}

TEST(Zone, WritesNamesInItsAlphabetAndCutsThemAtItsEnd) {
    Person person = specimen();
    person.surname = "NUÑEZ-D'ÁVILA", person.given_names = "ÜBER MARÍA DE LOS ÁNGELES DEL CARMEN";
    EXPECT_EQ(zone(Kind::passport, person)[0], "P<UTONUNEZ<DAVILA<<UEBER<MARIA<DE<LOS<ANGELE");
}

TEST(Page, HasItsZoneWhereItSays) {
    for (const Kind kind : {Kind::passport, Kind::card_back, Kind::td2, Kind::visa_a, Kind::visa_b, Kind::emergency}) {
        const Page page = drawn(kind);
        ASSERT_FALSE(page.mrz.empty());
        EXPECT_EQ((page.mrz_zone & cv::Rect({}, page.picture.size())), page.mrz_zone) << name(kind);
        EXPECT_NEAR(page.mrz_zone.width / page.dots_per_mm, 2.54 * double(page.mrz[0].size()), 0.2) << name(kind);
        cv::Mat grey, ink;
        cv::cvtColor(page.picture, grey, cv::COLOR_BGR2GRAY);
        ink = grey < 90;
        const cv::Rect around = page.mrz_zone + cv::Size(0, 1);
        const int below = grey.rows - around.br().y;
        EXPECT_GT(cv::countNonZero(ink(page.mrz_zone)), page.mrz_zone.area() / 20) << name(kind);
        EXPECT_EQ(cv::countNonZero(ink({0, around.br().y, grey.cols, below})), 0) << name(kind);
    }
}

TEST(Page, OfABoardingPassHasABarcodeThatIsRead) {
    Person person;
    person.surname = "PEÑA QUINTERO", person.given_names = "ANA";
    const Page page = drawn(Kind::boarding_pass, {}, person);
    cv::Mat grey;
    cv::cvtColor(page.picture, grey, cv::COLOR_BGR2GRAY);
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum, int(grey.step));
    EXPECT_EQ(ZXing::ReadBarcode(view).text(), "M1PENA QUINTERO/ANA   EABC123 BOGMADAV 0009 326Y012A0001 100");
}

TEST(Page, CarriesASealWhereItHasRoom) {
    Options options;
    options.seal = cv::Mat(24, 24, CV_8UC1, cv::Scalar(0));
    const Page page = drawn(Kind::emergency, options);
    ASSERT_FALSE(page.seal.empty());
    EXPECT_LT(mean(page.picture(page.seal)), 25);
    EXPECT_TRUE(drawn(Kind::passport, options).seal.empty());
}

TEST(Page, ShowsOnlyCarbonInInfraredAndNothingOfACopy) {
    const auto ink = [](bool copied) {
        const Page page = drawn(Kind::passport, {.light = Light::infrared, .copied = copied});
        cv::Mat grey;
        cv::cvtColor(page.picture, grey, cv::COLOR_BGR2GRAY);
        EXPECT_GT(mean(page.picture({page.picture.cols * 7 / 10, 0, 200, 200})), 220) << "the background does not show";
        return cv::countNonZero(grey(page.mrz_zone) < 100);
    };
    EXPECT_GT(ink(false), 1000);
    EXPECT_EQ(ink(true), 0);
}

TEST(Page, OfSecurityPaperIsDarkUnderUltravioletAndACopyIsBright) {
    EXPECT_LT(mean(drawn(Kind::passport, {.light = Light::ultraviolet}).picture), 60);
    EXPECT_GT(mean(drawn(Kind::passport, {.light = Light::ultraviolet, .copied = true}).picture), 100);
}

TEST(Camera, GivesTheSamePictureTwiceAndOthersForOtherSeeds) {
    const Page page = drawn(Kind::card_front);
    for (const Condition& one : conditions()) {
        const cv::Mat first = see(page, one.name, 7, {640, 360})->picture, again = see(page, one.name, 7, {640, 360})->picture;
        EXPECT_EQ(cv::norm(first, again, cv::NORM_L1), 0) << one.name;
        EXPECT_GT(cv::norm(first, see(page, one.name, 8, {640, 360})->picture, cv::NORM_L1), 0) << one.name;
    }
}

TEST(Camera, SeesTheCornersWhereItSays) {
    Options options; // a page that is white to its edges
    Page page = drawn(Kind::passport, options);
    page.picture = cv::Scalar::all(255);
    for (const char* condition : {"rotated", "persp", "upside-down", "far"})
        for (std::uint64_t seed = 1; seed < 6; ++seed) {
            const Seen seen = *see(page, condition, seed);
            cv::Mat mask = cv::Mat::zeros(seen.picture.size(), CV_8UC1), grey;
            std::vector<cv::Point> corners(seen.pages[0].begin(), seen.pages[0].end());
            cv::fillConvexPoly(mask, corners, 255);
            cv::erode(mask, mask, {}, {-1, -1}, 3);
            cv::cvtColor(seen.picture, grey, cv::COLOR_BGR2GRAY);
            EXPECT_EQ(cv::countNonZero((grey < 185) & mask), 0) << condition << seed;
        }
}

TEST(Camera, KeepsWholePagesInThePictureAndOthersNot) {
    for (std::uint64_t seed = 1; seed < 9; ++seed) {
        for (const char* condition : {"table", "rotated", "upside-down", "persp", "far", "hard"}) {
            const Seen picture = seen(condition, seed);
            EXPECT_TRUE(picture.whole && inside(picture)) << condition << seed;
        }
        for (const char* condition : {"cut", "half-mrz", "close"}) {
            const Seen picture = seen(condition, seed);
            EXPECT_FALSE(picture.whole || inside(picture)) << condition << seed;
        }
        EXPECT_EQ(seen("two", seed).pages.size(), 2u);
        EXPECT_TRUE(seen("empty", seed).pages.empty());
        EXPECT_TRUE(seen("screen", seed).on_screen);
    }
}

TEST(Camera, DoesWhatTheConditionsSay) {
    const auto sharpness = [](const char* condition) {
        cv::Mat grey, edges;
        const Seen picture = seen(condition, 3);
        cv::cvtColor(picture.picture, grey, cv::COLOR_BGR2GRAY);
        cv::Laplacian(grey, edges, CV_32F);
        return cv::norm(edges);
    };
    EXPECT_LT(sharpness("blur"), 0.7 * sharpness("table"));
    EXPECT_LT(sharpness("motion"), 0.9 * sharpness("table"));
    EXPECT_GT(sharpness("noise"), 1.5 * sharpness("table"));
    EXPECT_LT(mean(seen("dark", 3).picture), 0.4 * mean(seen("table", 3).picture));
    const auto white = [](const char* condition) { return cv::countNonZero(seen(condition, 3).picture.reshape(1) == 255); };
    EXPECT_GT(white("glare"), 1000 + white("table"));
}

TEST(Camera, RefusesAConditionThatItDoesNotKnowAndListsThoseThereAre) {
    const auto picture = see(drawn(Kind::passport), "fog", 1);
    ASSERT_FALSE(picture);
    EXPECT_THAT(picture.error().what, HasSubstr("glare"));
}

struct Ended {
    int code;
    std::string output;
};

Ended run(const std::string& arguments) {
    Ended ended{};
    FILE* pipe = popen((COTEJO_PAGES " " + arguments + " 2>&1").c_str(), "r");
    char part[256];
    while (std::fgets(part, sizeof part, pipe)) ended.output += part;
    ended.code = WEXITSTATUS(pclose(pipe));
    return ended;
}

TEST(Program, WritesAPictureAndPrintsItsZone) {
    const auto file = std::filesystem::temp_directory_path() / ("pages-" + std::to_string(getpid()) + ".jpg");
    const Ended ended = run("passport --number X1 --condition persp --seed 4 --width 640 --height 360 --mrz --out " + file.string());
    EXPECT_EQ(ended.code, 0) << ended.output;
    EXPECT_THAT(ended.output, HasSubstr("X1<<<<<<<"));
    EXPECT_GT(std::filesystem::file_size(file), 5000u);
    std::filesystem::remove(file);
}

TEST(Program, SaysWhatIsWrongWithACommandLine) {
    EXPECT_EQ(run("").code, 2);
    EXPECT_THAT(run("stamp --out x.png").output, HasSubstr("these are: passport, card-front"));
    EXPECT_THAT(run("passport --out x.gif").output, HasSubstr("ends in .png or .jpg"));
    EXPECT_THAT(run("passport --seed tomorrow --out x.png").output, HasSubstr("--seed needs a number"));
    EXPECT_THAT(run("passport --colour red --out x.png").output, HasSubstr("unknown argument --colour"));
    EXPECT_THAT(run("passport --condition fog --out x.png").output, HasSubstr("there is no such condition"));
    EXPECT_EQ(run("passport --out /nowhere/x.png").code, 1);
    EXPECT_EQ(run("--help").code, 0);
}

}  // namespace
}  // namespace pages
