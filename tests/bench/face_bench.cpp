// SPDX-License-Identifier: Apache-2.0
//
// What it costs to find, align and encode the face of a 640 × 480 picture, beside face_recognition
// (dlib) on the same picture: processor time of one thread.

#include <benchmark/benchmark.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include "plugins/face-opencv/encoder.hpp"
#include "plugins/face/faces.hpp"
#include "plugins/picture/formats.hpp"
#include "plugins/picture/picture.hpp"

namespace {

const std::string kModels = COTEJO_ASSETS "/models/";

double cpu_ms() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// The sample portrait in the middle of a camera's frame.
cv::Mat frame() {
    std::ifstream file(COTEJO_ASSETS "/pictures/obama.jpg", std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
    const auto picture = picture::decode(bytes);
    if (!picture) throw std::runtime_error("obama.jpg: run scripts/dev/setup, which obtains it");
    cv::Mat small, whole(480, 640, CV_8UC3, cv::Scalar::all(110));
    cv::resize(*picture, small, {384, 480}, 0, 0, cv::INTER_AREA);
    small.copyTo(whole(cv::Rect(128, 0, 384, 480)));
    return whole;
}

/// What face_recognition needs for the same frame: its fastest of some runs, in ms.
double peer_ms() {
    static const double measured = [] {
        std::string folder = std::filesystem::temp_directory_path() / "cotejo-bench-XXXXXX";
        if (!mkdtemp(folder.data())) return 0.0;
        const std::string picture = folder + "/frame.png";
        const std::vector<std::uint8_t> bytes = picture::encode_png(frame());
        std::ofstream(picture, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
        const std::unique_ptr<FILE, int (*)(FILE*)> peer(popen((PEER " time " + picture).c_str(), "r"), pclose);
        double ms = 0;
        const bool told = peer && std::fscanf(peer.get(), "%lf", &ms) == 1;
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
        return told ? ms : 0.0;
    }();
    return measured;
}

/// Runs `work` and holds its least time against the peer's.
template <class Work>
void beside_peer(benchmark::State& state, const char* label, Work work) {
    double least = 1e9;
    for (auto _ : state) {
        const double before = cpu_ms();
        work();
        least = std::min(least, cpu_ms() - before);
    }
    if (peer_ms() == 0) return state.SkipWithError("face_recognition does not run: scripts/dev/bench obtains it");
    state.counters["cpu_ms"] = least;
    state.counters["peer_cpu_ms"] = peer_ms();
    state.counters["times_less"] = peer_ms() / least;
    state.SetLabel(label);
}

std::unique_ptr<face::Runtime> runtime(const char* name) {
    auto started = face::start_runtime(name, 1);
    return started ? std::move(*started) : nullptr;
}

void once(benchmark::State& state, const char* name, const char* label) {
    cv::setNumThreads(1);
    const auto runs = runtime(name);
    if (!runs) return state.SkipWithError("this runtime is not there");
    face::Finder finder(*runs, kModels + "yunet.onnx");
    const auto network = runs->load(kModels + "sface.onnx", {"fc1"});
    const cv::Mat picture = frame();
    beside_peer(state, label, [&] {
        const cv::Mat cut = face::aligned(picture, finder.find(picture, face::Look::quick).at(0));
        benchmark::DoNotOptimize(network->run(cv::dnn::blobFromImage(cut, 1.0, {112, 112}, {}, true)));
    });
}

void template_of(benchmark::State& state, const char* name, const char* label) {
    cv::setNumThreads(1);
    const auto runs = runtime(name);
    if (!runs) return state.SkipWithError("this runtime is not there");
    face::Finder finder(*runs, kModels + "yunet.onnx");
    face::Mesh mesh(*runs, kModels + "landmarks.onnx");
    face::Encoder encoder(*runs, kModels + "sface.onnx");
    const cv::Mat picture = frame();
    beside_peer(state, label, [&] {
        const face::Face face = finder.find(picture, face::Look::exact).at(0);
        benchmark::DoNotOptimize(encoder.encode(picture, mesh.fit(picture, face)));
    });
}

BENCHMARK_CAPTURE(once, openvino, "openvino", "face_recognition 1.3; target 20 times less")->Iterations(60);
BENCHMARK_CAPTURE(once, opencv, "opencv", "face_recognition 1.3; target 8 times less")->Iterations(60);
BENCHMARK_CAPTURE(template_of, openvino, "openvino", "the same; the plugin's template: landmarks, two passes")->Iterations(60);
BENCHMARK_CAPTURE(template_of, opencv, "opencv", "the same")->Iterations(60);

}  // namespace

BENCHMARK_MAIN();
