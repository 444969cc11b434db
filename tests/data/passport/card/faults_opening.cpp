// SPDX-License-Identifier: Apache-2.0
//
// Faults while a chip is being opened: the application, BAC, PACE.

#include "passport/card/fault_row.hpp"

namespace passport::card {

namespace {

/// Does something to the answer of one step of PACE.
template <class Do>
Inside at_pace_step(std::uint8_t step, Do what) {
    return [step, what](const Exchange& exchange) {
        if (pace_step(exchange) == step) what(exchange);
        return Then::answer;
    };
}

constexpr Row kOpening[] = {
    {"no-application", "knows no eMRTD application", "refused", "select",
     [](Fault& f) {
         f.inside = refuse([](const Exchange& e) { return e.command.ins == kSelect && e.command.p1 == 4; }, 0x6A82);
     }},
    {"bac-refused", "says 6300 to EXTERNAL AUTHENTICATE", "refused", "bac",
     [](Fault& f) { f.inside = refuse_instruction(kExternalAuthenticate, 0x6300); }},
    {"bac-answer-altered", "answers EXTERNAL AUTHENTICATE with something that it did not encrypt", "refused", "bac",
     [](Fault& f) {
         f.inside = [](const Exchange& e) {
             if (e.command.ins == kExternalAuthenticate && e.response.done()) e.response.data[30] ^= 1;
             return Then::answer;
         };
     }},
    {"bac-answer-mac", "answers EXTERNAL AUTHENTICATE with a wrong message code", "refused", "bac",
     [](Fault& f) {
         f.inside = [](const Exchange& e) {
             if (e.command.ins == kExternalAuthenticate) spoil(e.response.data);
             return Then::answer;
         };
     }},
    {"bac-no-challenge", "gives a challenge of four bytes", "refused", "bac",
     [](Fault& f) {
         f.inside = [](const Exchange& e) {
             if (e.command.ins == kGetChallenge) e.response.data.resize(4);
             return Then::answer;
         };
     }},
    {"pace-refused", "offers PACE and says 6A80 to it; BAC would be open", "refused", "pace",
     [](Fault& f) {
         f.inside = refuse([](const Exchange& e) { return e.command.ins == kManageSecurity && !e.secured; }, 0x6A80);
     }},
    {"pace-wrong-nonce", "encrypts another nonce than the one it goes on with", "refused", "pace",
     [](Fault& f) { f.inside = at_pace_step(0x80, [](const Exchange& e) { spoil(e.response.data); }); }},
    {"pace-token-altered", "gives a wrong authentication token", "refused", "pace",
     [](Fault& f) { f.inside = at_pace_step(0x86, [](const Exchange& e) { spoil(e.response.data); }); }},
    {"pace-bad-mapping", "gives a mapping point that is on no curve", "refused", "pace",
     [](Fault& f) { f.inside = at_pace_step(0x82, [](const Exchange& e) { spoil(e.response.data); }); }},
    {"pace-echo", "gives the reader's own public key back", "refused", "pace",
     [](Fault& f) {
         f.inside = at_pace_step(0x84, [](const Exchange& e) {
             const auto sent = emrtd::at(e.command.data, {0x7C, 0x83});
             if (sent) e.response.data = emrtd::tlv(0x7C, emrtd::tlv(0x84, *sent));
         });
     }},
    {"pace-no-token", "leaves the authentication token out", "refused", "pace",
     [](Fault& f) {
         f.inside = at_pace_step(0x86, [](const Exchange& e) { e.response.data = emrtd::tlv(0x7C, View{}); });
     }},
    {"pace-hidden", "offers PACE in DG14 and hides it in EF.CardAccess", "invalid", "access",
     [](Fault& f) {
         f.holds = [](Chip& c) {
             c.master_files.erase(kCardAccess);
             c.pace.clear();
             c.bac = true;
         };
     }},
};

}  // namespace

std::span<const Row> opening_faults() { return kOpening; }

}  // namespace passport::card
