// SPDX-License-Identifier: Apache-2.0
//
// Writes and checks plugin.sig, a text:
//
//   cotejo plugin signature 1
//   key <64 hexadecimal digits>
//   file <SHA-256> <path>             one for each file, sorted by path
//   signature <128 hexadecimal digits>
//
// What is signed is all of it before the line `signature`.

#include "cotejo/signed_folder.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <sstream>

#include "plugin/digest.hpp"

namespace cotejo {
namespace fs = std::filesystem;
namespace {

constexpr const char* kName = "plugin.sig";
constexpr const char* kFirst = "cotejo plugin signature 1";
constexpr std::size_t kMostFiles = 4096;
constexpr std::uintmax_t kMostBytes = 4u << 20;

using Digests = std::map<std::string, std::string>; // path -> SHA-256

/// plugin.sig, taken apart. Nothing in it is believed before the signature is.
struct Sealed {
    std::string text; ///< what was signed
    PublicKey key;
    Digests files;
    Signature signature{};
};

template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> from_hex(std::string_view text) {
    std::array<std::uint8_t, N> bytes{};
    if (text.size() != 2 * N) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t digit = std::string_view("0123456789abcdef").find(text[i]);
        if (digit == std::string_view::npos) return std::nullopt;
        bytes[i / 2] = static_cast<std::uint8_t>(bytes[i / 2] << 4 | digit);
    }
    return bytes;
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

bool is_plain(const std::string& path) {
    return std::ranges::none_of(path, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

/// The digest of every file in the folder but plugin.sig; Status::invalid names what is no file.
Result<Digests> digests_of(const fs::path& folder) {
    Digests digests;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        const std::string path = entry->path().lexically_relative(folder).generic_string();
        const fs::file_status status = entry->symlink_status(error);
        if (error || fs::is_directory(status) || path == kName) continue;
        if (!fs::is_regular_file(status) || !is_plain(path))
            return Error{Status::invalid, entry->path().string() +
                                              ": only regular files can be signed; take it away"};
        Result<std::string> digest = sha256_of(entry->path());
        if (!digest) return digest.error();
        digests.emplace(path, std::move(*digest));
        if (digests.size() > kMostFiles)
            return Error{Status::invalid, folder.string() + ": more than 4096 files"};
    }
    if (error) return Error{Status::failed, folder.string() + ": " + error.message()};
    return digests;
}

std::string statement(const PublicKey& key, const Digests& files) {
    std::string text = kFirst;
    text += "\nkey " + to_hex(key.bytes) + "\n";
    for (const auto& [path, digest] : files) text += "file " + digest + " " + path + "\n";
    return text;
}

std::optional<Sealed> parse(const std::string& text) {
    const std::size_t end = text.rfind("signature ");
    if (end == std::string::npos || text.empty() || text.back() != '\n') return std::nullopt;
    Sealed sealed;
    sealed.text = text.substr(0, end);
    const auto signature = from_hex<64>(std::string_view(text).substr(end + 10, text.size() - end - 11));
    if (!signature) return std::nullopt;
    sealed.signature = *signature;

    std::istringstream lines(sealed.text);
    std::string line;
    if (!std::getline(lines, line) || line != kFirst) return std::nullopt;
    if (!std::getline(lines, line) || !line.starts_with("key ")) return std::nullopt;
    const auto key = from_hex<32>(std::string_view(line).substr(4));
    if (!key) return std::nullopt;
    sealed.key.bytes = *key;
    while (std::getline(lines, line)) {
        const bool fits = line.starts_with("file ") && line.size() > 70 && line[69] == ' ';
        if (!fits || sealed.files.size() == kMostFiles) return std::nullopt;
        sealed.files.emplace(line.substr(70), line.substr(5, 64));
    }
    return sealed;
}

std::optional<std::string> contents(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(file, error)) ||
        fs::file_size(file, error) > kMostBytes)
        return std::nullopt;
    std::ifstream input(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(input), {}};
}

/// Where the folder is not what was signed.
Mistakes differences(const fs::path& folder, const Digests& sealed, const Digests& here) {
    Mistakes mistakes;
    const auto say = [&](const std::string& path, const char* what) {
        mistakes.push_back({(folder / path).string(), 0, 0, what});
    };
    for (const auto& [path, digest] : sealed) {
        const auto found = here.find(path);
        if (found == here.end())
            say(path, "was signed and is missing; install the plugin anew");
        else if (found->second != digest)
            say(path, "was changed after it was signed; install the plugin anew");
    }
    for (const auto& [path, digest] : here)
        if (!sealed.contains(path)) say(path, "was not signed; take it away");
    return mistakes;
}

}  // namespace

Mistakes verify_folder(const fs::path& folder, const std::vector<PublicKey>& trusted) {
    const std::string file = (folder / kName).string();
    const std::optional<std::string> text = contents(folder / kName);
    if (!text)
        return {{file, 0, 0, "the plugin is not signed; have its vendor sign it, or sign it with "
                             "`cotejo sign`"}};
    const std::optional<Sealed> sealed = parse(*text);
    if (!sealed) return {{file, 0, 0, "is no plugin signature; install the plugin anew"}};
    if (std::ranges::find(trusted, sealed->key) == trusted.end())
        return {{file, 0, 0, "signed with the key " + to_hex(sealed->key.bytes) +
                                 ", which is not trusted here; add that key to the configuration, or "
                                 "take a plugin from a trusted vendor"}};
    if (!sealed->key.verifies(sealed->text, sealed->signature))
        return {{file, 0, 0, "the signature is false; install the plugin anew"}};
    const Result<Digests> here = digests_of(folder);
    if (!here) return {{folder.string(), 0, 0, here.error().what}};
    return differences(folder, sealed->files, *here);
}

Result<void> sign_folder(const fs::path& folder, const SigningKey& key) {
    Result<Digests> files = digests_of(folder);
    if (!files) return files.error();
    if (!files->contains("plugin.yaml"))
        return Error{Status::invalid, folder.string() + ": there is no plugin.yaml in it"};
    const std::string text = statement(key.public_key(), *files);
    const fs::path made = folder / "plugin.sig.new";
    std::ofstream output(made, std::ios::binary | std::ios::trunc);
    output << text << "signature " << to_hex(key.sign(text)) << '\n';
    output.close();
    std::error_code error;
    if (output) fs::rename(made, folder / kName, error);
    if (!output || error)
        return Error{Status::failed, (folder / kName).string() + ": cannot be written"};
    return {};
}

}  // namespace cotejo
