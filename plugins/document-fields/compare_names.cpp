// SPDX-License-Identifier: Apache-2.0
//
// Holds two names against each other: part by part first, then all parts together, for sources that
// sort them differently.

#include <algorithm>

#include "align.hpp"
#include "name.hpp"

namespace fields {

namespace {

constexpr Verdict kDiffers{false, Reason::differs, 1.0};

Verdict agreed(Reason reason, double confidence) { return {true, reason, confidence}; }

Lack lack_of_surname(const Name& name) { return {name.cut && name.given.empty(), false}; }
Lack lack_of_given(const Name& name) { return {name.cut, name.brief}; }

/// Two names of a couple's kind: LOPEZ DE GOMEZ is LOPEZ ROJAS too.
bool by_marriage(const Alignment& surnames) {
    if (!surnames.first || surnames.left_one.size() != 1 || surnames.left_other.size() != 1) return false;
    return surnames.left_one[0].de != surnames.left_other[0].de;
}

Verdict judge_surnames(const Alignment& surnames, bool cut) {
    if (surnames.matched == 0) return kDiffers;
    if (surnames.conflict())
        return by_marriage(surnames) ? agreed(Reason::two_surnames, 0.6 * surnames.confidence) : kDiffers;
    if (surnames.whole() && surnames.in_order) return agreed(surnames.reason, surnames.confidence);
    if (surnames.whole()) return agreed(Reason::order, 0.55 * surnames.confidence);
    if (!surnames.first) return kDiffers; // a mother's surname alone is a child's second one
    if (cut) return agreed(Reason::truncated, 0.8 * surnames.confidence);
    return agreed(Reason::two_surnames, 0.85 * surnames.confidence);
}

/// One given name of several agrees, above all when it is the first; but twins may share it, so that a
/// birth date beside it is not enough. A source that has none says nothing.
Comparison judge_given(const Alignment& given, const Name& one, const Name& other, bool cut) {
    if (one.given.empty() && other.given.empty()) return std::nullopt;
    if (one.given.empty() || other.given.empty())
        return cut ? agreed(Reason::truncated, 0.5) : agreed(Reason::incomplete, 0.3);
    if (given.matched == 0 || given.conflict()) return kDiffers;
    if (given.whole() && given.in_order) return agreed(given.reason, given.confidence);
    if (given.whole()) return agreed(Reason::order, 0.8 * given.confidence);
    if (!given.first) return agreed(Reason::incomplete, 0.4 * given.confidence);
    return cut ? agreed(Reason::truncated, 0.8 * given.confidence) : agreed(Reason::incomplete, 0.55 * given.confidence);
}

Verdict both(const Verdict& surname, const Comparison& given) {
    if (!given) return surname;
    if (!surname.agree) return surname;
    if (!given->agree) return *given;
    return agreed(std::max(surname.reason, given->reason), surname.confidence * given->confidence);
}

std::vector<Unit> all_of(const Name& name) {
    std::vector<Unit> all = name.surnames;
    all.insert(all.end(), name.given.begin(), name.given.end());
    return all;
}

/// All parts together. Both must have every part that the other has: what may be left over depends on
/// which part it is, and that is what one of them does not say.
Verdict judge_together(const Name& one, const Name& other) {
    const Alignment all = align(all_of(one), all_of(other), lack_of_given(one), lack_of_given(other));
    if (all.matched < 2 || all.conflict()) return kDiffers;
    if (one.apart != other.apart || !one.apart) {
        if (all.whole()) return agreed(all.in_order ? all.reason : std::max(all.reason, Reason::order), 0.9 * all.confidence);
        const Name& known = one.apart ? one : other; // the longer one must not lose its first surname
        if (!known.apart || all.matched < 2) return kDiffers;
        const Alignment first = align({known.surnames[0]}, all_of(one.apart ? other : one), {}, {});
        return first.matched ? agreed(Reason::incomplete, 0.5 * all.confidence) : kDiffers;
    }
    if (!all.whole()) return kDiffers;
    const bool swapped = align(one.surnames, other.given, {}, {}).whole() &&
                         align(one.given, other.surnames, {}, {}).whole();
    if (swapped) return agreed(Reason::order, 0.75 * all.confidence);
    const Alignment firsts = align({one.surnames[0]}, {other.surnames[0]}, {}, {});
    return firsts.matched ? agreed(Reason::two_surnames, 0.8 * all.confidence) : kDiffers;
}

/// Tells a slip of reading or typing from another name: one part that is nearly the same, all others are.
Verdict judge_difference(const Name& one, const Name& other) {
    const Alignment all = align(all_of(one), all_of(other), lack_of_given(one), lack_of_given(other));
    const bool slip = all.matched > 0 && all.left_one.size() == 1 && all.left_other.size() == 1 &&
                      nearly_one(all.left_one[0], all.left_other[0]);
    return slip ? Verdict{false, Reason::misread, 0.7} : kDiffers;
}

bool written_the_same(const Name& one, const Name& other) {
    const auto same = [](const Unit& a, const Unit& b) { return a.whole.raw == b.whole.raw; };
    return std::ranges::equal(all_of(one), all_of(other), same);
}

}  // namespace

std::optional<NameComparison> compare(const Name& one, const Name& other) {
    if ((!one.readable || !other.readable) && !written_the_same(one, other)) return std::nullopt;
    NameComparison out;
    const bool cut = one.cut || other.cut;
    if (one.apart && other.apart) {
        const Alignment surnames = align(one.surnames, other.surnames, lack_of_surname(one), lack_of_surname(other));
        const Alignment given = align(one.given, other.given, lack_of_given(one), lack_of_given(other));
        out.surname = judge_surnames(surnames, cut && (one.given.empty() || other.given.empty()));
        out.given = judge_given(given, one, other, cut);
        out.whole = both(*out.surname, out.given);
        if (out.whole.agree) return out;
    }
    const Verdict together = judge_together(one, other);
    if (together.agree) {
        out.whole = together;
        if (out.surname) out.surname = together;
        if (out.given) out.given = together;
        return out;
    }
    out.whole = judge_difference(one, other);
    for (Comparison* part : {&out.surname, &out.given})
        if (*part && !(*part)->agree) *part = out.whole;
    return out;
}

}  // namespace fields
