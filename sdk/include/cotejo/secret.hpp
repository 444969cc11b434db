// SPDX-License-Identifier: Apache-2.0
//
// Secret: 32 bytes that nobody else may learn.

#pragma once

#include <cstdint>
#include <memory>
#include <span>

namespace cotejo {

/// A key of 32 bytes in locked memory that core dumps leave out, as far as the limits allow, wiped
/// when it goes. Move only; an emptied one has no bytes. It has no stream operator, on purpose.
class Secret {
public:
    static constexpr std::size_t kSize = 32;

    /// Draws a new key from the system's generator.
    static Secret random();
    /// Copies `bytes`, which are kSize long; the caller wipes its own.
    static Secret copy(std::span<const std::uint8_t, kSize> bytes);
    /// Makes a key of zeros to be written into.
    static Secret blank();

    std::span<const std::uint8_t, kSize> bytes() const {
        return std::span<const std::uint8_t, kSize>(bytes_.get(), kSize);
    }
    std::span<std::uint8_t, kSize> bytes() {
        return std::span<std::uint8_t, kSize>(bytes_.get(), kSize);
    }

private:
    struct Wipe {
        void operator()(std::uint8_t* bytes) const;
    };
    explicit Secret(std::uint8_t* bytes) : bytes_(bytes) {}
    std::unique_ptr<std::uint8_t, Wipe> bytes_;
};

}  // namespace cotejo
