// SPDX-License-Identifier: Apache-2.0
//
// Eye: finds the one face that a picture is of, or says why there is none to be had.

#pragma once

#include <optional>
#include <vector>

#include "cotejo/plugin/view.hpp"
#include "faces.hpp"
#include "mesh.hpp"

namespace face {

/// A picture and the face it is of.
struct Sight {
    cv::Mat picture; ///< bgr8; lives as long as the view it was read from
    Face face;
    Shape shape;
    std::vector<Face> others; ///< who else is there, smaller, the widest first
};

/// Why a picture is of no face: for whoever runs this, and a hint for the traveller.
struct Refusal {
    cotejo::Error error;
    const char* hint;
    std::vector<Face> faces{}; ///< where more than one is: all of them, the widest first
    cv::Size picture{};        ///< what they are in
};

class Eye {
public:
    /// Loads the networks. Throws std::exception when a file is none.
    Eye(Runtime& runtime, const std::string& detector, const std::string& landmarks);

    /// Looks at one picture by itself. Status::refused: no face, two of a like size, a part of one, or
    /// one too small. One thread at a time.
    cotejo::Result<Sight, Refusal> look(const cotejo::View& sample, Look look);

    /// The same for the next frame of a camera: the face is followed from where it was, and all of the
    /// picture looked at now and then, or when the frame is no later than the last.
    cotejo::Result<Sight, Refusal> follow(const cotejo::View& frame);

private:
    struct Last {
        Face face;
        std::vector<Face> others;
        cv::Size size;
        std::uint64_t time_ns = 0;
        int followed = 0; ///< frames in a row
    };

    cotejo::Result<Sight, Refusal> find(const cv::Mat& picture, Look look);
    std::optional<Sight> found_again(const cv::Mat& picture, std::uint64_t time_ns);

    Finder finder_;
    Mesh mesh_;
    std::optional<Last> last_;
};

}  // namespace face
