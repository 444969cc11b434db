// SPDX-License-Identifier: Apache-2.0
//
// Landlock: which files, ports and other processes a confined child can still reach.

#include <fcntl.h>
#include <glob.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "isolation/descriptor.hpp"
#include "isolation/sandbox.hpp"
#include "isolation/sanitizer.hpp"

namespace cotejo::sandbox {
namespace {

// The kernel's interface up to ABI 6; headers older than the running kernel lack the later parts.
struct Ruleset {
    std::uint64_t files, network, scope;
};
struct [[gnu::packed]] PathRule {
    std::uint64_t allowed;
    std::int32_t parent;
};
struct PortRule {
    std::uint64_t allowed, port;
};
constexpr int kPathRule = 1, kPortRule = 2;
constexpr std::uint64_t kWrite = 1u << 1, kRead = 1u << 2, kList = 1u << 3, kRemoveFolder = 1u << 4,
                        kRemoveFile = 1u << 5, kMakeFolder = 1u << 7, kMakeFile = 1u << 8,
                        kMakeSocket = 1u << 9, kRefer = 1u << 13, kTruncate = 1u << 14,
                        kDeviceControl = 1u << 15;
constexpr std::uint64_t kFileOnly = kWrite | kRead | kTruncate | kDeviceControl;
constexpr std::uint64_t kBind = 1u << 0, kConnect = 1u << 1;
constexpr std::uint64_t kAbstractSockets = 1u << 0, kSignals = 1u << 1;

/// What version `abi` of the kernel's Landlock can restrict.
Ruleset known(int abi) {
    Ruleset all{(1u << 13) - 1, 0, 0};
    if (abi >= 2) all.files |= kRefer;
    if (abi >= 3) all.files |= kTruncate;
    if (abi >= 4) all.network = kBind | kConnect;
    if (abi >= 5) all.files |= kDeviceControl;
    if (abi >= 6) all.scope = kAbstractSockets | kSignals;
    return all;
}

std::size_t size_of(int abi) {
    if (abi >= 6) return sizeof(Ruleset);
    return abi >= 4 ? 2 * sizeof(std::uint64_t) : sizeof(std::uint64_t);
}

Missing lacking(int abi, const Needs& needs) {
    Missing missing;
    if (abi < 3) missing.push_back("Landlock before ABI 3 cannot refuse truncating a file");
    if (abi < 4 && (!needs.connect.empty() || !needs.listen.empty()))
        missing.push_back("Landlock before ABI 4 cannot refuse other ports than those granted");
    if (abi < 5 && !needs.devices.empty())
        missing.push_back("Landlock before ABI 5 cannot refuse control calls to other devices");
    if (abi < 6 && names(needs.sockets, "unix"))
        missing.push_back("Landlock before ABI 6 cannot refuse abstract Unix sockets");
    return missing;
}

/// Collects rules; a path that is not there needs none.
class Rules {
public:
    Rules(int ruleset, const Ruleset& handled) : ruleset_(ruleset), handled_(handled) {}

    void path(const std::string& path, std::uint64_t rights) {
        const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
        struct stat about {};
        if (!place || ::fstat(place.get(), &about) < 0) return;
        if (!S_ISDIR(about.st_mode)) rights &= kFileOnly;
        const PathRule rule{rights & handled_.files, place.get()};
        add(kPathRule, &rule);
    }
    void paths(const char* pattern, std::uint64_t rights) {
        glob_t found{};
        if (::glob(pattern, 0, nullptr, &found) == 0)
            for (std::size_t i = 0; i < found.gl_pathc; ++i) path(found.gl_pathv[i], rights);
        ::globfree(&found);
    }
    void port(std::uint16_t port, std::uint64_t rights) {
        const PortRule rule{rights & handled_.network, port};
        if (rule.allowed) add(kPortRule, &rule);
    }
    bool good() const { return good_; }

private:
    void add(int type, const void* rule) {
        if (::syscall(SYS_landlock_add_rule, ruleset_, type, rule, 0) < 0) good_ = false;
    }

