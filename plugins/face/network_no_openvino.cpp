// SPDX-License-Identifier: Apache-2.0
//
// In place of OpenVINO where the build found none.

#include "runtimes.hpp"

namespace face {

cotejo::Result<std::unique_ptr<Runtime>> start_openvino(int) {
    return cotejo::Error{cotejo::Status::unsupported, "this was built without OpenVINO"};
}

}  // namespace face
