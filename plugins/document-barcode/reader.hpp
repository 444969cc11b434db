// SPDX-License-Identifier: Apache-2.0
//
// Reader: finds barcodes in a picture, looking again in other ways when a plain look finds none.

#pragma once

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

/// Looks for PDF417, Aztec, QR and Data Matrix in a grey picture. Ends at the first way of looking
/// after which `enough` is true, when `effort` further ways have been tried, or once `stop` says so.
Look look(const cv::Mat& grey, int effort, const std::function<bool(const Look&)>& enough,
          const std::function<bool()>& stop);

}  // namespace barcode
