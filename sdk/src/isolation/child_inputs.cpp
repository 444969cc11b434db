// SPDX-License-Identifier: Apache-2.0
//
// ChildInputs: a job as the plugin reads it, its inputs mapped where the message says they lie.

#include "isolation/child_inputs.hpp"

namespace cotejo {

const cotejo_job* ChildInputs::open(wire::Run& run, std::vector<Descriptor>& descriptors) {
    clear();
    for (wire::RecordOnWire& input : run.inputs) {
        if (!open(input, descriptors)) return nullptr;
        records_.push_back(input.record);
    }
    job_ = {run.job, run.role, run.gives, records_.data(), run.options.data(),
            static_cast<std::uint32_t>(records_.size()),
            static_cast<std::uint32_t>(run.options.size()), run.deadline_ns};
    return &job_;
}

bool ChildInputs::open(wire::RecordOnWire& input, std::vector<Descriptor>& descriptors) {
    if (input.place == wire::Place::none || input.place == wire::Place::inside) return true;
    const Map* map = nullptr;
    if (input.place == wire::Place::pool) {
        map = pool(input, descriptors);
    } else if (input.place == wire::Place::file) {
        const auto index = static_cast<std::size_t>(input.descriptor);
        if (input.descriptor < 0 || index >= descriptors.size()) return false;
        Result<Map> opened = Map::of(descriptors[index].get(), input.file_size, Map::Access::read);
        if (!opened) return false;
        map = &files_.emplace_back(std::move(*opened));
    }
    if (!map || input.offset > map->size() || input.record.size > map->size() - input.offset)
        return false;
    input.record.data = map->data() + input.offset;
    return true;
}

const Map* ChildInputs::pool(const wire::RecordOnWire& input,
                             std::vector<Descriptor>& descriptors) {
    if (input.descriptor >= 0) {
        const auto index = static_cast<std::size_t>(input.descriptor);
        if (index >= descriptors.size()) return nullptr;
        Result<Map> opened = Map::of(descriptors[index].get(), input.file_size, Map::Access::read);
        if (!opened) return nullptr;
        pools_[input.number] = std::move(*opened);
    }
    const auto known = pools_.find(input.number);
    return known == pools_.end() ? nullptr : &known->second;
}

void ChildInputs::clear() {
    files_.clear();
    records_.clear();
}

}  // namespace cotejo
