// SPDX-License-Identifier: Apache-2.0
//
// Scratch: a folder of its own for one test, gone with it.

#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace cotejo::kiosk {

class Scratch {
public:
    Scratch() {
        std::string pattern = std::filesystem::temp_directory_path() / "cotejo-kiosk-XXXXXX";
        folder = mkdtemp(pattern.data());
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::filesystem::path write(const std::filesystem::path& name, std::string_view text) const {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << text;
        return folder / name;
    }

    std::filesystem::path folder;
};

}  // namespace cotejo::kiosk
