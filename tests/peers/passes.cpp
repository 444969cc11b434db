// SPDX-License-Identifier: Apache-2.0
//
// Reads boarding passes, one a line, and writes what our parser reads of each: JSON for bcbp_peer.mjs.

#include <iostream>

#include <nlohmann/json.hpp>

#include "bcbp.hpp"

namespace {

using Json = nlohmann::json;

std::string one(char c) { return c == ' ' ? "" : std::string(1, c); }

Json said(const bcbp::Leg& leg) {
    return {{"flight", leg.flight}, {"day", leg.day}, {"from", leg.from}, {"to", leg.to}, {"pnr", leg.pnr},
            {"seat", leg.seat}, {"sequence", leg.sequence}, {"compartment", one(leg.compartment)},
            {"status", one(leg.status)}, {"ticket_carrier", leg.ticket_carrier}, {"ticket", leg.ticket},
            {"selectee", one(leg.selectee)}, {"documents_verified", one(leg.documents_verified)},
            {"marketing_carrier", leg.marketing_carrier}, {"frequent_flyer_carrier", leg.frequent_flyer_carrier},
            {"frequent_flyer", leg.frequent_flyer}, {"id_or_agent", one(leg.id_or_agent)},
            {"baggage", leg.baggage}, {"fast_track", one(leg.fast_track)}, {"private_use", leg.private_use}};
}

Json said(const bcbp::Pass& pass) {
    Json legs = Json::array();
    for (const bcbp::Leg& leg : pass.legs) legs.push_back(said(leg));
    const bcbp::Issue& issue = pass.issue;
    return {{"name", pass.name}, {"version", issue.version}, {"legs", legs}, {"faults", pass.faults},
            {"description", one(issue.description)}, {"check_in_source", one(issue.check_in_source)},
            {"issuance_source", one(issue.issuance_source)}, {"document", one(issue.document)},
            {"issued", issue.day}, {"issuer", issue.issuer}, {"bag_tags", issue.bag_tags},
            {"security", pass.security ? pass.security->data : ""}};
}

}  // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        const auto pass = bcbp::parse(line);
        std::cout << (pass ? said(*pass) : Json{{"refused", pass.error().what}}) << '\n';
    }
}
