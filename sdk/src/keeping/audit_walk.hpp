// SPDX-License-Identifier: Apache-2.0
//
// Following a log from its first line: the tree it makes, and the first line that is wrong.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "cotejo/audit.hpp"
#include "keeping/audit_line.hpp"
#include "keeping/tree.hpp"

namespace cotejo {

/// More than this is never written at once, so a crash tears no more.
inline constexpr std::uint64_t kLongestAppend = 64 * 1024;

/// The visits whose end has not been told, by what was said of them, and whether any was decided.
class OpenVisits {
public:
    void see(std::string_view type, const std::optional<Reference>& visit,
             std::string_view decision);
    std::vector<Unfinished> list() const;
    bool decided() const { return decided_; }

private:
    bool decided_ = false; ///< any visit, ended or not
    std::map<Reference, bool> through_; ///< by visit: its last word is `through`
};

/// What following a log found.
struct Walk {
    Tree tree;                  ///< of the entries that are right
    std::uint64_t bytes = 0;    ///< of those, line breaks included
    std::uint64_t torn = 0;     ///< bytes after them that a crash left
    std::optional<std::uint64_t> wrong; ///< the position of the first line that does not fit
    std::string origin;
    PublicKey key;
    OpenVisits visits;
    std::optional<Digest> root_at; ///< the root of the first `at` entries
};

/// Follows the log until its end or its first wrong line. `at` asks for the root of so many entries.
Result<Walk> walk(const std::filesystem::path& file, std::optional<std::uint64_t> at = {});

/// Says in one sentence what is wrong at position `wrong`: which entry was changed, is missing or
/// stands out of order.
std::string diagnose(const std::filesystem::path& file, std::uint64_t wrong);

}  // namespace cotejo
