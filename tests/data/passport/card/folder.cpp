// SPDX-License-Identifier: Apache-2.0
//
// Which file has which name.

#include "passport/card/folder.hpp"

#include <fstream>
#include <iterator>
#include <map>

#include "emrtd/tlv.hpp"
#include "mrz/mrz.hpp"

namespace passport::card {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;
namespace fs = std::filesystem;

namespace {

std::map<std::uint16_t, std::string> names() {
    std::map<std::uint16_t, std::string> all = {
        {kCom, "EF_COM.bin"}, {kSod, "EF_SOD.bin"}, {kCardAccess, "EF_CardAccess.bin"}};
    for (std::uint16_t group = 1; group <= 16; ++group)
        all[std::uint16_t(0x0100 | group)] = "DG" + std::to_string(group) + ".bin";
    return all;
}

Result<void> write(const fs::path& file, emrtd::View bytes) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    if (stream.flush()) return {};
    return Error{Status::failed, file.string() + ": cannot be written"};
}

std::optional<Bytes> read(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    return Bytes(std::istreambuf_iterator<char>(stream), {});
}

Result<void> make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) return {};
    return Error{Status::failed, folder.string() + ": " + error.message()};
}

}  // namespace

Result<void> write_trust(const Passport& passport, const fs::path& folder) {
    Result<void> done = make_folder(folder);
    std::size_t number = 0;
    for (const Bytes& certificate : passport.trusted)
        if (done) done = write(folder / ("csca-" + std::to_string(++number) + ".cer"), certificate);
    number = 0;
    for (const Bytes& list : passport.revocation_lists)
        if (done) done = write(folder / ("crl-" + std::to_string(++number) + ".crl"), list);
    return done;
}

Result<void> write_folder(const Issued& issued, const fs::path& folder) {
    Result<void> done = make_folder(folder);
    const auto named = names();
    for (const auto* files : {&issued.chip.files, &issued.chip.master_files})
        for (const auto& [id, bytes] : *files)
            if (done) done = write(folder / named.at(id), bytes);
    std::string zone;
    for (const std::string& line : issued.passport.lines) zone += line + "\n";
    if (done) done = write(folder / "mrz.txt", emrtd::text(zone));
    if (done) done = write_trust(issued.passport, folder / "trust");
    if (done) done = write(folder / "trust/masterlist.ml", master_list(issued.passport));
    return done;
}

Result<Chip> read_folder(const fs::path& folder) {
    Chip chip;
    std::ifstream stream(folder / "mrz.txt");
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        if (!line.empty()) lines.push_back(line);
    const Result<mrz::Mrz> zone = mrz::parse(lines);
    if (!zone) return Error{Status::refused, (folder / "mrz.txt").string() + ": " + zone.error().what};
    chip.mrz_key = mrz::key(*zone).text();
    for (const auto& [id, name] : names())
        if (const std::optional<Bytes> bytes = read(folder / name))
            (id == kCardAccess ? chip.master_files : chip.files)[id] = *bytes;
    const auto found = chip.master_files.find(kCardAccess);
    if (found == chip.master_files.end()) return chip;
    const auto infos = emrtd::at(found->second, {0x31});
    if (!infos) return infos.error();
    const auto all = emrtd::objects(*infos);
    if (!all) return all.error();
    for (const emrtd::Tlv& info : *all) {
        const auto parts = emrtd::objects(info.value);
        if (!parts || parts->size() < 3) continue; // it says nothing of standardized parameters
        const PaceWay way{emrtd::dotted((*parts)[0].value), int(emrtd::number((*parts)[2].value))};
        if (way.protocol.starts_with("0.4.0.127.0.7.2.2.4.")) chip.pace.push_back(way);
    }
    return chip;
}

}  // namespace passport::card
