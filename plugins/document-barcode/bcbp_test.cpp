// SPDX-License-Identifier: Apache-2.0
#include "bcbp.hpp"
#include <gtest/gtest.h>
TEST(Bcbp, A) {}
