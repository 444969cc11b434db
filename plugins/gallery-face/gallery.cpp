// SPDX-License-Identifier: Apache-2.0
//
// Gallery: the members in memory and their file, one the image of the other.

#include "gallery.hpp"

#include "problem.hpp"

namespace gallery_face {
namespace {

constexpr std::size_t kBatch = 1024; ///< groups in a batch of a file that is written anew

}  // namespace

/// The folder's lock for as long as something is done. What fails in between leaves memory to be
/// loaded anew: it may no longer be the file's image.
class Gallery::Held {
public:
    explicit Held(Gallery& gallery)
        : gallery_(gallery), lock_(gallery.choice_.folder, gallery.choice_.busy_ms) {
        gallery_.refresh();
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    ~Held() {
        if (!done_) gallery_.file_.reset();
    }
    void done() { done_ = true; }

private:
    Gallery& gallery_;
    FolderLock lock_;
    bool done_ = false;
};

Gallery::Gallery(Choice choice, Say warn)
    : choice_(std::move(choice)), warn_(std::move(warn)),
      locking_{.required = !choice_.unlocked}, path_(choice_.folder / "gallery.cotejo") {
    Held(*this).done();
    if (!locking_.complete)
        warn_("the templates' memory is not locked: on a machine with swap they can reach its disk");
}

/// Loads the file unless memory is its image.
void Gallery::refresh() {
    if (file_ && file_->is_current()) return;
    file_.reset();
    members_.reset(); // its memory first: the limits are for one
    members_.emplace(locking_, choice_.everyone);
    if (std::filesystem::exists(path_)) read();
    else rewrite();
}

void Gallery::read() {
    std::vector<Group> one(1);
    const auto see = [&](const Group& group) {
        one[0] = group;
        members_->reserve(one);
        members_->keep(group);
    };
    std::string repaired;
    file_.emplace(GalleryFile::open(path_, choice_.secret, locking_, see, repaired));
    if (!repaired.empty()) warn_(repaired);
}

void Gallery::keep(std::vector<Group> groups) {
    Held held(*this);
    std::erase_if(groups, [&](const Group& group) { return !members_->is_new(group); });
    if (!groups.empty()) {
        members_->reserve(groups);
        file_->append(groups, locking_);
        for (const Group& group : groups) members_->keep(group);
    }
    held.done();
}

std::vector<Found> Gallery::find(const std::string& set, const Template& probe, std::size_t count,
                                 std::size_t& among) {
    Held held(*this);
    among = members_->among(set);
    std::vector<Found> found = members_->find(set, probe, count);
    held.done();
    return found;
}

void Gallery::erase(const std::vector<std::string>& keys) {
    Held held(*this);
    if (members_->erase(keys)) {
        Disk old = std::move(file_->disk());
        rewrite();
        old.blank();
    }
    held.done();
}

/// Writes the members into a new file under new keys and puts it in the old one's place.
void Gallery::rewrite() {
    GalleryFile next = GalleryFile::make(path_.string() + ".new", choice_.secret);
    std::vector<Group> batch;
    const auto flush = [&] {
        if (!batch.empty()) next.append_unsynced(batch, locking_);
        batch.clear();
    };
    members_->each([&](const Group& group) {
        batch.push_back(group);
        if (batch.size() == kBatch) flush();
    });
    flush();
    next.disk().rename_to(path_);
    file_.emplace(std::move(next));
}

}  // namespace gallery_face
