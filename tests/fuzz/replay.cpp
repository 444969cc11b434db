// SPDX-License-Identifier: Apache-2.0
//
// Feeds a fuzz target without libFuzzer: each file of the folders named, then that file cut short
// and with single bits flipped, always the same way.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr int kCuts = 64;
constexpr int kFlips = 256;

Bytes read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A copy at exact size, so that AddressSanitizer sees a read past the end.
void feed(const Bytes& bytes, std::size_t size) {
    const Bytes exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

void feed_variants(Bytes bytes) {
    feed(bytes, bytes.size());
    if (bytes.empty()) return;
    std::minstd_rand random(1);
    for (int cut = 0; cut < kCuts; ++cut) feed(bytes, random() % bytes.size());
    for (int flip = 0; flip < kFlips; ++flip) {
        const std::size_t bit = random() % (bytes.size() * 8);
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
        feed(bytes, bytes.size());
    }
}

}  // namespace

int main(int count, char** folders) {
    int files = 0;
    for (int i = 1; i < count; ++i)
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folders[i]))
            if (entry.is_regular_file()) {
                feed_variants(read(entry.path()));
                ++files;
            }
    if (files == 0) std::cerr << "no file to replay; name a folder with a corpus\n";
    return files == 0 ? 2 : 0;
}
