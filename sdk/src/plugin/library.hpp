// SPDX-License-Identifier: Apache-2.0
//
// Library: a plugin's shared library, opened and found to be the one its manifest describes.

#pragma once

#include "cotejo/abi.h"
#include "cotejo/manifest.hpp"
#include "cotejo/result.hpp"

namespace cotejo {

/// An opened library. It stays mapped until the process ends: threads and thread-local destructors
/// that a vendor's code left behind would otherwise run where nothing is. Copies are free; any thread.
class Library {
public:
    /// Opens manifest.library with RTLD_NOW | RTLD_LOCAL, which runs its static constructors: in a
    /// child, confine it first. Status::invalid when it is not there, is no library, lacks the
    /// entry, or is of another ABI or id than the manifest says.
    static Result<Library> open(const Manifest& manifest);

    const cotejo_entry& entry() const { return *entry_; }

private:
    explicit Library(const cotejo_entry* entry) : entry_(entry) {}
    const cotejo_entry* entry_;
};

}  // namespace cotejo
