// SPDX-License-Identifier: Apache-2.0
//
// Pairs parts: the same ones first, then those written as one, then those that are cut.

#include "align.hpp"

#include <algorithm>
#include <array>

namespace fields {

namespace {

constexpr std::array<std::string_view, 8> kGluedTitles{"MSTR", "MISS", "MRS", "CHD", "INF", "MR", "MS", "DR"};
constexpr std::size_t kLeastCut = 3; // letters of a part cut off that still say something

Comparison same_words(const Word& one, const Word& other) {
    if (one.raw == other.raw) return Verdict{true, Reason::equal, 1.0};
    if (!one.readable || !other.readable) return std::nullopt;
    for (const std::string& form : one.forms)
        if (std::ranges::find(other.forms, form) != other.forms.end())
            return Verdict{true, Reason::transliterated, 0.97};
    if (one.skeleton.size() >= 3 && one.skeleton == other.skeleton)
        return Verdict{true, Reason::transliterated, 0.9};
    return std::nullopt;
}

Comparison same_units(const Unit& one, const Unit& other) {
    if (const Comparison whole = same_words(one.whole, other.whole)) return whole;
    if (one.particles == other.particles) return std::nullopt;
    if (const Comparison core = same_words(one.core, other.core))
        return Verdict{true, Reason::incomplete, 0.85 * core->confidence};
    return std::nullopt;
}

/// The first of the forms is enough here: what is cut stands in a field of A to Z.
Comparison cut_off(const Word& cut, const Word& whole) {
    for (const std::string& form : whole.forms) {
        if (!form.starts_with(cut.forms[0]) || form == cut.forms[0]) continue;
        if (cut.forms[0].size() >= kLeastCut) return Verdict{true, Reason::truncated, 0.85};
        return Verdict{true, Reason::truncated, 0.7};
    }
    return std::nullopt;
}

Word without_title(const Word& word) {
    for (const std::string_view title : kGluedTitles) {
        if (word.raw.size() < title.size() + 2 || !word.raw.ends_with(title)) continue;
        Word shorter = word;
        shorter.raw.resize(word.raw.size() - title.size());
        for (std::string& form : shorter.forms) form.resize(form.size() - title.size());
        shorter.skeleton.resize(std::min(shorter.skeleton.size(), word.skeleton.size() - title.size()));
        return shorter;
    }
    return word;
}

/// One side while parts are paired off.
struct Side {
    const std::vector<Unit>& units;
    Lack lack;
    std::vector<int> partner; ///< the first unit of the other side, -1 while there is none
};

class Pairing {
public:
    Pairing(const std::vector<Unit>& one, const std::vector<Unit>& other, Lack of_one, Lack of_other)
        : one_{one, of_one, std::vector<int>(one.size(), -1)},
          other_{other, of_other, std::vector<int>(other.size(), -1)} {}

    Alignment all() {
        pair_same();
        pair_written_as_one(one_, other_);
        pair_written_as_one(other_, one_);
        pair_cut(one_, other_);
        pair_cut(other_, one_);
        pair_initials();
        return finish();
    }

private:
    void pair(Side& a, std::size_t i, Side& b, std::size_t k, const Verdict& how) {
        a.partner[i] = int(k);
        b.partner[k] = int(i);
        ++out_.matched;
        weaken(how);
    }

    void weaken(const Verdict& how) {
        out_.reason = std::max(out_.reason, how.reason);
        out_.confidence = std::min(out_.confidence, how.confidence);
    }

    void pair_same() {
        for (std::size_t i = 0; i < one_.units.size(); ++i)
            for (std::size_t k = 0; k < other_.units.size() && one_.partner[i] < 0; ++k)
                if (other_.partner[k] < 0)
                    if (const Comparison same = same_units(one_.units[i], other_.units[k]))
                        pair(one_, i, other_, k, *same);
    }

