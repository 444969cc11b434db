// SPDX-License-Identifier: Apache-2.0
//
// cotejo keygen: a key pair for signing plugins.

#include <iostream>

#include "arguments.hpp"
#include "cotejo/signature.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace {

constexpr const char* kHelp = R"(cotejo keygen - makes a key pair to sign plugins with

usage: cotejo keygen NAME

Makes an Ed25519 key pair: NAME.key, which signs and stays with whoever vouches for plugins (mode
0600), and NAME.pub, which a kiosk's configuration names under `signatures: keys:`. Both are PEM.
A file that exists is never overwritten.

exit codes: 0 made; 2 the command line is wrong; 3 a file exists or cannot be written

example: cotejo keygen acme && cotejo sign plugins/palm-reader --key acme.key
)";

}  // namespace

int keygen(int argc, char** argv) {
    int exit = kOk;
    const auto arguments = arguments_of(argc, argv, {}, kHelp, exit);
    if (!arguments) return exit;
    if (arguments->words.size() != 1) return usage("keygen", "name the key: cotejo keygen NAME");
    const std::filesystem::path name = arguments->words[0];
    const std::filesystem::path hidden = name.string() + ".key", shown = name.string() + ".pub";
    const SigningKey key = SigningKey::fresh();
    std::error_code error;
    Result<void> saved = Error{Status::failed, shown.string() + " exists; choose another name"};
    if (!std::filesystem::exists(shown, error)) saved = key.save(hidden);
    if (saved) saved = key.public_key().save(shown);
    if (!saved) return std::cerr << "cotejo keygen: " << saved.error().what << '\n', kCannot;
    std::cout << "made " << hidden.string() << " (keep it secret) and " << shown.string() << '\n';
    return kOk;
}

}  // namespace cotejo::tools
