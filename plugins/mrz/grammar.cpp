// SPDX-License-Identifier: Apache-2.0
//
// The automata. Their figures are rough frequencies; they decide only between readings that a
// reader finds about equally likely.

#include "mrz/grammar.hpp"

namespace mrz {

namespace {

constexpr int kDigits = 10, kLetters = 26;

/// Writes arcs for a class of characters; `usual` is that of the class together.
struct Writer {
    Rules rules;
    Writer& digits(int mode, int to, double usual) { return run(mode, to, usual, 0, kDigits); }
    Writer& letters(int mode, int to, double usual) { return run(mode, to, usual, kDigits, kLetters); }
    Writer& filler(int mode, int to, double usual) { return run(mode, to, usual, kFiller, 1); }
    Writer& digit(int mode, int to, double usual, int d) { return run(mode, to, usual, d, 1); }
    Writer& letter(int mode, int to, double usual, char c) {
        return run(mode, to, usual, kDigits + c - 'A', 1);
    }
    Writer& run(int mode, int to, double usual, int first, int count) {
        for (int c = first; c < first + count; ++c)
            rules.from[std::size_t(mode)][std::size_t(c)] = {std::int8_t(to), float(usual / count)};
        return *this;
    }
};

/// Letters and digits, then fillers: text 1, fillers behind it 2, blank. A filler may stand inside too.
Rules filled(double blank, double letters, double end) {
    Writer w;
    for (const int mode : {0, 1}) {
        const double filler = mode == 0 ? blank : end;
        w.digits(mode, 1, (1 - filler) * (1 - letters)).letters(mode, 1, (1 - filler) * letters);
        w.filler(mode, mode == 0 ? kBlank : 2, filler);
    }
    for (const int mode : {2, kBlank})
        w.digits(mode, 1, 0.02).letters(mode, 1, 0.01).filler(mode, mode, 0.97);
    return w.rules;
}

enum Name { kStart, kPrimary, kPrimaryGap, kSecondaryStart, kSecondary, kSecondaryGap, kEnd, kNoPrimary };

Rules names() {
    constexpr double kGap = 0.16;
    return Writer()
        .letters(kStart, kPrimary, 0.995).filler(kStart, kNoPrimary, 0.005)
        .letters(kPrimary, kPrimary, 1 - kGap).filler(kPrimary, kPrimaryGap, kGap)
        .letters(kPrimaryGap, kPrimary, 0.3).filler(kPrimaryGap, kSecondaryStart, 0.7)
        .letters(kSecondaryStart, kSecondary, 0.97).filler(kSecondaryStart, kEnd, 0.03)
        .letters(kSecondary, kSecondary, 1 - kGap).filler(kSecondary, kSecondaryGap, kGap)
        .letters(kSecondaryGap, kSecondary, 0.45).filler(kSecondaryGap, kEnd, 0.55)
        .letters(kEnd, kSecondary, 1e-4).filler(kEnd, kEnd, 0.9999)
        .letters(kNoPrimary, kPrimary, 0.01).filler(kNoPrimary, kSecondaryStart, 0.99).rules;
}

constexpr double kUnknown = 1e-3, kOdd = 1e-6; // of a part of a date: left out; written as 00

Rules year(int n) {
    if (n == 0) return Writer().digits(0, 1, 1 - kUnknown).filler(0, kBlank, kUnknown).rules;
    return Writer().digits(1, 1, 1.0).filler(kBlank, kBlank, 1.0).rules;
}

/// Mode behind the first digit: that digit, or 3 a filler.
Rules month(int n) {
    Writer w;
    w.filler(kBlank, kBlank, 1.0);
    if (n == 0) return w.digit(1, 0, 0.75, 0).digit(1, 1, 0.25, 1).filler(1, 3, kUnknown).rules;
    w.digits(0, 1, 1.0).digit(0, 1, kOdd, 0);
    for (int d = 0; d <= 2; ++d) w.digit(1, 1, 1.0 / 3, d);
    return w.filler(3, 3, 1.0).rules;
}

/// From mode 1, or 3 behind a month left out; behind the first digit: 0 a zero, 1 ten or twenty, 2
/// thirty, 3 a filler.
Rules day(int n) {
    Writer w;
    w.filler(kBlank, kBlank, 1.0);
    if (n == 0)
        return w.digit(1, 0, 0.3, 0).digit(1, 1, 0.33, 1).digit(1, 1, 0.33, 2)
            .digit(1, 2, 0.04, 3).filler(1, 3, kUnknown).filler(3, 3, 1.0).rules;
    w.digits(0, 1, 1.0).digit(0, 1, kOdd, 0).digits(1, 1, 1.0);
    for (int d = 0; d <= 1; ++d) w.digit(2, 1, 0.5, d);
    return w.filler(3, 3, 1.0).rules;
}

Rules date(int n) { return n < 2 ? year(n) : n < 4 ? month(n - 2) : day(n - 4); }

/// A digit, which the text before it determines; zero or a filler where that is blank.
Rules check_digit() {
    Writer w;
    for (int mode = 0; mode < kBlank; ++mode) w.digits(mode, 0, kDigits); // one each
    return w.digit(kBlank, 0, 0.5, 0).filler(kBlank, 0, 0.5).rules;
}

/// What begins a document's code, and how usual that is; other letters are rare.
Rules code_begin(Format format) {
    constexpr double kRare = 0.01;
    if (format == Format::mrv_a || format == Format::mrv_b) return Writer().letter(0, 1, 1.0, 'V').rules;
    Writer w;
    w.letters(0, 1, kRare);
    if (format == Format::td3) w.letter(0, 1, 1 - kRare, 'P');
    else w.letter(0, 1, 0.7, 'I').letter(0, 1, 0.15, 'A').letter(0, 1, 0.12, 'C').letter(0, 1, 0.02, 'P');
    w.rules.from[0][std::size_t(kDigits + 'V' - 'A')] = {};
    return w.rules;
}

Rules code_end() { return Writer().letters(1, 1, 0.4).digits(1, 1, 1e-3).filler(1, 1, 0.6).rules; }

Rules sex() {
    return Writer().letter(0, 0, 0.48, 'M').letter(0, 0, 0.48, 'F').letter(0, 0, 1e-4, 'X')
        .filler(0, 0, 0.04).rules;
}

}  // namespace

const Rules& rules_of(Part part, Format format, int n) {
    static const Rules kNumber = filled(1e-4, 0.55, 0.05), kOptional = filled(0.6, 0.55, 0.1);
    static const Rules kNames = names(), kCheck = check_digit(), kSex = sex(), kCodeEnd = code_end();
    static const std::array<Rules, 6> kDates{date(0), date(1), date(2), date(3), date(4), date(5)};
    static const std::array<Rules, 3> kCodes{code_begin(Format::td1), code_begin(Format::td3),
                                             code_begin(Format::mrv_a)};
    switch (part) {
    case Part::code:
        if (n > 0) return kCodeEnd;
        return kCodes[format == Format::td3 ? 1 : format == Format::td1 || format == Format::td2 ? 0 : 2];
    case Part::names: return kNames;
    case Part::number: return kNumber;
    case Part::birth:
    case Part::expiry: return kDates[std::size_t(n)];
    case Part::sex: return kSex;
    case Part::number_check:
    case Part::birth_check:
    case Part::expiry_check:
    case Part::optional_check:
    case Part::composite: return kCheck;
    default: return kOptional;
    }
}

const Rules& rules_of_long_number() {
    static const Rules kRules = Writer().digits(0, 0, 0.45).letters(0, 0, 0.55).rules;
    return kRules;
}

const Rules& rules_of_filler() {
    static const Rules kRules = Writer().filler(0, 0, 1.0).rules;
    return kRules;
}

}  // namespace mrz
