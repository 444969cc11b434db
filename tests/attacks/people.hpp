// SPDX-License-Identifier: Apache-2.0
//
// People: the pictures that attacks are rendered from.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "faces.hpp"
#include "head.hpp"

namespace attacks {

/// A person: a head made of one picture, and another picture to be enrolled by.
struct Person {
    std::string name; ///< a number: nobody's name stands in a report
    Head head;
    cv::Mat enrolled;
};

/// Reads pictures of faces to people. Throws when a model or a picture cannot be read or has no face.
class Album {
public:
    explicit Album(const std::filesystem::path& models);
    Person person(std::string name, const std::filesystem::path& rendered, const std::filesystem::path& enrolled);
    /// Everybody in a folder with a folder of pictures a person: the first two in the order of their names.
    std::vector<Person> everybody(const std::filesystem::path& folder);

private:
    cv::Mat read(const std::filesystem::path& file) const;

    std::unique_ptr<face::Runtime> runtime_;
    face::Finder finder_;
    face::Mesh mesh_;
};

/// The people of the sample pictures that set-up obtains: two, the first of them with another picture
/// to be enrolled by, the second with the same one.
std::vector<Person> sample_people(Album& album, const std::filesystem::path& pictures);

}  // namespace attacks
