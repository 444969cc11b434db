// SPDX-License-Identifier: Apache-2.0

#include "pin.hpp"

#include "../../tests/running_plugin.hpp"

#include <unistd.h>

#include <fstream>

#include <gmock/gmock.h>

namespace {

namespace fs = std::filesystem;
using camera::choose;
using camera::Device;
using camera::list_devices;
using camera::Pin;
using cotejo::Result;
using cotejo::Status;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A folder of the shape that the kernel gives /sys, with the cameras that a test plugs in.
class FakeTree {
public:
    FakeTree() { fs::create_directories(root_ / "class/video4linux"); }
    ~FakeTree() { fs::remove_all(root_); }

    /// A camera as the uvcvideo driver shows one: two nodes, pictures from the first.
    void plug_in(int number, std::string_view name, std::string_view port, std::string_view serial = "",
                 std::string_view product = "0825") {
        const fs::path device = root_ / "devices/pci/usb1" / port;
        const fs::path interface = device / (std::string(port) + ":1.0");
        write(device / "idVendor", "046d");
        write(device / "idProduct", product);
        if (!serial.empty()) write(device / "serial", serial);
        write(device / "busnum", port.substr(0, 1));
        write(device / "devpath", port.substr(2));
        for (const int index : {0, 1}) node(interface, number + index, name, index);
        for (const int index : {0, 1})
            link(interface, interface / "video4linux" / node_name(number + index) / "device");
    }

    /// A camera as v4l2loopback makes one: a name of one's choice, and no hardware.
    void pretend(int number, std::string_view name) {
        node(root_ / "devices/virtual", number, name, 0);
    }

    /// A camera as vivid or a board's own interface makes one: hardware that is no USB device.
    void build_in(int number, std::string_view name) {
        const fs::path board = root_ / "devices/platform/board.0";
        node(board, number, name, 0);
        link(board, board / "video4linux" / node_name(number) / "device");
    }

    std::vector<Device> devices() const { return list_devices(root_); }
    const fs::path& root() const { return root_; }

private:
    static std::string node_name(int number) { return "video" + std::to_string(number); }

    void node(const fs::path& parent, int number, std::string_view name, int index) {
        const fs::path place = parent / "video4linux" / node_name(number);
        write(place / "name", name);
        write(place / "index", std::to_string(index));
        link(place, root_ / "class/video4linux" / node_name(number));
    }
    static void write(const fs::path& file, std::string_view line) {
        fs::create_directories(file.parent_path());
        std::ofstream(file) << line << "\n";
    }
    static void link(const fs::path& to, const fs::path& from) {
        fs::create_directory_symlink(to, from);
    }

    const fs::path root_ = fs::path(testing::TempDir()) / ("sys-" + std::to_string(getpid()));
};

Pin pinned(std::string usb) { return Pin{.usb = std::move(usb)}; }

TEST(Pin, FindsARealCameraWhateverItsNumber) {
    for (const int number : {0, 6}) {
        FakeTree tree;
        tree.plug_in(number, "Webcam", "1-2");
        const Result<Device> found = choose(tree.devices(), pinned("046d:0825"));
        ASSERT_TRUE(found) << found.error().what;
        EXPECT_EQ(found->number, number);
        EXPECT_EQ(found->port, "1-2");
    }
}

TEST(Pin, TakesTheNodeThatGivesPictures) {
    FakeTree tree;
    tree.plug_in(4, "Webcam", "1-2.3", "A1");
    const std::vector<Device> devices = tree.devices();
    ASSERT_EQ(devices.size(), 2u);
    EXPECT_EQ(devices[1].index, 1);
    const Result<Device> found = choose(devices, Pin{.serial = "A1"});
    ASSERT_TRUE(found) << found.error().what;
    EXPECT_EQ(found->number, 4);
}

TEST(Pin, CatchesAVirtualCameraThatTakesARealOnesName) {
    FakeTree tree;
    tree.pretend(0, "Webcam C270");
    const Result<Device> found =
        choose(tree.devices(), Pin{.usb = "046d:0825", .name = "Webcam C270"});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().status, Status::unavailable);
    EXPECT_THAT(found.error().what,
                AllOf(HasSubstr("no USB device stands where the pinned one should be"),
                      HasSubstr("video0 \"Webcam C270\"")));
}

TEST(Pin, CatchesAVirtualCameraByTheNameAloneAndByTheNumberAlone) {
    FakeTree tree;
    tree.pretend(0, "Webcam C270");
    EXPECT_FALSE(choose(tree.devices(), Pin{.name = "Webcam C270"}));
    const Result<Device> by_number = choose(tree.devices(), Pin{.usb = "046d:0825", .number = 0});
    ASSERT_FALSE(by_number);
    EXPECT_THAT(by_number.error().what, HasSubstr("stands where the pinned one should be"));
}

