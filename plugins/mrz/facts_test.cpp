// SPDX-License-Identifier: Apache-2.0

#include "mrz/facts.hpp"
#include "testing.hpp"

namespace {

using namespace mrz::testing;
using mrz::Mrz;

/// A draft as its reader sees it.
class Given {
public:
    explicit Given(const cotejo::Draft& draft) : draft_(draft) {
        for (const cotejo::DraftFact& fact : draft_.facts)
            facts_.push_back({fact.name.c_str(), fact.text ? fact.text->c_str() : nullptr, fact.value});
        record_.kind = COTEJO_KIND_DOCUMENT_MRZ;
        record_.format = "";
        record_.facts = facts_.data();
        record_.fact_count = std::uint32_t(facts_.size());
    }
    cotejo::View view() const { return cotejo::View(record_); }

private:
    cotejo::Draft draft_;
    std::vector<cotejo_fact> facts_;
    cotejo_record record_{};
};

Given described(const Mrz& mrz) {
    cotejo::Draft draft;
    describe(mrz, draft);
    return Given(draft);
}

TEST(MrzFacts, AreNamedAsKindsSays) {
    const Given given = described(read(kTd3));
    const cotejo::View view = given.view();
    EXPECT_EQ(view.text("line.1"), kTd3[0]);
    EXPECT_EQ(view.text("line.2"), kTd3[1]);
    EXPECT_FALSE(view.text("line.3"));
    EXPECT_EQ(view.text("document.format"), "TD3");
    EXPECT_EQ(view.text("document.number"), "L898902C3");
    EXPECT_EQ(view.text("document.expiry.short"), "120415");
    EXPECT_EQ(view.text("birth.date.short"), "740812");
    EXPECT_EQ(view.text("given-names"), "ANNA MARIA");
    EXPECT_EQ(view.text("check.digit.composite"), "successful");
    EXPECT_FALSE(view.number("name.cut"));
}

TEST(MrzFacts, SayWhichCheckFailedAndThatNamesMayBeCut) {
    Lines lines = with(kTd3, 1, 43, "1");
    lines[0] = "P<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K";
    const Given given = described(read(lines));
    EXPECT_EQ(given.view().text("check.digit.composite"), "failed");
    EXPECT_EQ(given.view().text("check.digit.expiry"), "successful");
    EXPECT_EQ(given.view().number("name.cut"), 1.0);
}

TEST(MrzFacts, LeaveOutWhatIsBlank) {
    const Given given = described(read(kTd1));
    EXPECT_FALSE(given.view().text("optional"));
    EXPECT_FALSE(given.view().text("personal.number"));
}

TEST(MrzFacts, ReadBackAreTheSameZoneAndAsSure) {
    for (const Lines& lines : {kTd1, kTd2, kTd3, kMrvA, kMrvB, kLongTd1}) {
        Mrz mrz = read(lines);
        mrz.number.confidence = 0.75;
        const auto again = mrz::from_record(described(mrz).view());
        ASSERT_TRUE(again) << again.error().what;
        EXPECT_EQ(again->lines, lines);
        EXPECT_EQ(again->number.text, mrz.number.text);
        EXPECT_EQ(again->number.confidence, 0.75);
        EXPECT_EQ(again->surname.confidence, 1.0);
    }
}

TEST(MrzFacts, OfARecordWithoutLinesAreRefused) {
    const auto none = mrz::from_record(Given(cotejo::Draft{}).view());
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().status, cotejo::Status::refused);
    EXPECT_FALSE(mrz::from_record(Given(cotejo::Draft{}.text("line.1", "P<UTO")).view()));
}

}  // namespace
