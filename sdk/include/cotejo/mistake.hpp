// SPDX-License-Identifier: Apache-2.0
//
// Mistake: what is wrong in a file, where, and what to write instead.

#pragma once

#include <string>
#include <vector>

namespace cotejo {

/// One mistake in a file a person wrote. `line` and `column` count from 1; 0 when the whole file is
/// meant. `what` says what is wrong, and what to write instead.
struct Mistake {
    std::string file;
    int line = 0;
    int column = 0;
    std::string what;
};

using Mistakes = std::vector<Mistake>;

/// Writes "file:line:column: what", one a line, in the order given.
std::string describe(const Mistakes& mistakes);

/// Finds the known word nearest to `word`, for "did you mean"; "" when none is near.
std::string nearest(const std::string& word, const std::vector<std::string>& known);

}  // namespace cotejo
