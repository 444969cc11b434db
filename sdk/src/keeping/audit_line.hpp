// SPDX-License-Identifier: Apache-2.0
//
// One line of an audit log: canonical JSON, its fields in a fixed order, without spaces.

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cotejo/audit.hpp"

namespace cotejo {

/// Refuses an entry with a field that breaks its shape, saying which field but never its value.
Result<void> check(const AuditEntry& entry);

/// Writes a checked entry, without the line break. `root` is that of the `number` entries before it.
std::string line_of(const AuditEntry& entry, std::uint64_t number, const Digest& root,
                    std::chrono::system_clock::time_point time);

/// What following a log needs of a line.
struct AuditLine {
    std::uint64_t number = 0;
    Digest root{};
    std::string type;
    std::optional<Reference> visit;
    std::string decision, origin; ///< "" when the line says none
    std::optional<Digest> key;
};

/// Reads a line; nothing when it is not one.
std::optional<AuditLine> read_line(std::string_view line);

std::string_view name(AuditType type);

}  // namespace cotejo
