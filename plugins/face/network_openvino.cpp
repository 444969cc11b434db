// SPDX-License-Identifier: Apache-2.0
//
// A Network over OpenVINO. The only file that includes it: its headers are heavy.

#include <openvino/openvino.hpp>

#include "runtimes.hpp"

namespace face {
namespace {

/// Leaves number, height and width open: one compilation serves every size.
std::shared_ptr<ov::Model> any_size(std::shared_ptr<ov::Model> model) {
    const ov::PartialShape known = model->input().get_partial_shape();
    const bool pictures = known.rank().is_static() && known.size() == 4;
    if (!pictures) throw std::runtime_error("the network takes no pictures");
    model->reshape(ov::PartialShape{-1, known[1], -1, -1});
    return model;
}

/// A view of what a request gave: no copy.
cv::Mat view(const ov::Tensor& tensor) {
    std::vector<int> shape;
    for (const std::size_t size : tensor.get_shape()) shape.push_back(int(size));
    return {shape, CV_32F, const_cast<void*>(static_cast<const ov::Tensor&>(tensor).data())};
}

class OpenVinoNetwork final : public Network {
public:
    OpenVinoNetwork(ov::Core& core, const std::string& file,
                    const std::vector<std::string>& outputs, const ov::AnyMap& how)
        : compiled_(core.compile_model(any_size(core.read_model(file)), "CPU", how)),
          request_(compiled_.create_infer_request()) {
        for (const std::string& output : outputs) outputs_.push_back(compiled_.output(output));
    }

    std::vector<cv::Mat> run(const cv::Mat& input) override {
        ov::Shape shape;
        for (int i = 0; i < input.dims; ++i) shape.push_back(std::size_t(input.size[i]));
        request_.set_input_tensor(ov::Tensor(ov::element::f32, shape, input.data));
        request_.infer();
        std::vector<cv::Mat> given;
        for (const auto& output : outputs_) given.push_back(view(request_.get_tensor(output)));
        return given;
    }

private:
    ov::CompiledModel compiled_;
    ov::InferRequest request_;
    std::vector<ov::Output<const ov::Node>> outputs_;
};

class OpenVinoRuntime final : public Runtime {
public:
    explicit OpenVinoRuntime(int threads)
        : how_{ov::inference_num_threads(threads), ov::num_streams(1),
               ov::hint::performance_mode(ov::hint::PerformanceMode::LATENCY),
               ov::hint::inference_precision(ov::element::f32),
               ov::hint::enable_cpu_pinning(false)} {
        core_.get_property("CPU", ov::device::full_name); // loads the processor's plugin now, not later
    }

    std::unique_ptr<Network> load(const std::string& file,
                                  const std::vector<std::string>& outputs) override {
        return std::make_unique<OpenVinoNetwork>(core_, file, outputs, how_);
    }

    const char* name() const override { return "openvino"; }

private:
    ov::Core core_;
    ov::AnyMap how_;
};

}  // namespace

cotejo::Result<std::unique_ptr<Runtime>> start_openvino(int threads) {
    try {
        return std::unique_ptr<Runtime>(std::make_unique<OpenVinoRuntime>(threads));
    } catch (const std::exception&) {
        return cotejo::Error{cotejo::Status::unsupported, "OpenVINO does not start on this machine"};
    }
}

}  // namespace face
