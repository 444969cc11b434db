// SPDX-License-Identifier: Apache-2.0
//
// View: a record that somebody else owns, read for the length of a call.

#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

#include "cotejo/abi.h"
#include "cotejo/kinds.h"

namespace cotejo {

/// Reads a borrowed record. Valid until the call that was given it returns. Any thread.
class View {
public:
    explicit View(const cotejo_record& record) : record_(&record) {}

    std::string_view kind() const { return record_->kind; }
    std::string_view format() const { return record_->format; }
    std::span<const std::uint8_t> data() const {
        return {record_->data, record_->data ? static_cast<std::size_t>(record_->size) : 0};
    }
    std::uint64_t time_ns() const { return record_->time_ns; }

    /// Pixels; 0 unless the format is a raster.
    std::uint32_t width() const { return record_->width; }
    std::uint32_t height() const { return record_->height; }
    /// Bytes from one row to the next; 0 unless the format is a raster.
    std::uint32_t stride() const { return record_->stride; }

    std::span<const cotejo_fact> facts() const { return {record_->facts, record_->fact_count}; }

    /// Finds a number by name; nothing if there is none or it is a text.
    std::optional<double> number(std::string_view name) const {
        const cotejo_fact* fact = find(name);
        if (!fact || fact->text) return std::nullopt;
        return fact->value;
    }

    /// Finds a text by name; nothing if there is none or it is a number.
    std::optional<std::string_view> text(std::string_view name) const {
        const cotejo_fact* fact = find(name);
        if (!fact || !fact->text) return std::nullopt;
        return fact->text;
    }

    const cotejo_record& raw() const { return *record_; }

private:
    const cotejo_fact* find(std::string_view name) const {
        for (const cotejo_fact& fact : facts())
            if (name == fact.name) return &fact;
        return nullptr;
    }

    const cotejo_record* record_;
};

}  // namespace cotejo
