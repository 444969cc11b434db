// SPDX-License-Identifier: Apache-2.0
//
// Chooses between the runtimes.

#include "network.hpp"

#include "runtimes.hpp"

namespace face {

using cotejo::Error;
using cotejo::Status;

cotejo::Result<std::unique_ptr<Runtime>> start_runtime(const std::string& wanted, int threads) {
    if (wanted == "opencv") return start_opencv(threads);
    if (wanted == "openvino") return start_openvino(threads);
    if (wanted != "auto")
        return Error{Status::invalid, "runtime must be auto, opencv or openvino"};
    auto fastest = start_openvino(threads);
    return fastest ? std::move(fastest) : start_opencv(threads);
}

}  // namespace face
