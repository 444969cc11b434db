// SPDX-License-Identifier: Apache-2.0
//
// Makes a demo's keys and signs its site.yaml with them.

#include "kiosk/demo_state.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "cotejo/keys.hpp"
#include "cotejo/signature.hpp"
#include "kiosk/private_file.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSite =
    "# The demo's ceiling, signed with site.key beside it: an officer attends this kiosk.\n"
    "far: 1e-3\n"
    "attended: true\n";

Error cannot_write(const fs::path& file) {
    return {Status::failed, "cannot write " + file.string()};
}

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// Loads or makes a key, and writes its public half again if that is not the one beside it.
Result<SigningKey> key_pair(const fs::path& folder, const std::string& name) {
    auto key = SigningKey::load_or_make(folder / (name + ".key"));
    if (!key) return key;
    const fs::path file = folder / (name + ".pub");
    const auto there = PublicKey::load(file);
    if (there && *there == key->public_key()) return key;
    std::error_code error;
    fs::remove(file, error);
    if (auto saved = key->public_key().save(file); !saved) return saved.error();
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
    return key;
}

Result<void> sign_site(const fs::path& folder, const SigningKey& key) {
    const std::string signature = text_of(folder / "site.yaml.sig");
    Signature bytes{};
    if (signature.size() == bytes.size())
        std::copy(signature.begin(), signature.end(), bytes.begin());
    if (text_of(folder / "site.yaml") == kSite && key.public_key().verifies(kSite, bytes))
        return {};
    bytes = key.sign(kSite);
    if (auto written = write_private(folder / "site.yaml", kSite); !written) return written;
    return write_private(folder / "site.yaml.sig",
                         {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// The secret of a gallery, if there is none yet: whoever replaces it loses the gallery.
Result<void> gallery_key(const fs::path& folder) {
    const fs::path file = folder / "gallery.key";
    std::error_code error;
    if (fs::exists(file, error)) return {};
    return write_private(file, hex(Reference::random().bytes) + hex(Reference::random().bytes) + "\n");
}

}  // namespace

Result<void> prepare_demo(const fs::path& state) {
    std::error_code error;
    fs::create_directories(state, error);
    fs::permissions(state, fs::perms::owner_all, error);
    if (error) return cannot_write(state);
    auto site = key_pair(state, "site");
    if (!site) return site.error();
    if (auto checkpoint = key_pair(state, "checkpoint"); !checkpoint) return checkpoint.error();
    if (auto made = gallery_key(state); !made) return made;
    return sign_site(state, *site);
}

}  // namespace cotejo::kiosk
