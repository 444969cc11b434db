// SPDX-License-Identifier: Apache-2.0
//
// EF.SOD: cut, empty, of another type, or with hashes that make no sense.

#include "passport/der.hpp"
#include "passport/faults_by_part.hpp"

namespace passport {

namespace {

Fault fault(std::string name, std::string says, std::string reason, std::function<void(Recipe&)> apply) {
    return {std::move(name), std::move(says), "security-object", "failed", std::move(reason), std::move(apply)};
}

/// A change of EF.SOD when all is signed.
std::function<void(Recipe&)> on_file(std::function<void(Bytes&)> change) {
    return [change](Recipe& recipe) {
        recipe.change_passport = [change](Passport& passport) { change(passport.files[kSod]); };
    };
}

std::function<void(Recipe&)> on_object(std::function<void(SecurityObject&)> change) {
    return [change](Recipe& recipe) { recipe.change_security_object = change; };
}

std::function<void(Recipe&)> on_content(std::function<void(SignedContent&)> change) {
    return [change](Recipe& recipe) {
        recipe.change_sod = [change](SignedContent& content, Passport&) { change(content); };
    };
}

}  // namespace

std::vector<Fault> security_object_faults() {
    return {
        fault("sod-missing", "EF.SOD is not there.", "missing",
              [](Recipe& recipe) { recipe.change_passport = [](Passport& passport) { passport.files.erase(kSod); }; }),
        fault("sod-empty", "EF.SOD holds nothing.", "malformed", on_file([](Bytes& file) { file = {0x77, 0x00}; })),
        fault("sod-truncated", "EF.SOD ends in its middle.", "malformed",
              on_file([](Bytes& file) { file.resize(file.size() / 2); })),
        fault("sod-length-lies", "EF.SOD says that it is longer than it is.", "malformed",
              on_file([](Bytes& file) { ++file[3]; })),
        fault("sod-garbage", "EF.SOD holds bytes that are no ASN.1.", "malformed",
              on_file([](Bytes& file) { file = emrtd::tlv(0x77, Bytes(600, 0xA5)); })),
        fault("sod-content-type", "EF.SOD signs data of another type.", "content-type",
              on_content([](SignedContent& content) { content.type = "1.2.840.113549.1.7.1"; })),
        fault("sod-is-master-list", "EF.SOD is signed data of the type of master lists.", "content-type",
              on_content([](SignedContent& content) { content.type = kMasterListType; })),
        fault("sod-detached", "EF.SOD is signed data without the data.", "no-content",
              on_content([](SignedContent& content) { content.detached = true; })),
        fault("sod-no-signer", "EF.SOD is signed by nobody.", "no-signer",
              on_content([](SignedContent& content) { content.signers.clear(); })),
        fault("sod-content-garbage", "What EF.SOD signs is no LDSSecurityObject.", "malformed",
              on_content([](SignedContent& content) { content.content = der::sequence(der::integer(7)); })),
        fault("sod-version", "The LDSSecurityObject has a version that there is not.", "version",
              on_object([](SecurityObject& object) { object.version = 2; })),
        fault("sod-version-lies", "The LDSSecurityObject has what only version 1 has, and says version 0.", "malformed",
              on_content([](SignedContent& content) {
                  content.content = der::sequence({der::integer(0), digest_algorithm("SHA256"),
                                                   der::sequence(der::sequence({der::integer(1), der::octets(Bytes(32))})),
                                                   der::sequence({der::printable("0108"), der::printable("040000")})});
              })),
        fault("sod-hash-algorithm", "The data groups are hashed with MD5.", "hash-algorithm",
              on_object([](SecurityObject& object) { object.hash = "MD5"; })),
        fault("sod-hash-size", "A hash is a byte too short.", "malformed",
              on_object([](SecurityObject& object) { object.hashes[0].second.pop_back(); })),
        fault("sod-group-twice", "Two hashes are given for DG1, the second of them false.", "malformed",
              on_object([](SecurityObject& object) {
                  object.hashes.push_back(object.hashes[0]);
                  object.hashes.back().second[0] ^= 1;
              })),
        fault("sod-no-hashes", "No hash is given at all.", "malformed",
              on_object([](SecurityObject& object) { object.hashes.clear(); })),
        fault("sod-group-unknown", "A hash is given for a data group 17.", "malformed",
              on_object([](SecurityObject& object) { object.hashes.emplace_back(17, object.hashes[0].second); })),
    };
}

}  // namespace passport
