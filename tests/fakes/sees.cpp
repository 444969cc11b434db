// SPDX-License-Identifier: Apache-2.0
//
// Asks for cameras, and looks at what the system says about devices.

#include <fcntl.h>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        Draft draft;
        const auto open = [&](const char* what, const char* path, int flags = O_RDONLY) {
            errno = 0;
            attempt(draft, what, ::open(path, flags | O_CLOEXEC) >= 0);
        };
        open("cameras.list", "/sys/class/video4linux", O_RDONLY | O_DIRECTORY);
        open("camera.name", "/sys/class/video4linux/video0/name");
        open("camera.index", "/sys/class/video4linux/video0/index");
        open("camera.vendor", "/sys/class/video4linux/video0/device/../idVendor");
        open("camera.serial", "/sys/class/video4linux/video0/device/../serial");
        open("camera.name.write", "/sys/class/video4linux/video0/name", O_WRONLY);
        open("camera.other", "/sys/class/video4linux/video0/device/../power");
        open("network.list", "/sys/class/net", O_RDONLY | O_DIRECTORY);
        open("devices.list", "/sys/devices", O_RDONLY | O_DIRECTORY);
        return ended(job.emit(draft));
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.sees", Plugin)
