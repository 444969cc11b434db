// SPDX-License-Identifier: Apache-2.0
//
// YuNet, five points, one pass of SFace, the cosine: nothing else.

#include <stdexcept>

#include <opencv2/dnn.hpp>

#include "cotejo/plugin.hpp"
#include "plugins/face-opencv/encoder.hpp"
#include "plugins/face/faces.hpp"
#include "plugins/picture/picture.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

std::unique_ptr<face::Runtime> started() {
    auto runtime = face::start_runtime("auto", 1);
    if (!runtime) throw std::runtime_error(runtime.error().what);
    return std::move(*runtime);
}

class Plain final : public cotejo::Extractor, public cotejo::Comparator {
public:
    explicit Plain(const cotejo::Host& host)
        : runtime_(started()),
          finder_(*runtime_, host.setting("detector")),
          network_(runtime_->load(host.setting("encoder"), {"fc1"})) {}

    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        const Result<cv::Mat> read = picture::read(inputs[0]);
        if (!read) return read.error();
        const cv::Mat picture = picture::colour(*read);
        const std::vector<face::Face> faces = finder_.find(picture);
        if (faces.empty()) return Error{Status::refused, "no face in the picture"};
        const bool red_first = true;
        const cv::Mat given = network_->run(cv::dnn::blobFromImage(
            face::aligned(picture, faces.front()), 1.0, {112, 112}, {}, red_first)).front();
        const std::vector<float> made(given.begin<float>(), given.end<float>());
        const Status status = job.emit(Draft{}.floats(made));
        return status == Status::ok ? Result<void>{} : Error{status, "the host did not take the template"};
    }

    Result<float> compare(const cotejo::Job&, cotejo::View probe, cotejo::View reference) override {
        const std::vector<float> a = cotejo::floats(probe.data()), b = cotejo::floats(reference.data());
        if (a.size() != face::kTemplateSize || b.size() != face::kTemplateSize)
            return Error{Status::invalid, "a template is 128 f32"};
        return float(cv::Mat(a).dot(cv::Mat(b)) / (cv::norm(a) * cv::norm(b)));
    }

private:
    std::unique_ptr<face::Runtime> runtime_;
    face::Finder finder_;
    std::unique_ptr<face::Network> network_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.bench.plain-sface", Plain)
