// SPDX-License-Identifier: Apache-2.0
//
// place-document, leave-document, document-again.

#include "encounter.hpp"

#include "cotejo/hints.h"

namespace chip {

namespace {

using emrtd::Cause;

constexpr int kTries = 2;

/// The card went away; a chip that is silent may wake up when it is laid anew.
bool is_worth_another(Cause cause) { return cause == Cause::lost || cause == Cause::no_card || cause == Cause::stalled; }

/// Powers a card on as soon as there is one.
Answer<void> await(emrtd::Transport& transport, const char* hint, const Attendant& attendant) {
    for (bool told = false;;) {
        const Answer<void> on = transport.power_on();
        if (on || on.error().cause != Cause::no_card) return on;
        if (!told) attendant.guide(hint, -1.0);
        told = true;
        if (!attendant.pause()) return Trouble{Cause::over, "no document was laid on the reader"};
    }
}

}  // namespace

Answer<Inspected> meet(emrtd::Transport& transport, const emrtd::Secrets& secrets, bool bac, const Attendant& attendant) {
    const Options options{bac, [&](double done) { attendant.guide(COTEJO_HINT_LEAVE_DOCUMENT, done); }};
    const char* hint = COTEJO_HINT_PLACE_DOCUMENT;
    for (int tries = 1;; ++tries) {
        if (const Answer<void> on = await(transport, hint, attendant); !on) return on.error();
        attendant.guide(COTEJO_HINT_LEAVE_DOCUMENT, 0.0);
        Answer<Inspected> inspected = inspect(transport, secrets, options);
        transport.power_off();
        if (inspected || !is_worth_another(inspected.error().cause) || tries == kTries) return inspected;
        hint = COTEJO_HINT_DOCUMENT_AGAIN;
        attendant.guide(hint, -1.0);
    }
}

}  // namespace chip
