// SPDX-License-Identifier: Apache-2.0
//
// The same with two kinds of template; the comparator of one takes the sample itself.

#include "planted.hpp"

COTEJO_PLUGIN("org.cotejo.fake.planted-kinds", cotejo::fake::Planted)
