// SPDX-License-Identifier: Apache-2.0
//
// Keys: record keys under epoch keys, each change durable before it is said to be done.

#include "cotejo/keys.hpp"

#include <openssl/rand.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>

#include "keeping/epoch_keys.hpp"
#include "keeping/hmac.hpp"
#include "keeping/key_file.hpp"
#include "keeping/key_slots.hpp"
#include "keeping/text.hpp"

namespace cotejo {

struct Keys::State {
    Options options;
    Secret lookup;
    EpochKeys epochs;
    KeySlots slots;
    mutable std::mutex mutex;

    bool opens(const KeySlot& slot) const {
        return slot.state == KeySlot::State::live && epochs.find(slot.epoch);
    }
};

namespace {

/// What a wrapped key is bound to: it cannot be moved to another id or epoch.
std::vector<std::uint8_t> bound_to(const KeySlot& slot) {
    std::vector<std::uint8_t> bound(slot.id.bytes.begin(), slot.id.bytes.end());
    const std::string epoch = slot.epoch.retention + iso(slot.epoch.day);
    bound.insert(bound.end(), epoch.begin(), epoch.end());
    return bound;
}

Result<void> check_folder(const std::filesystem::path& folder) {
    std::error_code problem;
    if (!std::filesystem::exists(folder, problem)) {
        const auto parent = folder.has_parent_path() ? folder.parent_path() : ".";
        std::filesystem::create_directories(parent, problem);
        if (::mkdir(folder.c_str(), 0700) != 0) return disk_error("cannot make", folder, errno);
        return sync_folder(parent);
    }
    struct stat status{};
    if (::stat(folder.c_str(), &status) != 0) return disk_error("cannot read", folder, errno);
    if (!S_ISDIR(status.st_mode) || (status.st_mode & 077) != 0)
        return Error{Status::invalid, "the key folder " + folder.string() +
                                          " can be read by others; chmod it to 0700"};
    return {};
}

Error lost(const std::filesystem::path& file) {
    return {Status::not_found,
            "the kiosk's keys are lost: " + file.string() +
                " is missing, empty or damaged. Without it no earlier check-in can be read, and a "
                "pass that was used would be let through again; put the key folder back, or begin "
                "anew with an empty state folder"};
}

Result<void> check_there(const std::filesystem::path& folder) {
    std::error_code problem;
    for (const char* name : {"lookup.key", "records.keys"}) {
        const std::uintmax_t size = std::filesystem::file_size(folder / name, problem);
        if (problem || size == 0) return lost(folder / name);
    }
    return {};
}

/// Record keys whose epoch's key is gone before its time.
Result<void> check_epochs(const Keys::Options& options, const EpochKeys& epochs,
                          const KeySlots& slots) {
    const Day today = std::chrono::floor<std::chrono::days>(options.clock());
    for (const auto& [id, slot] : slots.all()) {
        const auto days = options.retention.find(slot.epoch.retention);
        const bool due = days == options.retention.end() || slot.epoch.day + days->second < today;
        if (slot.state == KeySlot::State::live && !due && !epochs.find(slot.epoch))
            return lost(epochs.file(slot.epoch));
    }
    return {};
}

Result<Secret> lookup_key(const std::filesystem::path& folder, bool empty) {
    const std::filesystem::path file = folder / "lookup.key";
    Result<Secret> key = read_key_file(file);
    if (key || key.error().status != Status::not_found) return key;
    if (!empty)
        return Error{Status::invalid, file.string() + " is missing: without it none of the records"
                                                      " is found; put it back"};
    Secret fresh = Secret::random();
    if (Result<void> written = write_key_file(file, fresh); !written) return written.error();
    return fresh;
}

Result<void> check_classes(const Keys::Options& options, const EpochKeys& epochs) {
    for (const auto& [retention, days] : options.retention)
        if (!is_retention_class(retention) || days < std::chrono::days(0))
            return Error{Status::invalid, "the retention class '" + retention +
                                              "' is not of [a-z0-9-]{1,16}, or lasts no days"};
    for (const Epoch& epoch : epochs.list())
        if (!options.retention.contains(epoch.retention))
            return Error{Status::invalid, "records of the class '" + epoch.retention +
                                              "' are kept, and the configuration does not say for "
                                              "how many days; say it"};
    return {};
}

void append_part(std::vector<std::uint8_t>& bytes, std::string_view part) {
    for (int shift = 0; shift < 32; shift += 8)
        bytes.push_back(static_cast<std::uint8_t>(part.size() >> shift));
    bytes.insert(bytes.end(), part.begin(), part.end());
}

}  // namespace

Reference Reference::random() {
    Reference reference;
    if (RAND_bytes(reference.bytes.data(), static_cast<int>(reference.bytes.size())) != 1)
        std::abort();
    return reference;
}

Result<Reference> Reference::parse(std::string_view text) {
    Reference reference;
    if (!unhex(text, reference.bytes))
        return Error{Status::invalid, "a reference is 32 hexadecimal digits, 0-9 and a-f"};
    return reference;
}

RecordDigest RecordKey::digest(const Digest& digest) const {
    return RecordDigest(hmac(derive(secret_, "cotejo digest"), digest));
}

Result<std::unique_ptr<Keys>> Keys::open(Options options) {
    const std::filesystem::path folder = options.folder;
    if (!options.may_begin)
        if (Result<void> there = check_there(folder); !there) return there.error();
    if (Result<void> fine = check_folder(folder); !fine) return fine.error();
    Result<KeySlots> slots = KeySlots::open(folder / "records.keys"); // takes the lock
    if (!slots) return slots.error();
    Result<EpochKeys> epochs = EpochKeys::open(folder);
    if (!epochs) return epochs.error();
    if (Result<void> fine = check_classes(options, *epochs); !fine) return fine.error();
    if (!options.may_begin)
        if (Result<void> there = check_epochs(options, *epochs, *slots); !there) return there.error();
    Result<Secret> lookup = lookup_key(folder, slots->all().empty());
    if (!lookup) return lookup.error();
    return std::unique_ptr<Keys>(new Keys(std::unique_ptr<State>(
        new State{std::move(options), std::move(*lookup), std::move(*epochs), std::move(*slots), {}})));
}

Keys::Keys(std::unique_ptr<State> state) : state_(std::move(state)) {}
Keys::~Keys() = default;

LookupKey Keys::lookup(std::string_view purpose, std::span<const std::string> parts) const {
    std::vector<std::uint8_t> bytes;
    append_part(bytes, purpose);
    for (const std::string& part : parts) append_part(bytes, part);
    return {hmac(state_->lookup, bytes)};
}

Result<void> Keys::add(std::span<const RecordKey* const> keys, const std::string& retention) {
    const std::lock_guard lock(state_->mutex);
    if (!state_->options.retention.contains(retention))
        return Error{Status::invalid, "there is no retention class '" + retention + "'"};
    const Epoch epoch{retention, std::chrono::floor<std::chrono::days>(state_->options.clock())};
    const Result<const Secret*> wrapper = state_->epochs.need(epoch);
    if (!wrapper) return wrapper.error();
    std::vector<KeySlot> added;
    for (const RecordKey* key : keys) {
        if (state_->slots.find(key->id())) continue;
        KeySlot slot{KeySlot::State::live, epoch, key->id(), {}, {}, {}};
        encrypt(**wrapper, bound_to(slot), key->secret().bytes(), slot.nonce, slot.wrapped, slot.tag);
        added.push_back(std::move(slot));
    }
    return state_->slots.put(added);
}

Result<RecordKey> Keys::get(const Reference& id) const {
    const std::lock_guard lock(state_->mutex);
    const KeySlot* slot = state_->slots.find(id);
    if (!slot || !state_->opens(*slot))
        return Error{Status::not_found, "the record has no key any more"};
    Secret secret = Secret::blank();
    if (!decrypt(*state_->epochs.find(slot->epoch), bound_to(*slot), slot->nonce, slot->wrapped,
                 slot->tag, secret.bytes()))
        return Error{Status::not_found, "the record's key does not open under its epoch's"};
    return RecordKey(id, std::move(secret));
}

Result<void> Keys::erase(std::span<const Reference> ids) {
    const std::lock_guard lock(state_->mutex);
    std::vector<KeySlot> erased;
    for (const Reference& id : ids)
        if (const KeySlot* slot = state_->slots.find(id))
            erased.push_back({KeySlot::State::erased, slot->epoch, id, {}, {}, {}});
    return state_->slots.put(erased);
}

Result<std::vector<Epoch>> Keys::expire() {
    const std::lock_guard lock(state_->mutex);
    const Day today = std::chrono::floor<std::chrono::days>(state_->options.clock());
    std::vector<Epoch> ended;
    for (const Epoch& epoch : state_->epochs.list()) {
        const std::chrono::days kept = state_->options.retention.at(epoch.retention);
        if (epoch.day + kept >= today) continue;
        if (Result<void> done = state_->epochs.destroy(epoch); !done) return done.error();
        ended.push_back(epoch);
    }
    return ended;
}

std::map<Epoch, std::vector<Reference>> Keys::erased() const {
    const std::lock_guard lock(state_->mutex);
    std::map<Epoch, std::vector<Reference>> erased;
    for (const auto& [id, slot] : state_->slots.all())
        if (!state_->opens(slot)) erased[slot.epoch].push_back(id);
    return erased;
}

Result<void> Keys::forget(std::span<const Reference> ids) {
    const std::lock_guard lock(state_->mutex);
    std::vector<Reference> gone;
    for (const Reference& id : ids)
        if (const KeySlot* slot = state_->slots.find(id); slot && !state_->opens(*slot))
            gone.push_back(id);
    return state_->slots.free(gone);
}

std::vector<Reference> Keys::live() const {
    const std::lock_guard lock(state_->mutex);
    std::vector<Reference> live;
    for (const auto& [id, slot] : state_->slots.all())
        if (state_->opens(slot)) live.push_back(id);
    return live;
}

}  // namespace cotejo
