// SPDX-License-Identifier: Apache-2.0
//
// Pin: which camera alone may be opened, whatever number the kernel gave it today.

#pragma once

#include <span>
#include <string>

#include "cotejo/result.hpp"
#include "devices.hpp"

namespace camera {

/// What must all be so; "" is not asked. A pin that asks anything asks for a USB device.
struct Pin {
    std::string usb;    ///< "046d:0825"
    std::string serial;
    std::string port;   ///< "1-2"
    std::string name;
    int number = -1;    ///< of /dev/video; -1 any

    bool set() const { return !(usb.empty() && serial.empty() && port.empty() && name.empty()); }
};

/// Finds the one camera that the pin means. Status::unavailable when there is none, when two answer
/// to it, or when what bears its name is no USB device; the reason says which cameras were seen.
cotejo::Result<Device> choose(std::span<const Device> devices, const Pin& pin);

}  // namespace camera
