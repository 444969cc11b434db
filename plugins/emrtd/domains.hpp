// SPDX-License-Identifier: Apache-2.0
//
// The two kinds of groups, for domain.cpp alone.

#pragma once

#include "domain.hpp"
#include "openssl.hpp"

namespace emrtd {

/// Points of a curve over a prime field. Takes the group over.
std::unique_ptr<Domain> ec_domain(Group group);

/// Numbers modulo `p`; `q`, the order of `g`, may be null where it is not known.
std::unique_ptr<Domain> dh_domain(Bn p, Bn q, Bn g);

}  // namespace emrtd
