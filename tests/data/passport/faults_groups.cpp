// SPDX-License-Identifier: Apache-2.0
//
// Data groups that were altered, cut or left out, and EF.COM that says otherwise.

#include "passport/faults_by_part.hpp"

namespace passport {

namespace {

Fault fault(std::string name, std::string says, std::string check, std::string reason,
            std::function<void(Passport&)> change) {
    return {std::move(name), std::move(says), std::move(check), "failed", std::move(reason),
            [change](Recipe& recipe) { recipe.change_passport = change; }};
}

/// Another holder's group, by the same issuer, in the place of this one's.
void swap_in(Passport& passport, int group) {
    Recipe other;
    other.now = passport.now;
    other.holder.surname = "STEVENSON";
    other.holder.given_names = "PETER JOHN";
    other.holder.number = "D23145890";
    passport.files[file_of(group)] = make(other).files[file_of(group)];
}

}  // namespace

std::vector<Fault> group_faults() {
    return {
        fault("dg1-altered", "A letter of DG1 was changed after it was signed.", "dg1", "hash-differs",
              [](Passport& passport) { passport.files[file_of(1)][12] ^= 1; }),
        fault("dg1-swapped", "DG1 is another document's of the same issuer.", "dg1", "hash-differs",
              [](Passport& passport) { swap_in(passport, 1); }),
        fault("dg2-altered", "A byte of the portrait was changed after it was signed.", "dg2", "hash-differs",
              [](Passport& passport) { passport.files[file_of(2)][200] ^= 1; }),
        fault("dg11-altered", "A byte of DG11 was changed after it was signed.", "dg11", "hash-differs",
              [](Passport& passport) { passport.files[file_of(11)].back() ^= 1; }),
        fault("dg2-truncated", "DG2 ends before its length says.", "dg2", "length-differs",
              [](Passport& passport) { passport.files[file_of(2)].resize(600); }),
        fault("dg1-trailing", "Bytes follow after the end of DG1.", "dg1", "length-differs",
              [](Passport& passport) { passport.files[file_of(1)].push_back(0); }),
        fault("dg1-length-lies", "DG1 says that it is shorter than it is.", "dg1", "length-differs",
              [](Passport& passport) { --passport.files[file_of(1)][1]; }),
        {"dg1-tag", "DG1 has the tag of another group, and is signed so.", "dg1", "failed", "malformed",
         [](Recipe& recipe) {
             recipe.change_groups = [](std::map<int, Bytes>& groups) { groups[1][0] = 0x62; };
         }},
        {"dg1-empty", "DG1 holds no zone, and is signed so.", "dg1", "failed", "malformed",
         [](Recipe& recipe) {
             recipe.change_groups = [](std::map<int, Bytes>& groups) { groups[1] = {0x61, 0x00}; };
         }},
        fault("dg1-missing", "DG1 is not there.", "dg1", "missing",
              [](Passport& passport) { passport.files.erase(file_of(1)); }),
        fault("dg2-missing", "DG2 is not there.", "dg2", "missing",
              [](Passport& passport) { passport.files.erase(file_of(2)); }),
        {"dg11-unsigned", "DG11 is there without a hash.", "dg11", "failed", "hash-missing",
         [](Recipe& recipe) {
             recipe.change_security_object = [](SecurityObject& object) {
                 std::erase_if(object.hashes, [](const auto& entry) { return entry.first == 11; });
             };
         }},
        {"dg1-unsigned", "DG1 is there without a hash.", "dg1", "failed", "hash-missing",
         [](Recipe& recipe) {
             recipe.change_security_object = [](SecurityObject& object) { object.hashes.erase(object.hashes.begin()); };
         }},
        {"dg15-stripped", "DG15, by which a copy is told, was left out together with its mention in EF.COM.", "dg15",
         "failed", "missing",
         [](Recipe& recipe) {
             recipe.dg15 = public_key(key("aa", Signing{}));
             recipe.change_passport = [](Passport& passport) {
                 passport.files.erase(file_of(15));
                 passport.files[kCom] = com({1, 2, 11});
             };
         }},
        fault("com-missing", "EF.COM is not there.", "com", "missing",
              [](Passport& passport) { passport.files.erase(kCom); }),
        fault("com-malformed", "EF.COM ends in its middle.", "com", "malformed",
              [](Passport& passport) { passport.files[kCom].resize(9); }),
        fault("com-lists-more", "EF.COM lists DG12, which EF.SOD does not.", "com", "not-in-sod",
              [](Passport& passport) { passport.files[kCom] = com({1, 2, 11, 12}); }),
        fault("com-lists-less", "EF.COM does not list DG11, which EF.SOD does.", "com", "not-in-com",
              [](Passport& passport) { passport.files[kCom] = com({1, 2}); }),
        {"com-version", "EF.COM names another version of the LDS than what was signed.", "com", "failed",
         "version-differs",
         [](Recipe& recipe) {
             recipe.security_object = 1;
             recipe.change_passport = [](Passport& passport) { passport.files[kCom] = com({1, 2, 11}, "0107"); };
         }},
    };
}

}  // namespace passport
