// SPDX-License-Identifier: Apache-2.0
//
// The two bodies of a Runtime.

#pragma once

#include "network.hpp"

namespace face {

/// OpenCV's dnn. It has one number of threads for the whole process.
std::unique_ptr<Runtime> start_opencv(int threads);

/// OpenVINO on the processor, in 32-bit floats so that its numbers are OpenCV's.
/// Status::unsupported: this was built without it, or its libraries do not start here.
cotejo::Result<std::unique_ptr<Runtime>> start_openvino(int threads);

}  // namespace face
