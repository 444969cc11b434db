// SPDX-License-Identifier: Apache-2.0
//
// The contract between host and plugin, checked the same way wherever a plugin runs: in this
// process, in its child, and again by the host that does not trust the child.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/abi.h"
#include "cotejo/instance.hpp"
#include "cotejo/manifest.hpp"
#include "cotejo/record.hpp"
#include "cotejo/result.hpp"

namespace cotejo {

/// A record as a plugin emits it: its words are copied, its bytes still lie where the plugin put
/// them, or `data` is null and whoever knows the block knows the bytes.
struct Emitted {
    std::string kind, format;
    std::vector<Fact> facts;
    std::uint64_t time_ns = 0;
    Raster raster;
    const std::uint8_t* data = nullptr;
    std::uint64_t size = 0;
    std::uint32_t block = COTEJO_NO_BLOCK;
};

/// Checks a job against the manifest: Status::unsupported when no entry of `does` has its role and
/// `gives`, Status::invalid when none of those takes its inputs, or its options break the limits.
/// A `keep` may repeat what it takes: several groups are one transaction.
Result<void> check_job(const Manifest& manifest, const Job& job);

/// Copies a record's words out of the plugin's hands, within the ABI's limits; the names of what is
/// wrong are the ABI's. Status::invalid.
Result<Emitted> read_emitted(const cotejo_record& record);

/// Checks an emitted record against the ABI's limits and the kind that was asked for.
/// Status::invalid. Does not look at the bytes, nor whether the block is the plugin's.
Result<void> check_emitted(const Emitted& record, std::string_view gives);

/// Makes the record, its bytes in this storage (null when there are none).
Record to_record(Emitted emitted, std::shared_ptr<const Storage> storage);

/// Makes a hint safe to hand on: Status::invalid unless a word; progress is -1 or 0 to 1.
Result<Guide> check_guide(std::string_view hint, double progress);

/// Makes a plugin's log text one printable line of at most 1 KiB, whatever it was.
std::string log_line(std::string_view text);

/// The outcome of a status a plugin returned: an unknown number is Status::failed and said.
Outcome outcome_of(cotejo_status status, std::string reason);

/// Checks settings against the manifest and fills in defaults; paths are made absolute against the
/// plugin's folder. Status::invalid with every mistake, one a line.
Result<std::map<std::string, std::string>> check_settings(
    const Manifest& manifest, const std::map<std::string, std::string>& settings);

}  // namespace cotejo
