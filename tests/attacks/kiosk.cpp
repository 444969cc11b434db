// SPDX-License-Identifier: Apache-2.0

#include "kiosk.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include <opencv2/imgproc.hpp>
#include <yaml-cpp/yaml.h>

#include "cotejo/kinds.h"
#include "cotejo/policy.hpp"

namespace attacks {

namespace {

using cotejo::Record;
using cotejo::Status;

constexpr const char* kTemplate = "face.template/sface-2";
constexpr double kHighest = 0.2;     // of plugins/face-pad/README.md
constexpr double kHintsWeigh = 0.15; // as its fusion.hpp says
constexpr int kBestOf = 6;          // frames after the first good one
constexpr std::size_t kFrames = 15; // besides the best

Record record_of(const cv::Mat& frame, std::uint64_t time_ns) {
    const cv::Mat whole = frame.isContinuous() ? frame : frame.clone();
    return Record({.kind = COTEJO_KIND_FACE_IMAGE,
                   .format = COTEJO_FORMAT_BGR8,
                   .storage = cotejo::copied({whole.data, whole.total() * whole.elemSize()}),
                   .facts = {},
                   .time_ns = time_ns,
                   .raster = {std::uint32_t(whole.cols), std::uint32_t(whole.rows), std::uint32_t(whole.step)}});
}

/// Rows of a multiple of 64 bytes, as the contract has them.
cv::Mat padded(const cv::Mat& picture) {
    cv::Mat wide;
    cv::copyMakeBorder(picture, wide, 0, 0, 0, (64 - picture.cols % 64) % 64, cv::BORDER_REPLICATE);
    return wide;
}

/// What the allowed rate of one comparison depends on.
cotejo::Policy policy_of(const YAML::Node& text) {
    cotejo::Policy policy;
    policy.far = text["far"].as<double>();
    for (const auto& [name, family] : std::map<std::string, YAML::Node>(text.as<std::map<std::string, YAML::Node>>()))
        if (family.IsMap()) policy.families[name].tries = family["tries"].as<int>(1);
    for (const YAML::Node& line : text["through"])
        policy.through.push_back(line.IsSequence() ? line.as<std::vector<std::string>>()
                                                   : std::vector<std::string>{line.as<std::string>()});
    return policy;
}

cotejo::Manifest loaded(const std::filesystem::path& folder) {
    auto manifest = cotejo::Manifest::load(folder);
    if (!manifest) throw std::runtime_error(cotejo::describe(manifest.error()));
    return *std::move(manifest);
}

std::unique_ptr<cotejo::Instance> started(const cotejo::Manifest& manifest, std::map<std::string, std::string> settings) {
    cotejo::InstanceOptions options;
    options.name = manifest.id;
    options.isolate = false;
    options.settings = std::move(settings);
    auto instance = cotejo::Instance::create(manifest, std::move(options));
    if (!instance) throw std::runtime_error(instance.error().what);
    return *std::move(instance);
}

}  // namespace

cotejo::ActiveCheck drawn(std::uint64_t seed) {
    auto random = std::make_shared<cv::RNG>(seed * 6364136223846793005u + 1442695040888963407u);
    const cotejo::RandomBytes bytes = [random](std::span<std::uint8_t> out) {
        for (std::uint8_t& byte : out) byte = std::uint8_t(random->uniform(0, 256));
        return true;
    };
    cotejo::ActiveCheck check(cotejo::ChallengePolicy{{"turn-left", "turn-right", "blink", "come-closer"}, 2}, bytes, kFrames);
    if (!check.begin()) throw std::runtime_error("no challenge was drawn");
    return check;
}

Steps steps_of(const cotejo::ActiveCheck& check) { return cotejo::steps_of(*check.challenge()); }

Kiosk::Kiosk(const std::filesystem::path& plugins)
    : face_manifest_(loaded(plugins / "face-opencv")),
      pad_manifest_(loaded(plugins / "face-pad")),
      face_(started(face_manifest_, {{"threads", "1"}})),
      pad_(started(pad_manifest_, {})) {}

Limits Kiosk::limits(const std::filesystem::path& file) const {
    const YAML::Node text = YAML::LoadFile(file.string()), face = text["face"];
    const double rate = cotejo::allowed_rate(policy_of(text), "face");
    const double quality = face["assess"]["lowest"].as<double>(0);
    const double attack = face["detect"] ? face["detect"]["highest"].as<double>() : kHighest;
    for (const cotejo::Role& role : face_manifest_.does)
        if (role.role == "compare")
            if (const auto score = cotejo::threshold(role.scores, rate))
                return {quality, attack, *score};
    throw std::runtime_error("no score of the comparator keeps the policy's far");
}

cotejo::Results Kiosk::run(cotejo::Instance& instance, const char* role, const char* gives, std::vector<Record> inputs) {
    return instance.run(cotejo::Job{role, gives, std::move(inputs), {}});
}

Record Kiosk::enrolled(const cv::Mat& picture) {
    auto made = run(*face_, "extract", kTemplate, {record_of(padded(picture), 1)});
    if (made.records.empty()) throw std::runtime_error("no template: " + made.outcome.reason);
    return made.records.front();
}

void Kiosk::detect(std::vector<Record> inputs, const Limits& limits, Outcome& outcome) {
    const auto judged = run(*pad_, "detect", COTEJO_KIND_PAD, std::move(inputs));
    if (judged.outcome.status != Status::ok || judged.records.empty()) return;
    const Record& pad = judged.records.front();
    outcome.attack = pad.number(COTEJO_FACT_ATTACK);
    double hint = 0, worst = 0;
    for (const cotejo::Fact& fact : pad.facts()) {
        if (fact.name == COTEJO_FACT_ATTACK) continue;
        if (fact.name == "dullness") hint = fact.value;
        else if (fact.value > limits.highest_attack) outcome.found.push_back(fact.name);
        if (fact.name != "dullness" && fact.name != "undone") worst = std::max(worst, fact.value);
    }
    outcome.but_for_steps = 1 - (1 - worst) * (1 - kHintsWeigh * hint);
}

Record Kiosk::best_of(const Take& take, cotejo::ActiveCheck& check, const Limits& limits, Outcome& outcome) {
    std::optional<Record> best, last;
    double most = -1;
    int good = 0;
    for (std::size_t i = 0; i < take.frames.size() && good < kBestOf; ++i) {
        last = record_of(take.frames[i], take.times[i]);
        check.seen(*last);
        const auto quality = run(*face_, "assess", COTEJO_KIND_QUALITY, {*last, *check.challenge()});
        if (quality.outcome.status != Status::ok || quality.records.empty()) continue;
        const double progress = quality.records[0].number(COTEJO_FACT_CHALLENGE).value_or(0);
        const double unified = quality.records[0].number(COTEJO_FACT_UNIFIED).value_or(0);
        check.judged(*last, progress);
        if (unified < limits.lowest_quality || !check.allows(progress)) continue;
        ++good;
        if (unified > most) best = last;
        most = std::max(most, unified);
    }
    outcome.captured = best.has_value();
    return best ? *best : last.value();
}

std::optional<double> Kiosk::compared(const Record& probe, const Record& reference) {
    const auto made = run(*face_, "extract", kTemplate, {probe});
    if (made.records.empty()) return std::nullopt;
    const auto scores = run(*face_, "compare", COTEJO_KIND_SCORES, {made.records.front(), reference});
    float score = 0;
    if (scores.records.empty() || scores.records.front().data().size() != sizeof score) return std::nullopt;
    std::memcpy(&score, scores.records.front().data().data(), sizeof score);
    return score;
}

Outcome Kiosk::present(const Take& take, cotejo::ActiveCheck check, const Record& reference, const Limits& limits) {
    Outcome outcome;
    const Record best = best_of(take, check, limits, outcome);
    std::vector<Record> inputs{best};
    const auto reduced = run(*face_, "extract", COTEJO_KIND_FACE_IMAGE, {best});
    if (!reduced.records.empty()) inputs.front() = reduced.records.front();
    outcome.score = compared(inputs.front(), reference);
    for (Record& frame : check.frames_besides({best})) inputs.push_back(std::move(frame));
    inputs.push_back(*check.challenge());
    detect(std::move(inputs), limits, outcome);
    return outcome;
}

}  // namespace attacks
