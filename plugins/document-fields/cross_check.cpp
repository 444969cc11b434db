// SPDX-License-Identifier: Apache-2.0
//
// Compares every pair of sources in every field, and asks whether that ties them together.

#include "cross_check.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "compare_fields.hpp"
#include "name.hpp"

namespace fields {

namespace {

constexpr double kEnough = 0.5;     // how sure what identifies must be
constexpr double kEnoughName = 0.6; // the same of a name beside a birth date
constexpr const char* kFields[] = {
    COTEJO_FACT_NAME,            COTEJO_FACT_SURNAME,         COTEJO_FACT_GIVEN_NAMES, COTEJO_FACT_BIRTH_DATE,
    COTEJO_FACT_SEX,             COTEJO_FACT_NATIONALITY,     COTEJO_FACT_DOCUMENT_STATE,
    COTEJO_FACT_DOCUMENT_NUMBER, COTEJO_FACT_DOCUMENT_EXPIRY, COTEJO_FACT_PERSONAL_NUMBER};

/// A field's text in whichever of its forms the source has; a whole name is put together.
std::optional<Said> said_of(const Source& source, const std::string& field) {
    if (const Said* said = source.find(field)) return *said;
    if (field == COTEJO_FACT_BIRTH_DATE || field == COTEJO_FACT_DOCUMENT_EXPIRY)
        if (const Said* said = source.find(field + ".short")) return *said;
    if (field != COTEJO_FACT_NAME) return std::nullopt;
    const Said* surname = source.find(COTEJO_FACT_SURNAME);
    const Said* given = source.find(COTEJO_FACT_GIVEN_NAMES);
    if (!surname && !given) return std::nullopt;
    return Said{(surname ? surname->text : "") + "/" + (given ? given->text : ""),
                std::min(surname ? surname->sure : 1.0, given ? given->sure : 1.0)};
}

bool both_say(const Source& one, const Source& other, const char* field) {
    return said_of(one, field) && said_of(other, field);
}

bool have_parts(const Source& one, const Source& other) {
    return one.find(COTEJO_FACT_SURNAME) && other.find(COTEJO_FACT_SURNAME);
}

/// The date of the flight, which a list's entry has.
std::string latest_of(std::span<const Source> sources) {
    for (const Source& source : sources)
        if (const Said* date = source.find(COTEJO_FACT_DATE)) return date->text;
    return {};
}

Comparison by_field(const std::string& field, const Source& one, const Source& other, const std::string& latest) {
    const Said a = *said_of(one, field), b = *said_of(other, field);
    if (field == COTEJO_FACT_BIRTH_DATE) return compare_dates(a.text, b.text, latest);
    if (field == COTEJO_FACT_DOCUMENT_EXPIRY) return compare_dates(a.text, b.text);
    if (field == COTEJO_FACT_SEX) return compare_sexes(a.text, b.text);
    if (field == COTEJO_FACT_DOCUMENT_NUMBER) return compare_numbers({a.text, one.checked}, {b.text, other.checked});
    if (field == COTEJO_FACT_PERSONAL_NUMBER) return compare_personal_numbers(a.text, b.text);
    return compare_states(a.text, b.text);
}

using Names = std::optional<NameComparison>;

Names compare_names(const Source& one, const Source& other) {
    const auto a = name_of(one), b = name_of(other);
    if (!a || !b) return std::nullopt;
    return compare(*a, *b);
}

Comparison by_name(const std::string& field, const Source& one, const Source& other, const Names& names) {
    if (!names || (field != COTEJO_FACT_NAME && !have_parts(one, other))) return std::nullopt;
    if (field == COTEJO_FACT_SURNAME) return names->surname;
    if (field == COTEJO_FACT_GIVEN_NAMES) return names->given;
    return names->whole;
}

bool is_name(const std::string& field) {
    return field == COTEJO_FACT_NAME || field == COTEJO_FACT_SURNAME || field == COTEJO_FACT_GIVEN_NAMES;
}

/// One field of two sources, as sure as the verdict and both readers together.
Comparison compare_field(const std::string& field, const Source& one, const Source& other, const Names& names,
                         const std::string& latest) {
    if (!both_say(one, other, field.c_str())) return std::nullopt;
    Comparison verdict = is_name(field) ? by_name(field, one, other, names) : by_field(field, one, other, latest);
    if (verdict) verdict->confidence *= std::min(said_of(one, field)->sure, said_of(other, field)->sure);
    return verdict;
}

/// What two sources say of each other.
struct Pair {
    std::map<std::string, Verdict> verdicts;

