// SPDX-License-Identifier: Apache-2.0
//
// Enroller: whom to erase, whom to enrol, in which order.
//
// What may be in the gallery is on the record before it is there, so a crash leaves nobody whom the
// next start does not know to erase.

#include "kiosk/enroller.hpp"

#include <algorithm>

#include "kiosk/enroller_parts.hpp"

namespace cotejo::kiosk {
namespace {

/// Half a second's work: what a crash makes do again, and a visit's search may wait one keep of.
constexpr std::size_t kBatch = 16;

bool meets(const std::vector<LookupKey>& some, const std::set<LookupKey>& others) {
    return std::ranges::any_of(some, [&](const LookupKey& key) { return others.contains(key); });
}

}  // namespace

bool Enroller::run(const Entries* entries, std::stop_token stop) {
    if (!open()) return false;
    const std::vector<Wanted> wanted = entries ? wanted_of(*entries) : std::vector<Wanted>{};
    const std::string set = entries ? entries->set() : "";
    left_ = static_cast<std::size_t>(std::ranges::count_if(wanted, [&](const Wanted& one) {
        const auto found = enrolled_->entries.find(one.mark);
        return enrolled_->set != set || found == enrolled_->entries.end() ||
               found->second.state == EnrolledEntry::State::begun;
    }));
    if (!erase_others(enrolled_->set == set ? wanted : std::vector<Wanted>{}, stop)) return false;
    if (enrolled_->set != set) {
        enrolled_->set = set;
        if (!save()) return false;
    }
    const bool done = !entries || enrol(*entries, wanted, stop);
    apart_.clear();
    if (!done) return false;
    hindrance_.clear();
    if (entries) summarise(wanted);
    return true;
}

bool Enroller::open() {
    if (enrolled_) return true;
    auto enrolled = Enrolled::open(parts_.folder / gallery());
    if (!enrolled) return hindered(enrolled.error().what);
    enrolled_ = std::move(*enrolled);
    return true;
}

/// A mark is of an entry's keys and of all its bytes: whose picture changed is another.
std::vector<Enroller::Wanted> Enroller::wanted_of(const Entries& entries) const {
    std::vector<Wanted> wanted;
    for (std::size_t place = 0; place < entries.size(); ++place) {
        const std::optional<FoundEntry> entry = entries.at(place);
        if (!entry) continue;
        std::vector<std::string> parts{std::string(route_.gallery.takes()), hex(sha256(entry->record.data()))};
        for (const LookupKey& key : entry->keys) parts.push_back(hex(key.bytes));
        wanted.push_back({parts_.keys.lookup("enrolled", parts), place});
    }
    return wanted;
}

/// Erases whoever is not wanted, and whoever may be there or not: those are enrolled again.
bool Enroller::erase_others(const std::vector<Wanted>& wanted, std::stop_token stop) {
    std::set<LookupKey> stay, gone;
    for (const Wanted& one : wanted) stay.insert(one.mark);
    std::size_t before = enrolled_->entries.size();
    for (const auto& [mark, entry] : enrolled_->entries)
        if (!stay.contains(mark) || entry.state == EnrolledEntry::State::begun)
            gone.insert(entry.keys.begin(), entry.keys.end());
    if (!gone.empty() && !erase({gone.begin(), gone.end()}, stop)) return false;
    // Whoever shares a key with one of them went along, and is enrolled again if wanted.
    std::size_t erased = 0;
    std::erase_if(enrolled_->entries, [&](const auto& one) {
        const auto& [mark, entry] = one;
        const bool went = meets(entry.keys, gone);
        erased += went;
        return went || !stay.contains(mark);
    });
    if (enrolled_->entries.size() == before) return true;
    if (erased) write_down(erased);
    return save();
}

bool Enroller::enrol(const Entries& entries, const std::vector<Wanted>& wanted, std::stop_token stop) {
    std::vector<Wanted> missing;
    std::set<LookupKey> seen;
    for (const Wanted& one : wanted)
        if (!enrolled_->entries.contains(one.mark) && !faulty_.contains(one.mark) &&
            seen.insert(one.mark).second)
            missing.push_back(one);
    left_ = missing.size();
    if (missing.empty()) return true;
    if (!start_apart()) return false;
    for (std::size_t at = 0; at < missing.size(); at += kBatch) {
        const std::size_t size = std::min(kBatch, missing.size() - at);
        if (!enrol_batch(entries, std::span(missing).subspan(at, size), stop)) return false;
        left_ -= size;
    }
    return true;
}

bool Enroller::enrol_batch(const Entries& entries, std::span<const Wanted> batch, std::stop_token stop) {
    std::vector<Made> made;
    for (const Wanted& one : batch) {
        if (stop.stop_requested()) return false;
        std::optional<FoundEntry> entry = entries.at(one.place);
        if (!entry) continue;
        const std::vector<LookupKey> keys = entry->keys;
        if (auto whole = make(std::move(*entry), one, stop)) {
            enrolled_->entries[one.mark] = {EnrolledEntry::State::begun, keys};
            made.push_back(std::move(*whole));
        } else if (std::ranges::any_of(apart_, [](const auto& instance) { return !instance->up(); })) {
            return hindered("an instance of its own stays down");
        }
    }
    if (stop.stop_requested()) return false;
    if (!made.empty() && (!save() || !keep(made, stop))) return false;
    for (const Made& one : made) enrolled_->entries[one.mark].state = EnrolledEntry::State::kept;
    return save();
}

void Enroller::summarise(const std::vector<Wanted>& wanted) {
    std::size_t unusable = 0, faulty = 0;
    for (const Wanted& one : wanted) {
        const auto found = enrolled_->entries.find(one.mark);
        unusable += found != enrolled_->entries.end() && found->second.state == EnrolledEntry::State::unusable;
        faulty += faulty_.contains(one.mark);
    }
    const auto of = [&](std::size_t count) {
        return std::to_string(count) + " of " + std::to_string(wanted.size()) + " entries";
    };
    std::string text = enrolled_->set + ": " + of(wanted.size() - unusable - faulty) + " are enrolled";
    if (unusable) text += "; " + of(unusable) + " have no usable picture";
    if (faulty) text += "; over " + of(faulty) + " an instance failed, and they are tried again at the next start";
    if (text != summary_) say(unusable || faulty ? COTEJO_WARNING : COTEJO_INFO, text);
    summary_ = text;
}

bool Enroller::save() {
    const Result<void> saved = enrolled_->save();
    return saved ? true : hindered(saved.error().what);
}

bool Enroller::hindered(const std::string& why) {
    if (why != hindrance_)
        say(COTEJO_ERROR, why + "; enrolment waits and goes on by itself once that is mended");
    hindrance_ = why;
    return false;
}

void Enroller::say(cotejo_level level, const std::string& text) const {
    if (parts_.log) parts_.log({level, "enrolment", gallery() + ": " + text});
}

}  // namespace cotejo::kiosk
