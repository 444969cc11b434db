// SPDX-License-Identifier: Apache-2.0
//
// A card behind a Unix stream socket: messages as vpcd has them (vsmartcard), a length of two bytes before each.

#pragma once

#include <memory>
#include <string>

#include "transport.hpp"

namespace emrtd {

/// Speaks to a simulated card that listens at this path. Connects when it is powered on; nobody listening there
/// is no_card.
std::unique_ptr<Transport> socket_transport(std::string path, Patience patience);

}  // namespace emrtd
