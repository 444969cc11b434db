// SPDX-License-Identifier: Apache-2.0
//
// LineReader: lines from a descriptor, on a thread that can be ended while nobody types.

#pragma once

#include <functional>
#include <string>
#include <thread>

namespace cotejo::kiosk {

class LineReader {
public:
    /// Calls `line` with each line, without its end; `end` once when the input is over. A line longer
    /// than 256 bytes is dropped.
    LineReader(int in, std::function<void(const std::string&)> line, std::function<void()> end);
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;
    ~LineReader();

private:
    void run();
    bool wait() const;
    void take(char byte);

    const int in_;
    const std::function<void(const std::string&)> line_;
    const std::function<void()> end_;
    std::string read_;
    int stop_; ///< an eventfd
    std::thread thread_;
};

}  // namespace cotejo::kiosk
