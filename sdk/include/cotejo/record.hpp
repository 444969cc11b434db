// SPDX-License-Identifier: Apache-2.0
//
// Record: anything the kiosk holds about a traveller. Owned, shared, wiped when the last holder
// lets go. It has no stream operator, on purpose.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/result.hpp"

namespace cotejo {

/// A named number, or a named text with how sure its reader is (0 to 1). Texts are personal data.
struct Fact {
    std::string name;
    std::optional<std::string> text;
    double value = 0.0;
};

/// Where a record's bytes lie and how another process can map them. Immutable; any thread.
/// Destruction wipes owned memory, or gives a pool's slot back to its producer.
class Storage {
public:
    Storage() = default;
    Storage(const Storage&) = delete;
    Storage& operator=(const Storage&) = delete;
    virtual ~Storage() = default;

    virtual std::span<const std::uint8_t> bytes() const = 0;
    /// A descriptor of shared memory that holds the bytes at offset(), or -1.
    virtual int descriptor() const { return -1; }
    virtual std::uint64_t offset() const { return 0; }
    /// True when nobody can change the bytes any more: a fully sealed memory file, or our own heap.
    virtual bool frozen() const = 0;
};

/// Makes storage of our own from a copy of these bytes: locked and kept out of core dumps as far as
/// the limits allow, wiped at the end.
std::shared_ptr<const Storage> copied(std::span<const std::uint8_t> bytes);

/// Copies these bytes into a fully sealed memory file, which other processes can map read-only.
/// Status::failed when memory cannot be had.
Result<std::shared_ptr<const Storage>> sealed_copy(std::span<const std::uint8_t> bytes);

/// Pixels of a raster; all 0 for other formats. `stride` is bytes.
struct Raster {
    std::uint32_t width = 0, height = 0, stride = 0;
};

/// A kind, a format, some bytes, some facts. Cheap to copy (shared), never changed; any thread.
class Record {
public:
    struct Parts {
        std::string kind;
        std::string format;
        std::shared_ptr<const Storage> storage; ///< may be null: the facts say it all
        std::vector<Fact> facts;
        std::uint64_t time_ns = 0; ///< CLOCK_MONOTONIC
        Raster raster;
    };

    explicit Record(Parts parts);

    const std::string& kind() const { return body_->parts.kind; }
    /// The kind's first word: "face" of "face.template/sface-2".
    std::string_view family() const;
    const std::string& format() const { return body_->parts.format; }
    std::span<const std::uint8_t> data() const;
    const std::shared_ptr<const Storage>& storage() const { return body_->parts.storage; }
    const std::vector<Fact>& facts() const { return body_->parts.facts; }
    std::uint64_t time_ns() const { return body_->parts.time_ns; }
    const Raster& raster() const { return body_->parts.raster; }

    std::optional<double> number(std::string_view name) const;
    std::optional<std::string_view> text(std::string_view name) const;

    /// Gives the same record with these facts in place of its own; the bytes are shared.
    Record with_facts(std::vector<Fact> facts) const;

private:
    struct Body {
        Parts parts;
        ~Body(); ///< wipes the texts
    };
    std::shared_ptr<const Body> body_;
};

/// Copies a record's bytes once into a fully sealed memory file, so that nobody, its producer
/// included, can change them between two looks at it. A record without data, or already in such a
/// file, is given back as it is. Status::failed when memory cannot be had.
Result<Record> freeze(const Record& record);

}  // namespace cotejo
