// SPDX-License-Identifier: Apache-2.0
//
// match: the findings that speak of one person, held against `through`.

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "cotejo/kinds.h"
#include "visit/join.hpp"

namespace cotejo {
namespace {

/// Samples that are one piece: made from, found by, or the same as each other.
class Pieces {
public:
    Pieces(const Evidence& evidence, const std::vector<Finding>& findings)
        : of_(evidence.samples.size() + 1) {
        std::iota(of_.begin(), of_.end(), Handle{0});
        for (const Sample& sample : evidence.samples)
            for (Handle from : sample.from)
                if (from != sample.unlock) join(sample.id, from); // a key opens other people's chips too
        for (const Finding& finding : findings)
            if (finding.name.ends_with(".same") && finding.about.size() == 2)
                join(finding.about[0], finding.about[1]);
    }
    Handle of(Handle handle) const {
        while (of_[handle] != handle) handle = of_[handle];
        return handle;
    }

private:
    void join(Handle a, Handle b) { of_[of(a)] = of(b); }
    std::vector<Handle> of_;
};

/// For each piece, the distinct list entries in it.
std::map<Handle, std::set<Digest>> entries_of(const Pieces& pieces, const Evidence& evidence) {
    std::map<Handle, std::set<Digest>> entries;
    for (const Sample& sample : evidence.samples)
        if (sample.kind == COTEJO_KIND_MANIFEST_ENTRY)
            entries[pieces.of(sample.id)].insert(sample.digest);
    return entries;
}

/// Likenesses of this family count only when somebody, or a detector, saw that they are of a live body.
bool is_body(const Policy& policy, const std::string& family) {
    const auto section = policy.families.find(family);
    return section != policy.families.end() && section->second.probe_captured &&
           (section->second.detect_highest || section->second.attended);
}

/// The body families that alone led to the piece's entry; empty when something shown did too, or when
/// nobody was found by their body.
std::set<std::string> found_by_body(const Policy& policy, const Pieces& pieces,
                                    const Evidence& evidence, Handle piece) {
    std::set<std::string> families;
    for (const Sample& sample : evidence.samples) {
        if (sample.kind != COTEJO_KIND_MANIFEST_ENTRY || pieces.of(sample.id) != piece) continue;
        for (Handle from : sample.from) {
            const std::string family = evidence.sample(from).family();
            if (sample.among == 0 && !is_body(policy, family)) return {};
            families.insert(family);
        }
    }
    return families;
}

/// A person found by their body alone is a candidate: another kind of likeness must confirm it.
bool confirmed(const std::set<std::string>& by_body, const std::vector<Finding>& findings,
               const Pieces& pieces, Handle piece) {
    return by_body.empty() || std::ranges::any_of(findings, [&](const Finding& finding) {
        return finding.name.ends_with(".same") && pieces.of(finding.about.front()) == piece &&
               !by_body.contains(finding.name.substr(0, finding.name.rfind('.')));
    });
}

std::string spelled(const std::vector<std::string>& line) {
    std::string text;
    for (const std::string& finding : line) text += (text.empty() ? "" : " or ") + finding;
    return text;
}

std::vector<std::string> unmet(const Policy& policy, const std::vector<Finding>& findings,
                               const Pieces& pieces, Handle piece) {
    std::vector<std::string> lines;
    for (const auto& line : policy.through) {
        const bool met = std::ranges::any_of(findings, [&](const Finding& finding) {
            return std::ranges::find(line, finding.name) != line.end() &&
                   std::ranges::all_of(finding.about,
                                       [&](Handle about) { return pieces.of(about) == piece; });
        });
        if (!met) lines.push_back(spelled(line));
    }
    return lines;
}

}  // namespace

Match match(const Policy& policy, const Evidence& evidence, const std::vector<Finding>& findings) {
    const Pieces pieces(evidence, findings);
    std::optional<std::vector<std::string>> nearest;
    for (const auto& [piece, entries] : entries_of(pieces, evidence)) {
        if (entries.size() != 1) continue;
        std::vector<std::string> missing = unmet(policy, findings, pieces, piece);
        if (!confirmed(found_by_body(policy, pieces, evidence, piece), findings, pieces, piece))
            missing.push_back("a second, dissimilar finding");
        if (!nearest || missing.size() < nearest->size()) nearest = std::move(missing);
    }
    if (nearest) return {std::move(*nearest)};
    Match none{{std::string("one ") + COTEJO_KIND_MANIFEST_ENTRY}};
    return none;
}

}  // namespace cotejo
