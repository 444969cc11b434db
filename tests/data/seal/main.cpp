// SPDX-License-Identifier: Apache-2.0
//
// cotejo-seal: writes seals, right and wrong, with the certificates to look at them by.

#include <cstdio>
#include <fstream>
#include <string>

#include "formats.hpp"
#include "seal/draw.hpp"
#include "seal/faults.hpp"
#include "seal/issue.hpp"

namespace {

constexpr const char* kHelp = R"(usage: cotejo-seal FOLDER
Writes FOLDER/NAME/ for each seal: seal.bin, seal.png (its Data Matrix), zone.txt (what is printed), trust/ and
signers/ (the settings of document-seal), and FOLDER/list.csv: name, check, result, reason, the day of looking.
)";

void write(const std::filesystem::path& file, const seals::Bytes& bytes) {
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
}

void write_one(const std::filesystem::path& folder, const seals::Recipe& recipe) {
    const seals::Issued issued = seals::issue(recipe);
    seals::publish(issued, folder);
    write(folder / "seal.bin", issued.seal);
    write(folder / "seal.png", picture::encode_png(seals::draw(issued.seal)));
    std::ofstream zone(folder / "zone.txt");
    for (const std::string& line : recipe.printed) zone << line << "\n";
}

}  // namespace

int main(int count, char** words) {
    if (count != 2 || words[1][0] == '-') {
        std::fputs(kHelp, count == 2 && std::string(words[1]) == "--help" ? stdout : stderr);
        return count == 2 && std::string(words[1]) == "--help" ? 0 : 2;
    }
    const std::filesystem::path folder = words[1];
    std::filesystem::create_directories(folder);
    std::ofstream list(folder / "list.csv");
    list << "name,check,result,reason,today\n";
    const std::pair<const char*, seals::Recipe (*)()> right[] = {
        {"emergency", seals::emergency}, {"visa-a", seals::visa_a}, {"visa-b", seals::visa_b},
        {"residence-permit", seals::residence_permit}};
    for (const auto& [name, recipe] : right) {
        write_one(folder / name, recipe());
        list << name << ",valid,successful,," << recipe().today << "\n";
    }
    for (const seals::Fault& fault : seals::faults()) {
        write_one(folder / fault.name, fault.recipe());
        list << fault.name << "," << fault.check << "," << fault.result << "," << fault.reason << ","
             << fault.recipe().today << "\n";
    }
    return list.flush() ? 0 : 1;
}
