// SPDX-License-Identifier: Apache-2.0
//
// What editors and linters are told is what a workflow finds: both ways.

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <sstream>

#include "kiosk/script_api.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::ElementsAreArray;

std::string printed(const std::string& option) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(
        popen((COTEJO_SCRIPT " " + option).c_str(), "r"), pclose);
    std::string text;
    std::array<char, 4096> part;
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), pipe.get()))
        text.append(part.data(), size);
    return text;
}

std::string committed(const std::string& file) {
    std::ifstream stream(COTEJO_SOURCE_DIR "/scripts/" + file);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

TEST(ScriptStubs, AreThoseOfThisProgram) {
    EXPECT_EQ(printed("--stubs"), committed("api/cotejo.d.lua")) << "run cotejo-script --stubs";
    EXPECT_EQ(printed("--luacheckrc"), committed(".luacheckrc"))
        << "run cotejo-script --luacheckrc";
}

TEST(ScriptStubs, DefineEveryStepThatAVisitReallyHasAndNoOther) {
    std::set<std::string> offered, defined;
    std::istringstream names(printed("--names")), stubs(committed("api/cotejo.d.lua"));
    for (std::string line; std::getline(names, line);)
        if (line.starts_with("visit:")) offered.insert(line.substr(6));
    for (std::string line; std::getline(stubs, line);)
        if (line.starts_with("function Visit:"))
            defined.insert(line.substr(15, line.find('(') - 15));
    EXPECT_EQ(offered, defined);
    EXPECT_EQ(offered.size(), 10u);
}

TEST(ScriptStubs, NameEveryGlobalThatAWorkflowReallyHasAndNoOther) {
    std::set<std::string> offered, listed{"cotejo", "cotejo.api"};
    std::istringstream names(printed("--names"));
    for (std::string line; std::getline(names, line);)
        if (!line.starts_with("visit:")) offered.insert(line);
    for (const api::Library& library : api::libraries()) {
        if (!library.name.empty()) listed.emplace(library.name);
        for (const std::string_view name : library.functions)
            listed.insert((library.name.empty() ? "" : std::string(library.name) + ".") +
                          std::string(name));
    }
    EXPECT_EQ(offered, listed);
}

}  // namespace
}  // namespace cotejo::kiosk
