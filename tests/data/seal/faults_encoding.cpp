// SPDX-License-Identifier: Apache-2.0
//
// Bytes that are no seal, though they begin like one. A header has 18 bytes; behind it come the zone's
// tag and length, and 48 bytes of zone.

#include <algorithm>

#include "seal/faults_by_part.hpp"

namespace seals {

namespace {

constexpr std::size_t kHeader = 18, kMessage = 2 + 48;

std::function<void(Recipe&)> cut_to(std::size_t size) {
    return [size](Recipe& recipe) { recipe.after_signing = [size](Bytes& bytes) { bytes.resize(size); }; };
}

/// Writes bytes over others before the seal is signed: its signature is right.
std::function<void(Recipe&)> write_at(std::size_t at, Bytes with) {
    return [=](Recipe& recipe) {
        recipe.before_signing = [=](Bytes& bytes) { std::copy(with.begin(), with.end(), bytes.begin() + std::ptrdiff_t(at)); };
    };
}

}  // namespace

std::vector<Fault> encoding_faults() {
    const std::string check = "encoding";
    return {
        fault("header-cut", check, cut_to(kHeader - 1)),
        fault("unknown-version", check, write_at(1, {4})),
        fault_as("country-no-text", "bad-text", check, write_at(2, {0, 0})),
        fault_as("signer-no-text", "bad-text", check, write_at(4, {0xFF, 0xFF})),
        fault_as("reference-length-no-number", "bad-text", check, write_at(4, c40("UTSEXX2A"))),
        fault_as("month-of-thirteen", "bad-date", check, write_at(10, date("2021-13-02"))),
        fault_as("thirtieth-of-february", "bad-date", check, write_at(13, date("2021-02-30"))),
        fault_as("message-cut", "length-past-end", check, cut_to(kHeader + kMessage - 1)),
        fault_as("tag-without-length", "length-past-end", check, cut_to(kHeader + 1)),
        fault_as("length-lies", "length-past-end", check, write_at(kHeader + 1, {0x7F})),
        fault_as("length-without-end", "bad-length", check, write_at(kHeader + 1, {0x80})),
        fault_as("length-not-shortest", "bad-length", check, write_at(kHeader + 1, {0x81, 0x2F})),
        fault("duplicate-feature", check, [](Recipe& recipe) { recipe.features.push_back(recipe.features[0]); }),
        fault("no-feature", check, [](Recipe& recipe) { recipe.features.clear(); }),
        fault("signature-missing", check, cut_to(kHeader + kMessage)),
        fault("signature-cut", check, [](Recipe& recipe) {
            recipe.after_signing = [](Bytes& bytes) { bytes.pop_back(); };
        }),
        fault_as("signature-tag-alone", "signature-cut", check, cut_to(kHeader + kMessage + 1)),
        fault("signature-empty", check, [](Recipe& recipe) {
            recipe.after_signing = [](Bytes& bytes) {
                bytes.resize(kHeader + kMessage + 2);
                bytes.back() = 0;
            };
        }),
        fault("bytes-after-end", check, [](Recipe& recipe) {
            recipe.after_signing = [](Bytes& bytes) { bytes.push_back(0); };
        }),
    };
}

}  // namespace seals
