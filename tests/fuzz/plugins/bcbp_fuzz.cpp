// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a boarding pass: refused with a reason, or read into texts of their forms.

#include "../../../plugins/document-barcode/bcbp.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

bool plain(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

void look_at(const bcbp::Pass& pass) {
    demand(!pass.name.empty() && pass.name.size() <= 20);
    demand(pass.legs.size() >= 1 && pass.legs.size() <= 4);
    for (const bcbp::Leg& leg : pass.legs) {
        for (const std::string& text : {leg.flight, leg.day, leg.from, leg.to, leg.pnr, leg.seat, leg.sequence})
            demand(plain(text));
        demand(leg.flight.size() >= 3 && leg.flight.size() <= 8);
        demand(std::atoi(leg.day.c_str()) >= 1 && std::atoi(leg.day.c_str()) <= 366);
        demand(leg.from.size() == 3 && leg.to.size() == 3);
        demand(leg.pnr.size() <= 7 && leg.seat.size() <= 4 && leg.sequence.size() <= 5);
        demand(plain(leg.ticket_carrier) && plain(leg.ticket) && plain(leg.marketing_carrier) && plain(leg.baggage));
        demand(leg.frequent_flyer.size() <= 16 && leg.private_use.size() <= 255);
    }
    demand(pass.issue.version >= 0 && pass.issue.version <= 9 && pass.issue.bag_tags.size() <= 3);
    for (const std::string& tag : pass.issue.bag_tags) demand(plain(tag) && tag.size() == 13);
    demand(pass.issue.day.empty() || (std::atoi(pass.issue.day.c_str()) >= 1 && std::atoi(pass.issue.day.c_str()) <= 366));
    demand(!pass.security || pass.security->data.size() <= 255);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto pass = bcbp::parse({reinterpret_cast<const char*>(data), size});
    if (pass) {
        look_at(*pass);
        demand(pass->signed_size <= size);
    } else {
        demand(!pass.error().what.empty());
    }
    return 0;
}
