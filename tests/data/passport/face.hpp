// SPDX-License-Identifier: Apache-2.0
//
// The portrait of a made-up document.

#pragma once

#include "emrtd/bytes.hpp"

namespace passport {

using emrtd::Bytes;
using emrtd::View;

/// Draws a head of no person as a JPEG of 240 by 320 pixels and at least so many bytes (up to about
/// 100 000): the more, the more grain. The same picture every time.
Bytes drawn_portrait(std::size_t least_size = 0);

/// Writes ISO/IEC 19794-5:2005 (version 010) of one full frontal image, JPEG or JPEG 2000 told apart by
/// its first bytes, its size read from it; what is not known of the person is unspecified.
Bytes face_record(View picture);

}  // namespace passport
