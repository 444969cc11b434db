// SPDX-License-Identifier: Apache-2.0
//
// Names are property, light and area, as ICAO's guide to optical machine authentication and TR-03135 put
// them together: AB absorption, BR brightness; IR, UV; the zone, the full page.

#include "checks.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace page {

namespace {

constexpr double kInk = 0.25;    // contrast of carbon ink in infra-red, at least
constexpr double kAttack = 0.4;  // above it a page is not taken for a real one

Check aborted(const char* name, const std::optional<Sight>& sight) {
    return {name, "aborted", sight ? "page-cut-off" : "no-page"};
}

}  // namespace

Check infrared_zone(const std::optional<Sight>& infrared, const std::optional<Sight>& visible) {
    const char* name = "ab-ir-mrz";
    if (!infrared || infrared->is_cut) return aborted(name, infrared);
    const bool shows = infrared->zone && infrared->zone->contrast >= kInk;
    if (shows) return {name, "successful", "zone-absorbs"};
    if (visible && visible->zone) return {name, "failed", "zone-vanishes"};
    return {name, "undetermined", "no-zone"};
}

Check ultraviolet_paper(const std::optional<Sight>& ultraviolet, double dull) {
    const char* name = "br-uv-full";
    if (!ultraviolet || ultraviolet->is_cut) return aborted(name, ultraviolet);
    cv::Mat small, channels[3], most;
    cv::resize(ultraviolet->flat, small, {120, 84}, 0, 0, cv::INTER_AREA);
    cv::split(small, channels);
    most = cv::max(cv::max(channels[0], channels[1]), channels[2]);
    const bool bright = 2 * cv::countNonZero(most > dull) > int(most.total());
    return {name, bright ? "failed" : "successful", bright ? "paper-glows" : "paper-is-dull"};
}

std::vector<Check> visible(const Sight& sight, double attack) {
    std::vector<Check> all;
    const bool real = attack <= kAttack;
    all.push_back({"replay", real ? "undetermined" : "failed", real ? "no-sign-of-a-screen" : "looks-like-a-screen"});
    all.push_back({"mrz-present", sight.zone ? "successful" : "undetermined", sight.zone ? "rows-found" : "no-zone"});
    all.push_back({"ab-ir-mrz", "not-supported", "visible-light-alone"});
    all.push_back({"br-uv-full", "not-supported", "visible-light-alone"});
    return all;
}

}  // namespace page
