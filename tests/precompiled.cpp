// SPDX-License-Identifier: Apache-2.0
//
// The program that precompiled.hpp is compiled for; it has no tests of its own.
