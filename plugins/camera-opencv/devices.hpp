// SPDX-License-Identifier: Apache-2.0
//
// devices: which cameras the kernel knows, and what hardware stands behind each.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace camera {

/// One video node, /dev/video<number>, as sysfs describes it.
struct Device {
    enum class Bus {
        usb,     ///< a USB device of its own
        other,   ///< none: a virtual camera, or one that is built in
        unknown, ///< its ids cannot be read: plugged in after this process was confined
    };
    int number = -1;
    int index = 0;      ///< which of its hardware's nodes this is; pictures come from the first
    std::string name;   ///< what it calls itself; anybody may choose that
    Bus bus = Bus::other;
    std::string usb;    ///< vendor and product, "046d:0825"
    std::string serial; ///< "" where the maker gave none
    std::string port;   ///< where it is plugged in, "1-2" or "1-2.4"
};

/// Lists the video nodes under `sys`, which is /sys or a copy of its shape, by their numbers. Reads
/// files only, no link's text, so that it works confined. None when there is no such folder.
std::vector<Device> list_devices(const std::filesystem::path& sys);

/// Says one device to an operator: "video0 "C270" 046d:0825 at port 1-2".
std::string described(const Device& device);

}  // namespace camera
