// SPDX-License-Identifier: Apache-2.0
//
// Reading a whole log, and holding it against a checkpoint.

#include <charconv>

#include "keeping/audit_walk.hpp"

namespace cotejo {
namespace {

Error refused(std::string what) { return {Status::refused, std::move(what)}; }

/// The size a note claims, before its signature is known to hold; 0 when it claims none.
std::uint64_t claimed_size(std::string_view note) {
    const std::size_t start = note.find('\n');
    if (start == std::string_view::npos) return 0;
    std::uint64_t size = 0;
    std::from_chars(note.data() + start + 1, note.data() + note.size(), size);
    return size;
}

Result<void> hold_against(const Walk& walked, const std::string& note, const PublicKey& key) {
    const Result<Checkpoint> checkpoint = Checkpoint::read(note, key);
    if (!checkpoint) return checkpoint.error();
    if (checkpoint->origin != walked.origin)
        return refused("the checkpoint is of another log, '" + checkpoint->origin +
                       "'; this one is '" + walked.origin + "'");
    const std::string size = std::to_string(checkpoint->size);
    if (checkpoint->size > walked.tree.size())
        return refused("the log was cut: the checkpoint is of " + size + " entries, and " +
                       std::to_string(walked.tree.size()) + " are there; entry " +
                       std::to_string(walked.tree.size()) + " is the first that is missing");
    if (walked.root_at != checkpoint->root)
        return refused("the log was rewritten: its first " + size +
                       " entries are not those that the checkpoint was made of");
    return {};
}

}  // namespace

Result<AuditReport> verify_audit(const std::filesystem::path& file,
                                 std::optional<std::string> checkpoint,
                                 std::optional<PublicKey> key) {
    const Result<Walk> walked =
        walk(file, checkpoint ? std::optional(claimed_size(*checkpoint)) : std::nullopt);
    if (!walked) return walked.error();
    if (walked->wrong) return refused(diagnose(file, *walked->wrong));
    if (walked->tree.size() == 0) return refused("the log has no entries: it was cut to nothing");
    if (key && *key != walked->key) return refused("the log is of another key than the one given");
    if (checkpoint)
        if (Result<void> held = hold_against(*walked, *checkpoint, walked->key); !held)
            return held.error();
    return AuditReport{walked->tree.size(), walked->tree.root(), walked->origin, walked->key,
                       walked->torn > 0};
}

}  // namespace cotejo
