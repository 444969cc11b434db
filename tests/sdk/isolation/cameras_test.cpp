// SPDX-License-Identifier: Apache-2.0
//
// What a plugin that was granted cameras can learn about them: the kernel's description of video
// nodes, laid out in a mount of the test's own, and nothing else.

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "sdk/isolation/fake_instance.hpp"

namespace cotejo {
namespace {

namespace fs = std::filesystem;
using namespace test;

void write(const fs::path& file, std::string_view line) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << line << "\n";
}

/// One USB camera, as the kernel shows it.
void plug_in_camera() {
    const fs::path device = "/sys/class/fake-bus/1-2", interface = device / "1-2:1.0";
    write(device / "idVendor", "046d");
    write(device / "serial", "A1");
    write(device / "power", "on");
    const fs::path node = interface / "video4linux/video0";
    write(node / "name", "Webcam");
    write(node / "index", "0");
    fs::create_directory_symlink(interface, node / "device");
    fs::create_directories("/sys/class/net");
    fs::create_directories("/sys/class/video4linux");
    fs::create_directory_symlink(node, "/sys/class/video4linux/video0");
}

/// Runs `what` on a thread that sees a /sys/class of its own; false where that is not allowed.
template <class What>
bool with_a_camera(What what) {
    bool allowed = false;
    std::thread([&] {
        allowed = ::unshare(CLONE_NEWNS) == 0 &&
                  ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                  ::mount("none", "/sys/class", "tmpfs", 0, nullptr) == 0;
        if (!allowed) return;
        plug_in_camera();
        what();
    }).join();
    return allowed;
}

TEST(Cameras, CanBeToldApartByWhoIsGrantedThem) {
    const bool allowed = with_a_camera([] {
        const auto plugin = fake("sees");
        const Results results = plugin->run(misbehave());
        ASSERT_EQ(results.records.size(), 1u) << results.outcome.reason;
        const Record& tried = results.records[0];
        for (const char* granted : {"cameras.list", "camera.name", "camera.index", "camera.vendor",
                                    "camera.serial"})
            EXPECT_EQ(tried.number(granted), 0.0) << granted;
        for (const char* refused : {"camera.name.write", "camera.other", "network.list",
                                    "devices.list"})
            EXPECT_NE(tried.number(refused).value(), 0.0) << refused;
        expect_survived(*plugin);
    });
    if (!allowed) GTEST_SKIP() << "this user may not have mounts of their own";
}

}  // namespace
}  // namespace cotejo
