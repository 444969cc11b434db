// SPDX-License-Identifier: Apache-2.0
//
// Whether bytes are well-formed UTF-8.

#pragma once

#include <string_view>

namespace cotejo {

/// True for well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing past U+10FFFF.
bool is_utf8(std::string_view text);

}  // namespace cotejo
