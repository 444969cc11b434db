// SPDX-License-Identifier: Apache-2.0
//
// EF.COM and data groups, read (ICAO 9303-10 § 4.6 and § 4.7). Every error is Status::refused and names
// the tag that is missing, stands twice or runs past the end.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cotejo/plugin/draft.hpp"
#include "lds/files.hpp"

namespace lds {

/// What EF.COM says: versions ("0107", "040000") and the data groups there are, in its order.
struct Com {
    std::string lds, unicode;
    std::vector<int> groups;
};

/// Reads EF.COM, tag 60. Tags that are no data group's are refused.
Result<Com> read_com(View file);

/// Reads DG1, tag 61: the machine readable zone, as the two lines of TD2 and TD3 or the three of TD1,
/// told apart by their length. Characters outside the MRZ's alphabet are refused.
Result<std::vector<std::string>> read_dg1(View file);

/// The issuing state as DG1 has it (9303-3 § 5), without fillers; empty where it cannot be read.
std::string issuing_state(View dg1);

/// Reads DG2, tag 75: the face records in it, in 5F2E or 7F2E, as they lie in the file; at most 8.
Result<std::vector<View>> read_dg2(View file);

/// What DG11 says (§ 4.7.11); what it leaves out is empty. Names as they stand, with < between words.
struct Personal {
    std::string full_name;                 ///< 5F0E
    std::vector<std::string> other_names;  ///< 5F0F
    std::string personal_number;           ///< 5F10
    std::string birth_date;                ///< 5F2B, ISO 8601
    std::vector<std::string> birth_place;  ///< 5F11
};

/// Reads DG11, tag 6B. Of a person it takes no address, telephone, profession, title, summary,
/// proof of citizenship, other documents or custody: nobody here has use for them.
Result<Personal> read_dg11(View file);

/// What DG12 says (§ 4.7.12) of who issued the document and when; the rest is passed over.
struct Issued {
    std::string authority; ///< 5F19
    std::string date;      ///< 5F26, ISO 8601
};
Result<Issued> read_dg12(View file);

/// DG13, DG14 and DG15: the value inside tag 6D, 6E (SecurityInfos, a SET) and 6F (SubjectPublicKeyInfo).
Result<View> read_dg13(View file);
Result<View> read_dg14(View file);
Result<View> read_dg15(View file);

/// Adds the facts of documents that DG11 knows: surname, given names, birth date and place, personal
/// number. In UTF-8: what is not is taken as ISO/IEC 8859-1.
void describe(const Personal& personal, cotejo::Draft& draft);

/// Takes the one object that a file is, which must fill it.
Result<View> whole_file(View file, std::uint32_t tag, const char* name);

}  // namespace lds
