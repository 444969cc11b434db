// SPDX-License-Identifier: Apache-2.0
//
// cotejo-dark-series: failure to acquire over a series of darkened pictures.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"
#include "cotejo/kinds.h"
#include "plugins/face-opencv/darkened.hpp"
#include "plugins/picture/picture.hpp"

namespace {

using cotejo::Instance;
using cotejo::Record;
using cotejo::Status;

constexpr const char* kHelp =
    "Usage: cotejo-dark-series PLUGIN_FOLDER LOWEST PICTURE...\n"
    "\n"
    "Takes 0 to 6 EV steps of light from each picture, adds the noise of a sensor, and lets the plugin\n"
    "`assess` it. Prints for each step how many were not acquired: refused, or of a unified quality\n"
    "below LOWEST (a policy's assess.lowest), with 95 % intervals (Wilson).\n"
    "Exit: 0 printed, 1 the plugin or a picture cannot be read, 2 the command line is wrong.\n";

cv::Mat read(const char* path) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
    const auto picture = picture::decode(bytes);
    if (!picture) std::fprintf(stderr, "cotejo-dark-series: %s: %s\n", path, picture.error().what.c_str());
    return picture ? *picture : cv::Mat();
}

/// The unified quality; nothing when the plugin refuses the picture.
double quality(Instance& plugin, const cv::Mat& picture) {
    Record::Parts parts;
    parts.kind = COTEJO_KIND_FACE_IMAGE;
    parts.format = COTEJO_FORMAT_BGR8;
    parts.raster = {std::uint32_t(picture.cols), std::uint32_t(picture.rows), std::uint32_t(picture.step)};
    parts.storage = cotejo::copied({picture.data, picture.step * std::size_t(picture.rows)});
    cotejo::Job job;
    job.role = "assess";
    job.gives = COTEJO_KIND_QUALITY;
    job.inputs = {Record(std::move(parts))};
    const cotejo::Results results = plugin.run(std::move(job));
    if (results.outcome.status != Status::ok || results.records.empty()) return -1;
    return results.records.front().number(COTEJO_FACT_UNIFIED).value_or(-1);
}

struct Interval {
    double least, most;
};

Interval wilson(int count, int all) {
    const double n = all, p = count / n, z = 1.96, middle = p + z * z / (2 * n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)), scale = 1 + z * z / n;
    return {(middle - half) / scale, (middle + half) / scale};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) == "--help") return std::fputs(kHelp, stdout), 0;
    if (argc < 4) return std::fputs(kHelp, stderr), 2;
    const auto manifest = cotejo::Manifest::load(argv[1]);
    if (!manifest) return std::fputs((cotejo::describe(manifest.error()) + "\n").c_str(), stderr), 1;
    cotejo::InstanceOptions options;
    options.name = "assessed";
    const auto plugin = Instance::create(*manifest, std::move(options));
    if (!plugin) return std::fputs((plugin.error().what + "\n").c_str(), stderr), 1;

    std::vector<cv::Mat> pictures;
    for (int i = 3; i < argc; ++i)
        if (cv::Mat picture = read(argv[i]); !picture.empty()) pictures.push_back(std::move(picture));
    if (pictures.empty()) return 1;
    std::printf("| EV steps less | refused | below %s | failure to acquire | 95 %% |\n|---|---|---|---|---|\n", argv[2]);
    for (int steps = 0; steps <= 6; ++steps) {
        int refused = 0, low = 0;
        for (const cv::Mat& picture : pictures) {
            const double unified = quality(**plugin, steps ? samples::darkened(picture, steps) : picture);
            (unified < 0 ? refused : low) += unified < std::atof(argv[2]);
        }
        const int all = int(pictures.size());
        const Interval range = wilson(refused + low, all);
        std::printf("| %d | %d | %d | %.1f %% | %.1f to %.1f %% |\n", steps, refused, low,
                    100.0 * (refused + low) / all, 100 * range.least, 100 * range.most);
        std::fflush(stdout);
    }
    return 0;
}
