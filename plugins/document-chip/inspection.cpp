// SPDX-License-Identifier: Apache-2.0
//
// Open, read, prove.

#include "inspection.hpp"

#include "emrtd/elementary_file.hpp"
#include "proofs.hpp"
#include "reading.hpp"

namespace chip {

namespace {

using emrtd::Cause;
using emrtd::Chip;
using emrtd::PaceInfo;
using emrtd::Secrets;
using emrtd::SecurityInfos;

std::string name_of(const emrtd::pace::Protocol& protocol) {
    constexpr const char* kMappings[] = {"GM", "IM", "CAM"};
    return std::string("PACE-") + (protocol.points ? "ECDH-" : "DH-") + kMappings[int(protocol.mapping)] + "-" +
           std::string(name(protocol.cipher));
}

/// What opening leaves for later.
struct Opened {
    std::string how;
    std::optional<emrtd::ChipProof> proof;
};

Answer<Opened> by_pace(Chip& chip, const SecurityInfos& infos, const Secrets& secrets) {
    const PaceInfo* how = emrtd::choose(infos);
    if (!how) return Trouble{Cause::unsupported, "the chip offers PACE in ways alone that are not spoken here"};
    Answer<std::optional<emrtd::ChipProof>> proof = emrtd::open_by_pace(chip, infos, *how, secrets);
    if (!proof) return Trouble{proof.error().cause, "PACE: " + proof.error().what};
    if (const auto selected = emrtd::select_application(chip); !selected) return selected.error();
    return Opened{name_of(how->protocol), std::move(*proof)};
}

Answer<Opened> by_bac(Chip& chip, const Secrets& secrets, bool probe, const Options& options) {
    if (const auto selected = emrtd::select_application(chip); !selected) return selected.error();
    if (!options.bac) return Trouble{Cause::denied, "the chip offers no PACE, and basic access control is not allowed here"};
    if (secrets.mrz.empty()) return Trouble{Cause::key_refused, "the chip offers no PACE, and an access number opens nothing else"};
    const Answer<void> opened = emrtd::open_by_bac(chip, secrets.mrz, probe);
    if (!opened) return Trouble{opened.error().cause, "basic access control: " + opened.error().what};
    return Opened{"BAC", std::nullopt};
}

/// EF.CardAccess decides. `infos` is what it says, nothing when there is none.
Answer<Opened> open(Chip& chip, const Secrets& secrets, const Options& options, lds::Files& files, SecurityInfos& infos) {
    Answer<emrtd::Bytes> access = emrtd::read_card_access(chip, options.extended);
    const bool none = !access && (access.error().cause == Cause::absent || access.error().cause == Cause::denied);
    if (!access && !none) return access.error();
    if (access) {
        emrtd::Result<SecurityInfos> read = emrtd::read_security_infos(*access);
        if (!read) return Trouble{Cause::garbled, "EF.CardAccess: " + read.error().what};
        infos = std::move(*read);
        files.put(lds::kCardAccess, std::move(*access));
    }
    return infos.offers_pace ? by_pace(chip, infos, secrets) : by_bac(chip, secrets, options.extended && !chip.extended(), options);
}

}  // namespace

Answer<Inspected> inspect(emrtd::Transport& transport, const Secrets& secrets, const Options& options) {
    Chip chip(transport);
    Inspected inspected;
    SecurityInfos said;
    Answer<Opened> opened = open(chip, secrets, options, inspected.files, said);
    if (!opened) return opened.error();
    inspected.access = opened->how;
    if (const Answer<void> read = read_files(chip, options.progress, inspected.files); !read) return read.error();
    const Answer<void> proved = prove(chip, said, opened->proof, inspected);
    if (!proved) return proved.error();
    return inspected;
}

}  // namespace chip
