// SPDX-License-Identifier: Apache-2.0

#include "pcsc_readers.hpp"

#include <gmock/gmock.h>

namespace chip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PcscReaders, AreCutApartAtTheirEnds) {
    EXPECT_THAT(names_in(std::string_view("one 00 00\0two [CL] 01 00\0\0", 26)), ElementsAre("one 00 00", "two [CL] 01 00"));
    EXPECT_THAT(names_in(std::string_view("\0", 1)), IsEmpty());
    EXPECT_THAT(names_in({}), IsEmpty());
    EXPECT_THAT(names_in("without an end"), ElementsAre("without an end"));
}

}  // namespace
}  // namespace chip
