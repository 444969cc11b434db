// SPDX-License-Identifier: Apache-2.0
//
// Pictures and templates that are not what they should be: each ends in a status, and the next job
// works.

#include <gtest/gtest.h>

#include "cotejo/hints.h"
#include "testing.hpp"

namespace cotejo::finger_tests {
namespace {

const prints::Print kBlank{320, 400, Bytes(320 * 400, 230)};

Record encoded(const char* format, const Bytes& bytes) {
    return record(COTEJO_KIND_FINGER_IMAGE, format, bytes);
}

Record template_of(const Bytes& bytes) {
    return record(COTEJO_KIND_FINGER_TEMPLATE_LIBFPRINT, COTEJO_FORMAT_BYTES, bytes);
}

// A PNG that says it has 20000 x 20000 pixels, and has 320 x 400.
Bytes swollen() {
    Bytes file = prints::png(kBlank);
    const std::uint8_t big[] = {0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20};
    std::copy(std::begin(big), std::end(big), file.begin() + 16);
    return file;
}

Bytes halved(Bytes file) {
    file.resize(file.size() / 2);
    return file;
}

class BadFinger : public ::testing::TestWithParam<bool> {
protected:
    void expect_declined(const Record& picture) {
        const Results extracted = plugin.extract({picture});
        EXPECT_EQ(extracted.outcome.status, Status::refused) << extracted.outcome.reason;
        EXPECT_TRUE(extracted.records.empty());
        EXPECT_EQ(plugin.extract({image(31, 0)}).outcome.status, Status::ok);
    }
    void expect_invalid(const Record& reference) {
        const Results compared = plugin.compare({image(31, 1), reference});
        EXPECT_EQ(compared.outcome.status, Status::invalid) << compared.outcome.reason;
        EXPECT_TRUE(compared.records.empty());
    }

    Plugin plugin{GetParam()};
};

TEST_P(BadFinger, IsDeclinedWhenEmpty) { expect_declined(encoded(COTEJO_FORMAT_PNG, {})); }

TEST_P(BadFinger, IsDeclinedWhenTruncated) {
    expect_declined(encoded(COTEJO_FORMAT_PNG, halved(prints::png(prints::generate(31, 0)))));
}

TEST_P(BadFinger, IsDeclinedWhenItsHeaderSwells) {
    expect_declined(encoded(COTEJO_FORMAT_PNG, swollen()));
}

TEST_P(BadFinger, IsDeclinedWhenTooSmallOrTooLong) {
    expect_declined(image(prints::Print{8, 8, Bytes(8 * 8, 128)}));
    expect_declined(image(prints::Print{3000, 64, Bytes(3000 * 64, 128)}));
}

TEST_P(BadFinger, IsDeclinedWithAHintWhenBlank) {
    const Results results = plugin.extract({image(kBlank)});
    EXPECT_EQ(results.outcome.status, Status::refused) << results.outcome.reason;
    ASSERT_EQ(results.guides.size(), 1u);
    EXPECT_EQ(results.guides.front().hint, COTEJO_HINT_CENTRE_FINGER);
}

TEST_P(BadFinger, IsNoProbeWhenBlank) {
    const Results print = plugin.extract({image(31, 0)});
    ASSERT_EQ(print.records.size(), 1u);
    const Results results = plugin.compare({image(kBlank), print.records.front()});
    EXPECT_EQ(results.outcome.status, Status::refused) << results.outcome.reason;
    ASSERT_EQ(results.guides.size(), 1u);
    EXPECT_EQ(results.guides.front().hint, COTEJO_HINT_CENTRE_FINGER);
}

TEST_P(BadFinger, DoesNotSpoilTheGoodImpressionsBesideIt) {
    const Results results = plugin.extract({image(kBlank), image(31, 0)});
    EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
}

TEST_P(BadFinger, IsInvalidAsARasterThatItsDataCannotHold) {
    const Record lying = record(COTEJO_KIND_FINGER_IMAGE, COTEJO_FORMAT_GRAY8, Bytes(64 * 64, 128),
                                {320, 400, 320});
    const Status status = plugin.extract({lying}).outcome.status;
    EXPECT_TRUE(status == Status::invalid || status == Status::refused);
}

TEST_P(BadFinger, TemplateOfNothingOrGarbageIsInvalid) {
    expect_invalid(template_of({}));
    expect_invalid(template_of({'F', 'P', '3'}));
    expect_invalid(template_of(Bytes(2000, 0xa5)));
    Bytes garbage(2000, 0x5a);
    std::copy_n("FP3", 3, garbage.begin());
    expect_invalid(template_of(garbage));
    expect_invalid(template_of(Bytes(1 << 20, 'F')));
}

TEST_P(BadFinger, TemplateCutShortIsInvalid) {
    const Results print = plugin.extract({image(31, 0)});
    ASSERT_EQ(print.records.size(), 1u);
    const auto data = print.records.front().data();
    expect_invalid(template_of(halved({data.begin(), data.end()})));
}

TEST_P(BadFinger, IsNotComparedPastItsDeadline) {
    const Results results = plugin.extract({image(31, 0)}, Clock::now());
    EXPECT_EQ(results.outcome.status, Status::cancelled) << results.outcome.reason;
}

TEST_P(BadFinger, LeavesNoSocketBehindWhateverHappensToItsJob) {
    for (const auto wait : {0, 20, 50, 110})
        plugin.extract({image(31, 0)}, Clock::now() + std::chrono::milliseconds(wait));
    plugin.extract({image(kBlank)});
    plugin.extract({image(31, 0)});
    EXPECT_TRUE(std::filesystem::is_empty(plugin.sockets()));
}

INSTANTIATE_TEST_SUITE_P(Where, BadFinger, ::testing::Bool(), cotejo::testing::where);

}  // namespace
}  // namespace cotejo::finger_tests
