// SPDX-License-Identifier: Apache-2.0
//
// The shape of every field an audit entry may have: none of them takes a free text.

#include "keeping/audit_shape.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "cotejo/policy.hpp"

namespace cotejo {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kDigits = "0123456789";

bool is_digit(char c) { return kDigits.find(c) != std::string_view::npos; }

bool made_of(std::string_view word, std::size_t longest, std::string_view also) {
    return !word.empty() && word.size() <= longest &&
           std::ranges::all_of(word, [&](char c) {
               return kLetters.find(c) != std::string_view::npos ||
                      also.find(c) != std::string_view::npos;
           });
}

bool is_name(std::string_view word) { return made_of(word, 32, "0123456789-_"); }
// At least two parts: "family.same", "org.cotejo.store.sqlite", "family.template/version".
bool is_dotted(std::string_view word) {
    return made_of(word, 128, "0123456789-./") && word.find('.') != std::string_view::npos;
}
bool is_origin(std::string_view word) { return made_of(word, 128, "0123456789-._/"); }
bool is_reason(std::string_view word) { return made_of(word, 32, "-"); }
bool is_language(std::string_view word) { return word.size() <= 3 && made_of(word, 3, ""); }
bool is_version(std::string_view word) {
    return word.size() <= 24 && !word.empty() && is_digit(word[0]) &&
           word.find_first_not_of("0123456789.") == std::string_view::npos;
}
bool is_day(std::string_view word) {
    if (word.size() != 10 || word[4] != '-' || word[7] != '-') return false;
    return std::ranges::count_if(word, is_digit) == 8;
}
bool is_role(std::string_view word) {
    static constexpr std::array<std::string_view, 9> kRoles{
        "capture", "assess", "detect", "extract", "compare", "keep", "find", "erase", "exchange"};
    return std::ranges::find(kRoles, word) != kRoles.end();
}
bool is_status(std::string_view word) {
    for (int number = COTEJO_UNAVAILABLE; number <= COTEJO_NOT_FOUND; ++number)
        if (word == name(Status{number})) return true;
    return false;
}
bool is_decision(std::string_view word) {
    return word == name(Decision::through) || word == name(Decision::officer);
}
bool is_answer(std::string_view word) { return word == "yes" || word == "no"; }

bool is_measure(double number) { return std::abs(number) <= 1e6; }
bool is_count(double number) {
    return number >= 0 && number <= 1e12 && number == std::floor(number);
}
bool is_switch(double number) { return number == 0 || number == 1; }

/// A field's name and the one shape it takes: a word or a number by rule, or a kind of digest.
struct Shape {
    std::string_view name;
    bool (*word)(std::string_view) = nullptr;
    bool (*number)(double) = nullptr;
    bool keyed = false; ///< a RecordDigest; else, without a rule, a file's Digest
};

constexpr Shape word(std::string_view name, bool (*rule)(std::string_view)) {
    return {name, rule, nullptr, false};
}
constexpr Shape number(std::string_view name, bool (*rule)(double)) {
    return {name, nullptr, rule, false};
}
constexpr Shape keyed(std::string_view name) { return {name, nullptr, nullptr, true}; }
constexpr Shape file(std::string_view name) { return {name, nullptr, nullptr, false}; }

const Shape& shape(AuditField field) {
    static const Shape kNone = word("", [](std::string_view) { return false; });
    switch (field) {
#define COTEJO_FIELD(field, make, ...)                                             \
    case AuditField::field: {                                                      \
        static constexpr Shape kShape = make(#field __VA_OPT__(, ) __VA_ARGS__);   \
        return kShape;                                                             \
    }
        COTEJO_FIELD(instance, word, is_name)
        COTEJO_FIELD(plugin, word, is_dotted)
        COTEJO_FIELD(role, word, is_role)
        COTEJO_FIELD(kind, word, is_dotted)
        COTEJO_FIELD(finding, word, is_dotted)
        COTEJO_FIELD(workflow, word, is_name)
        COTEJO_FIELD(language, word, is_language)
        COTEJO_FIELD(retention, word, is_name)
        COTEJO_FIELD(question, word, is_name)
        COTEJO_FIELD(origin, word, is_origin)
        COTEJO_FIELD(set, word, is_name)
        COTEJO_FIELD(purpose, word, is_name)
        COTEJO_FIELD(status, word, is_status)
        COTEJO_FIELD(decision, word, is_decision)
        COTEJO_FIELD(answer, word, is_answer)
        COTEJO_FIELD(reason, word, is_reason)
        COTEJO_FIELD(version, word, is_version)
        COTEJO_FIELD(day, word, is_day)
        COTEJO_FIELD(score, number, is_measure)
        COTEJO_FIELD(threshold, number, is_measure)
        COTEJO_FIELD(rate, number, is_measure)
        COTEJO_FIELD(value, number, is_measure)
        COTEJO_FIELD(attempt, number, is_count)
        COTEJO_FIELD(tries, number, is_count)
        COTEJO_FIELD(count, number, is_count)
        COTEJO_FIELD(remaining, number, is_count)
        COTEJO_FIELD(ms, number, is_measure)
        COTEJO_FIELD(size, number, is_count)
        COTEJO_FIELD(bytes, number, is_count)
        COTEJO_FIELD(sequence, number, is_count)
        COTEJO_FIELD(holds, number, is_switch)
        COTEJO_FIELD(attended, number, is_switch)
        COTEJO_FIELD(trusted, number, is_switch)
        COTEJO_FIELD(probe, keyed)
        COTEJO_FIELD(reference, keyed)
        COTEJO_FIELD(sample, keyed)
        COTEJO_FIELD(record, keyed)
        COTEJO_FIELD(model, file)
        COTEJO_FIELD(policy, file)
        COTEJO_FIELD(site, file)
        COTEJO_FIELD(script, file)
        COTEJO_FIELD(key, file)
#undef COTEJO_FIELD
    }
    return kNone;
}

}  // namespace

std::string_view name(AuditField field) { return shape(field).name; }

bool fits(AuditField field, const AuditEntry::Value& value) {
    const Shape& wanted = shape(field);
    if (const auto* text = std::get_if<std::string>(&value)) return wanted.word && wanted.word(*text);
    if (const auto* number = std::get_if<double>(&value))
        return wanted.number && std::isfinite(*number) && wanted.number(*number);
    const bool digest = !wanted.word && !wanted.number;
    return digest && wanted.keyed == std::holds_alternative<RecordDigest>(value);
}

}  // namespace cotejo
