// SPDX-License-Identifier: Apache-2.0
//
// ChildInputs: a job as the plugin reads it, its inputs mapped where the message says they lie.

#pragma once

#include <map>
#include <vector>

#include "isolation/channel.hpp"
#include "isolation/memory_file.hpp"
#include "isolation/wire.hpp"

namespace cotejo {

/// Maps read-only what inputs lie in: a producer's pool once and for good, any other file for one
/// job. Worker thread alone.
class ChildInputs {
public:
    /// Sets every input's data and gives the C job; valid until clear(). Nothing when a descriptor
    /// is missing or a place lies outside its file.
    const cotejo_job* open(wire::Run& run, std::vector<Descriptor>& descriptors);
    /// Ends the maps that were for one job.
    void clear();

private:
    bool open(wire::RecordOnWire& input, std::vector<Descriptor>& descriptors);
    const Map* pool(const wire::RecordOnWire& input, std::vector<Descriptor>& descriptors);

    std::map<std::uint32_t, Map> pools_;
    std::vector<Map> files_;
    std::vector<cotejo_record> records_;
    cotejo_job job_{};
};

}  // namespace cotejo
