// SPDX-License-Identifier: Apache-2.0
//
// The plugin: a picture of a document in, what its machine readable zone says out.

#include "picture.hpp"
#include "reading.hpp"

#include <stdexcept>

#include "mrz/facts.hpp"

#include "cotejo/hints.h"
#include "cotejo/plugin.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

const char* hint_for(zone::Sight sight) {
    switch (sight) {
    case zone::Sight::nothing: return COTEJO_HINT_SHOW_DOCUMENT;
    case zone::Sight::no_zone: return COTEJO_HINT_TURN_PAGE;
    case zone::Sight::half: return COTEJO_HINT_WHOLE_PAGE;
    case zone::Sight::several: return COTEJO_HINT_ONE_DOCUMENT;
    case zone::Sight::small: return COTEJO_HINT_COME_CLOSER;
    case zone::Sight::glare: return COTEJO_HINT_LESS_GLARE;
    case zone::Sight::unclear:
    case zone::Sight::read: break;
    }
    return COTEJO_HINT_HOLD_STILL;
}

class MachineReadableZone final : public cotejo::Extractor {
public:
    explicit MachineReadableZone(const cotejo::Host& host) : host_(host) {
        cv::setNumThreads(std::max(1, std::atoi(host.setting("threads").c_str())));
        Result<zone::Networks> networks = zone::Networks::load(host.setting("locator"), host.setting("reader"));
        if (!networks) throw std::runtime_error(networks.error().what);
        networks_ = std::move(*networks);
    }

    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        Result<cv::Mat> picture = picture::read(inputs[0]);
        if (!picture) {
            host_.info(picture.error().what);
            return picture.error();
        }
        const auto stop = [&job] { return job.cancelled(); };
        const zone::Look look = zone::look_for_zone(picture::grey(*picture), networks_, stop);
        if (stop()) return Error{Status::cancelled, "cancelled"};
        if (look.reading) return give(job, *look.reading);
        job.guide(hint_for(look.sight));
        return Error{Status::retry, look.why};
    }

private:
    static Result<void> give(const cotejo::Job& job, const mrz::Reading& reading) {
        Draft draft;
        mrz::describe(reading.mrz, draft);
        const Status status = job.emit(draft);
        if (status == Status::ok) return {};
        return Error{status, "the host did not take the zone"};
    }

    cotejo::Host host_;
    zone::Networks networks_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.document.mrz", MachineReadableZone)