    bool agree(const char* field, double least = kEnough) const {
        const auto at = verdicts.find(field);
        return at != verdicts.end() && at->second.agree && at->second.confidence >= least;
    }
    bool contradicted() const {
        return std::ranges::any_of(verdicts, [](const auto& one) { return !one.second.agree; });
    }
};

/// Whether one of the ways that cross_check() names ties two sources together.
bool tied(const Pair& pair, const Source& one, const Source& other) {
    const auto full = [](const Source& source) {
        const auto said = said_of(source, COTEJO_FACT_BIRTH_DATE);
        return said && is_full_date(said->text);
    };
    if (pair.agree(COTEJO_FACT_DOCUMENT_STATE) && pair.agree(COTEJO_FACT_DOCUMENT_NUMBER)) return true;
    if (pair.agree(COTEJO_FACT_PERSONAL_NUMBER) && pair.agree(COTEJO_FACT_NAME, 0.0)) return true;
    return pair.agree(COTEJO_FACT_NAME, kEnoughName) && pair.agree(COTEJO_FACT_BIRTH_DATE) && full(one) && full(other);
}

/// Takes the weaker of two verdicts: a disagreement before any agreement, the sooner told reason last.
Comparison weaker(const Comparison& one, const Comparison& other) {
    if (!one || !other) return one ? one : other;
    if (one->agree != other->agree) return one->agree ? other : one;
    Verdict both{one->agree, std::max(one->reason, other->reason),
                 one->agree ? std::min(one->confidence, other->confidence) : std::max(one->confidence, other->confidence)};
    return both;
}

/// Groups of sources that are tied together.
class Groups {
public:
    explicit Groups(std::size_t count) : of_(count) { std::iota(of_.begin(), of_.end(), std::size_t(0)); }
    void join(std::size_t one, std::size_t other) {
        const std::size_t from = of_[one], to = of_[other];
        std::ranges::replace(of_, from, to);
    }
    bool one() const { return std::ranges::all_of(of_, [this](std::size_t group) { return group == of_[0]; }); }

private:
    std::vector<std::size_t> of_;
};

}  // namespace

const FieldEvidence* Evidence::find(std::string_view name) const {
    const auto at = std::ranges::find(fields, name, &FieldEvidence::name);
    return at == fields.end() ? nullptr : &*at;
}

Evidence cross_check(std::span<const Source> sources) {
    Evidence evidence;
    for (const Source& source : sources) evidence.kinds.push_back(source.kind);
    for (const char* field : kFields) {
        FieldEvidence one{field, {}, std::nullopt};
        for (std::size_t i = 0; i < sources.size(); ++i)
            if (auto said = said_of(sources[i], field)) one.said.emplace(i, *std::move(said));
        if (!one.said.empty()) evidence.fields.push_back(std::move(one));
    }
    const std::string latest = latest_of(sources);
    Groups groups(sources.size());
    for (std::size_t i = 0; i < sources.size(); ++i)
        for (std::size_t k = i + 1; k < sources.size(); ++k) {
            Pair pair;
            const Names names = compare_names(sources[i], sources[k]);
            for (FieldEvidence& field : evidence.fields) {
                const Comparison verdict = compare_field(field.name, sources[i], sources[k], names, latest);
                if (!verdict) continue;
                pair.verdicts[field.name] = *verdict;
                field.verdict = weaker(field.verdict, verdict);
            }
            evidence.contradicted = evidence.contradicted || pair.contradicted();
            if (tied(pair, sources[i], sources[k])) groups.join(i, k);
        }
    evidence.identified = sources.size() > 1 && groups.one();
    return evidence;
}

}  // namespace fields
