// SPDX-License-Identifier: Apache-2.0
//
// The use cases of ICAO 9303-13 § 3 and of BSI TR-03137-1 version 2.5 that stand on a travel document.

#include "use_case.hpp"

#include <array>

namespace seal {

namespace {

using mrz::Format;

// Sizes in bytes: a zone of 72 characters packs into 48, one of 64 into 44, a number of 9 into 6.
constexpr std::array kVisa{
    FeatureRule{1, Means::zone, false, 48, 48, Format::mrv_a},
    FeatureRule{2, Means::zone, false, 44, 44, Format::mrv_b},
    FeatureRule{3, Means::entries, false, 1, 1},
    FeatureRule{4, Means::stay, true, 3, 3},
    FeatureRule{5, Means::passport_number, true, 2, 6},
    FeatureRule{6, Means::opaque, false, 1, 4},
    FeatureRule{7, Means::opaque, false, 0, 254},
};
constexpr std::array kEmergency{
    FeatureRule{2, Means::zone, true, 48, 48},
};
constexpr std::array kResidencePermit{
    FeatureRule{2, Means::zone, true, 48, 48},
    FeatureRule{3, Means::passport_number, true, 6, 6},
};
constexpr std::array kSupplementarySheet{
    FeatureRule{4, Means::zone, true, 48, 48},
    FeatureRule{5, Means::text, true, 6, 6},
};
constexpr std::array kArrivalAttestation{
    FeatureRule{2, Means::zone, true, 48, 48},
    FeatureRule{3, Means::text, true, 8, 8},
};

constexpr std::array kUseCases{
    UseCase{"visa", 0x5D, 0x01, kVisa, ""},
    UseCase{"emergency-travel-document", 0x5E, 0x03, kEmergency, ""},
    UseCase{"residence-permit", 0xFB, 0x06, kResidencePermit, ""},
    UseCase{"supplementary-sheet", 0xFA, 0x06, kSupplementarySheet, ""},
    UseCase{"arrival-attestation", 0xFD, 0x02, kArrivalAttestation, "0.4.0.127.0.7.3.5.1.1"},
};

}  // namespace

const UseCase* use_case(std::uint8_t definition, std::uint8_t category) {
    for (const UseCase& known : kUseCases)
        if (known.definition == definition && known.category == category) return &known;
    return nullptr;
}

}  // namespace seal
