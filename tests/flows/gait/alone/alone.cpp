// SPDX-License-Identifier: Apache-2.0
//
// Leaves of a sample of the made-up modality nothing but its walker, or refuses to.

#include <string>

#include "cotejo/plugin.hpp"

namespace {

using namespace cotejo;

class Alone final : public Extractor {
public:
    explicit Alone(const Host& host) : refuses_(host.setting("refuses") == "true") {}

    Result<void> extract(const Job& job, Inputs inputs) override {
        if (refuses_) return Error{Status::refused, "nobody in it"};
        const std::string text(inputs[0].data().begin(), inputs[0].data().end());
        const std::string walker = "alone" + text.substr(text.rfind(' '));
        Draft draft{.format = "bytes", .data = {walker.begin(), walker.end()}};
        (void)job.emit(draft.text("subject", walker));
        return {};
    }

private:
    const bool refuses_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.test.alone", Alone)
