// SPDX-License-Identifier: Apache-2.0
//
// Records: sealed bytes under lookup keys, in the database.

#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "database.hpp"

namespace store_sqlite {

using Bytes = std::span<const std::uint8_t>;

/// One record to keep, and the keys it is found under.
struct Group {
    std::vector<Bytes> keys;
    Bytes sealed;
};

class Records {
public:
    explicit Records(Database& database);

    /// Keeps all groups or none, durable on return; what is there already stays as it is.
    void keep(const std::vector<Group>& groups);
    /// Gives what lies under a key, oldest first, until `give` says false; how many were given.
    int find(Bytes key, std::int64_t after,
             const std::function<bool(std::int64_t sequence, Bytes sealed)>& give);
    /// Erases what lies under these keys, with all its other keys, and every trace in the log.
    int erase(const std::vector<Bytes>& keys);

private:
    std::int64_t place(const Group& group);
    std::vector<std::int64_t> under(Bytes key);

    Database& database_;
    Statement same_, insert_, link_, find_, under_, unlink_, remove_;
};

}  // namespace store_sqlite
