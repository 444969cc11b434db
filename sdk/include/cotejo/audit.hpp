// SPDX-License-Identifier: Apache-2.0
//
// AuditLog: an append-only Merkle tree of what was done and decided.

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cotejo/checkpoint.hpp"
#include "cotejo/digest.hpp"
#include "cotejo/keys.hpp"
#include "cotejo/result.hpp"
#include "cotejo/wall_clock.hpp"

namespace cotejo {

/// What an entry reports.
enum class AuditType {
    opened,    ///< a log began: its origin's key
    repaired,  ///< a line torn by a crash was cut off
    plugin,    ///< an instance that serves now: plugin, version, model
    started,   ///< a visit began
    asked,     ///< a traveller answered a question
    finding,   ///< something was found of a sample
    searched,  ///< a gallery is about to be searched: in which set, or for which purpose
    decision,  ///< the policy decided; durable before anything is kept or shown
    officer,   ///< a person takes over, after or without a decision
    completed, ///< the visit ended as decided
    abandoned, ///< the visit ended without anything kept
    erased,    ///< records were removed, and looked for afterwards
    fault,     ///< the machine's side failed
};

/// What an entry may say besides. Each has one shape, and no shape takes a free text.
enum class AuditField {
    // Words: a-z, 0-9 and . - _ / by each field's own grammar.
    instance, plugin, role, kind, finding, workflow, language, retention, question, origin,
    set,      ///< a named set of a gallery
    purpose,  ///< why more than a set was searched
    status,   ///< a status of the ABI
    decision, ///< through, officer
    answer,   ///< yes, no
    reason,   ///< a word of letters and hyphens: keep-failed, person-please
    version,  ///< digits and dots
    day,      ///< ISO 8601
    // Numbers.
    score, threshold, rate, attempt, tries, value, count, remaining, ms, size, bytes, sequence,
    holds, attended, trusted, ///< 1 or 0
    // Digests of records, keyed.
    probe, reference, sample, record,
    // Digests of files that hold nothing personal.
    model, policy, site, script, key,
};

/// One entry before it is in the log: no name, no number of a document, no biometric data. A record
/// is named by a RecordDigest only; a word that breaks its field's grammar, a number that is not
/// finite, or a field named twice makes append() refuse the entry.
///
///   log.append(AuditEntry(AuditType::finding, visit)
///                  .word(AuditField::finding, "face.same").number(AuditField::score, 0.61)
///                  .digest(AuditField::probe, key.digest(sample)));
class AuditEntry {
public:
    using Value = std::variant<double, std::string, RecordDigest, Digest>;
    struct Part {
        AuditField field;
        Value value;
    };

    explicit AuditEntry(AuditType type, std::optional<Reference> visit = {})
        : type_(type), visit_(visit) {}

    AuditEntry& word(AuditField field, std::string_view word);
    AuditEntry& number(AuditField field, double number);
    AuditEntry& digest(AuditField field, const RecordDigest& digest);
    /// A hash of a file that holds nothing personal: a model, a policy.
    AuditEntry& file(AuditField field, const Digest& digest);

    AuditType type() const { return type_; }
    const std::optional<Reference>& visit() const { return visit_; }
    const std::vector<Part>& parts() const { return parts_; }

private:
    AuditType type_;
    std::optional<Reference> visit_;
    std::vector<Part> parts_;
};

/// A visit whose end the log does not tell.
struct Unfinished {
    Reference visit;
    bool through = false; ///< its last word was a decision `through`
};

/// The log: a file of JSON lines, each a leaf of an RFC 6962 tree, each carrying the root of all
/// before it. One writer at a time, by a lock on the file. Any thread.
class AuditLog {
public:
    struct Options {
        std::filesystem::path file;
        std::string origin; ///< this log's name in its checkpoints: "kiosk-3.example/audit"
        WallClock clock;
    };

    /// Opens or makes the log, checking every entry. A last line torn by a crash is cut off and an
    /// entry `repaired` says so. Status::busy: another program writes it. Status::refused: it was
    /// altered, or it is of another origin or key; what names the first entry that is wrong.
    static Result<std::unique_ptr<AuditLog>> open(Options options, SigningKey key);
    ~AuditLog();

    /// Appends an entry, in the tree and durable on return; gives its number, from 0.
    /// Status::invalid: a field breaks its shape; nothing was written. Status::unavailable: the disk
    /// is full; nothing was written. Status::failed: the disk failed, and the log takes no more
    /// until it is opened anew.
    Result<std::uint64_t> append(const AuditEntry& entry);
    /// The same for several, together at most 64 KiB, with one wait for the disk; gives the first
    /// one's number.
    Result<std::uint64_t> append(std::span<const AuditEntry> entries);

    std::uint64_t size() const;
    Digest root() const;
    /// Signs what the log is now.
    std::string checkpoint() const;
    /// Writes checkpoint() to a file, whole or not at all.
    Result<void> save_checkpoint(const std::filesystem::path& file) const;
    PublicKey public_key() const;

    /// Has any visit been decided?
    bool decided() const;
    /// Visits that a crash cut off, as of the last entry.
    std::vector<Unfinished> unfinished() const;

private:
    struct State;
    explicit AuditLog(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// What reading a whole log found.
struct AuditReport {
    std::uint64_t size = 0; ///< entries that are right, from the first
    Digest root{};          ///< of those
    std::string origin;
    PublicKey key;
    bool torn = false;      ///< the last line is cut short, as a crash leaves it
};

/// Reads a log without changing it. With a checkpoint's text, finds too whether the log was cut
/// since. With a key, insists that the log and the checkpoint are of that key; without, the log's
/// own first entry says which. Status::refused: changed, missing or out of order; what names the
/// first such entry. Status::not_found: no such file.
Result<AuditReport> verify_audit(const std::filesystem::path& file,
                                 std::optional<std::string> checkpoint = {},
                                 std::optional<PublicKey> key = {});

}  // namespace cotejo
