// SPDX-License-Identifier: Apache-2.0

#include "people.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "picture.hpp"

namespace attacks {

namespace fs = std::filesystem;

namespace {

std::unique_ptr<face::Runtime> started() {
    auto runtime = face::start_runtime("opencv", 1);
    if (!runtime) throw std::runtime_error(runtime.error().what);
    return *std::move(runtime);
}

std::vector<fs::path> sorted(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

}  // namespace

Album::Album(const fs::path& models)
    : runtime_(started()), finder_(*runtime_, models / "yunet.onnx"), mesh_(*runtime_, models / "landmarks.onnx") {}

cv::Mat Album::read(const fs::path& file) const {
    std::ifstream stream(file, std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(stream), {}};
    const auto picture = picture::decode(bytes);
    if (!picture) throw std::runtime_error(file.string() + ": " + picture.error().what);
    return picture::colour(*picture);
}

Person Album::person(std::string name, const fs::path& rendered, const fs::path& enrolled) {
    const cv::Mat picture = read(rendered);
    const auto faces = finder_.find(picture);
    if (faces.empty()) throw std::runtime_error(rendered.string() + ": no face");
    return {std::move(name), Head(picture, mesh_.fit(picture, faces.front())), read(enrolled)};
}

std::vector<Person> Album::everybody(const fs::path& folder) {
    std::vector<Person> people;
    for (const fs::path& one : sorted(folder)) {
        const auto pictures = sorted(one);
        if (pictures.size() < 2) throw std::runtime_error(one.string() + ": fewer than two pictures");
        people.push_back(person("person " + std::to_string(people.size() + 1), pictures[0], pictures[1]));
    }
    return people;
}

std::vector<Person> sample_people(Album& album, const fs::path& pictures) {
    std::vector<Person> people;
    people.push_back(album.person("sample 1", pictures / "obama.jpg", pictures / "obama2.jpg"));
    people.push_back(album.person("sample 2", pictures / "biden.jpg", pictures / "biden.jpg"));
    return people;
}

}  // namespace attacks
