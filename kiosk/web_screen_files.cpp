// SPDX-License-Identifier: Apache-2.0

#include "kiosk/web_screen_files.hpp"

#include <fstream>
#include <iterator>

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = 1u << 20;

std::string_view type_of(const fs::path& file) {
    static const std::map<std::string, std::string_view, std::less<>> kTypes = {
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".woff2", "font/woff2"},
    };
    const auto found = kTypes.find(file.extension().string());
    return found == kTypes.end() ? "" : found->second;
}

}  // namespace

Result<WebFiles> WebFiles::load(const fs::path& web, const fs::path& fonts) {
    WebFiles files;
    if (auto read = files.read(web, "/"); !read) return read.error();
    const auto index = files.files_.find("/index.html");
    if (index == files.files_.end())
        return Error{Status::invalid, (web / "index.html").string() +
                                          " is not there; give the folder that holds the page"};
    files.files_["/"] = index->second;

    std::error_code none;
    if (!fonts.empty() && fs::is_directory(fonts, none)) {
        if (auto read = files.read(fonts, "/fonts/"); !read) return read.error();
    } else if (const auto sheet = files.files_.find("/fonts.css"); sheet != files.files_.end()) {
        sheet->second.bytes.clear(); // it names fonts that nobody could send
    }
    return files;
}

Result<void> WebFiles::read(const fs::path& folder, const std::string& prefix) {
    std::error_code error;
    for (auto it = fs::recursive_directory_iterator(folder, error);
         !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        if (!it->is_regular_file(error)) continue;
        const fs::path& file = it->path();
        const std::string_view type = type_of(file);
        if (type.empty()) continue; // a licence, a note
        if (it->file_size(error) > kLargestFile)
            return Error{Status::invalid, file.string() + " is larger than 1 MiB; make it smaller"};
        std::ifstream in(file, std::ios::binary);
        WebFile read{type, std::string(std::istreambuf_iterator<char>(in), {})};
        if (!in) return Error{Status::invalid, file.string() + " cannot be read"};
        files_[prefix + fs::relative(file, folder).generic_string()] = std::move(read);
    }
    if (error) return Error{Status::invalid, folder.string() + " cannot be read: " + error.message()};
    return {};
}

const WebFile* WebFiles::find(std::string_view path) const {
    const auto found = files_.find(path);
    return found == files_.end() ? nullptr : &found->second;
}

void WebFiles::add_sound(const std::string& path, std::string wave) {
    files_[path] = {"audio/wav", std::move(wave)};
}

bool WebFiles::sounds() const {
    const auto first = files_.lower_bound("/speech/");
    return first != files_.end() && first->first.starts_with("/speech/");
}

std::string WebFiles::sound(std::string_view language, std::string_view hint) const {
    std::string path = "/speech/" + std::string(language) + "/" + std::string(hint) + ".wav";
    return files_.contains(path) ? path : "";
}

std::string WebFiles::picture(std::string_view folder, std::string_view name) const {
    std::string path = "/pictures/" + std::string(folder) + "/" + std::string(name) + ".svg";
    return files_.contains(path) ? path : "";
}

}  // namespace cotejo::kiosk
