// SPDX-License-Identifier: Apache-2.0
//
// A modality nobody has built: a sample is its walker's number, a list is one walker a line. It
// shows that a new modality needs a plugin and a policy, and no new interface.

#include <cstdlib>
#include <string>

#include "cotejo/plugin.hpp"
#include "gestures.hpp"

namespace {

using namespace cotejo;

std::vector<std::uint8_t> bytes(const std::string& text) { return {text.begin(), text.end()}; }

std::string string(View view) { return {view.data().begin(), view.data().end()}; }

class Gait final : public Capturer,
                   public Assessor,
                   public Detector,
                   public Extractor,
                   public Comparator,
                   public Keeper {
public:
    explicit Gait(const Host& host) : host_(host) {}

    Result<void> capture(const Job& job, Inputs) override {
        host_.info("a sensor opens for " + std::string(job.gives()));
        for (int frame = 0; !job.cancelled() && frame < number("frames"); ++frame) {
            const Status sent = job.gives() == "test-ticket.pass" ? ticket(job) : walk(job, frame);
            if (sent == Status::cancelled) break;
        }
        return Error{Status::cancelled, ""};
    }

    Result<Draft> assess(const Job& job, Inputs inputs) override {
        const std::string gesture = gait::gesture_in(inputs[0]);
        const double off = number("dark") - inputs[0].number("light").value_or(0.0);
        const bool poor = !gesture.empty() || off > 0.5;
        if (off > 0.5) job.guide("more-light");
        Draft quality;
        quality.number("unified", poor ? 5 : number("unified")).number("exposure", off);
        if (const View* challenge = challenge_in(inputs)) steer(job, *challenge, gesture, quality);
        return quality;
    }

    /// Whoever did not do what was asked for is an attack, and so is a frame seen twice.
    Result<Draft> detect(const Job&, Inputs inputs) override {
        const View* challenge = challenge_in(inputs);
        const bool done = !challenge || gait::shows(frames_in(inputs), *challenge);
        const bool twice = gait::repeats(frames_in(inputs));
        host_.info("frames judged: " + std::to_string(frames_in(inputs).size()) +
                   (challenge ? " with" : " without") + " a challenge");
        return Draft{}.number("attack", done && !twice ? number("attack") : 1.0);
    }

    Result<void> extract(const Job& job, Inputs inputs) override {
        if (job.gives() == "manifest.entry") return entries(job, inputs[0]);
        for (const View& input : inputs)
            if (!gait::gesture_in(input).empty())
                return Error{Status::refused, "a walker in the middle of a gesture"};
        const auto text = string(inputs[0]);
        if (job.gives() == "test-gait.image") {
            Draft image{.format = "bytes", .data = bytes("reference " + text)};
            (void)job.emit(image);
            return {};
        }
        char* end = nullptr;
        const std::string last = text.substr(text.rfind(' ') + 1);
        const float walker = std::strtof(last.c_str(), &end);
        if (last.empty() || *end) return Error{Status::refused, "a sample without a walker"};
        host_.info("a template is made");
        (void)job.emit(Draft{}.floats(std::span(&walker, 1)));
        return {};
    }

    Result<float> compare(const Job&, View probe, View reference) override {
        return floats(probe.data()) == floats(reference.data()) ? float(number("similarity")) : 0.f;
    }

    /// A gallery that forgets: keys by set and walker.
    Result<void> keep(const Job& job, Inputs inputs) override {
        if (host_.setting("full") == "true") return Error{Status::unavailable, "the disk is full"};
        for (std::size_t i = 0; i + 1 < inputs.size(); i += 2)
            gallery_.push_back(
                {std::string(job.option("set")), string(inputs[i]), floats(inputs[i + 1].data())});
        return {};
    }

    Result<void> find(const Job& job, Inputs probe) override {
        if (!job.option("purpose").empty() && job.option("purpose") != host_.setting("wide"))
            return Error{Status::invalid, "no such purpose was granted"};
        bool any = false;
        for (const Kept& kept : gallery_) {
            if (job.option("purpose").empty() && kept.set != job.option("set")) continue;
            Draft key{.format = "bytes", .data = bytes(kept.key)};
            const bool same = kept.walker == floats(probe[0].data());
            key.number("score", same ? number("recognition") : 0.0).number("count", number("searched"));
            any |= job.emit(key) == Status::ok;
        }
        if (!any) return Error{Status::not_found, ""};
        return {};
    }

    Result<void> erase(const Job&, Inputs keys) override {
        for (const View& key : keys)
            std::erase_if(gallery_, [&](const Kept& kept) { return kept.key == string(key); });
        return {};
    }

private:
    struct Kept {
        std::string set, key;
        std::vector<float> walker;
    };

    double number(const char* setting) const { return std::stod(host_.setting(setting)); }

    Status walk(const Job& job, int frame) const {
        const int walker = static_cast<int>(number("walker"));
        std::string gesture = gait::gesture_of(std::string(host_.setting("gestures")), frame);
        if (!gesture.empty()) gesture += ' ';
        Draft image{.format = "bytes",
                    .data = bytes("frame " + std::to_string(frame) + " " + gesture +
                                  std::to_string(walker))};
        if (const double time = number("time"); time > 0) image.time_ns = std::uint64_t(time);
        const bool follows = host_.setting("fixed") != "true";
        return job.emit(image.number("light", follows ? job.number_option("exposure", 0.0) : 0.0));
    }

    void steer(const Job& job, View challenge, const std::string& gesture, Draft& quality) {
        const auto steps = steps_of(challenge);
        const std::size_t done = progress_.saw(challenge, gesture);
        const double part = double(done) / double(steps.size());
        if (done < steps.size()) job.guide(std::string(steps[done]).c_str(), part);
        quality.number("challenge", part);
    }

    Status ticket(const Job& job) const {
        Draft pass{.format = "bytes", .data = bytes("ticket")};
        pass.text("flight", "XX1").text("date", "2026-11-22").text("pnr", host_.setting("ticket"));
        if (const auto claim = host_.setting("claims"); !claim.empty()) pass.number(claim, 1.0);
        return job.emit(pass);
    }

    /// "PNR001 1\nPNR002 2\n"
    static Result<void> entries(const Job& job, View file) {
        const std::string text = string(file);
        for (std::size_t at = 0; at < text.size();) {
            const auto end = text.find('\n', at);
            const auto space = text.find(' ', at);
            if (end == std::string::npos || space > end)
                return Error{Status::refused, "a line is no ticket and walker"};
            Draft entry{.format = "bytes", .data = bytes(text.substr(space + 1, end - space - 1))};
            entry.text("flight", "XX1").text("date", "2026-11-22");
            entry.text("pnr", text.substr(at, space - at));
            (void)job.emit(entry);
            at = end + 1;
        }
        return {};
    }

    const Host& host_;
    gait::Progress progress_;
    std::vector<Kept> gallery_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.test.gait", Gait)
