// SPDX-License-Identifier: Apache-2.0
//
// Checks a script's message, calls the visit, and says what came of it.

#include "kiosk/script_answer.hpp"

#include <algorithm>
#include <cmath>

#include "cotejo/mistake.hpp"
#include "kiosk/script_api.hpp"
#include "kiosk/script_names.hpp"

namespace cotejo::kiosk {
namespace {

using nlohmann::json;
using Type = api::Parameter::Type;

/// A step as a script may ask for it, every part of it checked.
struct Request {
    std::string step;
    std::vector<std::string> words;
    std::vector<Handle> samples;
    int count = 1;
    bool skip = false;
    std::string purpose;
};

bool read_words(const json& words, const api::Step& step, Request& request) {
    if (!words.is_array()) return false;
    std::size_t at = 0;
    for (const api::Parameter& parameter : step.parameters) {
        if (parameter.type != Type::name && parameter.type != Type::word) continue;
        if (at >= words.size() || !words[at].is_string()) return false;
        request.words.push_back(words[at++].get<std::string>());
        const std::string& word = request.words.back();
        if (!(parameter.type == Type::word ? api::is_word(word) : api::is_name(word))) return false;
    }
    return at == words.size();
}

bool read_samples(const json& samples, const api::Step& step, const std::set<Handle>& held,
                  Request& request) {
    std::size_t least = 0, most = 0;
    for (const api::Parameter& parameter : step.parameters) {
        least += parameter.type == Type::sample;
        most += parameter.type == Type::sample || parameter.type == Type::unlock;
    }
    if (!samples.is_array() || samples.size() < least || samples.size() > most) return false;
    for (const json& sample : samples) {
        if (!sample.is_number_unsigned() || sample.get<std::uint64_t>() > UINT32_MAX) return false;
        request.samples.push_back(sample.get<Handle>());
        if (!held.contains(request.samples.back())) return false;
    }
    return true;
}

std::optional<Request> read(const json& message, const std::set<Handle>& held) {
    const auto name = message.find("step");
    if (name == message.end() || !name->is_string()) return std::nullopt;
    const api::Step* step = api::step(name->get<std::string>());
    Request request;
    if (!step || !message.contains("words") || !message.contains("samples")) return std::nullopt;
    request.step = step->name;
    if (!read_words(message["words"], *step, request)) return std::nullopt;
    if (!read_samples(message["samples"], *step, held, request)) return std::nullopt;
    if (const auto count = message.find("count"); count != message.end()) {
        if (!count->is_number_unsigned() || *count < 1 || *count > api::kMostImpressions)
            return std::nullopt;
        request.count = count->get<int>();
    }
    if (const auto skip = message.find("skip"); skip != message.end()) {
        if (!skip->is_boolean()) return std::nullopt;
        request.skip = skip->get<bool>();
    }
    if (const auto purpose = message.find("purpose"); purpose != message.end()) {
        if (!purpose->is_string() || !api::is_word(purpose->get_ref<const std::string&>()))
            return std::nullopt;
        request.purpose = purpose->get<std::string>();
    }
    return request;
}

/// The log takes it: what is made of a sample's texts could be a name.
json not_written_out(const std::string& step, const std::string& what) {
    return {{"wrong", "visit:" + step + ": write the " + what +
                          " out, as in \"group-of-travellers\"; it goes into the log, where nothing "
                          "of a traveller may stand"}};
}

json missed(const Miss& miss) { return {{"miss", miss.word}}; }

json held_true(const Result<void, Miss>& result) {
    return result ? json{{"truth", true}} : missed(result.error());
}

json number(double value) {
    if (std::trunc(value) == value && std::abs(value) < 1e15)
        return static_cast<std::int64_t>(value);
    return value;
}

}  // namespace

std::optional<json> Answers::answer(const json& message) {
    const auto request = read(message, held_);
    if (!request) return std::nullopt;
    const auto& [step, words, samples, count, skip, purpose] = *request;
    if (!words.empty())
        if (std::string what = unknown_name(step, words[0]); !what.empty())
            return json{{"wrong", what}};

    if (step == "ask") return held_true(visit_.ask(words[0]));
    if (step == "capture")
        return given(visit_.capture(words[0], {samples.empty() ? 0 : samples[0], count, skip}));
    if (step == "assess") return held_true(visit_.assess(samples[0]));
    if (step == "detect") return held_true(visit_.detect(samples[0]));
    if (step == "extract") return given(visit_.extract(words[0], samples[0]));
    if (step == "find") {
        if (!purpose.empty() && !writes_out(purpose)) return not_written_out("find", "purpose");
        return given(visit_.find(words[0], samples[0], purpose));
    }
    if (step == "compare") {
        const auto held = visit_.compare(samples[0], samples[1]);
        return held ? json{{"truth", *held}} : missed(held.error());
    }
    if (step == "say") visit_.say(words[0]);
    if (step == "officer") {
        if (!writes_out(words[0])) return not_written_out("officer", "reason");
        visit_.officer(words[0]);
    }
    if (step == "decide") return json{{"decision", name(visit_.decide().decision)}};
    return json::object();
}

std::string Answers::unknown_name(const std::string& step, const std::string& word) const {
    const std::vector<std::string>* known = known_names(names_, step);
    if (!known || known->empty() || std::find(known->begin(), known->end(), word) != known->end())
        return "";
    return "visit:" + step + ": " + unknown_name_of(word, *known);
}

bool Answers::writes_out(const std::string& word) const {
    return std::ranges::any_of(sources_, [&](const auto& source) {
        return source.second.find('"' + word + '"') != std::string::npos ||
               source.second.find("'" + word + "'") != std::string::npos;
    });
}

std::string Answers::without_texts(std::string said) const {
    for (const std::string& text : shown_)
        for (std::size_t at = 0; (at = said.find(text, at)) != std::string::npos; ++at)
            said.replace(at, text.size(), "*");
    return said;
}

json Answers::given(const Result<Handle, Miss>& sample) {
    if (!sample) return missed(sample.error());
    held_.insert(*sample);
    const Glimpse glimpse = visit_.glimpse(*sample);
    json facts = json::array();
    for (const Fact& fact : glimpse.facts) {
        if (fact.text && fact.text->size() > 1) shown_.insert(*fact.text);
        facts.push_back({fact.name, fact.text ? json(*fact.text) : number(fact.value)});
    }
    return {{"sample", {{"id", *sample}, {"kind", glimpse.kind}, {"facts", std::move(facts)}}}};
}

}  // namespace cotejo::kiosk
