// SPDX-License-Identifier: Apache-2.0
//
// Members: everyone in the gallery, in locked memory, by key and by set.

#pragma once

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "group.hpp"
#include "search.hpp"
#include "shelf.hpp"

namespace gallery_face {

/// A key found and how alike its template is.
struct Found {
    std::string key;
    float score;
};

class Members {
public:
    /// `everyone` lays a shelf of all members too: what a wide search scans.
    Members(Locking& locking, bool everyone);

    /// Makes room for so many groups, so that keep() cannot fail.
    void reserve(const std::vector<Group>& groups);
    /// True when keeping this would change something.
    bool is_new(const Group& group) const;
    /// Keeps a group. The same template under the same first key is one member; keys and sets join.
    void keep(const Group& group);
    /// Forgets whoever lies under these keys; their templates are wiped. How many went.
    std::size_t erase(const std::vector<std::string>& keys);

    /// The best of a set, or of all when there is none; keys are given once.
    std::vector<Found> find(const std::string& set, const Template& probe, std::size_t count,
                            const Kernel& kernel = best_kernel()) const;

    /// How many templates such a search looks at.
    std::size_t among(const std::string& set) const;

    std::size_t size() const { return size_; }
    /// Every member, in the order of their places.
    void each(const std::function<void(const Group&)>& see) const;

private:
    /// A row on a shelf.
    struct Place {
        Shelf* shelf;
        std::uint32_t row;
    };
    struct Member {
        std::vector<std::string> keys; ///< none: the place is free
        std::vector<std::string> sets;
        std::vector<Place> places;
    };

    const Shelf* shelf_of(const std::string& set) const;
    const std::uint32_t* find_same(const Group& group) const;
    std::uint32_t place_for(const Group& group);
    void put_on(Shelf& shelf, std::uint32_t slot);
    void take_off(const Place& place);
    void forget(std::uint32_t slot);

    Locking& locking_;
    LockedArray<Template> templates_;
    std::vector<Member> members_;
    std::vector<std::uint32_t> free_;
    std::unordered_multimap<std::string, std::uint32_t> by_key_;
    std::map<std::string, Shelf> sets_;
    std::unique_ptr<Shelf> everyone_;
    std::size_t size_ = 0;
};

}  // namespace gallery_face
