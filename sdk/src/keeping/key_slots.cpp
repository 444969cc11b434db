// SPDX-License-Identifier: Apache-2.0
//
// The file of record keys: a head, then places of 128 bytes, each with a check of its own.

#include "keeping/key_slots.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <set>

#include "keeping/epoch_keys.hpp"
#include "keeping/text.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kPlace = 128;
constexpr std::size_t kChecked = 112;
constexpr std::string_view kHead = "cotejo record keys 1\n";

using Image = std::array<std::uint8_t, kPlace>;

// Where things lie in a place.
constexpr std::size_t kState = 0, kClassSize = 1, kClass = 2, kDay = 18, kId = 22, kNonce = 38,
                      kWrapped = 50, kTag = 82;

Image head() {
    Image image{};
    std::ranges::copy(kHead, image.begin());
    return image;
}

void write_check(Image& image) {
    const Digest digest = sha256(std::span(image).first(kChecked));
    std::copy_n(digest.begin(), kPlace - kChecked, image.begin() + kChecked);
}

Image image_of(const KeySlot& slot) {
    Image image{};
    if (slot.state == KeySlot::State::free) return image;
    const auto day = static_cast<std::int32_t>(slot.epoch.day.time_since_epoch().count());
    image[kState] = static_cast<std::uint8_t>(slot.state);
    image[kClassSize] = static_cast<std::uint8_t>(slot.epoch.retention.size());
    std::ranges::copy(slot.epoch.retention, image.begin() + kClass);
    std::memcpy(image.data() + kDay, &day, sizeof day);
    std::ranges::copy(slot.id.bytes, image.begin() + kId);
    if (slot.state == KeySlot::State::live) {
        std::ranges::copy(slot.nonce, image.begin() + kNonce);
        std::ranges::copy(slot.wrapped, image.begin() + kWrapped);
        std::ranges::copy(slot.tag, image.begin() + kTag);
    }
    write_check(image);
    return image;
}

/// Reads a place; nothing when not even its class is one.
std::optional<KeySlot> slot_of(const Image& image) {
    KeySlot slot;
    const std::string retention(
        reinterpret_cast<const char*>(image.data() + kClass),
        std::min<std::size_t>(image[kClassSize], kDay - kClass));
    if (!is_retention_class(retention)) return std::nullopt;
    std::int32_t day = 0;
    std::memcpy(&day, image.data() + kDay, sizeof day);
    slot.epoch = {retention, Day(std::chrono::days(day))};
    std::copy_n(image.begin() + kId, slot.id.bytes.size(), slot.id.bytes.begin());
    std::copy_n(image.begin() + kNonce, slot.nonce.size(), slot.nonce.begin());
    std::copy_n(image.begin() + kWrapped, slot.wrapped.size(), slot.wrapped.begin());
    std::copy_n(image.begin() + kTag, slot.tag.size(), slot.tag.begin());
    Image whole = image;
    write_check(whole);
    const bool torn = whole != image;
    const bool live = image[kState] == static_cast<std::uint8_t>(KeySlot::State::live);
    slot.state = live && !torn ? KeySlot::State::live : KeySlot::State::erased;
    return slot;
}

}  // namespace

Result<KeySlots> KeySlots::open(const std::filesystem::path& file) {
    KeySlots slots;
    slots.name_ = file;
    Result<OpenFile> opened = open_locked(file);
    if (!opened) return opened.error();
    slots.file_ = std::move(*opened);
    if (Result<void> loaded = slots.load(); !loaded) return loaded.error();
    return slots;
}

Result<void> KeySlots::load() {
    Result<std::vector<std::uint8_t>> bytes = read_whole(name_);
    if (!bytes) return bytes.error();
    const Image first = head();
    if (bytes->size() < kPlace) { // never finished: no key can have been in it
        if (Result<void> made = write_at(file_, first, 0, name_); !made) return made;
        return sync(file_, name_);
    }
    if (!std::equal(first.begin(), first.end(), bytes->begin()))
        return Error{Status::invalid, name_.string() + " is not a file of record keys, or of " +
                                          "another version; put the right one back"};
    std::vector<KeySlot> mended;
    end_ = static_cast<std::uint32_t>((bytes->size() + kPlace - 1) / kPlace);
    bytes->resize(std::size_t{end_} * kPlace);
    for (std::uint32_t place = 1; place < end_; ++place) {
        Image image;
        std::copy_n(bytes->begin() + std::size_t{place} * kPlace, kPlace, image.begin());
        if (image == Image{}) {
            free_.push_back(place);
            continue;
        }
        const std::optional<KeySlot> slot = slot_of(image);
        if (!slot || slots_.contains(slot->id)) { // torn so early or so late that no id is left
            if (Result<void> done = write(place, {}); !done) return done;
            free_.push_back(place);
            continue;
        }
        places_[slot->id] = place;
        slots_[slot->id] = *slot;
        if (slot->state == KeySlot::State::erased && image != image_of(*slot)) mended.push_back(*slot);
    }
    return put(mended);
}

Result<void> KeySlots::put(std::span<const KeySlot> slots) {
    for (const KeySlot& slot : slots) {
        auto known = places_.find(slot.id);
        if (known == places_.end()) {
            if (free_.empty()) free_.push_back(end_++);
            known = places_.emplace(slot.id, free_.back()).first;
            free_.pop_back();
        }
        slots_[slot.id] = slot;
        if (Result<void> done = write(known->second, slot); !done) return done;
    }
    return sync(file_, name_);
}

Result<void> KeySlots::free(std::span<const Reference> ids) {
    for (const Reference& id : ids) {
        const auto known = places_.find(id);
        if (known == places_.end()) continue;
        if (Result<void> done = write(known->second, {}); !done) return done;
        free_.push_back(known->second);
        places_.erase(known);
        slots_.erase(id);
    }
    return sync(file_, name_);
}

const KeySlot* KeySlots::find(const Reference& id) const {
    const auto found = slots_.find(id);
    return found == slots_.end() ? nullptr : &found->second;
}

Result<void> KeySlots::write(std::uint32_t place, const KeySlot& slot) {
    return write_at(file_, image_of(slot), std::uint64_t{place} * kPlace, name_);
}

}  // namespace cotejo
