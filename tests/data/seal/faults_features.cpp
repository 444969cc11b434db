// SPDX-License-Identifier: Apache-2.0
//
// Features that are not what the use case says, or not what is printed; signatures that are not over them.

#include <algorithm>

#include "seal/faults_by_part.hpp"

namespace seals {

namespace {

/// Packs the printed zone again with a change in it.
std::function<void(Recipe&)> zone(std::size_t line, std::size_t at, std::string with) {
    return [=](Recipe& recipe) {
        std::vector<std::string> lines = recipe.printed;
        lines[line].replace(at, with.size(), with);
        recipe.features[0].value = c40(lines[0] + lines[1]);
    };
}

/// Changes a byte behind the signer's back.
std::function<void(Recipe&)> alter(std::function<void(Bytes&)> how) {
    return [=](Recipe& recipe) { recipe.after_signing = how; };
}

}  // namespace

std::vector<Fault> feature_faults() {
    const std::string features = "features", signature = "signature";
    return {
        fault_as("unknown-use-case", "unknown-use-case", features, [](Recipe& recipe) { recipe.definition = 0x42; },
                 emergency, "not-supported"),
        fault("feature-missing", features, [](Recipe& recipe) { recipe.features[0].tag = 9; }),
        fault_as("no-stay", "feature-missing", features, [](Recipe& recipe) { recipe.features.erase(recipe.features.begin() + 2); },
                 visa_b),
        fault_as("no-zone", "feature-missing", features, [](Recipe& recipe) { recipe.features.erase(recipe.features.begin()); },
                 visa_a),
        fault("two-zones", features, [](Recipe& recipe) { recipe.features.push_back(visa_b().features[0]); }, visa_a),
        fault("feature-size", features, [](Recipe& recipe) { recipe.features[0].value.resize(46); }),
        fault_as("stay-too-short", "feature-size", features, [](Recipe& recipe) { recipe.features[2].value.pop_back(); }, visa_a),
        fault("feature-text", features, [](Recipe& recipe) { recipe.features[0].value[20] = recipe.features[0].value[21] = 0; }),
        fault("bad-zone", features, zone(1, 13, "AAAAAA")),
        fault("wrong-check-digit", features, zone(1, 9, "9")),
        fault_as("visa-that-is-none", "bad-zone", features,
                 [](Recipe& recipe) {
                     recipe.printed[0][0] = 'P';
                     recipe.features[0].value = c40(recipe.printed[0] + recipe.printed[1].substr(0, 28));
                 }, visa_a),
        fault_as("zone-of-another-state", "state-not-the-zones", "state", zone(0, 2, "XOM")),
        fault_as("print-differs", "zone-differs", "print", [](Recipe& recipe) { recipe.printed[0].replace(5, 8, "ERIKSSEN"); }),
        fault_as("print-of-another-number", "zone-differs", "print",
                 [](Recipe& recipe) { recipe.printed[1].replace(0, 10, "K898902C36"); }, visa_b),
        fault_as("print-of-another-size", "other-format", "print",
                 [](Recipe& recipe) { recipe.printed = visa_b().printed; }, visa_a),
        fault("bad-signature", signature, alter([](Bytes& bytes) { bytes.back() ^= 1; })),
        // Three letters of the surname: no check digit is over it.
        fault_as("altered-message", "bad-signature", signature,
                 alter([](Bytes& bytes) { std::ranges::copy(c40("RAK"), bytes.begin() + 18 + 2 + 4); })),
        fault_as("altered-header", "bad-signature", signature,
                 alter([](Bytes& bytes) { std::ranges::copy(date("2022-03-02"), bytes.begin() + 10); })),
        fault_as("signature-all-zeros", "bad-signature", signature, alter([](Bytes& bytes) { std::fill(bytes.end() - 64, bytes.end(), 0); })),
        fault("signature-size", signature, alter([](Bytes& bytes) {
                  bytes.pop_back();
                  bytes[18 + 50 + 1] = 63;
              })),
        fault_as("wrong-hash", "bad-signature", signature, [](Recipe& recipe) { recipe.digest = "SHA384"; }),
    };
}

}  // namespace seals
