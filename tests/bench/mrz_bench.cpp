// SPDX-License-Identifier: Apache-2.0
//
// A page's machine readable zone read to the letter, and what that costs, beside Tesseract on the same pictures: `eng`, the
// whole picture as one block (psm 6). Tesseract is right where the lines stand anywhere in what it reads, blanks left out.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <tesseract/baseapi.h>

#include "camera.hpp"
#include "person.hpp"
#include "picture.hpp"
#include "reading.hpp"

namespace {

constexpr std::array kConditions{"table", "persp", "shadow", "blur", "noise"};
constexpr std::array kKinds{pages::Kind::passport, pages::Kind::card_back, pages::Kind::td2};
constexpr std::uint64_t kFirst = 810000;

double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

struct Sample {
    cv::Mat picture;
    std::vector<std::string> lines;
};

std::vector<Sample> samples() {
    std::vector<Sample> all;
    std::uint64_t seed = kFirst;
    for (const char* condition : kConditions)
        for (const pages::Kind kind : kKinds) {
            const auto page = pages::draw(kind, pages::invented(++seed), {.design = seed});
            if (!page) return {};
            const auto seen = pages::see(*page, condition, seed, {1500, 1060});
            if (!seen) return {};
            all.push_back({picture::grey(seen->picture).clone(), page->mrz});
        }
    return all;
}

bool tesseract_reads(tesseract::TessBaseAPI& api, const Sample& sample) {
    const cv::Mat& grey = sample.picture;
    api.SetImage(grey.data, grey.cols, grey.rows, 1, int(grey.step));
    const std::unique_ptr<char[]> text(api.GetUTF8Text());
    std::istringstream in(text ? text.get() : "");
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        std::erase(line, ' ');
        if (!line.empty()) lines.push_back(line);
    }
    return !std::ranges::search(lines, sample.lines).empty();
}

void mrz_page(benchmark::State& state) {
    const std::vector<Sample> all = samples();
    if (all.empty()) return state.SkipWithError("no page could be drawn");
    cv::setNumThreads(1);
    auto networks = zone::Networks::load(MODELS "/locator.onnx", MODELS "/reader.onnx");
    if (!networks) return state.SkipWithError(networks.error().what.c_str());
    tesseract::TessBaseAPI api;
    const bool peer = api.Init(nullptr, "eng") == 0;
    api.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
    std::vector<double> ours, theirs;
    int right = 0, wrong = 0, peer_right = 0;
    for (auto _ : state)
        for (const Sample& sample : all) {
            double begun = cpu_ms();
            const zone::Look look = zone::look_for_zone(sample.picture, *networks, [] { return false; });
            ours.push_back(cpu_ms() - begun);
            if (look.reading) ++(look.reading->mrz.lines == sample.lines ? right : wrong);
            if (!peer) continue;
            begun = cpu_ms();
            peer_right += tesseract_reads(api, sample);
            theirs.push_back(cpu_ms() - begun);
        }
    state.SetIterationTime(median(ours) / 1e3);
    state.counters["right_%"] = 100.0 * right / double(all.size());
    state.counters["wrong"] = wrong;
    if (!peer) return state.SetLabel("Tesseract finds no `eng`; target 60 ms");
    state.counters["peer_ms"] = median(theirs);
    state.counters["peer_right_%"] = 100.0 * peer_right / double(all.size());
    state.counters["ratio"] = median(ours) / median(theirs);
    state.SetLabel("Tesseract, eng, psm 6, one process; target 60 ms");
}
BENCHMARK(mrz_page)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
