// SPDX-License-Identifier: Apache-2.0
//
// OutputLog: what a child's libraries print, line by line and not without end.

#pragma once

#include <unistd.h>

#include <array>
#include <chrono>
#include <functional>
#include <string>

#include "isolation/descriptor.hpp"

namespace cotejo {

/// Reads a pipe that does not block either end. At most 50 lines in ten seconds are handed on; the
/// rest is read and counted.
class OutputLog {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr int kLines = 50;
    static constexpr std::chrono::seconds kWindow{10};
    static constexpr std::size_t kLongest = 500;

    OutputLog() = default;
    explicit OutputLog(Descriptor pipe) : pipe_(std::move(pipe)) {}

    int descriptor() const { return pipe_.get(); }

    /// Reads what is there, 64 KiB at most. False when the pipe has ended.
    bool read(Time now, const std::function<void(const std::string&)>& line) {
        std::array<char, 16 * 1024> buffer;
        for (int reads = 0; reads < 4; ++reads) {
            const ssize_t size = ::read(pipe_.get(), buffer.data(), buffer.size());
            if (size < 0) return true;
            if (size == 0) return pipe_.reset(), false;
            for (ssize_t i = 0; i < size; ++i) add(buffer[static_cast<std::size_t>(i)], now, line);
        }
        return true;
    }

private:
    void add(char c, Time now, const std::function<void(const std::string&)>& line) {
        if (c != '\n') {
            if (text_.size() < kLongest) text_ += c;
            return;
        }
        if (now - begun_ >= kWindow) {
            if (lines_ > kLines) line(std::to_string(lines_ - kLines) + " further lines dropped");
            begun_ = now;
            lines_ = 0;
        }
        if (++lines_ <= kLines && !text_.empty()) line(text_);
        text_.clear();
    }

    Descriptor pipe_;
    std::string text_;
    Time begun_{};
    int lines_ = 0;
};

}  // namespace cotejo
