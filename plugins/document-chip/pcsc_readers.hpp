// SPDX-License-Identifier: Apache-2.0
//
// Chooses one of the readers that pcscd knows.

#pragma once

#include <winscard.h>

#include <string>
#include <string_view>
#include <vector>

namespace chip {

/// Cuts the names apart that SCardListReaders gives: each ends with a NUL, the list with one more.
std::vector<std::string> names_in(std::string_view list);

/// A reader, and whether something lies on it.
struct Reader {
    std::string name; ///< "": there is none
    bool has_card = false;
};

/// Finds a reader whose name contains `wanted`: the first that has a card, or else the first.
Reader find_reader(SCARDCONTEXT context, const std::string& wanted);

}  // namespace chip
