// SPDX-License-Identifier: Apache-2.0
//
// cotejo-demo-data: writes the files of the demo for one flight and day.

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <span>

#include "boarding_pass.hpp"
#include "camera.hpp"
#include "documents.hpp"
#include "formats.hpp"
#include "list.hpp"
#include "prints.hpp"
#include "travellers.hpp"

namespace {

namespace fs = std::filesystem;
using namespace cotejo::demo;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

constexpr const char* kHelp =
    "Usage: cotejo-demo-data [--date YYYY-MM-DD] [--flight AV9] [--pictures FOLDER] -o FOLDER\n"
    "\n"
    "Writes what the simulated kiosk reads and its cameras see. The travellers are invented.\n"
    "\n"
    "  list.csv                    the flight's list, with a portrait and a print for some\n"
    "  papers/match/               the first traveller's boarding pass and passport, one after the other\n"
    "  papers/other-person/        the same boarding pass, and another traveller's passport\n"
    "  papers/pass-only/           the boarding pass alone\n"
    "  papers/wristband/           a wristband with the first traveller's list number, and the passport\n"
    "  papers/other-flight/        a boarding pass for another flight\n"
    "  papers/other-day/           a boarding pass for the day after\n"
    "  chip/portrait.jpg           the picture in the first traveller's passport\n"
    "  chip/trust/                 empty: cotejo-passport puts its country's certificate there\n"
    "  chip/choices                what cotejo-passport is to be told of it, a word a line\n"
    "  camera/match/               other pictures of the person in the first traveller's portrait\n"
    "  camera/other-person/        another person\n"
    "  camera/no-face/             no readable face\n"
    "  finger/                     touches of the first traveller's finger\n"
    "\n"
    "  --date      the day of the flight, default today\n"
    "  --flight    carrier and number, default AV9\n"
    "  --pictures  the sample pictures that scripts/dev/setup obtains, default " PICTURES "\n"
    "  -o          the folder to write; made if need be, what has these names is written anew\n"
    "  --help      this text\n"
    "\n"
    "Synthetic finger of the n-th traveller: cotejo-print --finger n; impression 0 is in the list.\n"
    "Exit: 0 written, 1 a file cannot be read or written, 2 the command line is wrong.\n";

struct Options {
    Flight flight;
    fs::path pictures = PICTURES, out;
};

std::chrono::year_month_day today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
}

std::optional<std::chrono::year_month_day> date(const std::string& text) {
    int year = 0, used = 0;
    unsigned month = 0, day = 0;
    std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &used);
    const std::chrono::year_month_day read{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (std::size_t(used) != text.size() || !read.ok()) return std::nullopt;
    return read;
}

bool set_flight(Flight& flight, const std::string& text) {
    int used = 0;
    char carrier[3] = "";
    std::sscanf(text.c_str(), "%2[A-Z]%4d%n", carrier, &flight.number, &used);
    flight.carrier = carrier;
    return flight.carrier.size() == 2 && flight.number > 0 && std::size_t(used) == text.size();
}

Result<void> write(const fs::path& file, std::span<const std::uint8_t> bytes) {
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    if (stream.flush()) return {};
    return Error{Status::failed, file.string() + ": cannot be written"};
}

Result<void> write_png(const fs::path& file, const Result<cv::Mat>& picture) {
    if (!picture) return picture.error();
    return write(file, picture::encode_png(*picture));
}

Result<void> write_pass(const fs::path& folder, const Flight& flight) {
    return write_png(folder / "1-pass.png", boarding_pass(bcbp(travellers().front(), flight), flight));
}

Result<cv::Mat> passport_of(const Traveller& traveller, const Options& options) {
    const Result<cv::Mat> portrait = sample_picture(options.pictures / traveller.portrait, 480);
    if (!portrait) return portrait.error();
    return passport_page(traveller, options.flight, *portrait);
}

