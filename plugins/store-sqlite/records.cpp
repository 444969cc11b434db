// SPDX-License-Identifier: Apache-2.0
//
// Records: sealed bytes under lookup keys, in the database.

#include "records.hpp"

namespace store_sqlite {

Records::Records(Database& database)
    : database_(database),
      same_(database.prepare("SELECT sequence FROM lookup JOIN record USING (sequence)"
                             " WHERE key = ? AND sealed = ?")),
      insert_(database.prepare("INSERT INTO record (sealed) VALUES (?)")),
      link_(database.prepare("INSERT OR IGNORE INTO lookup (key, sequence) VALUES (?, ?)")),
      find_(database.prepare("SELECT sequence, sealed FROM lookup JOIN record USING (sequence)"
                             " WHERE key = ? AND sequence > ? ORDER BY sequence")),
      under_(database.prepare("SELECT sequence FROM lookup WHERE key = ?")),
      unlink_(database.prepare("DELETE FROM lookup WHERE sequence = ?")),
      remove_(database.prepare("DELETE FROM record WHERE sequence = ?")) {}

void Records::keep(const std::vector<Group>& groups) {
    Transaction transaction(database_);
    for (const Group& group : groups) {
        const std::int64_t sequence = place(group);
        for (const Bytes key : group.keys) link_.bind(1, key).bind(2, sequence).run();
    }
    transaction.commit();
}

/// The same bytes under the same first key are the same record, kept before.
std::int64_t Records::place(const Group& group) {
    same_.bind(1, group.keys.front()).bind(2, group.sealed);
    if (same_.step()) {
        const std::int64_t sequence = same_.number(0);
        same_.reset();
        return sequence;
    }
    insert_.bind(1, group.sealed).run();
    return database_.last_row();
}

int Records::find(Bytes key, std::int64_t after,
                  const std::function<bool(std::int64_t, Bytes)>& give) {
    int given = 0;
    find_.bind(1, key).bind(2, after);
    while (find_.step()) {
        ++given;
        if (!give(find_.number(0), find_.blob(1))) break;
    }
    find_.reset();
    return given;
}

int Records::erase(const std::vector<Bytes>& keys) {
    int erased = 0;
    Transaction transaction(database_);
    for (const Bytes key : keys)
        for (const std::int64_t sequence : under(key)) {
            unlink_.bind(1, sequence).run();
            remove_.bind(1, sequence).run();
            erased += database_.changes();
        }
    transaction.commit();
    database_.truncate_log();
    return erased;
}

std::vector<std::int64_t> Records::under(Bytes key) {
    std::vector<std::int64_t> sequences;
    under_.bind(1, key);
    while (under_.step()) sequences.push_back(under_.number(0));
    return sequences;
}

}  // namespace store_sqlite
