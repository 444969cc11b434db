// SPDX-License-Identifier: Apache-2.0
//
// What the screens need of config/text: keys, values, and labels that differ.

#pragma once

#include <string>
#include <vector>

#include "kiosk/text.hpp"

namespace cotejo::kiosk {

/// The keys that screens read by name, and all lines of each notice and each capture in `words`. The
/// rest (hints, says, reasons) they look up.
std::vector<std::string> needed_keys(const Words& words);

/// The {values} that the screens fill in under a key.
std::vector<std::string> values_of(const std::string& key);

/// Keys of labels that stand on one screen, where each leads elsewhere.
std::vector<std::vector<std::string>> labels_together(const Words& words);

/// Whether a text has nothing to read in it.
bool is_blank(const std::string& text);

/// Whether a traveller reads the same words: letter case and spaces aside.
bool same_words(const std::string& one, const std::string& other);

}  // namespace cotejo::kiosk
