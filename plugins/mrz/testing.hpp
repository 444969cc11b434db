// SPDX-License-Identifier: Apache-2.0
//
// The zones that Doc 9303 prints as examples, for tests.

#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "mrz/mrz.hpp"

namespace mrz::testing {

using Lines = std::vector<std::string>;

inline const Lines kTd1{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
                        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"};
inline const Lines kTd2{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"};
inline const Lines kTd3{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                        "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
inline const Lines kMrvA{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                         "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"};
inline const Lines kMrvB{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"};
inline const Lines kLongTd1{"I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2",
                            "STEVENSON<<PETER<JOHN<<<<<<<<<"};
inline const Lines kLongTd2{"I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", "D23145890<UTO3407127M95071227349<<<8"};

/// Reads a zone that is not refused.
inline Mrz read(const Lines& lines) {
    const auto mrz = parse(lines);
    EXPECT_TRUE(mrz) << mrz.error().what;
    return mrz ? *mrz : Mrz{};
}

/// Gives the lines with some characters written over; line and column count from 0.
inline Lines with(Lines lines, std::size_t line, std::size_t column, const std::string& text) {
    lines[line].replace(column, text.size(), text);
    return lines;
}

}  // namespace mrz::testing
