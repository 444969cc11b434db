// SPDX-License-Identifier: Apache-2.0
//
// Has zint draw a code.

#include "codes.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "picture.hpp"

namespace codes {

namespace fs = std::filesystem;

cv::Mat drawn(Symbology symbology, const std::string& bytes, double scale) {
    std::string folder = (fs::temp_directory_path() / "cotejo-codes-XXXXXX").string();
    if (!::mkdtemp(folder.data())) return {};
    const fs::path in = fs::path(folder) / "bytes", out = fs::path(folder) / "code.png";
    std::ofstream(in, std::ios::binary) << bytes;
    const bool wide = symbology == Symbology::pdf417;
    std::string command = ZINT " --binary --notext --quietzones -b " + std::to_string(int(symbology)) + " --scale=" +
                          std::to_string((wide ? 2 : 3) * scale) + " -i '" + in.string() + "' -o '" + out.string() + "'";
    if (wide) command += bytes.size() > 400 ? " --cols=13" : " --cols=6";
    command += " >/dev/null 2>&1";
    cv::Mat code;
    if (std::system(command.c_str()) == 0) {
        std::ifstream file(out, std::ios::binary);
        const std::vector<std::uint8_t> png{std::istreambuf_iterator<char>(file), {}};
        if (const auto picture = picture::decode(png)) code = picture::grey(*picture).clone();
    }
    fs::remove_all(folder);
    return code;
}

}  // namespace codes
