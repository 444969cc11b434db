// SPDX-License-Identifier: Apache-2.0
//
// Lays chains over a format's places.

#include "mrz/plan.hpp"

#include <map>
#include <utility>

namespace mrz {

namespace {

constexpr int kWeights[] = {7, 3, 1};

bool checks(Part part) {
    return part == Part::number_check || part == Part::birth_check || part == Part::expiry_check ||
           part == Part::optional_check;
}

/// Whether no check digit is over a part; such parts make chains of their own.
bool free_standing(Part part) {
    return part == Part::code || part == Part::state || part == Part::names ||
           part == Part::nationality || part == Part::sex;
}

bool checked(Part part, Format format) {
    return part == Part::number || part == Part::birth || part == Part::expiry ||
           (part == Part::optional && format == Format::td3);
}

std::map<std::pair<int, int>, int> composite_weights(Format format) {
    std::map<std::pair<int, int>, int> weights;
    for (const Place& run : composite_of(format))
        for (int n = 0; n < run.count; ++n)
            weights.insert({{run.line, run.column + n}, kWeights[weights.size() % 3]});
    return weights;
}

/// The places that check digits cover. A composite digit does not ask for the order; the optional data
/// comes behind the number, which may go on in it.
std::vector<Place> checked_places(Format format) {
    std::vector<Place> all;
    for (const Place& place : places(format)) {
        if (free_standing(place.part)) continue;
        const bool goes_on = place.part == Part::optional && format == Format::td2;
        all.insert(goes_on ? all.begin() + 2 : all.end(), place);
    }
    return all;
}

/// The n-th of the optional data where a long number goes on: its tail, its check digit, a filler.
void go_on_with_number(Step& step, int n, int tail) {
    step.begins = n <= tail + 2;
    if (n < tail) {
        step.rules = &rules_of_long_number();
        step.weight = kWeights[n % 3]; // nine before it, a multiple of three
    } else if (n == tail) {
        step.rules = &rules_of(Part::number_check, Format::td1, 0);
        step.is = Step::Is::check;
    } else if (n == tail + 1) {
        step.rules = &rules_of_filler();
    }
}

}  // namespace

Chain chain_of(Format format, Part part) {
    Chain chain;
    const Place place = *mrz::place(format, part);
    for (int n = 0; n < place.count; ++n)
        chain.push_back({place.line, place.column + n, &rules_of(part, format, n), n == 0});
    return chain;
}

Chain checked_chain(Format format, int tail) {
    const auto composites = composite_weights(format);
    Chain chain;
    for (const Place& place : checked_places(format)) {
        for (int n = 0; n < place.count; ++n) {
            Step step{place.line, place.column + n, &rules_of(place.part, format, n)};
            step.begins = n == 0 && !checks(place.part);
            if (checked(place.part, format)) step.weight = kWeights[n % 3];
            if (checks(place.part)) step.is = Step::Is::check;
            if (place.part == Part::composite) step.is = Step::Is::composite;
            const auto composite = composites.find({place.line, place.column + n});
            if (composite != composites.end()) step.composite = composite->second;
            if (tail && place.part == Part::number) step.rules = &rules_of_long_number();
            if (tail && place.part == Part::number_check) {
                step.rules = &rules_of_filler();
                step.is = Step::Is::character;
            }
            if (tail && place.part == Part::optional) go_on_with_number(step, n, tail);
            chain.push_back(step);
        }
    }
    return chain;
}

int longest_tail(Format format) {
    if (format != Format::td1 && format != Format::td2) return 0;
    return place(format, Part::optional)->count - 1;
}

}  // namespace mrz
