// SPDX-License-Identifier: Apache-2.0

#include "pdf417.hpp"

#include "decode.hpp"
#include "pdf417_symbol.hpp"

namespace barcode {

void read_pdf417(const cv::Mat& level, Look& look) {
    for (const pdf417::Frame& frame : pdf417::find_frames(pdf417::find_bars(level))) {
        const auto rows = pdf417::cut_rows(level, frame);
        if (!rows) continue;
        bool read = false;
        for (const float blur : {.08f, .2f})
            if (!read)
                if (const auto symbol = pdf417::read_symbol(*rows, blur))
                    read = decode_drawn(pdf417::drawn(*symbol), Symbology::pdf417, look);
        if (!read) look.damaged = true;
    }
}

}  // namespace barcode
