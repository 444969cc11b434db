// SPDX-License-Identifier: Apache-2.0
//
// screen: a photograph of a page shown on a screen, as an attacker lays a telephone on the reader.

#pragma once

#include "scene.hpp"

namespace pages {

enum class Screen { telephone, tablet, monitor };

/// Lays a screen that shows this photograph in the scene, and gives where the photograph is. The screen's
/// pixels beat against the camera's (moire), its black glows, its glass mirrors.
Corners lay_screen(Scene& scene, const cv::Mat& photograph, Screen screen);

}  // namespace pages
