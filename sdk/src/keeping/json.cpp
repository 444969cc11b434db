// SPDX-License-Identifier: Apache-2.0
//
// Boost.JSON's functions: Debian's headers come without the compiled library.

#include <boost/json/src.hpp>
