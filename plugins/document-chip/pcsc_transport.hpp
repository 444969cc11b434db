// SPDX-License-Identifier: Apache-2.0
//
// A card on a PC/SC reader, by way of pcscd.

#pragma once

#include <memory>
#include <string>

#include "emrtd/transport.hpp"

namespace chip {

/// Speaks to the card on a reader whose name contains `reader`, on any when that is empty. Contacts pcscd when the
/// card is powered on. A reader that another program uses is no_reader.
std::unique_ptr<emrtd::Transport> pcsc_transport(std::string reader, emrtd::Patience patience);

}  // namespace chip
