// SPDX-License-Identifier: Apache-2.0
//
// Whether this was compiled with a sanitizer, whose runtime needs memory and calls of its own.

#pragma once

namespace cotejo {

#if defined(__has_feature)
#define COTEJO_HAS_FEATURE(x) __has_feature(x)
#else
#define COTEJO_HAS_FEATURE(x) 0
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || \
    COTEJO_HAS_FEATURE(address_sanitizer) || COTEJO_HAS_FEATURE(thread_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

#undef COTEJO_HAS_FEATURE

}  // namespace cotejo
