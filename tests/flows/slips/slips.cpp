// SPDX-License-Identifier: Apache-2.0
//
// A made-up document: it says whose it is, and in an envelope inside lies how its holder walks.

#include <string>

#include "cotejo/plugin.hpp"

namespace {

using namespace cotejo;

std::vector<std::uint8_t> bytes(const std::string& text) { return {text.begin(), text.end()}; }

class Slips final : public Capturer, public Extractor, public Comparator {
public:
    explicit Slips(const Host& host) : host_(host) {}

    Result<void> capture(const Job& job, Inputs unlock) override {
        const std::string how = job.gives() == "test-slip.cover" ? "cover " : unlock.empty() ? "paper " : "opened ";
        Draft paper{.format = "bytes", .data = bytes(how + std::string(host_.setting("walker")))};
        const bool valid = host_.setting("valid") == "true";
        paper.text("holder", host_.setting("holder"));
        if (job.gives() == "test-slip.cover") return give(job, paper);
        paper.number("valid", valid ? 1.0 : 0.0).text("check.stamp", valid ? "successful" : "failed");
        return give(job, paper);
    }

    Result<void> extract(const Job& job, Inputs inputs) override {
        if (job.gives() == "test-slip.evidence") return beside(job, inputs);
        const std::string text(inputs[0].data().begin(), inputs[0].data().end());
        const std::string walker = text.substr(text.rfind(' ') + 1);
        Draft part{.format = "bytes", .data = bytes("part " + walker)};
        if (job.gives() == "test-slip.words") {
            const auto holder = inputs[0].text("holder"), pnr = inputs[0].text("pnr");
            part.text("holder", std::string(holder ? *holder : pnr.value_or("")));
        }
        (void)job.emit(part);
        return {};
    }

    Result<float> compare(const Job&, View probe, View reference) override {
        if (probe.text("holder") == "") return 0.5f; // says nothing, and contradicts nothing
        return probe.text("holder") == reference.text("holder") ? 1.f : 0.f;
    }

private:
    static Result<void> give(const Job& job, Draft& draft) {
        (void)job.emit(draft);
        return {};
    }

    static Result<void> beside(const Job& job, Inputs all) {
        Draft evidence;
        int n = 0;
        for (const View& one : all) evidence.text("field.holder." + std::to_string(++n), std::string(one.text("holder").value_or("")));
        (void)job.emit(evidence);
        return {};
    }

    Host host_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.test.slips", Slips)
