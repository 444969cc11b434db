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
bool was_taken(Cause cause) { return cause == Cause::lost || cause == Cause::no_card || cause == Cause::stalled; }

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
    Options options{bac, true, [&](double done) { attendant.guide(COTEJO_HINT_LEAVE_DOCUMENT, done); }};
    const char* hint = COTEJO_HINT_PLACE_DOCUMENT;
    for (int tries = 1;; ++tries) {
        if (const Answer<void> on = await(transport, hint, attendant); !on) return on.error();
        attendant.guide(COTEJO_HINT_LEAVE_DOCUMENT, 0.0);
        Answer<Inspected> inspected = inspect(transport, secrets, options);
        transport.power_off();
        if (inspected || tries == kTries) return inspected;
        const Cause cause = inspected.error().cause;
        if (!was_taken(cause) && cause != Cause::ended) return inspected;
        options.extended = false; // some readers and chips fail at it in these two ways
        hint = COTEJO_HINT_DOCUMENT_AGAIN;
        if (was_taken(cause)) attendant.guide(hint, -1.0);
    }
}

}  // namespace chip
