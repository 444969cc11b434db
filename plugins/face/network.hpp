// SPDX-License-Identifier: Apache-2.0
//
// Network: one trained network, run by OpenCV's dnn or by OpenVINO; whoever runs it cannot tell which.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "cotejo/result.hpp"

namespace face {

class Network {
public:
    virtual ~Network() = default;

    /// Runs the network on `input`, N × 3 × H × W f32. Gives its outputs in the order they were asked
    /// for, f32, valid until the next call. One thread at a time. Throws std::exception when the
    /// network does not take such an input.
    virtual std::vector<cv::Mat> run(const cv::Mat& input) = 0;
};

/// What runs networks. OpenCV's dnn is always there; OpenVINO where this was built with it.
class Runtime {
public:
    virtual ~Runtime() = default;

    /// Loads an ONNX file whose inputs may be of any height, width and number. Throws std::exception
    /// when the file is none, or lacks an output of these names.
    virtual std::unique_ptr<Network> load(const std::string& file,
                                          const std::vector<std::string>& outputs) = 0;

    /// "opencv" or "openvino".
    virtual const char* name() const = 0;
};

/// Starts the runtime that `wanted` names: "opencv", "openvino", or "auto" for OpenVINO where it
/// works and OpenCV elsewhere. `threads`: how many a network runs on, from 1.
/// Status::invalid: another word. Status::unsupported: OpenVINO is not there, with the reason.
cotejo::Result<std::unique_ptr<Runtime>> start_runtime(const std::string& wanted, int threads);

}  // namespace face
