// SPDX-License-Identifier: Apache-2.0
//
// Reads the ceiling from site.yaml, and believes it only under its authority's signature.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "cotejo/signature.hpp"
#include "kiosk/config_reading.hpp"
#include "kiosk/config_schema.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargest = 64 << 10;

std::optional<std::string> bytes_of(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > kLargest)
        return std::nullopt;
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// Why the text is not to be believed; "" when it is.
std::string distrust(const std::string& text, const fs::path& signature_file,
                     const fs::path& key_file) {
    const auto key = PublicKey::load(key_file);
    if (!key)
        return "cannot be checked: " + key_file.string() +
               " holds no Ed25519 public key; put the "
               "site authority's there, or name it under site.key";
    const auto signature = bytes_of(signature_file);
    if (!signature)
        return "is not signed: there is no " + signature_file.string() +
               "; have the site's authority "
               "sign this file";
    Signature bytes;
    if (signature->size() != bytes.size())
        return "is not signed: " + signature_file.string() +
               " must hold the 64 bytes of an Ed25519 "
               "signature; have the site's authority sign this file";
    std::copy(signature->begin(), signature->end(), bytes.begin());
    if (!key->verifies(text, bytes))
        return "was altered after it was signed, or signed by another authority than " +
               key_file.string() + "; have the site's authority sign it anew";
    return "";
}

LaboratoryEvidence evidence(const yaml::Node& node) {
    return {text_at(node, "version"), text_at(node, "laboratory"), text_at(node, "report"),
            text_at(node, "date")};
}

}  // namespace

void read_site(Configuration& out) {
    KioskConfig& config = out.config;
    const std::string file = config.site_file.string();
    const auto wrong = [&](std::string what) {
        out.mistakes.push_back({file, 0, 0, std::move(what)});
    };
    const auto text = bytes_of(config.site_file);
    if (!text)
        return wrong(
            "there is no such file; the site's authority signs one, and `cotejo-kiosk "
            "demo-state` makes a demo's");
    if (const std::string why = distrust(*text, file + ".sig", config.site_key); !why.empty())
        return wrong(why);

    auto tree = yaml::parse(*text, file);
    Mistakes found = tree ? check_schema("site", *tree, file) : tree.error();
    out.mistakes.insert(out.mistakes.end(), found.begin(), found.end());
    if (!found.empty()) return;
    config.ceiling.far = yaml::number(*tree->find("far")).value_or(0.0);
    config.ceiling.attended = truth_at(*tree, "attended");
    if (const yaml::Node* held = tree->find("evidence"))
        for (const yaml::Entry& entry : held->entries)
            config.ceiling.evidence[entry.key] = evidence(entry.value);
}

}  // namespace cotejo::kiosk
