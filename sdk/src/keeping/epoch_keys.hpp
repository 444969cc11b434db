// SPDX-License-Identifier: Apache-2.0
//
// Epoch keys: a file each, destroyed when its retention ends.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cotejo/keys.hpp"

namespace cotejo {

/// The files <class>-<day>.epoch of a folder, held in memory too.
class EpochKeys {
public:
    /// Reads every epoch key there is; finishes destroying one whose destruction a crash cut off.
    static Result<EpochKeys> open(const std::filesystem::path& folder);

    /// Gives an epoch's key; makes it, durable, when there is none.
    Result<const Secret*> need(const Epoch& epoch);
    /// Null when it was destroyed or never made.
    const Secret* find(const Epoch& epoch) const;
    Result<void> destroy(const Epoch& epoch);
    std::vector<Epoch> list() const;
    std::filesystem::path file(const Epoch& epoch) const;

private:
    std::filesystem::path folder_;
    std::map<Epoch, Secret> keys_;
};

/// "2026-11-22"
std::string iso(Day day);

/// True for [a-z0-9-]{1,16}.
bool is_retention_class(std::string_view word);

}  // namespace cotejo
