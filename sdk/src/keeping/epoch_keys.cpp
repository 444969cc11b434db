// SPDX-License-Identifier: Apache-2.0
//
// Epoch keys: 32 bytes and the first 16 of their SHA-256, in a file each.

#include "keeping/epoch_keys.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>

#include "keeping/disk.hpp"
#include "keeping/key_file.hpp"

namespace cotejo {
namespace {

constexpr std::string_view kSuffix = ".epoch";

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, problem] = std::from_chars(text.begin(), text.end(), value);
    return problem == std::errc() && end == text.end() ? std::optional(value) : std::nullopt;
}

/// Reads "<class>-<day>.epoch"; nothing for any other name.
std::optional<Epoch> epoch_of(const std::string& name) {
    if (!name.ends_with(kSuffix) || name.size() < kSuffix.size() + 12) return std::nullopt;
    const std::string stem = name.substr(0, name.size() - kSuffix.size());
    const std::string_view day = std::string_view(stem).substr(stem.size() - 10);
    const auto y = number(day.substr(0, 4)), m = number(day.substr(5, 2)),
               d = number(day.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*y), std::chrono::month(unsigned(*m)),
                                           std::chrono::day(unsigned(*d))};
    const Epoch epoch{stem.substr(0, stem.size() - 11), Day(date)};
    if (!date.ok() || epoch.retention + "-" + iso(epoch.day) != stem) return std::nullopt;
    return is_retention_class(epoch.retention) ? std::optional(epoch) : std::nullopt;
}

}  // namespace

Result<EpochKeys> EpochKeys::open(const std::filesystem::path& folder) {
    EpochKeys epochs;
    epochs.folder_ = folder;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
        const std::optional<Epoch> epoch = epoch_of(entry.path().filename().string());
        if (!epoch) continue;
        Result<Secret> key = read_key_file(entry.path());
        if (key)
            epochs.keys_.emplace(*epoch, std::move(*key));
        else if (key.error().status == Status::refused) { // half overwritten
            if (Result<void> done = cotejo::destroy(entry.path()); !done) return done.error();
        } else
            return key.error();
    }
    if (problem) return disk_error("cannot read", folder, problem.value());
    return epochs;
}

Result<const Secret*> EpochKeys::need(const Epoch& epoch) {
    if (const Secret* known = find(epoch)) return known;
    Secret fresh = Secret::random();
    if (Result<void> written = write_key_file(file(epoch), fresh); !written) return written.error();
    return &keys_.emplace(epoch, std::move(fresh)).first->second;
}

const Secret* EpochKeys::find(const Epoch& epoch) const {
    const auto found = keys_.find(epoch);
    return found == keys_.end() ? nullptr : &found->second;
}

Result<void> EpochKeys::destroy(const Epoch& epoch) {
    if (Result<void> done = cotejo::destroy(file(epoch)); !done) return done;
    keys_.erase(epoch);
    return {};
}

std::vector<Epoch> EpochKeys::list() const {
    std::vector<Epoch> list;
    for (const auto& [epoch, key] : keys_) list.push_back(epoch);
    return list;
}

std::filesystem::path EpochKeys::file(const Epoch& epoch) const {
    return folder_ / (epoch.retention + "-" + iso(epoch.day) + std::string(kSuffix));
}

std::string iso(Day day) {
    const std::chrono::year_month_day date(day);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()));
    return text;
}

bool is_retention_class(std::string_view word) {
    return !word.empty() && word.size() <= 16 &&
           word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

}  // namespace cotejo
