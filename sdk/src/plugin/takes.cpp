// SPDX-License-Identifier: Apache-2.0
//
// Follows every way the inputs so far can be read, as a small automaton over `takes`.

#include "plugin/takes.hpp"

namespace cotejo {
namespace {

class Matcher {
public:
    Matcher(const std::vector<Input>& takes, bool repeats)
        : takes_(takes), repeats_(repeats), next_(takes.size() + 1), again_(takes.size() + 1) {
        expect(0);
    }

    void feed(const std::string& kind) {
        const std::vector<bool> next = std::exchange(next_, std::vector<bool>(next_.size()));
        const std::vector<bool> again = std::exchange(again_, std::vector<bool>(again_.size()));
        for (std::size_t i = 0; i < takes_.size(); ++i) {
            if (takes_[i].kind != kind || !(next[i] || again[i])) continue;
            again_[i] = takes_[i].many == Input::Many::one_or_more;
            expect(i + 1);
        }
    }

    bool complete() const { return next_.back(); }

private:
    /// Expects input `i` next, and those after it that may come in its stead.
    void expect(std::size_t i) {
        if (next_[i]) return;
        next_[i] = true;
        if (i == takes_.size()) {
            if (repeats_) expect(0);
        } else if (takes_[i].many == Input::Many::at_most_one) {
            expect(i + 1);
        }
    }

    const std::vector<Input>& takes_;
    bool repeats_;
    std::vector<bool> next_;  ///< input i may come next; the last: nothing need come
    std::vector<bool> again_; ///< input i came and may come again
};

}  // namespace

bool takes(const Role& role, const std::vector<Record>& inputs) {
    Matcher matcher(role.takes, role.role == "keep");
    for (const Record& input : inputs) matcher.feed(input.kind());
    return matcher.complete();
}

std::string written(const Role& role) {
    std::string list;
    for (const Input& input : role.takes) {
        if (!list.empty()) list += ", ";
        list += input.kind;
        if (input.many == Input::Many::one_or_more) list += '+';
        if (input.many == Input::Many::at_most_one) list += '?';
    }
    return "[" + list + "]";
}

}  // namespace cotejo
