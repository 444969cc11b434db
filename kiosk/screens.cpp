// SPDX-License-Identifier: Apache-2.0
//
// Choosing the screen, and finding the page's files.

#include "kiosk/screens.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <set>
#include <system_error>

#include "cotejo/yaml.hpp"
#include "kiosk/once_screen.hpp"
#include "kiosk/speech.hpp"
#include "kiosk/text_screen.hpp"
#include "kiosk/web_screen.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

/// Beside the program when installed; where they were built from otherwise.
fs::path shared(const char* installed, const char* built) {
    std::error_code error;
    const fs::path bin = fs::read_symlink("/proc/self/exe", error).parent_path();
    const fs::path beside = bin.parent_path() / "share" / "cotejo" / installed;
    return fs::is_directory(beside, error) ? beside : fs::path(built);
}

Result<std::unique_ptr<Screen>> page(const Options& options, Services& services, Text text) {
    const KioskConfig& config = services.config();
    WebScreenOptions web;
    web.sounds = speak_hints(services.providers(), text, services.log());
    web.web = shared("web", COTEJO_WEB);
    web.fonts = shared("fonts", COTEJO_FONTS);
    web.start_file = config.state / "page.html";
    web.port = options.listen.value_or(config.listen);
    web.attended = config.attended;
    web.stages = stages_of(config.policy);
    auto screen = WebScreen::create(std::move(text), std::move(web));
    if (!screen) return screen.error();
    std::cout << "The page: " << (*screen)->address() << std::endl;
    return std::unique_ptr<Screen>(std::move(*screen));
}

/// Where the policy says `ask` of a family; nowhere when the file cannot be read.
yaml::Place place_of_ask(const fs::path& policy, const std::string& family) {
    const auto root = yaml::load(policy);
    const yaml::Node* section = root ? root->find(family) : nullptr;
    const yaml::Node* ask = section ? section->find("ask") : nullptr;
    return ask ? ask->place : yaml::Place{};
}

/// Where the policy names the step at this place of a family's challenge.
yaml::Place place_of_step(const fs::path& policy, const std::string& family, std::size_t at) {
    const auto root = yaml::load(policy);
    const yaml::Node* node = root ? &*root : nullptr;
    for (const std::string& key : {family, std::string("detect"), std::string("challenge"),
                                   std::string("steps")})
        node = node ? node->find(key) : nullptr;
    return node && at < node->items.size() ? node->items[at].place : yaml::Place{};
}

/// The notice before what a finding is about: of "family.same" that of `family`; "" for none.
std::string ask_of(const Policy& policy, const std::string& finding) {
    const auto family = policy.families.find(finding.substr(0, finding.rfind('.')));
    return family == policy.families.end() ? "" : family->second.ask;
}

}  // namespace

Result<std::unique_ptr<Screen>> make_screen(const Options& options, Services& services, Text text) {
    const bool attended = services.config().attended;
    if (options.once)
        return std::unique_ptr<Screen>(
            std::make_unique<OnceScreen>(std::move(text), attended, std::cerr));
    if (options.text)
        return std::unique_ptr<Screen>(std::make_unique<TextScreen>(
            std::move(text), attended, STDIN_FILENO, std::cout));
    return page(options, services, std::move(text));
}

std::vector<std::string> sayable(const Text& text) {
    return text.all().empty() ? std::vector<std::string>{} : text.all().front().below("says");
}

Mistakes unworded_asks(const KioskConfig& config, const Text& text) {
    Mistakes mistakes;
    const auto known = text.all().empty() ? std::vector<std::string>{} : text.all().front().below("asks");
    for (const auto& [family, policy] : config.policy.families) {
        if (policy.ask.empty() || std::ranges::count(known, policy.ask)) continue;
        const std::string near = nearest(policy.ask, known);
        mistakes.push_back(yaml::mistake(
            config.policy_file.string(), place_of_ask(config.policy_file, family),
            "`ask: " + policy.ask + "` has no words: there is no `asks/" + policy.ask + "` in " +
                config.text.string() + "; " +
                (near.empty() ? "add them there" : "did you mean `" + near + "`?")));
    }
    return mistakes;
}

Mistakes unworded_steps(const KioskConfig& config, const Text& text) {
    Mistakes mistakes;
    const auto known = text.all().empty() ? std::vector<std::string>{} : text.all().front().below("hints");
    for (const auto& [family, policy] : config.policy.families) {
        if (!policy.challenge) continue;
        const std::vector<std::string>& steps = policy.challenge->steps;
        for (std::size_t at = 0; at < steps.size(); ++at) {
            if (std::ranges::count(known, steps[at])) continue;
            const std::string near = nearest(steps[at], known);
            mistakes.push_back(yaml::mistake(
                config.policy_file.string(), place_of_step(config.policy_file, family, at),
                "the step `" + steps[at] + "` has no words: there is no `hints/" + steps[at] +
                    "` in " + config.text.string() + "; " +
                    (near.empty() ? "write a word that stands there"
                                  : "did you mean `" + near + "`?")));
        }
    }
    return mistakes;
}

int stages_of(const Policy& policy) {
    std::set<std::string> asks;
    for (const auto& [name, family] : policy.families) asks.insert(family.ask);
    for (const auto& findings : policy.through)
        for (const std::string& finding : findings)
            if (ask_of(policy, finding) != ask_of(policy, findings.front()))
                asks.erase(ask_of(policy, finding));
    asks.erase("");
    return int(asks.size()) + 2;
}

}  // namespace cotejo::kiosk