Result<void> write_chip(const fs::path& folder, const Options& options) {
    const Traveller& holder = travellers().front();
    const Result<cv::Mat> portrait = sample_picture(options.pictures / holder.portrait, 480);
    if (!portrait) return portrait.error();
    const Result<void> done = write(folder / "portrait.jpg", picture::encode_jpeg(*portrait, 88));
    if (!done) return done;
    std::error_code ignored; // cotejo-passport puts its country's certificate there
    fs::create_directories(folder / "trust", ignored);
    std::string choices;
    for (const std::string& word : chip_choices(holder, options.flight)) choices += word + "\n";
    return write(folder / "choices", {reinterpret_cast<const std::uint8_t*>(choices.data()), choices.size()});
}

/// What the camera over the table sees, scenario by scenario.
Result<void> write_papers(const fs::path& folder, const Options& options) {
    Flight other = options.flight, later = options.flight;
    other.number = other.number % 9999 + 1;
    later.date = std::chrono::sys_days(later.date) + std::chrono::days(1);
    const Result<cv::Mat> own = passport_of(travellers()[0], options);
    Result<void> done = write_pass(folder / "match", options.flight);
    if (done) done = write_png(folder / "match/2-passport.png", own);
    if (done) done = write_pass(folder / "other-person", options.flight);
    if (done) done = write_png(folder / "other-person/2-passport.png", passport_of(travellers()[1], options));
    if (done) done = write_pass(folder / "pass-only", options.flight);
    if (done) done = write_png(folder / "wristband/1-wristband.png", wristband(travellers()[0].list_number));
    if (done) done = write_png(folder / "wristband/2-passport.png", own);
    if (done) done = write_pass(folder / "other-flight", other);
    if (done) done = write_pass(folder / "other-day", later);
    return done;
}

Result<void> write_scenario(const fs::path& folder, const std::string& name,
                            const fs::path& pictures) {
    const Result<std::vector<cv::Mat>> shown = camera_pictures(name, pictures);
    if (!shown) return shown.error();
    for (std::size_t i = 0; i < shown->size(); ++i) {
        const fs::path file = folder / name / (std::to_string(i + 1) + ".jpg");
        const Result<void> done = write(file, picture::encode_jpeg((*shown)[i], 92));
        if (!done) return done;
    }
    return {};
}

// Impression 0 is in the list: a touch at the kiosk is another one.
Result<void> write_touches(const fs::path& folder) {
    constexpr std::uint32_t kTouches = 5;
    for (std::uint32_t touch = 1; touch <= kTouches; ++touch) {
        const cotejo::prints::Print print = cotejo::prints::generate(travellers().front().finger, touch);
        const fs::path file = folder / (std::to_string(touch) + ".png");
        if (const Result<void> done = write(file, cotejo::prints::png(print)); !done) return done;
    }
    return {};
}

Result<void> write_all(const Options& options) {
    const Result<std::string> list = passenger_list(options.flight, options.pictures);
    if (!list) return list.error();
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(list->data());
    Result<void> done = write(options.out / "list.csv", {bytes, list->size()});

    if (done) done = write_papers(options.out / "papers", options);
    if (done) done = write_chip(options.out / "chip", options);
    for (const std::string& scenario : scenarios())
        if (done) done = write_scenario(options.out / "camera", scenario, options.pictures);
    if (done) done = write_touches(options.out / "finger");
    return done;
}

int wrong(const std::string& what) {
    std::fprintf(stderr, "cotejo-demo-data: %s; try --help\n", what.c_str());
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    options.flight.carrier = "AV";
    options.flight.number = 9;
    options.flight.date = today();
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--help") return std::fputs(kHelp, stdout), 0;
        if (i + 1 == argc) return wrong(word + " needs a value, or is not known");
        const std::string value = argv[++i];
        if (word == "--date") {
            const auto read = date(value);
            if (!read) return wrong("--date needs a day like 2026-11-22");
            options.flight.date = *read;
        } else if (word == "--flight") {
            if (!set_flight(options.flight, value)) return wrong("--flight needs one like AV9");
        } else if (word == "--pictures") options.pictures = value;
        else if (word == "-o") options.out = value;
        else return wrong("unknown argument " + word);
    }
    if (options.out.empty()) return wrong("-o is missing");
    const Result<void> done = write_all(options);
    if (done) return 0;
    std::fprintf(stderr, "cotejo-demo-data: %s\n", done.error().what.c_str());
    return 1;
}
