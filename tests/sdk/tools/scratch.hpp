// SPDX-License-Identifier: Apache-2.0
//
// A folder of its own for each test, gone afterwards.

#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace cotejo::test {

class Scratch : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "cotejo-tools-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return path(name);
    }
    std::string read(const std::string& name) const {
        std::ifstream input(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(input), {}};
    }

    std::filesystem::path folder_;
};

}  // namespace cotejo::test
