// SPDX-License-Identifier: Apache-2.0
//
// The audit log's writer: an entry is in the tree and on the disk, or it is not there.

#include <unistd.h>

#include <mutex>

#include "keeping/audit_walk.hpp"
#include "keeping/disk.hpp"
#include "keeping/text.hpp"

namespace cotejo {

struct AuditLog::State {
    Options options;
    SigningKey key;
    OpenFile file;
    mutable std::mutex mutex;
    Tree tree;
    std::uint64_t bytes = 0;
    OpenVisits visits;
    bool broken = false; ///< the disk failed: what is on it is not known

    Result<void> write(const std::string& lines);
    Result<void> take_over(Walk walked);
};

namespace {

Error altered(const std::filesystem::path& file, const std::string& why) {
    return {Status::refused, "the audit log " + file.string() + " was altered: " + why +
                                 "; keep it aside as evidence, the kiosk then begins a new one"};
}

}  // namespace

Result<std::uint64_t> AuditLog::append(std::span<const AuditEntry> entries) {
    for (const AuditEntry& entry : entries)
        if (Result<void> checked = check(entry); !checked) return checked.error();
    const std::lock_guard lock(state_->mutex);
    const std::uint64_t first = state_->tree.size();
    const auto now = state_->options.clock();
    Tree tree = state_->tree;
    std::string lines;
    for (const AuditEntry& entry : entries) {
        const std::string line = line_of(entry, tree.size(), tree.root(), now);
        tree.append(leaf_hash(bytes_of(line)));
        lines += line + '\n';
    }
    if (Result<void> written = state_->write(lines); !written) return written.error();
    state_->tree = std::move(tree);
    for (const AuditEntry& entry : entries) {
        std::string_view decision;
        for (const AuditEntry::Part& part : entry.parts())
            if (part.field == AuditField::decision) decision = std::get<std::string>(part.value);
        state_->visits.see(name(entry.type()), entry.visit(), decision);
    }
    return first;
}

Result<std::uint64_t> AuditLog::append(const AuditEntry& entry) {
    return append(std::span(&entry, 1));
}

Result<std::unique_ptr<AuditLog>> AuditLog::open(Options options, SigningKey key) {
    const std::filesystem::path file = options.file;
    Result<OpenFile> opened = open_locked(file);
    if (!opened) return opened.error();
    Result<Walk> walked = walk(file);
    if (!walked) return walked.error();
    if (walked->wrong) return altered(file, diagnose(file, *walked->wrong));
    std::unique_ptr<State> state(new State{.options = std::move(options), .key = std::move(key),
                                           .file = std::move(*opened), .mutex = {}, .tree = {},
                                           .bytes = 0, .visits = {}});
    std::unique_ptr<AuditLog> log(new AuditLog(std::move(state)));
    const std::uint64_t torn = walked->torn;
    if (Result<void> taken = log->state_->take_over(std::move(*walked)); !taken)
        return taken.error();
    std::vector<AuditEntry> first;
    if (log->size() == 0)
        first.push_back(AuditEntry(AuditType::opened)
                            .word(AuditField::origin, log->state_->options.origin)
                            .file(AuditField::key, log->public_key().bytes));
    if (torn > 0)
        first.push_back(AuditEntry(AuditType::repaired)
                            .number(AuditField::bytes, static_cast<double>(torn)));
    if (!first.empty())
        if (Result<std::uint64_t> appended = log->append(first); !appended)
            return appended.error();
    return log;
}

/// Goes on where a log ended, without what a crash tore.
Result<void> AuditLog::State::take_over(Walk walked) {
    if (walked.tree.size() > 0 && walked.key != key.public_key())
        return Error{Status::refused, "the audit log " + options.file.string() +
                                          " is of another checkpoint key than the one given"};
    if (walked.tree.size() > 0 && walked.origin != options.origin)
        return Error{Status::refused, "the audit log " + options.file.string() + " is of '" +
                                          walked.origin + "', not of '" + options.origin + "'"};
    if (walked.torn > 0) {
        if (::ftruncate(file.number(), static_cast<off_t>(walked.bytes)) != 0)
            return disk_error("cannot cut", options.file, errno);
        if (Result<void> durable = sync(file, options.file); !durable) return durable;
    }
    tree = std::move(walked.tree);
    bytes = walked.bytes;
    visits = std::move(walked.visits);
    return {};
}

/// Writes whole lines at the end and waits for the disk. What fails to be written is cut off again.
Result<void> AuditLog::State::write(const std::string& lines) {
    if (broken) return Error{Status::failed, "the disk of the audit log failed; open it anew"};
    if (lines.size() > kLongestAppend)
        return Error{Status::invalid, "too many audit entries at once"};
    Result<void> written = write_at(file, bytes_of(lines), bytes, options.file);
    if (!written) {
        broken = ::ftruncate(file.number(), static_cast<off_t>(bytes)) != 0;
        return written;
    }
    // After a failed wait nobody knows what the disk holds, and a second try may lie.
    written = sync(file, options.file);
    if (!written) {
        broken = true;
        return Error{Status::failed, written.error().what};
    }
    bytes += lines.size();
    return {};
}

AuditLog::AuditLog(std::unique_ptr<State> state) : state_(std::move(state)) {}
AuditLog::~AuditLog() = default;

std::uint64_t AuditLog::size() const {
    const std::lock_guard lock(state_->mutex);
    return state_->tree.size();
}

Digest AuditLog::root() const {
    const std::lock_guard lock(state_->mutex);
    return state_->tree.root();
}

std::string AuditLog::checkpoint() const {
    const std::lock_guard lock(state_->mutex);
    return Checkpoint{state_->options.origin, state_->tree.size(), state_->tree.root()}.sign(
        state_->key);
}

Result<void> AuditLog::save_checkpoint(const std::filesystem::path& file) const {
    return write_whole(file, bytes_of(checkpoint()), 0644);
}

PublicKey AuditLog::public_key() const { return state_->key.public_key(); }

bool AuditLog::decided() const {
    const std::lock_guard lock(state_->mutex);
    return state_->visits.decided();
}

std::vector<Unfinished> AuditLog::unfinished() const {
    const std::lock_guard lock(state_->mutex);
    return state_->visits.list();
}

}  // namespace cotejo
