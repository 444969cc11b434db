// SPDX-License-Identifier: Apache-2.0
//
// Records as files: what a job by hand is given, and what is kept of what it gave.

#pragma once

#include <filesystem>
#include <string>

#include "cotejo/record.hpp"
#include "cotejo/result.hpp"

namespace cotejo::tools {

/// Reads a file as a record of this kind. Its format is told from its content: jpeg, png, gray8 from
/// a binary PGM, bgr8 from a binary PPM, csv; else f32 from a name that ends so; else bytes. Facts
/// come from <file>.json, as save() writes it, if that is there.
Result<Record> read_record(const std::filesystem::path& file, const std::string& kind);

/// Writes <folder>/<number>-<kind>.<format> and, with its facts, <that>.json. Rasters are written as
/// PGM or PPM. Status::failed when it cannot be written.
Result<void> save(const Record& record, const std::filesystem::path& folder, int number);

}  // namespace cotejo::tools
