// SPDX-License-Identifier: Apache-2.0
//
// Providers: which instance does what in this kiosk.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/instance.hpp"
#include "cotejo/policy.hpp"

namespace cotejo {

/// One thing one instance can do. Both live as long as the Providers they come from.
struct Provider {
    Instance* instance = nullptr;
    const Role* role = nullptr;

    explicit operator bool() const { return instance != nullptr; }
    std::string_view takes() const;     ///< the first input's kind, "" when it takes nothing
    std::string_view reference() const; ///< compare: the second input's kind
    bool takes_challenge() const;       ///< a `challenge` may stand among its inputs
    bool takes_many() const;            ///< the first input may be several records
};

/// How a kind is captured: by the instance that gives it, or by reading it out of the pictures of
/// another kind, each frame by `reader`, until one is read.
struct Source {
    Provider camera;
    Provider reader; ///< empty when the camera gives the kind itself
};

/// The instances of a kiosk by what they do. Filled at start, then read by any thread.
class Providers {
public:
    /// Adds an instance. `gives` keeps of its roles only those that give one of these kinds; empty
    /// keeps all.
    void add(std::unique_ptr<Instance> instance, const std::vector<std::string>& gives = {});

    /// Roles that two instances offer where exactly one may: sentences for the operator, naming both.
    std::vector<std::string> doubts() const;

    std::optional<Source> source(std::string_view kind) const;
    /// All that judge a kind; all must pass.
    std::vector<Provider> assessors(std::string_view kind) const;
    std::vector<Provider> detectors(std::string_view kind) const;
    Provider extractor(std::string_view from, std::string_view gives) const;
    /// The extractors that lead from one kind to another, in order: one, or two where none does it
    /// alone. Empty when there is no way, and when two ways of two lead there.
    std::vector<Provider> route(std::string_view from, std::string_view gives) const;
    /// All that put what several samples say beside each other: extract `k+` to `<family>.evidence`.
    std::vector<Provider> evidence_makers() const;
    /// All that make something of a kind.
    std::vector<Provider> extractors(std::string_view from) const;
    /// The comparator of a family: one that takes `kind` itself, or a template extracted from it.
    Provider comparator(std::string_view kind) const;
    /// The gallery that finds keys by a sample: one that takes `kind` itself, or a template extracted
    /// from it.
    Provider gallery(std::string_view kind) const;
    /// All galleries that can be filled: what each finds by, its instance keeps under keys, and erases.
    std::vector<Provider> galleries() const;

    /// True when an active check can be made while `kind` is captured: an assessor steers by a
    /// challenge, and a detector judges whether it was done.
    bool challenges(std::string_view kind) const;

    /// What the comparators say of themselves, for check().
    std::vector<Comparer> comparers() const;

    const std::vector<std::unique_ptr<Instance>>& instances() const { return instances_; }
    /// Finds an instance by its name in kiosk.yaml; null if there is none.
    Instance* named(std::string_view name) const;

    /// Replaces every instance that captures, assesses, detects, extracts or compares: a process
    /// serves one visit.
    void replace_all();

private:
    std::vector<Provider> all(std::string_view role, std::string_view takes) const;

    std::vector<std::unique_ptr<Instance>> instances_;
    std::vector<Provider> providers_;
};

}  // namespace cotejo
