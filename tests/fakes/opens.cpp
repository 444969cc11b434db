// SPDX-License-Identifier: Apache-2.0
//
// Opens files it was given and files it was not, to read and to write.

#include <fcntl.h>
#include <sys/stat.h>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        Draft draft;
        const auto open = [&](const char* what, const std::string& path, int flags) {
            errno = 0;
            attempt(draft, what, ::open(path.c_str(), flags | O_CLOEXEC, 0600) >= 0);
        };
        const std::string allowed = host_.setting("allowed"), folder = host_.setting("folder");
        open("allowed.read", allowed, O_RDONLY);
        open("allowed.write", allowed, O_WRONLY);
        open("library.read", "/usr/bin/env", O_RDONLY);
        open("other.read", host_.setting("other"), O_RDONLY);
        open("passwd.read", "/etc/passwd", O_RDONLY);
        open("root.list", "/", O_RDONLY | O_DIRECTORY);
        open("environ.read", "/proc/1/environ", O_RDONLY);
        open("memory.write", "/proc/self/mem", O_RDWR);
        open("temporary.create", "/tmp/cotejo-fake-opens", O_WRONLY | O_CREAT);
        open("device.read", "/dev/zero", O_RDONLY);
        if (!folder.empty()) open("folder.create", folder + "/new", O_WRONLY | O_CREAT);
        if (!folder.empty()) open("folder.above", folder + "/../above", O_WRONLY | O_CREAT);
        attempt(draft, "allowed.chmod", ::chmod(allowed.c_str(), 0666) == 0);
        return ended(job.emit(draft));
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.opens", Plugin)
