// SPDX-License-Identifier: Apache-2.0
//
// The least C++ plugin outside the repository: says how long a note is.
#include <cotejo/plugin.hpp>

namespace {

class Letters final : public cotejo::Extractor {
public:
    explicit Letters(const cotejo::Host&) {}

    cotejo::Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        const auto length = static_cast<double>(inputs[0].data().size());
        const cotejo::Status status = job.emit(cotejo::Draft{}.number("length", length));
        if (status != cotejo::Status::ok) return cotejo::Error{status, "the length was not taken"};
        return {};
    }
};

}  // namespace

COTEJO_PLUGIN("com.example.letters", Letters)
