// SPDX-License-Identifier: Apache-2.0
//
// Freezing: one copy, one digest, and nobody changes it afterwards.

#include "visit/sample.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <memory>

#include "cotejo/kinds.h"

namespace cotejo {
namespace {

/// SHA-256 that takes lengths along, so that two splits of one string differ.
class Hash {
public:
    Hash() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
    }
    void add(std::span<const std::uint8_t> bytes) {
        add(bytes.size());
        EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
    }
    void add(std::string_view text) {
        add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    }
    void add(std::uint64_t number) {
        EVP_DigestUpdate(context_.get(), &number, sizeof number);
    }
    void add(double number) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &number, sizeof bits);
        add(bits);
    }
    Digest done() {
        Digest digest{};
        EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr);
        return digest;
    }

private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

}  // namespace

Digest digest_of(std::span<const Record> records) {
    Hash hash;
    for (const Record& record : records) {
        hash.add(record.kind());
        hash.add(record.format());
        hash.add(std::uint64_t{record.raster().width} << 32 | record.raster().height);
        hash.add(std::uint64_t{record.raster().stride});
        hash.add(record.data());
        for (const Fact& fact : record.facts()) {
            hash.add(fact.name);
            hash.add(fact.text.value_or(""));
            hash.add(fact.value);
        }
    }
    return hash.done();
}

Result<Sample> freeze_sample(Origin origin, Frozen frozen, Provenance by) {
    Sample sample{.origin = origin,
                  .kind = frozen.records.front().kind(),
                  .best = frozen.records.size(),
                  .challenge = std::move(frozen.challenge),
                  .by = std::move(by)};
    for (const Record& record : frozen.records)
        if (record.number(COTEJO_FACT_VALID) == 1.0) sample.verdicts[COTEJO_FACT_VALID] = 1.0;
    std::ranges::move(frozen.sequence, std::back_inserter(frozen.records));
    for (const Record& record : frozen.records) {
        Result<Record> copy = freeze(record);
        if (!copy) return copy.error();
        sample.records.push_back(std::move(*copy));
    }
    std::vector<Record> all = sample.records;
    if (sample.challenge) all.push_back(*sample.challenge);
    sample.digest = digest_of(all);
    return sample;
}

}  // namespace cotejo
