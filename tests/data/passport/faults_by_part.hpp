// SPDX-License-Identifier: Apache-2.0
//
// The faults of each part of a chip's data, a file each.

#pragma once

#include "passport/faults.hpp"

namespace passport {

std::vector<Fault> security_object_faults(); ///< EF.SOD and what it holds
std::vector<Fault> signature_faults();       ///< who signed it, and how
std::vector<Fault> signer_faults();          ///< the document signer's certificate
std::vector<Fault> trust_faults();           ///< the country's CA, and what it revoked
std::vector<Fault> group_faults();           ///< data groups, EF.COM and the files round them

}  // namespace passport
