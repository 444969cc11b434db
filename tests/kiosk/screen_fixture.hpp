// SPDX-License-Identifier: Apache-2.0
//
// What the tests of screens share: the real texts, a scratch folder, the names of all steps.

#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "kiosk/text.hpp"

namespace cotejo::kiosk {

inline const std::string kTextFolder = COTEJO_SOURCE_DIR "/config/text";
inline const std::string kWebFolder = COTEJO_SOURCE_DIR "/kiosk/web";
inline const std::vector<std::string> kStepNames = {
    "language", "notice",  "ask",    "capture", "working",
    "say",      "through", "officer", "closed",  "unavailable"};

inline const Text& the_text() {
    static const Text text = [] {
        auto read = Text::load(kTextFolder, {"es", "en"});
        if (!read) ADD_FAILURE() << describe(read.error());
        return std::move(*read);
    }();
    return text;
}

inline std::string slurp(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    EXPECT_TRUE(in) << file;
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The text without the line that begins so.
inline std::string without(std::string text, const std::string& begin) {
    const auto at = text.find("\n" + begin);
    EXPECT_NE(at, std::string::npos) << begin;
    return text.erase(at, text.find('\n', at + 1) - at);
}

/// A folder of one's own, gone afterwards.
class Scratch {
public:
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "cotejo-screen-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Scratch() { std::filesystem::remove_all(path_); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace cotejo::kiosk
