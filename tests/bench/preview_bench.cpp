// SPDX-License-Identifier: Apache-2.0
//
// The live preview: a 1280 x 720 camera at 30 frames a second, shown by the page in a headless
// Chromium. What the shell spends on it, and how long a frame takes from its encoding until the page
// has drawn it and said so.

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <thread>

#include "cotejo/kinds.h"
#include "kiosk/preview.hpp"
#include "kiosk/web_screen.hpp"

namespace cotejo::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr auto kFrameTime = std::chrono::nanoseconds(1s) / 30;
constexpr int kFrames = 300, kWarmUp = 60;

/// A headless browser on the screen's start file; gone with the object.
class Browser {
public:
    explicit Browser(const std::filesystem::path& folder) {
        const std::string profile = "--user-data-dir=" + (folder / "profile").string();
        const std::string page = "file://" + (folder / "start.html").string();
        std::vector<std::string> words = {"chromium", "--headless", "--disable-gpu", "--disable-quic",
                                          "--no-first-run", "--disable-background-networking",
                                          "--disable-component-update", "--disable-sync", profile};
        if (::getuid() == 0) words.push_back("--no-sandbox");
        words.push_back(page);
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        posix_spawn_file_actions_t quiet;
        posix_spawn_file_actions_init(&quiet);
        posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
        if (::posix_spawnp(&pid_, "chromium", &quiet, nullptr, argv.data(), environ) != 0) pid_ = -1;
        posix_spawn_file_actions_destroy(&quiet);
    }
    ~Browser() {
        if (pid_ < 0) return;
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
    }
    bool started() const { return pid_ > 0; }

private:
    pid_t pid_ = -1;
};

// Noise over a gradient: no easier for an encoder than a room.
std::vector<Record> camera() {
    std::vector<Record> frames;
    for (unsigned f = 0; f < 8; ++f) {
        std::vector<std::uint8_t> pixels(1280 * 720 * 3);
        unsigned noise = f + 1;
        for (std::size_t i = 0; i < pixels.size(); ++i) {
            noise = noise * 1664525 + 1013904223;
            pixels[i] = std::uint8_t((i / 3 % 1280) / 8 + (i / 3840) / 16 + f * 4 + (noise >> 28));
        }
        frames.emplace_back(Record::Parts{.kind = "a.image", .format = COTEJO_FORMAT_BGR8,
                                          .storage = copied(pixels), .raster = {1280, 720, 3840}});
    }
    return frames;
}

struct Drawn {
    std::mutex mutex;
    std::condition_variable more;
    std::vector<PreviewTimes> times;

    void add(const PreviewTimes& one) {
        const std::lock_guard lock(mutex);
        times.push_back(one);
        more.notify_all();
    }
    bool first() {
        std::unique_lock lock(mutex);
        return more.wait_for(lock, 60s, [this] { return !times.empty(); });
    }
    std::vector<PreviewTimes> take() {
        const std::lock_guard lock(mutex);
        return std::exchange(times, {});
    }
};

double cpu_seconds() { return double(std::clock()) / CLOCKS_PER_SEC; }

template <class Member>
double median_ms(const std::vector<PreviewTimes>& times, Member member) {
    std::vector<double> all;
    for (const PreviewTimes& one : times)
        all.push_back(std::chrono::duration<double, std::milli>(one.*member).count());
    std::ranges::nth_element(all, all.begin() + all.size() / 2);
    return all.empty() ? 0 : all[all.size() / 2];
}

void BM_LivePreview(benchmark::State& state) {
    auto text = Text::load(COTEJO_SOURCE_DIR "/config/text", {"es", "en"});
    std::string folder = (std::filesystem::temp_directory_path() / "cotejo-preview-XXXXXX").string();
    if (!text || !::mkdtemp(folder.data())) return state.SkipWithError("no texts, or no scratch folder");
    Drawn drawn;
    WebScreenOptions options{.web = COTEJO_SOURCE_DIR "/kiosk/web", .start_file = folder + "/start.html"};
    options.drawn = [&](const PreviewTimes& times) { drawn.add(times); };
    auto screen = WebScreen::create(std::move(*text), options);
    if (!screen) return state.SkipWithError(screen.error().what.c_str());
    const std::vector<Record> frames = camera();
    for (auto _ : state) {
        const Browser browser(folder);
        (*screen)->show({.name = "capture", .topic = "face.image"});
        (*screen)->preview(frames[0]);
        if (!browser.started() || !drawn.first()) return state.SkipWithError("Chromium drew nothing");

        auto due = Clock::now();
        double spent = 0;
        Clock::time_point began;
        for (int i = 0; i < kWarmUp + kFrames; ++i) {
            if (i == kWarmUp) drawn.take(), began = Clock::now(), spent = cpu_seconds();
            (*screen)->preview(frames[i % frames.size()]);
            std::this_thread::sleep_until(due += kFrameTime);
        }
        const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
        spent = cpu_seconds() - spent;
        const auto times = drawn.take();
        if (times.empty()) return state.SkipWithError("Chromium drew nothing");
        const double ms = median_ms(times, &PreviewTimes::drawn);
        state.SetIterationTime(ms / 1000);
        state.counters["frames_a_second"] = double(times.size()) / seconds;
        state.counters["core_percent"] = 100 * spent / seconds;
        state.counters["encode_ms"] = median_ms(times, &PreviewTimes::encoded);
        state.counters["kilobytes"] = double(times[times.size() / 2].bytes) / 1024;
    }
    std::filesystem::remove_all(folder);
    state.SetLabel("encode to drawn; limits: 40 ms, 20 % of a core, 30 frames a second");
}
BENCHMARK(BM_LivePreview)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace cotejo::kiosk

BENCHMARK_MAIN();
