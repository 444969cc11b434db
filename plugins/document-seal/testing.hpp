// SPDX-License-Identifier: Apache-2.0
//
// What the tests share: a seal that was made, its world in a folder of its own.

#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "cotejo/record.hpp"
#include "day.hpp"
#include "seal/issue.hpp"
#include "trust.hpp"

namespace seal {

inline Day day(const std::string& iso) {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::from_time_t(seals::moment(iso)));
}

/// A zone as document-mrz gives it.
inline cotejo::Record zone_record(const std::vector<std::string>& lines) {
    cotejo::Record::Parts parts;
    parts.kind = "document.mrz";
    for (std::size_t i = 0; i < lines.size(); ++i) parts.facts.push_back({"line." + std::to_string(i + 1), lines[i], 1.0});
    return cotejo::Record(std::move(parts));
}

/// Issues a seal and writes what its state publishes into a folder that ends with this.
class Made {
public:
    explicit Made(const seals::Recipe& recipe) : issued_(seals::issue(recipe)), seal(issued_.seal) {
        std::string name = (std::filesystem::temp_directory_path() / "cotejo-seal-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        seals::publish(issued_, folder_);
    }
    Made(const Made&) = delete;
    ~Made() { std::filesystem::remove_all(folder_); }

    std::filesystem::path authorities() const { return folder_ / "trust"; }
    std::filesystem::path signers() const { return folder_ / "signers"; }

    /// Publishes another recipe's certificates of signers before this one's.
    void add_signers_of(const seals::Recipe& recipe) {
        const seals::Issued other = seals::issue(recipe);
        issued_.signers.insert(issued_.signers.begin(), other.signers.begin(), other.signers.end());
        seals::publish(issued_, folder_);
    }

    /// Publishes these authorities in place of this one's own.
    void publish_authorities(std::vector<seals::Bytes> certificates) {
        issued_.authorities = std::move(certificates);
        seals::publish(issued_, folder_);
    }

    /// Publishes another recipe's revocation lists in place of this one's.
    void publish_lists_of(const seals::Recipe& recipe) {
        issued_.lists = seals::issue(recipe).lists;
        seals::publish(issued_, folder_);
    }

    Trust trust() const {
        cotejo::Result<Trust> trust = load_trust(authorities(), signers());
        if (trust) return std::move(*trust);
        ADD_FAILURE() << trust.error().what;
        return {};
    }

private:
    seals::Issued issued_;
    std::filesystem::path folder_;

public:
    const seals::Bytes& seal;
};

}  // namespace seal