TEST(Pin, OpensTheRealCameraBesideAVirtualOneOfItsName) {
    FakeTree tree;
    tree.pretend(0, "Webcam C270");
    tree.plug_in(2, "Webcam C270", "1-2");
    const Result<Device> found = choose(tree.devices(), Pin{.name = "Webcam C270"});
    ASSERT_TRUE(found) << found.error().what;
    EXPECT_EQ(found->number, 2);
}

TEST(Pin, TellsTwoAlikeCamerasApartByTheirPort) {
    FakeTree tree;
    tree.plug_in(0, "Webcam", "1-2");
    tree.plug_in(2, "Webcam", "1-3");
    const Result<Device> either = choose(tree.devices(), pinned("046d:0825"));
    ASSERT_FALSE(either);
    EXPECT_THAT(either.error().what, AllOf(HasSubstr("two cameras answer"), HasSubstr("port 1-2"),
                                           HasSubstr("port 1-3")));
    const Result<Device> second = choose(tree.devices(), Pin{.usb = "046d:0825", .port = "1-3"});
    ASSERT_TRUE(second) << second.error().what;
    EXPECT_EQ(second->number, 2);
}

TEST(Pin, TellsTwoAlikeCamerasApartByTheirSerial) {
    FakeTree tree;
    tree.plug_in(0, "Webcam", "1-2", "A1");
    tree.plug_in(2, "Webcam", "1-3", "B2");
    const Result<Device> found = choose(tree.devices(), Pin{.serial = "B2"});
    ASSERT_TRUE(found) << found.error().what;
    EXPECT_EQ(found->number, 2);
}

TEST(Pin, SaysWhichCamerasWereSeenWhenItsOwnIsAbsent) {
    FakeTree tree;
    tree.plug_in(0, "Other", "1-4", "Z9", "0999");
    tree.build_in(7, "Board");
    const Result<Device> found = choose(tree.devices(), Pin{.usb = "046d:0825", .port = "1-2"});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().status, Status::unavailable);
    EXPECT_THAT(found.error().what,
                AllOf(HasSubstr("not there: usb 046d:0825 port 1-2"),
                      HasSubstr("video0 \"Other\" 046d:0999 at port 1-4, serial Z9"),
                      HasSubstr("video7 \"Board\", virtual or built in")));
}

TEST(Pin, SaysThatNoneWasSeenWhereThereIsNoCameraAtAll) {
    const Result<Device> found = choose(list_devices("/nowhere"), pinned("046d:0825"));
    ASSERT_FALSE(found);
    EXPECT_THAT(found.error().what, HasSubstr("seen: none"));
}

TEST(Pin, RefusesTheRightCameraAtTheWrongPort) {
    FakeTree tree;
    tree.plug_in(0, "Webcam", "1-4");
    EXPECT_FALSE(choose(tree.devices(), Pin{.usb = "046d:0825", .port = "1-2"}));
}

class PinnedCamera : public testing::TestWithParam<bool> {
protected:
    /// How a capture ends with these settings and this tree.
    cotejo::Outcome capture(std::map<std::string, std::string> settings) {
        settings["tree"] = tree_.root();
        cotejo::testing::RunningPlugin plugin(PLUGIN_FOLDER, GetParam(), std::move(settings));
        return plugin.run("capture", "face.image", {}).outcome;
    }
    FakeTree tree_;
};

TEST_P(PinnedCamera, IsNotOpenedWhileAVirtualOneBearsItsName) {
    tree_.pretend(97, "Webcam C270");
    const cotejo::Outcome outcome = capture({{"usb", "046D:0825"}, {"name", "Webcam C270"}});
    EXPECT_EQ(outcome.status, Status::unavailable);
    EXPECT_THAT(outcome.reason, HasSubstr("no USB device stands where the pinned one should be"));
}

TEST_P(PinnedCamera, IsOpenedByTheNumberThatItHasToday) {
    tree_.plug_in(97, "Webcam C270", "1-2");
    const cotejo::Outcome outcome = capture({{"usb", "046d:0825"}, {"port", "1-2"}});
    EXPECT_EQ(outcome.status, Status::unavailable);
    EXPECT_THAT(outcome.reason, AllOf(HasSubstr("is it plugged in"), Not(HasSubstr("pinned"))))
        << "found in the tree, and there is no /dev/video97 to open";
}

TEST_P(PinnedCamera, RefusesAnIdThatIsNone) {
    cotejo::testing::RunningPlugin plugin(PLUGIN_FOLDER, GetParam(), {{"usb", "webcam"}});
    EXPECT_FALSE(plugin);
    EXPECT_THAT(plugin.why_not() + plugin.log(), HasSubstr("setting usb: write vendor and product"));
}

INSTANTIATE_TEST_SUITE_P(Runs, PinnedCamera, testing::Bool(), cotejo::testing::where);

}  // namespace
