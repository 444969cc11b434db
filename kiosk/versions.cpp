// SPDX-License-Identifier: Apache-2.0
//
// What serves now, in the audit log: plugins, their models, policy and site.

#include <fstream>
#include <iterator>

#include "kiosk/services.hpp"

namespace cotejo::kiosk {
namespace {

std::optional<Digest> digest_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    const std::string text(std::istreambuf_iterator<char>(in), {});
    return sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

/// A manifest's SHA-256, which verify_files() held against the file.
Digest parsed(const std::string& hexadecimal) {
    Digest digest{};
    for (std::size_t i = 0; i < digest.size() && 2 * i + 1 < hexadecimal.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(std::stoi(hexadecimal.substr(2 * i, 2), nullptr, 16));
    return digest;
}

AuditEntry serving(const Instance& instance) {
    return AuditEntry(AuditType::plugin)
        .word(AuditField::instance, instance.name())
        .word(AuditField::plugin, instance.manifest().id)
        .word(AuditField::version, instance.manifest().version);
}

}  // namespace

Result<void> Services::note_versions() {
    std::vector<AuditEntry> entries;
    for (const auto& instance : providers_.instances()) {
        entries.push_back(serving(*instance));
        for (const auto& [path, file] : instance->manifest().files)
            entries.push_back(serving(*instance).file(AuditField::model, parsed(file.sha256)));
    }
    AuditEntry rules(AuditType::plugin);
    rules.word(AuditField::instance, "kiosk").word(AuditField::workflow, config_.workflow);
    if (const auto policy = digest_of(config_.policy_file)) rules.file(AuditField::policy, *policy);
    if (const auto site = digest_of(config_.site_file)) rules.file(AuditField::site, *site);
    entries.push_back(std::move(rules));
    if (auto written = audit_->append(entries); !written) return written.error();
    return {};
}

int Services::check_in_days() const {
    const auto days = config_.retention.find("check-in");
    return days == config_.retention.end() ? 0 : static_cast<int>(days->second.count());
}

}  // namespace cotejo::kiosk
