// SPDX-License-Identifier: Apache-2.0
//
// The plugin: the frames of a capture to how much they look like a presentation attack.

#include <stdexcept>

#include "cotejo/plugin.hpp"
#include "fusion.hpp"
#include "network.hpp"

namespace {

using cotejo::Draft;
using cotejo::Result;

std::unique_ptr<face::Runtime> started() {
    constexpr int kThreads = 2;
    auto runtime = face::start_runtime("opencv", kThreads);
    if (!runtime) throw std::runtime_error(runtime.error().what);
    return std::move(*runtime);
}

class FacePad final : public cotejo::Detector {
public:
    explicit FacePad(const cotejo::Host& host)
        : runtime_(started()),
          reader_(*runtime_, host.setting("detector"), host.setting("landmarks"), host.setting("eyes")) {}

    Result<Draft> detect(const cotejo::Job&, cotejo::Inputs inputs) override {
        const auto sample = reader_.read(cotejo::frames_in(inputs), cotejo::challenge_in(inputs));
        if (!sample) return sample.error();
        const std::vector<pad::Finding> findings = pad::judge(*sample);
        Draft draft;
        draft.number(COTEJO_FACT_ATTACK, pad::attack(findings));
        for (const pad::Finding& finding : findings) draft.number(finding.name, finding.attack);
        return draft;
    }

private:
    std::unique_ptr<face::Runtime> runtime_;
    pad::Reader reader_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.face.pad", FacePad)
