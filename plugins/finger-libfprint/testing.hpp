// SPDX-License-Identifier: Apache-2.0
//
// What the tests share: prints as records, folders that go away, and a running plugin.

#pragma once

#include <stdlib.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "cotejo/instance.hpp"
#include "cotejo/kinds.h"
#include "prints.hpp"
#include "../../tests/running_plugin.hpp"

namespace cotejo::finger_tests {

using Bytes = std::vector<std::uint8_t>;

/// A folder in /tmp: libfprint's sockets want short paths.
class Folder {
public:
    Folder() {
        char made[] = "/tmp/finger-test-XXXXXX";
        path_ = ::mkdtemp(made);
    }
    Folder(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    void put(const std::string& name, const Bytes& bytes) const {
        std::ofstream(path_ / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
    }
    void put(const std::string& name, const std::string& text) const {
        put(name, Bytes(text.begin(), text.end()));
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

using cotejo::testing::record;

inline Record image(const prints::Print& print) {
    const std::uint32_t stride = (print.width + 63) / 64 * 64;
    Bytes rows(std::size_t{stride} * print.height);
    for (std::size_t y = 0; y < print.height; ++y)
        std::memcpy(rows.data() + y * stride, print.pixels.data() + y * print.width, print.width);
    return record(COTEJO_KIND_FINGER_IMAGE, COTEJO_FORMAT_GRAY8, rows,
                  {print.width, print.height, stride});
}
inline Record image(std::uint64_t seed, std::uint32_t impression) {
    return image(prints::generate(seed, impression));
}

/// The plugin on the virtual reader, on a thread or in a process.
class Plugin {
public:
    explicit Plugin(bool isolate, std::map<std::string, std::string> settings = {}) {
        settings.try_emplace("sockets", sockets_.path());
        running_.emplace(PLUGIN_FOLDER, isolate, std::move(settings));
        EXPECT_TRUE(*running_) << running_->why_not();
    }

    Results extract(std::vector<Record> images, Clock::time_point deadline = Clock::time_point::max()) {
        return (*running_)->run(
            {"extract", COTEJO_KIND_FINGER_TEMPLATE_LIBFPRINT, std::move(images), {}, deadline});
    }
    Results compare(std::vector<Record> inputs, Clock::time_point deadline = Clock::time_point::max()) {
        return (*running_)->run({"compare", COTEJO_KIND_SCORES, std::move(inputs), {}, deadline});
    }
    std::unique_ptr<Running> capture() {
        return (*running_)->start({"capture", COTEJO_KIND_FINGER_IMAGE, {}, {}});
    }

    const std::filesystem::path& sockets() const { return sockets_.path(); }

private:
    Folder sockets_;
    std::optional<cotejo::testing::RunningPlugin> running_;
};

}  // namespace cotejo::finger_tests
