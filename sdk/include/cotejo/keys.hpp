// SPDX-License-Identifier: Apache-2.0
//
// Keys: what opens the records that a store holds. It lies apart from the database and is never
// backed up: without its key a record is noise, in every copy there is.

#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/digest.hpp"
#include "cotejo/result.hpp"
#include "cotejo/secret.hpp"
#include "cotejo/wall_clock.hpp"

namespace cotejo {

/// 16 random bytes that name something: a visit, a record.
struct Reference {
    std::array<std::uint8_t, 16> bytes{};

    static Reference random();
    /// Reads 32 lower-case hexadecimal digits; Status::invalid for anything else.
    static Result<Reference> parse(std::string_view text);
    std::string text() const { return hex(bytes); }
    friend auto operator<=>(const Reference&, const Reference&) = default;
};

/// A digest that says nothing to whoever lacks the record's key: what a log may hold. Only
/// RecordKey makes one.
class RecordDigest {
public:
    std::string text() const { return hex(bytes_); }
    friend bool operator==(const RecordDigest&, const RecordDigest&) = default;

private:
    friend class RecordKey;
    explicit RecordDigest(const Digest& bytes) : bytes_(bytes) {}
    Digest bytes_;
};

/// The key of one record. A visit draws one at its start, for the digests in its audit entries; the
/// check-in is later sealed under the same key, so erasing the check-in makes those digests mute.
/// A visit that keeps nothing lets it go, with the same effect.
class RecordKey {
public:
    static RecordKey fresh() { return {Reference::random(), Secret::random()}; }
    RecordKey(Reference id, Secret secret) : id_(id), secret_(std::move(secret)) {}

    const Reference& id() const { return id_; }
    const Secret& secret() const { return secret_; }
    /// HMAC-SHA-256 of a digest, under a key derived from this one for this use alone.
    RecordDigest digest(const Digest& digest) const;

private:
    Reference id_;
    Secret secret_;
};

/// What a record is kept and found under: an HMAC, so that nobody learns a number by guessing it.
struct LookupKey {
    Digest bytes{};
    friend auto operator<=>(const LookupKey&, const LookupKey&) = default;
};

/// Days since 1970-01-01, UTC.
using Day = std::chrono::sys_days;

/// A day and a retention class: everything sealed on that day for that long.
struct Epoch {
    std::string retention;
    Day day;
    friend auto operator<=>(const Epoch&, const Epoch&) = default;
};

/// The key folder: one lookup key, one epoch key a day and retention class, and one file of record
/// keys, each wrapped by its epoch's. Mode 0700, files 0600. Every change is durable before its call
/// returns, and a power cut in any write leaves what was acknowledged before it. Any thread.
class Keys {
public:
    struct Options {
        std::filesystem::path folder; ///< made when it is missing; never inside a backup
        /// How long each class of record lives, counted from the end of the day it was sealed on.
        std::map<std::string, std::chrono::days> retention;
        WallClock clock;
        /// false: there were keys before, so a missing folder or file is a loss and nothing is made.
        bool may_begin = true;
    };

    /// Opens or makes the folder and finishes what a crash left half done. Status::busy: another
    /// program has it open. Status::invalid: a class is no word of [a-z0-9-]{1,16}, or the folder
    /// can be read by others. Status::not_found: lost, by `may_begin`. Status::failed: the disk says no; what says which file.
    static Result<std::unique_ptr<Keys>> open(Options options);
    ~Keys();

    /// Makes a lookup key of a purpose and some parts: ("entry", {"AV9", "2026-11-22", "12A"}).
    LookupKey lookup(std::string_view purpose, std::span<const std::string> parts) const;

    /// Wraps and writes record keys, all of them durable or none, under today's epoch key of a
    /// retention class. Keys already there stay as they are. Status::invalid: unknown class.
    Result<void> add(std::span<const RecordKey* const> keys, const std::string& retention);

    /// Unwraps one key. Status::not_found: never there, erased, or its epoch is over.
    Result<RecordKey> get(const Reference& id) const;

    /// Overwrites record keys: from now on nothing opens their records. The ids stay in erased()
    /// until forget(), so that a crash cannot lose the rest of an erasure.
    Result<void> erase(std::span<const Reference> ids);

    /// Destroys the epoch keys whose retention has ended by the clock, and with them every record
    /// key they wrap. Gives the epochs destroyed. Call it only while the clock is trusted.
    Result<std::vector<Epoch>> expire();

    /// Ids whose keys are gone and whose records may still lie in a store, by epoch.
    std::map<Epoch, std::vector<Reference>> erased() const;

    /// Frees the places of erased ids: their records are gone from the store too.
    Result<void> forget(std::span<const Reference> ids);

    /// Every id whose record can still be opened.
    std::vector<Reference> live() const;

private:
    struct State;
    explicit Keys(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace cotejo
