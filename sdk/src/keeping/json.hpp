// SPDX-License-Identifier: Apache-2.0
//
// Boost.JSON, its functions compiled once, in json.cpp.

#pragma once

#include <boost/json.hpp>
