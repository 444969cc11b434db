// SPDX-License-Identifier: Apache-2.0
//
// What the gallery's tests share: templates drawn at random, and a folder of their own.

#pragma once

#include <stdlib.h>

#include <cmath>
#include <filesystem>
#include <random>
#include <string>

#include "template.hpp"

namespace gallery_face::testing {

/// Always the same ones for the same seed.
class Draw {
public:
    explicit Draw(unsigned seed) : random_(seed) {}

    Template stranger() {
        Template drawn;
        for (float& number : drawn.numbers) number = normal_(random_);
        return unit(drawn);
    }
    /// Nearly the same; the smaller `off`, the nearer.
    Template near(const Template& of, float off) {
        Template drawn = of;
        for (float& number : drawn.numbers) number += normal_(random_) * off;
        return unit(drawn);
    }

private:
    static Template unit(Template of) {
        double square = 0;
        for (const float number : of.numbers) square += double{number} * number;
        for (float& number : of.numbers) number = static_cast<float>(number / std::sqrt(square));
        return read_template("f32", {reinterpret_cast<const std::uint8_t*>(of.numbers.data()), kTemplateBytes});
    }
    std::mt19937 random_;
    std::normal_distribution<float> normal_;
};

class ScratchFolder {
public:
    ScratchFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "cotejo-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace gallery_face::testing
