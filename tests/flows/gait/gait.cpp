// SPDX-License-Identifier: Apache-2.0
//
// A modality nobody has built: a sample is its walker's number, a list is one walker a line. It
// shows that a new modality needs a plugin and a policy, and no new interface.

#include <cstdlib>
#include <string>

#include "cotejo/plugin.hpp"

namespace {

using namespace cotejo;

std::vector<std::uint8_t> bytes(const std::string& text) { return {text.begin(), text.end()}; }

std::string string(View view) { return {view.data().begin(), view.data().end()}; }

class Gait final : public Capturer,
                   public Assessor,
                   public Detector,
                   public Extractor,
                   public Comparator {
public:
    explicit Gait(const Host& host) : host_(host) {}

    Result<void> capture(const Job& job, Inputs) override {
        host_.info("a sensor opens for " + std::string(job.gives()));
        for (int frame = 0; !job.cancelled() && frame < 1000; ++frame) {
            const Status sent = job.gives() == "test-ticket.pass" ? ticket(job) : walk(job, frame);
            if (sent == Status::cancelled) break;
        }
        return Error{Status::cancelled, ""};
    }

    Result<Draft> assess(const Job&, Inputs) override {
        return Draft{}.number("unified", number("unified"));
    }

    Result<Draft> detect(const Job&, Inputs) override {
        return Draft{}.number("attack", number("attack"));
    }

    Result<void> extract(const Job& job, Inputs inputs) override {
        if (job.gives() == "manifest.entry") return entries(job, inputs[0]);
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
        (void)job.emit(Draft{}.floats(std::span(&walker, 1)));
        return {};
    }

    Result<float> compare(const Job&, View probe, View reference) override {
        return floats(probe.data()) == floats(reference.data()) ? float(number("similarity")) : 0.f;
    }

private:
    double number(const char* setting) const { return std::stod(host_.setting(setting)); }

    Status walk(const Job& job, int frame) const {
        const int walker = static_cast<int>(number("walker"));
        Draft image{.format = "bytes",
                    .data = bytes("frame " + std::to_string(frame) + " " + std::to_string(walker))};
        return job.emit(image);
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
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.test.gait", Gait)
