// SPDX-License-Identifier: Apache-2.0

#include "findings.hpp"

#include <gmock/gmock.h>

#include "cotejo/kinds.h"
#include "lds/groups.hpp"
#include "mrz/mrz.hpp"
#include "passport/recipe.hpp"

namespace chip {
namespace {

/// What a record says of a holder whose DG11 has this name.
std::map<std::string, std::string> said(const std::string& full_name) {
    passport::Recipe recipe;
    recipe.holder.full_name = full_name;
    Inspected inspected;
    for (auto& [file, bytes] : passport::make(recipe).files) inspected.files.put(file, std::move(bytes));
    std::map<std::string, std::string> texts;
    for (const auto& fact : draft_of(inspected, {}).facts)
        if (fact.text) texts[fact.name] = *fact.text;
    return texts;
}

TEST(Findings, HaveANameWithItsAccentsFromTheDetailsInTheChip) {
    const auto texts = said("Eríksson<<Anna<María");
    EXPECT_EQ(texts.at(COTEJO_FACT_SURNAME), "Eríksson");
    EXPECT_EQ(texts.at(COTEJO_FACT_GIVEN_NAMES), "Anna María");
}

TEST(Findings, KeepTheZonesNameWhereTheDetailsAreInOtherLetters) {
    const auto texts = said("Эрикссон<<Анна<Мария");
    EXPECT_EQ(texts.at(COTEJO_FACT_SURNAME), "ERIKSSON");
    EXPECT_EQ(texts.at(COTEJO_FACT_GIVEN_NAMES), "ANNA MARIA");
}

TEST(Findings, FailWhereAnotherDocumentsLinesOpenedTheChip) {
    lds::Files files;
    for (auto& [file, bytes] : passport::make({}).files) files.put(file, std::move(bytes));
    const auto lines = lds::read_dg1(files.get(lds::file_of(1)));
    const std::string own = mrz::key(*mrz::parse(*lines)).text();
    EXPECT_EQ(check_key(files, {own, ""})->outcome, lds::Outcome::successful);
    EXPECT_EQ(check_key(files, {"XA100001<585031493111242", ""})->outcome, lds::Outcome::failed);
    EXPECT_FALSE(check_key(files, {"", "123456"}));
}

TEST(Findings, CountTheChecksThatFailed) {
    Inspected inspected;
    inspected.checks = {{"chip-authentication", lds::Outcome::failed, "key-wrong"},
                        {"access", lds::Outcome::successful, ""}};
    lds::Verdict passive;
    passive.checks = {{"signature", lds::Outcome::failed, "signature-wrong"},
                      {"signer", lds::Outcome::undetermined, "csca-unknown"}};
    const cotejo::Draft draft = draft_of(inspected, passive);
    const auto failed = std::ranges::find(draft.facts, COTEJO_FACT_FAILED, &cotejo::DraftFact::name);
    ASSERT_NE(failed, draft.facts.end());
    EXPECT_EQ(failed->value, 2.0);
    EXPECT_FALSE(is_valid(inspected, passive));
}

}  // namespace
}  // namespace chip
