// SPDX-License-Identifier: Apache-2.0
//
// cotejo-print: writes one synthetic fingerprint.

#include <charconv>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "prints.hpp"

namespace {

constexpr const char* kHelp =
    "Usage: cotejo-print --finger SEED [--impression N] -o FILE.png|FILE.pgm\n"
    "\n"
    "Writes one touch of a synthetic finger: 500 dpi, 8-bit gray, dark ridges on light.\n"
    "The same SEED is the same finger, the same N the same touch, on every machine.\n"
    "\n"
    "  --finger SEED     which finger: 0 to 18446744073709551615\n"
    "  --impression N    which touch, default 0: a careful one, as at an enrolment desk\n"
    "  -o FILE           where to; .png or .pgm says which format\n"
    "  --help            this text\n"
    "\n"
    "Exit: 0 written, 1 the file cannot be written, 2 the command line is wrong.\n";

template <class T>
std::optional<T> number(std::string_view text) {
    T value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

int wrong(const std::string& what) {
    std::fprintf(stderr, "cotejo-print: %s; try --help\n", what.c_str());
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    std::optional<std::uint64_t> finger;
    std::optional<std::uint32_t> impression = 0;
    std::string out;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--help") return std::fputs(kHelp, stdout), 0;
        if (word != "--finger" && word != "--impression" && word != "-o")
            return wrong("unknown argument " + std::string(word));
        if (++i == argc) return wrong(std::string(word) + " needs a value");
        if (word == "--finger") finger = number<std::uint64_t>(argv[i]);
        if (word == "--impression") impression = number<std::uint32_t>(argv[i]);
        if (word == "-o") out = argv[i];
    }
    if (!finger) return wrong("--finger needs a whole number");
    if (!impression) return wrong("--impression needs a whole number");
    if (!out.ends_with(".png") && !out.ends_with(".pgm"))
        return wrong("-o needs a file that ends in .png or .pgm");

    const cotejo::prints::Print print = cotejo::prints::generate(*finger, *impression);
    const auto bytes =
        out.ends_with(".png") ? cotejo::prints::png(print) : cotejo::prints::pgm(print);
    std::ofstream file(out, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
    if (file.flush()) return 0;
    std::fprintf(stderr, "cotejo-print: cannot write %s\n", out.c_str());
    return 1;
}
