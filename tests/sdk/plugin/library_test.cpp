// SPDX-License-Identifier: Apache-2.0
//
// Which libraries are refused, and what is said.

#include "plugin/library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace cotejo {
namespace {

using testing::HasSubstr;

Manifest manifest(const std::string& library) {
    Manifest manifest;
    manifest.id = "org.cotejo.test.sample";
    manifest.abi = 1;
    manifest.library = std::filesystem::path(SAMPLE_FOLDER) / library;
    return manifest;
}

std::string refusal(const Manifest& manifest) {
    const Result<Library> library = Library::open(manifest);
    EXPECT_FALSE(library);
    if (library) return "";
    EXPECT_EQ(library.error().status, Status::invalid);
    EXPECT_THAT(library.error().what, HasSubstr(manifest.library.string()));
    return library.error().what;
}

TEST(Library, IsOpenedWhenItIsTheManifests) {
    const Result<Library> library = Library::open(manifest("libsample.so"));
    ASSERT_TRUE(library);
    EXPECT_STREQ(library->entry().id, "org.cotejo.test.sample");
}

TEST(Library, OfAnotherIdIsRefused) {
    Manifest other = manifest("libsample.so");
    other.id = "org.example.other";
    EXPECT_THAT(refusal(other), HasSubstr("another plugin than the manifest's \"org.example.other\": it says it is "
                                           "\"org.cotejo.test.sample\"; write one id"));
}

TEST(Library, OfAnotherAbiIsRefused) {
    EXPECT_THAT(refusal(manifest("libsample_abi9.so")), HasSubstr("built for ABI 9"));
}

TEST(Library, WithoutTheEntryIsRefused) {
    EXPECT_THAT(refusal(manifest("libsample_bare.so")), HasSubstr("exports no cotejo_plugin_entry"));
}

TEST(Library, ThatIsNotThereIsRefused) {
    EXPECT_THAT(refusal(manifest("libnone.so")), HasSubstr("is not there; build it"));
}

TEST(Library, ThatIsNoLibraryIsRefused) {
    EXPECT_THAT(refusal(manifest("plugin.yaml")), HasSubstr("cannot be loaded"));
}

}  // namespace
}  // namespace cotejo
