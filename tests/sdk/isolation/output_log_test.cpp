// SPDX-License-Identifier: Apache-2.0

#include "isolation/output_log.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>

namespace cotejo {
namespace {

class OutputLogs : public testing::Test {
protected:
    OutputLogs() {
        int ends[2];
        EXPECT_EQ(::pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
        log_ = OutputLog(Descriptor(ends[0]));
        writer_ = Descriptor(ends[1]);
    }
    void print(const std::string& text) {
        ASSERT_EQ(::write(writer_.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }
    bool read(std::chrono::seconds at) {
        return log_.read(OutputLog::Time(at), [this](const std::string& line) { lines_.push_back(line); });
    }

    OutputLog log_;
    Descriptor writer_;
    std::vector<std::string> lines_;
};

TEST_F(OutputLogs, HandOnWholeLines) {
    print("one\ntw");
    EXPECT_TRUE(read(std::chrono::seconds(100)));
    EXPECT_EQ(lines_, std::vector<std::string>{"one"});
    print("o\n");
    read(std::chrono::seconds(100));
    EXPECT_EQ(lines_.back(), "two");
}

TEST_F(OutputLogs, CutLinesThatAreTooLong) {
    std::string text(5000, 'x');
    text.back() = '\n';
    print(text);
    read(std::chrono::seconds(100));
    EXPECT_EQ(lines_.at(0).size(), OutputLog::kLongest);
}

TEST_F(OutputLogs, CountWhatTheyDropAndSayItLater) {
    for (int i = 0; i < OutputLog::kLines + 7; ++i) print("line\n");
    read(std::chrono::seconds(100));
    EXPECT_EQ(lines_.size(), static_cast<std::size_t>(OutputLog::kLines));
    print("later\n");
    read(std::chrono::seconds(111));
    ASSERT_EQ(lines_.size(), static_cast<std::size_t>(OutputLog::kLines) + 2);
    EXPECT_EQ(lines_[lines_.size() - 2], "7 further lines dropped");
}

TEST_F(OutputLogs, EndWithTheirPipe) {
    writer_.reset();
    EXPECT_FALSE(read(std::chrono::seconds(100)));
    EXPECT_EQ(log_.descriptor(), -1);
}

}  // namespace
}  // namespace cotejo
