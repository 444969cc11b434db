// SPDX-License-Identifier: Apache-2.0
//
// Members: everyone in the gallery, in locked memory, by key and by set.

#include "members.hpp"

#include <algorithm>
#include <set>

namespace gallery_face {
namespace {

void join(std::vector<std::string>& into, const std::vector<std::string>& more) {
    for (const std::string& one : more)
        if (std::ranges::find(into, one) == into.end()) into.push_back(one);
}

bool holds_all(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
    return std::ranges::all_of(
        part, [&](const std::string& one) { return std::ranges::find(whole, one) != whole.end(); });
}

}  // namespace

Members::Members(Locking& locking, bool everyone)
    : locking_(locking), templates_(locking, 128, 32768),
      everyone_(everyone ? std::make_unique<Shelf>(locking) : nullptr) {}

void Members::reserve(const std::vector<Group>& groups) {
    templates_.reserve(members_.size() + groups.size());
    if (everyone_) everyone_->reserve(everyone_->rows() + groups.size());
    std::map<std::string, std::size_t> wanted;
    for (const Group& group : groups)
        for (const std::string& set : group.sets) ++wanted[set];
    for (const auto& [set, more] : wanted) {
        Shelf& shelf = sets_.try_emplace(set, locking_).first->second;
        shelf.reserve(shelf.rows() + more);
    }
}

const std::uint32_t* Members::find_same(const Group& group) const {
    const auto [first, last] = by_key_.equal_range(group.keys.front());
    for (auto at = first; at != last; ++at)
        if (members_[at->second].keys.front() == group.keys.front() && templates_.at(at->second) == *group.of)
            return &at->second;
    return nullptr;
}

bool Members::is_new(const Group& group) const {
    const std::uint32_t* same = find_same(group);
    return !same || !holds_all(members_[*same].keys, group.keys) ||
           !holds_all(members_[*same].sets, group.sets);
}

std::uint32_t Members::place_for(const Group& group) {
    if (const std::uint32_t* same = find_same(group)) return *same;
    ++size_;
    auto slot = static_cast<std::uint32_t>(members_.size());
    if (free_.empty()) {
        members_.emplace_back();
        templates_.resize(members_.size());
    } else {
        slot = free_.back();
        free_.pop_back();
    }
    templates_.at(slot) = *group.of;
    if (everyone_) put_on(*everyone_, slot);
    return slot;
}

void Members::keep(const Group& group) {
    const std::uint32_t slot = place_for(group);
    Member& member = members_[slot];
    const std::size_t known = member.keys.size(), in = member.sets.size();
    join(member.keys, group.keys);
    join(member.sets, group.sets);
    for (std::size_t i = known; i < member.keys.size(); ++i) by_key_.emplace(member.keys[i], slot);
    for (std::size_t i = in; i < member.sets.size(); ++i) put_on(sets_.at(member.sets[i]), slot);
}

void Members::put_on(Shelf& shelf, std::uint32_t slot) {
    const std::size_t row = shelf.add(templates_.at(slot), slot);
    members_[slot].places.push_back({&shelf, static_cast<std::uint32_t>(row)});
}

void Members::take_off(const Place& place) {
    const std::optional<std::uint32_t> moved = place.shelf->remove(place.row);
    if (!moved) return;
    for (Place& other : members_[*moved].places)
        if (other.shelf == place.shelf) other.row = place.row;
}

std::size_t Members::erase(const std::vector<std::string>& keys) {
    std::set<std::uint32_t> slots;
    for (const std::string& key : keys) {
        const auto [first, last] = by_key_.equal_range(key);
        for (auto at = first; at != last; ++at) slots.insert(at->second);
    }
    for (const std::uint32_t slot : slots) forget(slot);
    std::erase_if(sets_, [](const auto& set) { return set.second.rows() == 0; });
    return slots.size();
}

void Members::forget(std::uint32_t slot) {
    Member& member = members_[slot];
    for (const Place& place : member.places) take_off(place);
    for (const std::string& key : member.keys) {
        const auto [first, last] = by_key_.equal_range(key);
        by_key_.erase(std::find_if(first, last, [&](const auto& at) { return at.second == slot; }));
    }
    member = Member{};
    templates_.at(slot) = Template{};
    free_.push_back(slot);
    --size_;
}

const Shelf* Members::shelf_of(const std::string& set) const {
    if (set.empty()) return everyone_.get();
    const auto named = sets_.find(set);
    return named == sets_.end() ? nullptr : &named->second;
}

std::size_t Members::among(const std::string& set) const {
    const Shelf* shelf = shelf_of(set);
    return shelf ? shelf->rows() : 0;
}

std::vector<Found> Members::find(const std::string& set, const Template& probe, std::size_t count,
                                 const Kernel& kernel) const {
    const Shelf* shelf = shelf_of(set);
    if (!shelf) return {};
    const Behind behind{[this](std::uint32_t slot) -> const Template& { return templates_.at(slot); },
                        [this](std::uint32_t a, std::uint32_t b) {
                            return members_[a].keys.front() == members_[b].keys.front();
                        }};
    std::vector<Found> found;
    for (const Candidate& one : search(*shelf, probe, count, behind, kernel))
        found.push_back({members_[one.slot].keys.front(), one.score});
    return found;
}

void Members::each(const std::function<void(const Group&)>& see) const {
    for (std::uint32_t slot = 0; slot < members_.size(); ++slot)
        if (const Member& member = members_[slot]; !member.keys.empty())
            see({member.keys, member.sets, &templates_.at(slot)});
}

}  // namespace gallery_face
