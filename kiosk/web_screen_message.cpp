// SPDX-License-Identifier: Apache-2.0

#include "kiosk/web_screen_message.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace cotejo::kiosk {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestField = 128;

std::string write(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json phrases(const std::vector<Phrase>& list) {
    Json json = Json::array();
    for (const Phrase& phrase : list) json.push_back({{"text", phrase.text}, {"tag", phrase.tag}});
    return json;
}

Json rows(const std::vector<Row>& list, const WebFiles& files) {
    Json json = Json::array();
    for (const Row& row : list)
        if (!row.lines.empty())
            json.push_back({{"key", row.key}, {"label", row.label}, {"lines", row.lines},
                            {"picture", files.picture("rows", row.key)}});
    return json;
}

Json options(const std::vector<Option>& list, const WebFiles& files) {
    Json json = Json::array();
    for (const Option& option : list)
        json.push_back({{"choice", option.choice}, {"text", option.label.text},
                        {"tag", option.label.tag},
                        {"picture", files.picture("choices", option.choice)}});
    return json;
}

Json languages(const Text& text, const std::string& chosen) {
    Json json = Json::array();
    for (const Words& words : text.all())
        json.push_back({{"code", words.code()}, {"text", words.name()}, {"tag", words.tag()},
                        {"chosen", words.code() == text.in(chosen).code()}});
    return json;
}

// The topic's own picture; else the step's; else the one that `other` topics share.
std::string picture(const Step& step, const WebFiles& files) {
    std::string found = files.picture("topics", step.topic);
    if (found.empty()) found = files.picture("steps", step.name);
    return found.empty() ? files.picture("topics", "other") : found;
}

Json evidence(const std::vector<EvidenceRow>& list, const Words& words) {
    if (list.empty()) return nullptr;
    Json rows = Json::array();
    for (const EvidenceRow& row : list) {
        Json said = Json::array();
        for (const auto& [who, what] : row.said) said.push_back({{"who", who}, {"what", what}});
        rows.push_back({{"label", row.label}, {"said", std::move(said)},
                        {"verdict", row.verdict}, {"mark", row.mark}});
    }
    return {{"title", words.line("evidence/title")}, {"rows", std::move(rows)}};
}

Json officer(const Screenful& screen, const Words& words) {
    if (!screen.needs_officer) return nullptr;
    Json reasons = Json::array();
    for (const Option& reason : screen.officer.reasons)
        reasons.push_back({{"reason", reason.choice}, {"text", reason.label.text}});
    return {{"open", words.line("officer/open")}, {"hide", words.line("officer/hide")},
            {"code", words.line("officer/code")}, {"delete", words.line("officer/delete")},
            {"reason", words.line("officer/reason")}, {"missing", words.line("officer/missing")},
            {"close", words.line("choices/close")}, {"reasons", std::move(reasons)},
            {"problem", screen.officer.problem},
            {"look", screen.officer.may_look ? Json(words.line("officer/look")) : Json()},
            {"evidence", evidence(screen.officer.evidence, words)}};
}

Json typing(const Step& step, const Words& words) {
    if (!std::ranges::count(step.choices, "type")) return nullptr;
    const std::string own = "typing/labels/" + step.topic;
    return {{"label", words.line(words.has(own) ? own : "typing/label")},
            {"use", words.line("typing/use")},
            {"delete", words.line("typing/delete")}};
}

Json timing(const Desk::View& view, const Words& words) {
    if (!view.ends) return nullptr;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*view.ends - Clock::now());
    Json json = {{"left", std::max<std::int64_t>(left.count(), 0)},
                 {"lasts", view.step.lasts.count()},
                 {"warning", words.line("more-time/warning")},
                 {"choice", words.line("more-time/choice")}};
    json["sentence"] = words.line("more-time/left", {{"seconds", "{seconds}"}});
    return json;
}

// Which dot is lit: the language first, then a part for each thing asked, the end last.
int stage(const Desk::View& view, int stages) {
    if (view.step.name == "through" || view.step.name == "officer") return stages;
    return std::min(1 + view.asks, stages - 1);
}

}  // namespace

std::string screen_message(const Desk::View& view, const PageSetting& setting) {
    const Screenful screen =
        compose(view.step, setting.text, view.language, view.said, setting.attended);
    const Words& words = setting.text.in(view.language);
    const int lit = stage(view, setting.stages);
    return write({
        {"type", "screen"},
        {"step", view.number},
        {"name", screen.name},
        {"topic", screen.topic},
        {"tag", screen.tag},
        {"titles", phrases(screen.titles)},
        {"body", screen.body},
        {"rows", rows(screen.rows, setting.files)},
        {"choices", options(screen.choices, setting.files)},
        {"person", phrases(screen.person)},
        {"said", screen.said},
        {"attended", screen.attended},
        {"picture", picture(view.step, setting.files)},
        {"overlay", setting.files.picture("overlays", screen.topic)},
        {"languages", languages(setting.text, view.language)},
        {"labels", {{"languages", words.line("languages")}, {"larger", words.line("larger")},
                    {"sound", words.line("sound")}}},
        {"visit", view.visit},
        {"sounds", setting.files.sounds()},
        {"stage", {{"lit", lit}, {"of", setting.stages},
                   {"text", words.line("progress", {{"stage", std::to_string(lit)},
                                                    {"stages", std::to_string(setting.stages)}})}}},
        {"time", timing(view, words)},
        {"officer", officer(screen, words)},
        {"typing", typing(view.step, words)},
        {"lost", {{"title", words.line("lost/title")}, {"body", words.line("lost/body")}}},
    });
}

std::string guide_message(const Desk::View& view, const PageSetting& setting) {
    const std::string& hint = view.guide.hint;
    return write({{"type", "guide"},
                  {"step", view.number},
                  {"hint", hint},
                  {"text", hint.empty() ? "" : setting.text.in(view.language).line("hints/" + hint)},
                  {"picture", setting.files.picture("hints", hint)},
                  {"sound", setting.files.sound(setting.text.in(view.language).code(), hint)},
                  {"progress", view.guide.progress}});
}

std::string words_message(const Text& text) {
    Json json = Json::array();
    for (const Words& words : text.all())
        json.push_back({{"tag", words.tag()}, {"title", words.line("lost/title")},
                        {"body", words.line("lost/body")}});
    return write(json);
}

std::optional<PageMessage> read_message(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const auto word = [&](const char* key) -> std::string {
        const auto found = json.find(key);
        if (found == json.end() || !found->is_string()) return "";
        const auto& value = found->get_ref<const std::string&>();
        return value.size() <= kLongestField ? value : "";
    };
    const auto step = json.find("step");
    const std::uint64_t number =
        step != json.end() && step->is_number_unsigned() ? step->get<std::uint64_t>() : 0;

    using Type = PageMessage::Type;
    const std::string type = word("type");
    if (type == "person") return PageMessage{Type::person};
    if (type == "drawn") return PageMessage{Type::drawn};
    if (type == "more-time" && number) return PageMessage{Type::more_time, number};
    if (type == "language") return PageMessage{Type::language, 0, {}, word("language")};
    if (type != "choice" || !number) return std::nullopt;
    PageMessage message{Type::choice, number, {word("choice")}};
    for (const std::string key : {"code", "reason", "typed"})
        if (json.contains(key)) message.answer.fields[key] = word(key.c_str());
    return message;
}

}  // namespace cotejo::kiosk