    /// A part of `a` that is several parts of `b` written as one, perhaps with a title or cut.
    void pair_written_as_one(Side& a, Side& b) {
        for (std::size_t i = 0; i < a.units.size(); ++i) {
            if (a.partner[i] >= 0) continue;
            const bool last = i + 1 == a.units.size();
            for (std::size_t k = 0; k < b.units.size() && a.partner[i] < 0; ++k)
                run_from(a, i, b, k, last);
        }
    }

    void run_from(Side& a, std::size_t i, Side& b, std::size_t from, bool last) {
        const Word bare = without_title(a.units[i].whole);
        Word run;
        for (std::size_t k = from; k < b.units.size() && b.partner[k] < 0; ++k) {
            run = k == from ? b.units[k].whole : joined(run, b.units[k].whole);
            Comparison how;
            if (k > from) how = same_words(a.units[i].whole, run);
            if (!how && last && a.lack.title) how = same_words(bare, run);
            if (!how && k > from && last && a.lack.end) how = cut_off(a.units[i].whole, run);
            if (!how) continue;
            pair(a, i, b, from, *how);
            for (std::size_t more = from + 1; more <= k; ++more) b.partner[more] = int(i);
            return;
        }
    }

    /// The last part of `a`, cut off.
    void pair_cut(Side& a, Side& b) {
        if (!a.lack.end || a.units.empty() || a.partner.back() >= 0) return;
        const std::size_t i = a.units.size() - 1;
        for (std::size_t k = 0; k < b.units.size(); ++k) {
            if (b.partner[k] >= 0) continue;
            if (const Comparison how = cut_off(a.units[i].whole, b.units[k].whole))
                return pair(a, i, b, k, *how);
        }
    }

    /// Initials for names, 9303-3 § 4.6: one letter by itself. They weigh little.
    void pair_initials() {
        for (std::size_t i = 0; i < one_.units.size(); ++i)
            for (std::size_t k = 0; k < other_.units.size() && one_.partner[i] < 0; ++k) {
                const std::string &a = one_.units[i].core.forms[0], &b = other_.units[k].core.forms[0];
                if (other_.partner[k] >= 0 || a.empty() || b.empty() || a[0] != b[0]) continue;
                if ((a.size() == 1) != (b.size() == 1))
                    pair(one_, i, other_, k, {true, Reason::truncated, 0.5});
            }
    }

    Alignment finish() {
        for (std::size_t i = 0; i < one_.units.size(); ++i)
            if (one_.partner[i] < 0) out_.left_one.push_back(one_.units[i]);
        for (std::size_t k = 0; k < other_.units.size(); ++k)
            if (other_.partner[k] < 0) out_.left_other.push_back(other_.units[k]);
        int before = -1;
        for (const int partner : one_.partner) {
            if (partner < 0) continue;
            out_.in_order = out_.in_order && partner >= before;
            before = partner;
        }
        out_.first = !one_.partner.empty() && !other_.partner.empty() && one_.partner[0] == 0 &&
                     other_.partner[0] == 0;
        return std::move(out_);
    }

    Side one_, other_;
    Alignment out_;
};

/// At most one character put in, left out or changed.
bool one_apart(const std::string& a, const std::string& b) {
    if (a.size() > b.size()) return one_apart(b, a);
    if (b.size() - a.size() > 1) return false;
    std::size_t same = 0;
    while (same < a.size() && a[same] == b[same]) ++same;
    return a.substr(std::min(a.size(), same + (a.size() == b.size()))) == b.substr(std::min(b.size(), same + 1));
}

}  // namespace

Alignment align(const std::vector<Unit>& one, const std::vector<Unit>& other, Lack of_one, Lack of_other) {
    return Pairing(one, other, of_one, of_other).all();
}

bool nearly_one(const Unit& one, const Unit& other) {
    const std::string &a = one.whole.forms[0], &b = other.whole.forms[0];
    return std::min(a.size(), b.size()) >= 4 && one_apart(a, b);
}

}  // namespace fields
