// SPDX-License-Identifier: Apache-2.0
//
// Trouble: why a chip could not be spoken with, so that each cause can be answered in its own way.

#pragma once

#include "bytes.hpp"

namespace emrtd {

enum class Cause {
    no_card,      ///< nothing lies on the reader
    lost,         ///< the card left the field in mid-talk
    stalled,      ///< the chip did not answer in time
    no_reader,    ///< the reader or its service is not there
    over,         ///< the job was cancelled or its time is up
    key_refused,  ///< the chip does not know the key: it was misread, or it is another document's
    denied,       ///< the chip does not do what documents must
    ended,        ///< the chip ended the session
    garbled,      ///< what the chip says makes no sense, or its codes are wrong
    unsupported,  ///< the chip wants what is not spoken here
    absent,       ///< a file that the chip has not
};

/// `what` is one sentence for a log, without anything of the document.
struct Trouble {
    Cause cause = Cause::garbled;
    std::string what;
};

template <class T>
using Answer = Result<T, Trouble>;

/// What somebody else's parser said of the chip's bytes.
inline Trouble garbled(const Error& error) {
    return {error.status == Status::unsupported ? Cause::unsupported : Cause::garbled, error.what};
}

}  // namespace emrtd
