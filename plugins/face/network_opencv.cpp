// SPDX-License-Identifier: Apache-2.0
//
// A Network over OpenCV's dnn.

#include <opencv2/dnn.hpp>

#include "runtimes.hpp"

namespace face {
namespace {

class OpenCvNetwork final : public Network {
public:
    OpenCvNetwork(const std::string& file, const std::vector<std::string>& outputs)
        : net_(cv::dnn::readNetFromONNX(file)), outputs_(outputs) {
        for (const std::string& output : outputs_)
            if (net_.getLayerId(output) < 0) throw std::runtime_error(file + " has no output " + output);
    }

    std::vector<cv::Mat> run(const cv::Mat& input) override {
        net_.setInput(input);
        std::vector<cv::Mat> given;
        net_.forward(given, outputs_);
        return given;
    }

private:
    cv::dnn::Net net_;
    std::vector<std::string> outputs_;
};

class OpenCvRuntime final : public Runtime {
public:
    std::unique_ptr<Network> load(const std::string& file,
                                  const std::vector<std::string>& outputs) override {
        return std::make_unique<OpenCvNetwork>(file, outputs);
    }

    const char* name() const override { return "opencv"; }
};

}  // namespace

std::unique_ptr<Runtime> start_opencv(int threads) {
    cv::setNumThreads(threads);
    return std::make_unique<OpenCvRuntime>();
}

}  // namespace face
