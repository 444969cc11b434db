// SPDX-License-Identifier: Apache-2.0
//
// Reader: finds barcodes in a picture, looking again in other ways when a plain look finds none.

#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

namespace barcode {

/// What a look at a picture found.
struct Look {
    std::vector<std::string> read; ///< the bytes of each code, as they stand in it
    bool damaged = false;          ///< a code is there and its check fails
};

/// Which codes are looked for: PDF417, Aztec, QR and Data Matrix, or Code 128 as well.
enum class Codes { matrix, with_linear };

class Reader {
public:
    using Clock = std::chrono::steady_clock;

    explicit Reader(Codes codes = Codes::matrix) : codes_(codes) {}

    /// Looks for codes in a grey picture: plainly first, then in other
    /// ways until `enough` is true, `stop` says so, all were tried or it is `until`. The next
    /// picture's other ways begin where this one's ended, so that a stream of frames sees them all.
    Look look(const cv::Mat& grey, Clock::time_point until,
              const std::function<bool(const Look&)>& enough, const std::function<bool()>& stop);

private:
    Codes codes_;
    int next_way_ = 0;
};

}  // namespace barcode
