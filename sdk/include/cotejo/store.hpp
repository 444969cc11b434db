// SPDX-License-Identifier: Apache-2.0
//
// Store: seals records and keeps them in a store plugin, which sees ciphertext alone.

#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/audit.hpp"
#include "cotejo/instance.hpp"
#include "cotejo/keys.hpp"
#include "cotejo/record.hpp"
#include "cotejo/result.hpp"

namespace cotejo {

/// One record on its way into the store: found again under each of `keys`.
struct Keepsake {
    std::vector<LookupKey> keys;
    Record record;
    std::string retention;              ///< a class that the Keys know
    RecordKey key = RecordKey::fresh(); ///< seals this record and no other
};

/// One record out of the store.
struct Kept {
    Record record;
    std::uint64_t sequence = 0; ///< rises with each record kept
};

/// Keeps, finds and erases sealed records. Any thread.
class Store {
public:
    /// None of these is owned; all outlive the store.
    struct Parts {
        Instance& plugin;
        Keys& keys;
        AuditLog& log;
        std::chrono::milliseconds within{5'000}; ///< for each call of the plugin
    };
    explicit Store(Parts parts) : parts_(parts) {}

    /// Seals and keeps records in one transaction, durable on return: all or none. A plugin that
    /// dies over it is asked once more; if it fails for good, the keys are erased, so that nothing
    /// half kept can ever be opened.
    Result<void> keep(std::vector<Keepsake> records);

    /// Finds what was kept under a key, in the order kept, later than `after`. Nothing found is an
    /// empty list. What cannot be opened any more is not found. Status::failed: the store gave what
    /// was never kept under this key.
    Result<std::vector<Kept>> find(const LookupKey& key, std::uint64_t after = 0);

    /// Erases everything under a key: first the record keys, then the records, then looks that
    /// neither is there, then an entry `erased` in the log. Gives how many records went.
    Result<std::uint64_t> erase(const LookupKey& key, std::string_view reason);

    /// Erases what has outlived its retention, in the same manner. Call it at start and once an
    /// hour, while the clock is trusted.
    Result<std::uint64_t> expire();

    /// Ends what a crash left: erases records whose keys went first, and appends `completed` or
    /// `abandoned` for each visit whose end the log does not tell. Call it once, at start.
    /// Status::not_found: check-ins have keys, and the store has none of them.
    Result<void> reconcile();

    /// What a visit's check-in is kept under.
    LookupKey of_visit(const Reference& visit) const;
    /// What every message to the outside is kept under.
    LookupKey outbox() const;
    const Keys& keys() const { return parts_.keys; }

private:
    Results ask(const char* role, const char* gives, std::vector<Record> inputs,
                std::vector<Fact> options = {}) const;
    Result<std::vector<Record>> fetch(const LookupKey& key, std::uint64_t after) const;
    Result<std::uint64_t> remove(std::string_view reason);
    Result<bool> has(const Reference& id) const;
    Result<void> holds_what_its_keys_open() const;
    Result<void> erase_lonely_keys() const;
    Result<void> take_out(std::span<const Reference> ids) const;
    Parts parts_;
};

/// What is kept of a traveller who is through.
struct CheckIn {
    Record record;
    std::vector<LookupKey> keys;   ///< the entry's, so that a second check-in is `used`
    std::string retention;
    std::optional<Record> message; ///< for the outbox
    std::string message_retention;
};

/// How an ending went.
struct Concluded {
    bool kept = false;  ///< through; otherwise an officer, and the log says so
    std::string reason; ///< for the operator
};

/// Ends a visit that the policy let through, in the one order that a crash cannot spoil: the entry
/// of the decision, durable; then check-in and message in one transaction; then, and only if `kept`,
/// the screen. If keeping fails, an entry `officer` follows the decision. `key` is the visit's.
Concluded conclude(AuditLog& log, Store& store, const AuditEntry& decision, RecordKey key,
                   CheckIn check_in);

}  // namespace cotejo
