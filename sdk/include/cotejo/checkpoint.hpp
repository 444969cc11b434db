// SPDX-License-Identifier: Apache-2.0
//
// Checkpoint: how long a log is and what its tree's root is, signed: a C2SP tlog-checkpoint in a
// C2SP signed note.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cotejo/digest.hpp"
#include "cotejo/result.hpp"
#include "cotejo/signature.hpp"

namespace cotejo {

/// The first `size` entries of the log called `origin` have this root. Whoever holds one can tell
/// later that the log was cut or rewritten.
struct Checkpoint {
    std::string origin; ///< the log's name: no space, no '+', no line break
    std::uint64_t size = 0;
    Digest root{};

    /// Writes the signed note, the key's name being the origin.
    std::string sign(const SigningKey& key) const;

    /// Reads a signed note and checks its signature. Status::invalid: not of the format.
    /// Status::refused: no signature of this key, or one that does not hold.
    static Result<Checkpoint> read(std::string_view note, const PublicKey& key);
};

/// Writes a key as C2SP signed-note tools want it: name+hash+base64.
std::string verifier_key(std::string_view origin, const PublicKey& key);

}  // namespace cotejo
