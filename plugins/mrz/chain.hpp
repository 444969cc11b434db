// SPDX-License-Identifier: Apache-2.0
//
// Chain: cells read one behind the other, tied together by their fields' rules and by check digits.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mrz/grammar.hpp"

namespace mrz {

/// The probabilities of kAlphabet in each cell, by line and column; in each they sum to one.
using Probabilities = std::vector<std::vector<std::array<double, kCharacters>>>;

/// One cell of a chain and its weights, 7, 3 or 1, in the check digit of its field and in the
/// composite one; 0 where it is in none.
struct Step {
    enum class Is { character, check, composite };
    int line = 0, column = 0;
    const Rules* rules = nullptr;
    bool begins = false; ///< a field begins here
    int weight = 0, composite = 0;
    Is is = Is::character;
};

using Chain = std::vector<Step>;

/// How much less usual it is that a document's composite digit is wrong, each of the nine ways.
inline constexpr double kWrongComposite = 1e-3 / 9;

/// Everything that a chain can say, weighed: the sum over all lawful texts, and the two likeliest.
/// The state while going along it is the field's mode and the residues of both check digits.
class Solved {
public:
    Solved(const Chain& chain, const Probabilities& cells);

    bool lawful() const { return !best_.empty(); } ///< false when no text at all may stand here
    double log_total() const { return log_total_; }
    const std::string& best() const { return best_; }
    double log_best() const { return log_best_; }
    double log_second() const { return log_second_; } ///< minus infinity when there is no other

    /// How probable each character of a text is where it stands, among all lawful texts.
    std::vector<double> probabilities(std::string_view text) const;

private:
    /// What one step may do from one mode: characters with the same residue and end taken together.
    struct Arc {
        int to, residue;
        int own, composite; ///< what it adds to the check digits
        int character;      ///< the likeliest one
        double sum, best, second;   ///< of their probabilities
    };
    struct Arcs {
        std::vector<Arc> all; ///< by the mode they start from
        std::array<std::size_t, kModes + 1> begin{};
    };
    struct Back { ///< from where the likeliest text comes to a state, and by which character
        std::int16_t state, character;
    };
    using Row = std::vector<double>;    ///< by state
    using Table = std::vector<double>;  ///< rows behind each other: before each step, and at the end

    static Arc to(const Step& step, int mode, int character, double weight);
    Arcs arcs_of(const Step& step) const;
    std::span<const Arc> arcs(std::size_t at, int mode) const;
    int next(const Step& step, int state, const Arc& arc) const;
    double allowed(const Step& step, int state, int residue) const;
    template <class Visit> void each(std::size_t at, const double* live, Visit visit) const;
    void go_forward();
    void trace(const std::vector<Back>& back, std::size_t state);
    void sum_backward();

    int mode(int state) const { return state / (owns_ * composites_); }
    int own(int state) const { return state / composites_ % owns_; }
    int composite(int state) const { return state % composites_; }
    std::size_t states() const { return std::size_t(modes_ * owns_ * composites_); }
    double* row(Table& table, std::size_t at) const { return table.data() + at * states(); }
    const double* row(const Table& table, std::size_t at) const { return table.data() + at * states(); }

    const Chain& chain_;
    const Probabilities& cells_;
    int modes_ = 1, owns_ = 1, composites_ = 1; ///< how many there are to keep apart
    std::vector<Arcs> arcs_;
    Table forward_, backward_; ///< each row scaled
    std::vector<double> scale_;           ///< what backward_ was divided by
    double log_total_, log_best_, log_second_;
    std::string best_;
};

}  // namespace mrz
