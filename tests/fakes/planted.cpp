// SPDX-License-Identifier: Apache-2.0
//
// An extractor and comparator with known answers.

#include "planted.hpp"

COTEJO_PLUGIN("org.cotejo.fake.planted", cotejo::fake::Planted)
