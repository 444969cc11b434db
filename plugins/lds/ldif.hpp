// SPDX-License-Identifier: Apache-2.0
//
// LDIF (RFC 2849), in which the Public Key Directory hands out master lists and revocation lists in bulk.

#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "emrtd/bytes.hpp"

namespace lds {

/// True when these bytes begin as LDIF: comments, then "version:" or "dn:".
bool is_ldif(emrtd::View bytes);

/// Gives every binary value ("name:: base64") of these attributes, in order; names without regard to case and
/// options (";binary"). What is no base64 is passed over.
std::vector<emrtd::Bytes> ldif_values(emrtd::View bytes, std::span<const std::string_view> names);

inline constexpr std::array<std::string_view, 2> kLdifMasterLists = {"pkdMasterListContent", "CscaMasterListData"};
inline constexpr std::array<std::string_view, 1> kLdifRevocationLists = {"certificateRevocationList"};

}  // namespace lds
