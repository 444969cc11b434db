// SPDX-License-Identifier: Apache-2.0
//
// Holds cameras against a pin. A name proves nothing: hardware has ids and a port, a virtual camera
// has neither.

#include "pin.hpp"

#include <algorithm>

namespace camera {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

bool agrees(const std::string& wanted, const std::string& found) {
    return wanted.empty() || wanted == found;
}

bool meets(const Device& device, const Pin& pin) {
    return device.bus == Device::Bus::usb && agrees(pin.usb, device.usb) &&
           agrees(pin.serial, device.serial) && agrees(pin.port, device.port) &&
           agrees(pin.name, device.name) && (pin.number < 0 || pin.number == device.number);
}

std::string list(std::span<const Device> devices) {
    std::string all;
    for (const Device& device : devices) all += (all.empty() ? "" : "; ") + described(device);
    return all.empty() ? "none" : all;
}

std::string said(const Pin& pin) {
    std::string all;
    if (pin.number >= 0) all += " video" + std::to_string(pin.number);
    if (!pin.usb.empty()) all += " usb " + pin.usb;
    if (!pin.serial.empty()) all += " serial " + pin.serial;
    if (!pin.port.empty()) all += " port " + pin.port;
    if (!pin.name.empty()) all += " name \"" + pin.name + "\"";
    return all;
}

Error missing(std::span<const Device> devices, const Pin& pin) {
    const auto impostor = std::ranges::find_if(devices, [&](const Device& device) {
        return device.bus == Device::Bus::other &&
               (pin.number == device.number || (!pin.name.empty() && pin.name == device.name));
    });
    if (impostor != devices.end())
        return Error{Status::unavailable,
                     "a camera that is no USB device stands where the pinned one should be: " +
                         described(*impostor) + "; pinned:" + said(pin)};
    return Error{Status::unavailable,
                 "the pinned camera is not there:" + said(pin) + "; seen: " + list(devices)};
}

}  // namespace

Result<Device> choose(std::span<const Device> devices, const Pin& pin) {
    std::vector<Device> met;
    for (const Device& device : devices)
        if (meets(device, pin)) met.push_back(device);
    if (met.empty()) return missing(devices, pin);
    std::ranges::stable_sort(met, {}, &Device::index);
    const Device first = met.front();
    std::erase_if(met, [&](const Device& other) { return other.port == first.port; });
    if (met.empty()) return first;
    met.insert(met.begin(), first);
    return Error{Status::unavailable,
                 "two cameras answer to the pin; add the port of the right one: " + list(met)};
}

}  // namespace camera