    int ruleset_;
    Ruleset handled_;
    bool good_ = true;
};

/// What says which camera is which: its names and numbers, never the whole tree of devices. The
/// folder above `device` is the USB device, where there is one.
void add_camera_ids(Rules& rules) {
    rules.path("/sys/class/video4linux", kRead | kList);
    const std::string nodes = "/sys/class/video4linux/*/";
    for (const char* file : {"name", "index", "device/../idVendor", "device/../idProduct",
                             "device/../serial", "device/../busnum", "device/../devpath"})
        rules.paths((nodes + file).c_str(), kRead);
}

void add_devices(Rules& rules, const std::vector<std::string>& devices) {
    constexpr std::uint64_t kUse = kRead | kWrite | kDeviceControl;
    if (names(devices, "video")) {
        rules.paths("/dev/video*", kUse);
        rules.paths("/dev/media*", kUse);
        add_camera_ids(rules);
    }
    if (names(devices, "usb")) {
        rules.path("/dev/bus/usb", kUse | kList);
        for (const char* tree : {"/sys/bus/usb", "/sys/devices", "/run/udev/data"})
            rules.path(tree, kRead | kList);
    }
    if (names(devices, "printer")) {
        rules.paths("/dev/usb/lp*", kUse);
        rules.paths("/dev/lp*", kUse);
    }
}

void add_files(Rules& rules, const Grants& grants) {
    if (grants.libraries) {
        for (const char* libraries : {"/usr", "/lib", "/lib64"}) rules.path(libraries, kRead | kList);
        rules.path("/etc/ld.so.cache", kRead);
    }
    for (const std::string& path : grants.readable) rules.path(path, kRead | kList);
    std::uint64_t own = kRead | kList | kWrite | kRemoveFile | kRemoveFolder | kMakeFile |
                        kMakeFolder | kRefer | kTruncate;
    if (names(grants.needs.sockets, "unix")) own |= kMakeSocket;
    for (const std::string& path : grants.writable) rules.path(path, own);
    if (grants.needs.jit) rules.path("/sys/devices/system/cpu", kRead | kList);
    if (!grants.needs.connect.empty())
        for (const char* file : {"/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf"})
            rules.path(file, kRead);
    if (kSanitized) rules.path("/proc", kRead | kList);
}

void add_ports(Rules& rules, const Needs& needs) {
    for (const std::uint16_t port : needs.listen) rules.port(port, kBind);
    for (const std::string& peer : needs.connect) {
        const char* end = peer.data() + peer.size();
        std::uint16_t port = 0;
        const auto colon = peer.rfind(':');
        if (colon == std::string::npos) continue;
        if (std::from_chars(peer.data() + colon + 1, end, port).ptr == end)
            rules.port(port, kConnect);
    }
}

Error refused(const char* what) {
    return {Status::unavailable, std::string("Landlock: ") + what + ": " + std::strerror(errno)};
}

}  // namespace

Result<Missing> restrict_files_and_network(const Grants& grants) {
    const auto abi = static_cast<int>(::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1));
    if (abi < 1)
        return Missing{"this kernel has no Landlock: the child can open every file its user can"};
    const Ruleset handled = known(abi);
    const Descriptor ruleset(static_cast<int>(
        ::syscall(SYS_landlock_create_ruleset, &handled, size_of(abi), 0)));
    if (!ruleset) return refused("no rule set");
    Rules rules(ruleset.get(), handled);
    add_files(rules, grants);
    add_devices(rules, grants.needs.devices);
    add_ports(rules, grants.needs);
    if (!rules.good()) return refused("a rule was not accepted");
    if (::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) < 0) return refused("not entered");
    return lacking(abi, grants.needs);
}

}  // namespace cotejo::sandbox
