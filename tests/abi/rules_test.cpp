// SPDX-License-Identifier: Apache-2.0
//
// The dependency rule, held against the sources: who may include whom, and which words the host may
// not know.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "sources.hpp"

namespace {

using sources::Include;
using sources::Line;

using Places = std::vector<std::string>;

// What a plugin may include, and so what those headers may include.
const Places kPluginHeaders = {"sdk/include/cotejo/abi.h",      "sdk/include/cotejo/kinds.h",
                               "sdk/include/cotejo/hints.h",    "sdk/include/cotejo/plugin.hpp",
                               "sdk/include/cotejo/result.hpp", "sdk/include/cotejo/plugin/"};
const Places kNone;

bool in(const Places& allowed, const std::filesystem::path& file) {
    return std::ranges::any_of(
        allowed, [&](const auto& place) { return file.string().starts_with(place); });
}

bool is_test(const Include& include) {
    const std::string stem = include.line.file.stem().string();
    return stem.ends_with("_test") || stem == "testing";
}

// The places of those includes below `folder` that `breaks` says break a rule.
template <class Breaks>
Places broken(const std::string& folder, Breaks breaks) {
    Places found;
    for (const Include& include : sources::includes(folder))
        if (breaks(include)) found.push_back(place(include.line));
    return found;
}

// The places of those lines below `folder` where `pattern` is found, whatever the case, once
// `excused` is taken out of them.
Places lines_with(const std::string& folder, const std::string& pattern, const std::string& excused = "$^") {
    const std::regex wanted(pattern, std::regex::icase | std::regex::optimize);
    const std::regex leave(excused);
    Places found;
    for (const Line& line : sources::lines(folder))
        if (std::regex_search(std::regex_replace(line.text, leave, ""), wanted))
            found.push_back(place(line));
    return found;
}

// Quoted includes below `folder` that mean a file outside `allowed`.
Places strays(const std::string& folder, const Places& allowed) {
    return broken(folder, [&](const Include& include) {
        return include.quoted && !is_test(include) && !in(allowed, sources::resolve(include));
    });
}

Places with(Places places, const Places& more) {
    places.insert(places.end(), more.begin(), more.end());
    return places;
}

}  // namespace

TEST(Includes, APluginSeesItsOwnFolderThePluginHeadersAndWhatPluginsShare) {
    Places allowed = kPluginHeaders;
    for (const auto& shared : sources::shared_by_plugins()) allowed.push_back(shared.string() + "/");
    std::set<std::string> folders;
    for (const Line& line : sources::lines("plugins"))
        folders.insert("plugins/" + std::next(line.file.begin())->string() + "/");
    for (const std::string& folder : folders)
        EXPECT_EQ(strays(folder, with(allowed, {folder})), kNone);
}

TEST(Includes, APluginHeaderSeesPluginHeadersAlone) {
    EXPECT_EQ(broken("sdk/include", [](const Include& include) {
        return include.quoted && in(kPluginHeaders, include.line.file) &&
               !in(kPluginHeaders, sources::resolve(include));
    }), kNone);
}

TEST(Includes, APublicHeaderSeesPublicHeadersAlone) {
    EXPECT_EQ(strays("sdk/include", {"sdk/include/"}), kNone);
}

TEST(Includes, APublicHeaderIncludesNoLibrary) {
    static const std::regex standard(R"([a-z_]+|std(bool|int|def)\.h)");
    EXPECT_EQ(broken("sdk/include", [](const Include& include) {
        return !include.quoted && !std::regex_match(include.what, standard);
    }), kNone);
}

TEST(Includes, TheSdkHasNoLibraryForPixelsOrScripts) {
    static const std::regex foreign(
        R"((opencv2|libfprint|ZXing|nlohmann|valijson|boost/beast|boost/asio)/.*|(lua|sqlite3?|fprint)\.h(pp)?)");
    EXPECT_EQ(broken("sdk/src", [](const Include& include) {
        return std::regex_match(include.what, foreign);
    }), kNone);
}

TEST(Includes, TheVisitSeesPublicHeadersAlone) {
    EXPECT_EQ(strays("sdk/src/visit", {"sdk/include/", "sdk/src/visit/"}), kNone);
}

TEST(Includes, KeepingSeesPublicHeadersAlone) {
    EXPECT_EQ(strays("sdk/src/keeping", {"sdk/include/", "sdk/src/keeping/"}), kNone);
}

TEST(Includes, IsolationSeesThePluginSideAndPublicHeaders) {
    EXPECT_EQ(strays("sdk/src/isolation", {"sdk/include/", "sdk/src/isolation/", "sdk/src/plugin/"}), kNone);
}

TEST(Includes, ThePluginSideSeesPublicHeadersAlone) {
    EXPECT_EQ(strays("sdk/src/plugin", {"sdk/include/", "sdk/src/plugin/"}), kNone);
}

TEST(Includes, TheKioskSeesPublicHeadersAlone) {
    EXPECT_EQ(strays("kiosk", {"sdk/include/", "kiosk/"}), kNone);
}

TEST(Words, APublicHeaderNamesNoLibrarysType) {
    EXPECT_EQ(lines_with("sdk/include", R"(\b(boost|cv|YAML|nlohmann|valijson|ZXing)::)"), kNone);
}

TEST(Words, NeitherHostNorKioskNamesAModality) {
    // "A second document" is YAML's own word for its parts.
    const std::string modality =
        "(^|[^a-z])(face|finger|fingerprint|iris|palm|vein|voice|gait|passport|portrait|mrz|barcode|"
        "boarding|document)s?([^a-z]|$)";
    for (const char* folder : {"sdk/src", "kiosk"})
        EXPECT_EQ(lines_with(folder, modality, "(second|YAML|JSON) document"), kNone);
}
