// SPDX-License-Identifier: Apache-2.0
//
// Group: one template with the keys it is kept under and the sets it is in; batches of them as bytes.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cipher.hpp"
#include "locked.hpp"
#include "template.hpp"

namespace gallery_face {

/// Borrows its template, which lies in locked memory or in the host's.
struct Group {
    std::vector<std::string> keys; ///< one or more; the first is what find gives
    std::vector<std::string> sets; ///< none: only a wide search finds it
    const Template* of = nullptr;
};

/// The bytes of these groups, in pages that are locked and wiped.
Pages pack(const std::vector<Group>& groups, Locking& locking);

/// Calls `see` for each group; false when the bytes are not those of pack().
bool unpack(Bytes bytes, const std::function<void(const Group&)>& see);

}  // namespace gallery_face
