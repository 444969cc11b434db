// SPDX-License-Identifier: Apache-2.0
//
// The gallery of faces: keep, find and erase on templates.

#include "cotejo/plugin.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <set>

#include "gallery.hpp"
#include "problem.hpp"

namespace gallery_face {
namespace {

using cotejo::Error;
using cotejo::Host;
using cotejo::Inputs;
using cotejo::Job;
using cotejo::Result;
using cotejo::Status;
using cotejo::View;

constexpr std::size_t kLeastSecret = 32, kLongestKey = 256, kLongestSet = 128, kMostKeys = 64;
constexpr double kCandidates = 10, kMostCandidates = 1000;

Problem invalid(const std::string& what) { return {Status::invalid, what}; }

bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= 32 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

/// "boarding, transfer" as words; a purpose is logged, so it is a word.
std::set<std::string, std::less<>> purposes(const std::string& text) {
    std::set<std::string, std::less<>> words;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        std::string word = text.substr(at, end - at);
        word.erase(0, word.find_first_not_of(' '));
        word.erase(word.find_last_not_of(' ') + 1);
        if (!word.empty() && !is_word(word))
            throw invalid("the setting `wide` lists purposes, each a word of small letters, digits and "
                          "hyphens, with commas between them");
        if (!word.empty()) words.insert(word);
        at = end + 1;
    }
    return words;
}

std::string key_of(const View& record) {
    if (record.data().empty() || record.data().size() > kLongestKey)
        throw invalid("a key has 1 to 256 bytes");
    return {reinterpret_cast<const char*>(record.data().data()), record.data().size()};
}

std::string set_of(const Job& job) {
    const std::string_view set = job.option(COTEJO_OPTION_SET);
    if (set.size() > kLongestSet) throw invalid("the name of a set has at most 128 bytes");
    return std::string(set);
}

std::string checked_secret(std::string secret) {
    if (secret.size() < kLeastSecret)
        throw invalid("the setting `key` needs a secret of at least 32 characters that nobody thought up: "
                      "head -c 32 /dev/urandom | base64");
    return secret;
}

class FaceGallery final : public cotejo::Keeper {
public:
    explicit FaceGallery(const Host& host)
        : host_(host), wide_(purposes(host.setting("wide"))),
          gallery_({.folder = host.setting("folder"),
                    .secret = checked_secret(host.setting("key")),
                    .everyone = !wide_.empty(),
                    .unlocked = host.setting("unlocked") == "true",
                    .busy_ms = std::atoi(host.setting("busy").c_str())},
                   [&host](const std::string& what) { host.warn(what); }) {}

    Result<void> keep(const Job& job, Inputs inputs) override {
        return attempt([&] {
            std::deque<Template> templates; // wiped below, whatever happens
            const Wipe wipe{templates};
            gallery_.keep(groups_of(inputs, set_of(job), templates));
        });
    }

    Result<void> find(const Job& job, Inputs inputs) override {
        std::vector<Found> found;
        std::size_t among = 0;
        const Result<void> done = attempt([&] {
            std::deque<Template> probe;
            const Wipe wipe{probe};
            const std::string set = set_of(job);
            if (set.empty()) check_purpose(job.option(COTEJO_OPTION_PURPOSE));
            probe.push_back(read_template(inputs[0].format(), inputs[0].data()));
            found = gallery_.find(set, probe.front(), count_of(job), among);
        });
        if (!done) return done;
        if (found.empty()) return Error{Status::not_found, ""};
        for (const Found& one : found)
            if (const Status ended = give(job, one, among); ended != Status::ok)
                return Error{ended, "a key found could not be given"};
        return {};
    }

    Result<void> erase(const Job&, Inputs inputs) override {
        return attempt([&] {
            std::vector<std::string> keys;
            for (const View& input : inputs) keys.push_back(key_of(input));
            gallery_.erase(keys);
        });
    }

private:
    /// Leaves no template on the heap.
    struct Wipe {
        std::deque<Template>& templates;
        ~Wipe() {
            for (Template& one : templates) OPENSSL_cleanse(&one, sizeof one);
        }
    };

    template <class Work>
    static Result<void> attempt(Work work) {
        try {
            work();
            return {};
        } catch (const Problem& problem) {
            return Error{problem.status(), problem.what()};
        }
    }

    /// Without a set everyone would be searched: only for a purpose that the operator granted.
    void check_purpose(std::string_view purpose) const {
        if (!purpose.empty() && wide_.contains(purpose)) {
            host_.info("a search of the whole gallery, for the purpose " + std::string(purpose));
            return;
        }
        const std::string named = purpose.empty()     ? "states no purpose"
                                  : is_word(purpose) ? "is for `" + std::string(purpose) + "`"
                                                     : "states a purpose that is no word";
        throw invalid("this search names no set and " + named +
                      ", which the setting `wide` does not grant; name a set, such as a flight");
    }

    static std::size_t count_of(const Job& job) {
        const double count = job.number_option(COTEJO_OPTION_COUNT, kCandidates);
        if (!(count >= 1 && count <= kMostCandidates)) throw invalid("`count` is a number from 1 to 1000");
        return static_cast<std::size_t>(count);
    }

    static Status give(const Job& job, const Found& found, std::size_t among) {
        cotejo::Draft draft;
        draft.format = COTEJO_FORMAT_BYTES;
        draft.data.assign(found.key.begin(), found.key.end());
        draft.number(COTEJO_FACT_SCORE, found.score);
        draft.number(COTEJO_FACT_COUNT, static_cast<double>(among));
        return job.emit(draft);
    }

    /// One or more keys, then the template kept under them; and so on.
    static std::vector<Group> groups_of(Inputs inputs, const std::string& set,
                                        std::deque<Template>& templates) {
        std::vector<Group> groups(1);
        for (const View& input : inputs) {
            Group& group = groups.back();
            if (input.kind() == COTEJO_KIND_KEY) {
                group.keys.push_back(key_of(input));
                continue;
            }
            if (group.keys.empty() || group.keys.size() > kMostKeys)
                throw invalid("a group is 1 to 64 keys, then one template");
            group.of = &templates.emplace_back(read_template(input.format(), input.data()));
            if (!set.empty()) group.sets = {set};
            groups.emplace_back();
        }
        if (!groups.back().keys.empty()) throw invalid("the last keys have no template after them");
        groups.pop_back();
        return groups;
    }

    const Host& host_;
    std::set<std::string, std::less<>> wide_;
    Gallery gallery_;
};

}  // namespace
}  // namespace gallery_face

COTEJO_PLUGIN("org.cotejo.gallery.face", gallery_face::FaceGallery)
