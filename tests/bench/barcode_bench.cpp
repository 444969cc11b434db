// SPDX-License-Identifier: Apache-2.0
//
// Codes read to the byte under bad conditions, and what that costs, beside ZXing alone on the same pictures. zint draws the
// codes: a quarter each of passes as PDF417, Aztec and QR, and of cédulas.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <opencv2/core.hpp>

#include "codes.hpp"
#include "reader.hpp"

namespace {

using codes::Condition;
using codes::Hardness;
using codes::Symbology;

constexpr int kEach = 10; // pictures of one kind under one condition

double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

struct Sample {
    cv::Mat picture;
    std::string bytes;
    Condition condition;
};

const std::vector<Sample>& samples(Hardness hardness) {
    static std::array<std::vector<Sample>, 2> made;
    std::vector<Sample>& all = made[std::size_t(hardness)];
    codes::Random random(hardness == Hardness::usual ? 20261125u : 20261126u);
    for (int i = 0; all.size() < std::size_t(kEach * 4 * codes::kConditions); ++i) {
        constexpr std::array kDrawn{Symbology::pdf417, Symbology::aztec, Symbology::qr, Symbology::pdf417};
        const auto kind = std::size_t(i / codes::kConditions) % 4;
        const std::string bytes = kind == 3 ? codes::cedula(random) : codes::boarding_pass(random);
        const auto condition = Condition(i % codes::kConditions);
        const cv::Mat code = codes::drawn(kDrawn[kind], bytes);
        if (code.empty()) return all;
        all.push_back({codes::seen(code, condition, hardness, random), bytes, condition});
    }
    return all;
}

using Codes = std::vector<std::string>;

Codes zxing(const cv::Mat& picture) {
    ZXing::DecodeHints hints;
    hints.setTryHarder(true).setTryRotate(true);
    Codes read;
    for (const ZXing::Result& code : ZXing::ReadBarcodes(
             {picture.data, picture.cols, picture.rows, ZXing::ImageFormat::Lum, int(picture.step)}, hints))
        read.emplace_back(code.bytes().begin(), code.bytes().end());
    return read;
}

/// With the patience that the plugin has by default.
Codes ours(const cv::Mat& picture) {
    static barcode::Reader reader;
    return reader
        .look(picture, barcode::Reader::Clock::now() + std::chrono::milliseconds(300),
              [](const barcode::Look& look) { return !look.read.empty(); }, [] { return false; })
        .read;
}

struct Tally {
    int read = 0, turned = 0, wrong = 0;
    std::vector<double> times;

    void take(const Sample& sample, const std::function<Codes(const cv::Mat&)>& reads) {
        const double began = cpu_ms();
        const Codes codes = reads(sample.picture);
        times.push_back(cpu_ms() - began);
        const bool good = std::ranges::count(codes, sample.bytes) > 0;
        read += good;
        turned += good && sample.condition == Condition::turned;
        wrong += int(codes.size()) - int(good);
    }
};

void read_codes(benchmark::State& state) {
    const auto hardness = Hardness(state.range(0));
    const std::vector<Sample>& all = samples(hardness);
    if (all.empty()) return state.SkipWithError("zint cannot be run");
    cv::setNumThreads(1);
    Tally we, they;
    for (auto _ : state)
        for (const Sample& sample : all) {
            we.take(sample, ours);
            if (hardness == Hardness::usual) they.take(sample, zxing); // it never ends on some of the hard ones
        }
    const auto share = [&](int count) { return 100. * count / static_cast<double>(all.size()); };
    state.SetIterationTime(median(we.times) / 1e3);
    state.counters["read_%"] = share(we.read);
    state.counters["turned_%"] = share(we.turned) * codes::kConditions;
    state.counters["wrong"] = we.wrong;
    if (!they.times.empty()) {
        state.counters["zxing_read_%"] = share(they.read);
        state.counters["zxing_turned_%"] = share(they.turned) * codes::kConditions;
        state.counters["zxing_ms"] = median(they.times);
    }
    state.counters["p90_ms"] = [&] { auto times = we.times; std::ranges::sort(times); return times[times.size() * 9 / 10]; }();
    state.SetLabel(hardness == Hardness::usual ? "usual conditions; ZXing 1.4; targets 95 %, turned 90 %, 25 ms"
                                               : "hard conditions");
}
BENCHMARK(read_codes)->DenseRange(0, 1)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
