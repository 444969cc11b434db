// SPDX-License-Identifier: Apache-2.0
//
// checks: what a full-page reader's lights say of a document, in the words of BSI TR-03135.

#pragma once

#include <string>
#include <vector>

#include "sight.hpp"

namespace page {

/// One check: "successful", "failed", "undetermined", "not-supported" or "aborted", and a word for why.
struct Check {
    std::string name, result, reason;
};

/// ab-ir-mrz: absorption in near infra-red (B900) of the zone's ink, ICAO 9303-3 § 4.4. Successful: its rows
/// stand on the page. Failed: `visible`, the same page in visible light, has rows and this has none.
/// Undetermined: neither shows any. Aborted: there is no page, or a part of it is outside.
Check infrared_zone(const std::optional<Sight>& infrared, const std::optional<Sight>& visible);

/// br-uv-full: brightness of the whole page under 365 nm. Security paper has no brightener and stays dull;
/// office paper glows. Failed: more than half of the page is brighter than `dull` (0 to 255) in any channel.
Check ultraviolet_paper(const std::optional<Sight>& ultraviolet, double dull);

/// The checks of one picture in visible light: how it looks, and that nothing else could be asked of it.
std::vector<Check> visible(const Sight& sight, double attack);

}  // namespace page
