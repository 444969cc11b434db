// SPDX-License-Identifier: Apache-2.0
//
// Touches: what a simulated traveller does with the virtual reader, one thing after another.

#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "impression.hpp"
#include "virtual_finger.hpp"

namespace finger {

/// A folder of prints in the order of their names, begun anew after the last. A file ending in
/// .mishap stands for a bad touch; its first word says which: general, too-short, centre-finger,
/// remove-finger or unplug.
class Touches {
public:
    Touches(std::filesystem::path folder, double dpi) : folder_(std::move(folder)), dpi_(dpi) {}

    using Touch = std::variant<Impression, Mishap>;
    /// Status::unavailable: the folder has nothing to touch with. Status::failed: a file is no
    /// print; the next call goes on after it.
    cotejo::Result<Touch> next();

private:
    std::filesystem::path folder_;
    double dpi_;
    std::string last_;
};

}  // namespace finger
