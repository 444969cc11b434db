// SPDX-License-Identifier: Apache-2.0
//
// Writes mistakes for a person and guesses the word that was meant.

#include "cotejo/mistake.hpp"

#include <algorithm>
#include <numeric>

namespace cotejo {
namespace {

/// Edits from one word to the other: a letter more, less, other, or two swapped.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

}  // namespace

std::string describe(const Mistakes& mistakes) {
    std::string lines;
    for (const Mistake& mistake : mistakes) {
        if (!lines.empty()) lines += '\n';
        lines += mistake.file;
        if (mistake.line > 0)
            lines += ':' + std::to_string(mistake.line) + ':' + std::to_string(mistake.column);
        lines += ": " + mistake.what;
    }
    return lines;
}

std::string nearest(const std::string& word, const std::vector<std::string>& known) {
    if (word.empty() || word.size() > 64) return {};
    std::string best;
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& candidate : known) {
        const std::size_t edits = distance(word, candidate);
        if (edits >= least) continue;
        least = edits;
        best = candidate;
    }
    return best;
}

}  // namespace cotejo
