// SPDX-License-Identifier: Apache-2.0
//
// Options: what the command line of cotejo-kiosk says.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cotejo/result.hpp"
#include "kiosk/config.hpp"

namespace cotejo::kiosk {

struct Options {
    enum class Verb { serve, check, officer_code, demo_state, help, version };
    Verb verb = Verb::serve;
    ConfigOptions config;
    bool text = false;   ///< the screen is this terminal
    bool once = false;   ///< one visit without asking, then one line of JSON
    bool forget = false; ///< erase each check-in when its screen closes
    std::optional<std::uint16_t> listen;
};

/// Reads the command line. Status::invalid says what is wrong and what to write instead.
Result<Options> parse_options(int argc, char** argv);

/// What --help prints.
std::string usage();

}  // namespace cotejo::kiosk
