// SPDX-License-Identifier: Apache-2.0
//
// cotejo-mrz-rates: how document-mrz fares on rendered pages, condition by condition, or on a list of pictures; no benchmark.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>

#include "camera.hpp"
#include "person.hpp"
#include "picture.hpp"
#include "reading.hpp"
#include "shared/listed_zones.hpp"

namespace {

struct Rates {
    int pictures = 0, right = 0, wrong = 0;
    std::map<std::string, int> why; // of those not read
    std::vector<double> milliseconds;
};

void look(Rates& rates, const cv::Mat& picture, const std::vector<std::string>& truth, zone::Networks& networks) {
    const std::clock_t begun = std::clock();
    const zone::Look look = zone::look_for_zone(picture::grey(picture), networks, [] { return false; });
    rates.milliseconds.push_back(1000.0 * double(std::clock() - begun) / CLOCKS_PER_SEC);
    ++rates.pictures;
    if (!look.reading) ++rates.why[look.why];
    else ++(look.reading->mrz.lines == truth ? rates.right : rates.wrong);
}

void print(const std::string& name, Rates& rates) {
    std::ranges::sort(rates.milliseconds);
    const auto at = [&](std::size_t percent) { return rates.milliseconds[rates.milliseconds.size() * percent / 100]; };
    std::printf("%-17s %8d %8d %8d %8.1f %8.1f\n", name.c_str(), rates.pictures, rates.right, rates.wrong, at(50), at(90));
    for (const auto& [why, count] : rates.why) std::printf("    %4d %s\n", count, why.c_str());
    std::fflush(stdout);
}

void add(Rates& all, const Rates& some) {
    all.pictures += some.pictures, all.right += some.right, all.wrong += some.wrong;
    all.milliseconds.insert(all.milliseconds.end(), some.milliseconds.begin(), some.milliseconds.end());
}

/// Every kind with a zone in turn.
void draw_and_look(Rates& rates, const std::string& condition, std::uint64_t seed, zone::Networks& networks) {
    constexpr pages::Kind kKinds[] = {pages::Kind::passport, pages::Kind::card_back, pages::Kind::td2,
                                      pages::Kind::visa_a, pages::Kind::visa_b};
    const auto page = pages::draw(kKinds[seed % std::size(kKinds)], pages::invented(seed), {.design = seed});
    const auto seen = pages::see(*page, condition, seed);
    look(rates, seen->picture, page->mrz, networks);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::puts("Usage: cotejo-mrz-rates FIRST COUNT [CONDITION]...\n       cotejo-mrz-rates LIST.csv\n\n"
                  "Renders a page of each kind with a zone in turn from the seeds FIRST, FIRST + 1, ...; or reads\n"
                  "the pictures that a list names: file,format,condition,line1,line2,line3.");
        return 2;
    }
    cv::setNumThreads(1);
    auto networks = zone::Networks::load(MODELS "/locator.onnx", MODELS "/reader.onnx");
    if (!networks) return std::puts(networks.error().what.c_str()), 1;
    std::map<std::string, Rates> rates;
    std::printf("%-17s %8s %8s %8s %8s %8s\n", "condition", "pictures", "right", "wrong", "ms", "90 %");
    if (argc == 2) {
        for (const shared::ListedZone& listed : shared::listed_zones(argv[1])) {
            std::ifstream file(listed.picture, std::ios::binary);
            const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
            const auto picture = picture::decode(bytes);
            if (!picture) return std::puts(picture.error().what.c_str()), 1;
            look(rates[listed.condition], *picture, listed.lines, *networks);
        }
    } else {
        std::vector<std::string> wanted(argv + 3, argv + argc);
        if (wanted.empty()) wanted = {"table", "rotated", "upside-down", "persp", "shadow", "glare", "blur", "noise", "jpeg", "hard"};
        for (const std::string& condition : wanted)
            for (int i = 0; i < std::atoi(argv[2]); ++i)
                draw_and_look(rates[condition], condition, std::uint64_t(std::atoi(argv[1]) + i), *networks);
    }
    Rates all;
    for (auto& [name, some] : rates) print(name, some), add(all, some);
    if (all.pictures > 0) print("all", all);
    return 0;
}
