// SPDX-License-Identifier: Apache-2.0
//
// cotejo sign: signs a plugin's folder, or verifies its signature.

#include <fstream>
#include <iostream>
#include <iterator>

#include "arguments.hpp"
#include "cotejo/manifest.hpp"
#include "cotejo/signed_folder.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace {

constexpr const char* kHelp = R"(cotejo sign - signs a plugin's folder, or verifies its signature

usage: cotejo sign FOLDER --key FILE
       cotejo sign FOLDER --verify FILE...

With --key: reads the plugin's manifest, checks the files it pins, and writes FOLDER/plugin.sig: the
SHA-256 of every file in the folder, models too, and an Ed25519 signature over that list. Sign last:
any file changed, added or taken away afterwards makes the signature void.

With --verify: says whether FOLDER is signed by one of these public keys and holds exactly what was
signed; this is what a kiosk does with `signatures: {demand: true}`.

options:
      --key FILE       the private key, as `cotejo keygen` makes it
      --verify FILE    a trusted public key; may be repeated
      --user UID       with --verify: also fail where this user could change the folder
  -h, --help           this text

exit codes: 0 signed, or the signature holds; 1 the plugin is wrong or the signature does not hold;
2 the command line is wrong; 3 a key or the folder cannot be read or written
)";

int cannot(const std::string& what) {
    std::cerr << "cotejo sign: " << what << '\n';
    return kCannot;
}

int say(const Mistakes& mistakes, const std::string& good) {
    if (mistakes.empty()) return std::cout << good << '\n', kOk;
    std::cerr << describe(mistakes) << '\n';
    return kNo;
}

/// Every file that holds a private key in PEM: a plugin's folder is given away.
Mistakes private_keys(const std::filesystem::path& folder) {
    constexpr std::uintmax_t kMost = 64 * 1024;
    Mistakes found;
    std::error_code error;
    std::filesystem::recursive_directory_iterator entry(folder, error);
    for (; !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
        if (!entry->is_regular_file(error) || entry->file_size(error) > kMost) continue;
        std::ifstream input(entry->path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(input), {}};
        if (text.find("PRIVATE KEY-----") != std::string::npos)
            found.push_back({entry->path().string(), 0, 0, "is a private key; keep it elsewhere"});
    }
    return found;
}

int make(const std::filesystem::path& folder, const std::string& file) {
    const Result<Manifest, Mistakes> manifest = Manifest::load(folder);
    if (!manifest) return say(manifest.error(), "");
    if (const Mistakes wrong = manifest->verify_library(); !wrong.empty()) return say(wrong, "");
    if (const Mistakes wrong = private_keys(folder); !wrong.empty()) return say(wrong, "");
    if (const Mistakes wrong = manifest->verify_files(); !wrong.empty()) return say(wrong, "");
    const Result<SigningKey> key = SigningKey::load(file);
    if (!key) return cannot(key.error().what);
    const Result<void> done = sign_folder(folder, *key);
    if (!done) return cannot(done.error().what);
    std::cout << "signed " << manifest->id << ' ' << manifest->version << '\n';
    return kOk;
}

int verify(const std::filesystem::path& folder, const std::vector<std::string>& files,
           const std::string& user) {
    std::vector<PublicKey> trusted;
    for (const std::string& file : files) {
        const Result<PublicKey> key = PublicKey::load(file);
        if (!key) return cannot(key.error().what);
        trusted.push_back(*key);
    }
    Mistakes mistakes = verify_folder(folder, trusted);
    if (!user.empty()) {
        if (user.find_first_not_of("0123456789") != std::string::npos || user.size() > 9)
            return usage("sign", "--user must be a number, as `id -u` prints it");
        const Mistakes more = writable_by(folder, static_cast<uid_t>(std::stoul(user)));
        mistakes.insert(mistakes.end(), more.begin(), more.end());
    }
    return say(mistakes, "the signature holds");
}

}  // namespace

int sign(int argc, char** argv) {
    int exit = kOk;
    const auto arguments = arguments_of(
        argc, argv, {{"key", 0, true}, {"verify", 0, true}, {"user", 0, true}}, kHelp, exit);
    if (!arguments) return exit;
    if (arguments->words.size() != 1) return usage("sign", "name the plugin's FOLDER; see --help");
    if (arguments->has("key") == arguments->has("verify"))
        return usage("sign", "give --key to sign, or --verify to check; see --help");
    const std::filesystem::path folder = arguments->words[0];
    if (arguments->has("key")) return make(folder, arguments->value("key"));
    return verify(folder, arguments->values("verify"), arguments->value("user"));
}

}  // namespace cotejo::tools
