// SPDX-License-Identifier: Apache-2.0
//
// Encounter: a traveller lays a document on the reader, and may take it away too soon.

#pragma once

#include "inspection.hpp"

namespace chip {

/// What the traveller is told, and when to stop waiting. Every function is called on the caller's thread.
struct Attendant {
    std::function<void(const char* hint, double progress)> guide; ///< a word of hints.h; progress below 0: none
    std::function<bool()> pause; ///< waits a moment for a card; false when the job is over
};

/// Waits for a card, inspects it, and if it is lost on the way waits for it and begins anew, once, in small
/// steps; so too if the chip ends the session.
/// Causes: lost or stalled the second time; the others as of inspect(); over while no card came.
Answer<Inspected> meet(emrtd::Transport& transport, const emrtd::Secrets& secrets, bool bac, const Attendant& attendant);

}  // namespace chip
