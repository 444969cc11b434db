// SPDX-License-Identifier: Apache-2.0
//
// Exposure: the camera follows the subject before the traveller is asked anything.

#pragma once

#include <optional>
#include <vector>

#include "cotejo/visit.hpp"

namespace cotejo {

/// Stands between a judge and the screen. What the judge would tell the traveller of a frame is held
/// until it is known whether the camera can mend it: then the traveller hears nothing of it. One
/// thread.
class Exposure final : public Front {
public:
    explicit Exposure(Front& front) : front_(front) {}

    /// How many EV steps brighter than of its own choice the camera should take pictures.
    double steps() const { return steps_; }
    /// To be asked once a frame was judged: true when the camera should be opened anew with other
    /// steps(). A frame that passed is good as it is, and a camera gets two tries.
    bool corrects(bool passed);

    void guide(const Guide& guide) override;
    void judged(const Record& quality) override;

    bool ask(std::string_view name, std::stop_token stop) override { return front_.ask(name, stop); }
    void capturing(std::string_view kind, const Offers& offers) override {
        front_.capturing(kind, offers);
    }
    void preview(const Record& frame) override { front_.preview(frame); }
    void captured() override { front_.captured(); }
    void say(std::string_view key) override { front_.say(key); }

private:
    Front& front_;
    double steps_ = 0.0;
    int tries_ = 0;
    std::optional<double> off_; ///< what the present frame is off, if it was measured
    std::vector<Guide> held_;
};

}  // namespace cotejo
