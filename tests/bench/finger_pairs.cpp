// SPDX-License-Identifier: Apache-2.0
//
// cotejo-finger-pairs: writes synthetic prints and the pairs that `cotejo evaluate` measures on them.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "prints.hpp"

namespace {

namespace fs = std::filesystem;

constexpr const char* kHelp =
    "Usage: cotejo-finger-pairs FOLDER FINGERS [FIRST_SEED]\n"
    "\n"
    "Writes two impressions of FINGERS synthetic fingers into FOLDER, and pairs.csv: impression 1 of each\n"
    "against impression 0 of every one.\n"
    "Exit: 0 written, 1 a file cannot be written, 2 the command line is wrong.\n";

std::string name(long finger, int impression) {
    return std::to_string(finger) + "-" + std::to_string(impression) + ".png";
}

bool write_print(const fs::path& file, std::uint64_t seed, std::uint32_t impression) {
    const auto bytes = cotejo::prints::png(cotejo::prints::generate(seed, impression));
    std::ofstream output(file, std::ios::binary);
    output.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return bool(output.flush());
}

bool write_pairs(const fs::path& file, long fingers) {
    std::ofstream output(file);
    output << "a,b,genuine\n";
    for (long i = 0; i < fingers; ++i)
        for (long j = 0; j < fingers; ++j)
            output << name(i, 1) << ',' << name(j, 0) << ',' << (i == j ? "1\n" : "0\n");
    return bool(output.flush());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) == "--help") return std::fputs(kHelp, stdout), 0;
    const long fingers = argc > 2 ? std::atol(argv[2]) : 0;
    if (argc > 4 || fingers < 2) return std::fputs(kHelp, stderr), 2;
    const fs::path folder = argv[1];
    const std::uint64_t seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 100'000;
    std::error_code error;
    fs::create_directories(folder, error);
    bool written = write_pairs(folder / "pairs.csv", fingers);
    for (long i = 0; i < fingers && written; ++i)
        for (const int impression : {0, 1})
            written = written && write_print(folder / name(i, impression), seed + static_cast<std::uint64_t>(i),
                                             static_cast<std::uint32_t>(impression));
    if (written) return 0;
    std::fprintf(stderr, "cotejo-finger-pairs: %s cannot be written\n", folder.c_str());
    return 1;
}
