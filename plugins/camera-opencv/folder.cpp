// SPDX-License-Identifier: Apache-2.0
//
// Shows a folder of pictures; one that cannot be read is named by its place and skipped.

#include "folder.hpp"

#include <algorithm>
#include <fstream>

#include <opencv2/imgproc.hpp>

#include "picture.hpp"

namespace camera {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr std::uintmax_t kLargestFile = 64u << 20;

bool is_picture(const std::filesystem::directory_entry& entry) {
    std::error_code ignored;
    if (!entry.is_regular_file(ignored)) return false;
    std::string end = entry.path().extension().string();
    std::ranges::transform(end, end.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return end == ".jpg" || end == ".jpeg" || end == ".png";
}

Result<cv::Mat> read_file(const std::filesystem::path& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) return Error{Status::refused, "cannot be opened"};
    if (size > kLargestFile) return Error{Status::refused, "larger than 64 MiB"};
    std::vector<std::uint8_t> bytes(size);
    std::ifstream file(path, std::ios::binary);
    if (!file.read(reinterpret_cast<char*>(bytes.data()), std::streamsize(size)))
        return Error{Status::refused, "cannot be read"};
    return picture::decode(bytes);
}

}  // namespace

Result<std::unique_ptr<Source>> Folder::open(const Options& options, const cotejo::Host& host) {
    std::unique_ptr<Folder> folder(new Folder(options, host));
    std::error_code error;
    for (std::filesystem::directory_iterator at(options.folder, error), end; !error && at != end;
         at.increment(error))
        if (is_picture(*at)) folder->files_.push_back(at->path());
    if (error) return Error{Status::unavailable, "the folder cannot be read: " + error.message()};
    if (folder->files_.empty())
        return Error{Status::unavailable, "the folder holds no .jpg, .jpeg or .png file"};
    std::ranges::sort(folder->files_);
    return std::unique_ptr<Source>(std::move(folder));
}

Result<std::optional<cv::Size>> Folder::next(const cotejo::Job&) {
    if (frames_left_ > 0) --frames_left_;
    else if (!go_on()) {
        if (unreadable_.size() < files_.size()) return std::optional<cv::Size>();
        return Error{Status::unavailable, "none of the folder's pictures can be read"};
    }
    return std::optional(options_.size);
}

/// Loads the next picture that can be read; false at the end, or when there is none.
bool Folder::go_on() {
    for (std::size_t tried = 0; tried < files_.size(); ++tried) {
        if (following_ == files_.size()) {
            if (!options_.loop) return false;
            following_ = 0;
        }
        if (load(following_++)) {
            frames_left_ = std::max(0, int(options_.hold.count() * options_.fps) - 1);
            return true;
        }
    }
    return false;
}

bool Folder::load(std::size_t number) {
    if (unreadable_.contains(number)) return false;
    if (files_.size() == 1 && !shown_.empty()) return true;
    const Result<cv::Mat> read = read_file(files_[number]);
    if (read) {
        shown_ = fitted(*read, options_.size);
        return true;
    }
    unreadable_.insert(number);
    host_.warn("picture " + std::to_string(number + 1) + " of " + std::to_string(files_.size()) +
               " of the folder is left out: " + read.error().what);
    return false;
}

Result<void> Folder::write(cv::Mat into) {
    shown_.copyTo(into);
    return {};
}

cv::Mat fitted(const cv::Mat& picture, cv::Size size) {
    const double scale = std::min(double(size.width) / picture.cols,
                                  double(size.height) / picture.rows);
    const cv::Size inner(std::clamp(int(picture.cols * scale), 1, size.width),
                         std::clamp(int(picture.rows * scale), 1, size.height));
    cv::Mat frame(size, CV_8UC3, cv::Scalar::all(128));
    cv::Mat place = frame(cv::Rect({(size.width - inner.width) / 2, (size.height - inner.height) / 2},
                                   inner));
    cv::resize(picture::colour(picture), place, inner, 0, 0,
               scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return frame;
}

}  // namespace camera
