// SPDX-License-Identifier: Apache-2.0
//
// cotejo-page-rates: how document-page fares on rendered pages, condition by condition; no benchmark.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>

#include <opencv2/imgproc.hpp>

#include "camera.hpp"
#include "measures.hpp"

namespace {

constexpr double kAttack = 0.4; // the README's threshold
constexpr double kGood = 50;    // the default of the setting `lowest`

struct Rates {
    int pictures = 0, found = 0, right_kind = 0, upright = 0, good = 0, attacks = 0;
    std::map<std::string, int> hints;
    std::vector<double> milliseconds;
};

/// What document-page can tell of each kind, in the order of pages::Kind.
constexpr const char* kTold[] = {"passport", "card", "card-back", "card", "visa", "card", "emergency", "boarding-pass"};

double overlap(const pages::Corners& truth, const page::Corners& found) {
    const std::vector<cv::Point2f> one(truth.begin(), truth.end()), other(found.begin(), found.end());
    std::vector<cv::Point2f> shared;
    const double both = cv::intersectConvexConvex(one, other, shared);
    return both / (cv::contourArea(one) + cv::contourArea(other) - both);
}

void look(Rates& rates, const char* condition, std::uint64_t seed) {
    const auto kind = pages::Kind(seed % pages::kinds().size());
    const auto drawn = pages::draw(kind, pages::invented(seed), {.design = seed});
    const auto seen = pages::see(*drawn, condition, seed);
    ++rates.pictures;
    const std::clock_t begun = std::clock();
    const auto sight = page::look(seen->picture);
    if (!sight) {
        ++rates.hints[page::shows_print(seen->picture) ? "step-back" : "show-document"];
        return;
    }
    const page::Replay replay = page::judge_replay(*sight, true);
    const auto measures = page::measure(*sight, replay);
    rates.milliseconds.push_back(1000.0 * double(std::clock() - begun) / CLOCKS_PER_SEC);
    const char* hint = page::hint(measures);
    ++rates.hints[*hint ? hint : "none"];
    rates.good += page::unified(measures) >= kGood;
    rates.attacks += replay.attack > kAttack;
    for (const pages::Corners& corners : seen->pages)
        if (overlap(corners, sight->corners) > 0.95) {
            ++rates.found;
            rates.upright += cv::norm(cv::Point2d(corners[0]) - sight->corners[0]) < 0.05 * cv::norm(corners[2] - corners[0]);
            rates.right_kind += std::string(page::name(sight->kind)) == kTold[std::size_t(kind)];
        }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::puts("Usage: cotejo-page-rates FIRST COUNT [CONDITION]...\n\nRenders a page of each kind in turn from the seeds FIRST, FIRST + 1, ...");
        return argc == 1 ? 2 : 0;
    }
    cv::setNumThreads(1);
    std::vector<std::string> wanted(argv + 3, argv + argc);
    if (wanted.empty())
        for (const pages::Condition& one : pages::conditions()) wanted.emplace_back(one.name);
    std::puts("RENDERED pages and attacks: these rates hold for nothing else.");
    std::printf("%-17s %8s %8s %8s %8s %8s %8s  hints\n", "condition", "pictures", "found", "kind", "upright", "good", "attack");
    std::vector<double> all;
    for (const std::string& condition : wanted) {
        Rates rates;
        for (int i = 0; i < std::atoi(argv[2]); ++i) look(rates, condition.c_str(), std::uint64_t(std::atoi(argv[1]) + i));
        std::printf("%-17s %8d %8d %8d %8d %8d %8d ", condition.c_str(), rates.pictures, rates.found, rates.right_kind, rates.upright, rates.good, rates.attacks);
        for (const auto& [hint, count] : rates.hints) std::printf(" %s:%d", hint.c_str(), count);
        std::puts("");
        all.insert(all.end(), rates.milliseconds.begin(), rates.milliseconds.end());
    }
    std::ranges::sort(all);
    if (!all.empty()) std::printf("milliseconds of processor a picture of 1280 x 720: median %.1f, 95 in 100 below %.1f\n", all[all.size() / 2], all[all.size() * 95 / 100]);
    return 0;
}
