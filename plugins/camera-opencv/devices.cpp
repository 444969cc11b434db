// SPDX-License-Identifier: Apache-2.0
//
// Reads /sys/class/video4linux. `device` leads to the interface that a driver serves; for USB the
// folder above it is the device, which the kernel alone writes: a program cannot take its ids.

#include "devices.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace camera {

namespace fs = std::filesystem;

namespace {

std::string line_of(const fs::path& file) {
    std::string line;
    std::ifstream stream(file);
    std::getline(stream, line);
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

int number_in(std::string_view text, int otherwise) {
    int number = otherwise;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && number >= 0 ? number : otherwise;
}

void read_usb(const fs::path& hardware, Device& device) {
    std::error_code ignored;
    if (!fs::exists(hardware / "idVendor", ignored)) return;
    const std::string vendor = line_of(hardware / "idVendor");
    const std::string product = line_of(hardware / "idProduct");
    device.bus = vendor.empty() || product.empty() ? Device::Bus::unknown : Device::Bus::usb;
    if (device.bus == Device::Bus::unknown) return;
    device.usb = vendor + ":" + product;
    device.serial = line_of(hardware / "serial");
    device.port = line_of(hardware / "busnum") + "-" + line_of(hardware / "devpath");
}

}  // namespace

std::vector<Device> list_devices(const fs::path& sys) {
    constexpr std::string_view kNode = "video";
    std::vector<Device> devices;
    std::error_code error;
    for (fs::directory_iterator at(sys / "class/video4linux", error), end; !error && at != end;
         at.increment(error)) {
        const std::string node = at->path().filename();
        if (!node.starts_with(kNode)) continue;
        Device device{.number = number_in(std::string_view(node).substr(kNode.size()), -1)};
        if (device.number < 0) continue;
        device.index = number_in(line_of(at->path() / "index"), 0);
        device.name = line_of(at->path() / "name");
        read_usb(at->path() / "device" / "..", device);
        devices.push_back(std::move(device));
    }
    std::ranges::sort(devices, {}, &Device::number);
    return devices;
}

std::string described(const Device& device) {
    const std::string who = "video" + std::to_string(device.number) + " \"" + device.name + "\"";
    switch (device.bus) {
    case Device::Bus::other: return who + ", virtual or built in, no USB device";
    case Device::Bus::unknown: return who + ", plugged in a moment ago";
    case Device::Bus::usb: break;
    }
    const std::string serial = device.serial.empty() ? ", no serial" : ", serial " + device.serial;
    return who + " " + device.usb + " at port " + device.port + serial;
}

}  // namespace camera
