// SPDX-License-Identifier: Apache-2.0
//
// Shows any screen on demand: a WebScreen driven by JSON lines on stdin, without a visit behind it.
// For the browser tests and for whoever draws the page.
//
//   screen_gallery WEB TEXT FONTS START_FILE|- attended|alone
//
//   in   {"begin": true}  {"language": "en"}  {"guide": "come-closer", "progress": 0.5}
//        {"show": {"name": …, "topic": …, "values": {…}, "choices": […], "lasts": ms,
//                  "evidence": [{"kind": …, "facts": {…}}]}}  {"ask": {…}}
//        {"judged": {"box.x": 0.4, …}}
//        {"stop": true}  {"preview": "picture.jpg"}  {"preview": {"width": …, "height": …, "shade": …}}
//        {"reply": true}
//   out  {"address": …}  {"answer": …, "fields": {…}}  {"person": true}  {"drawn": ms}
//        {"extension": ms} with each answer  {"reply": …, "fields": {…}} when that was asked

#include <fstream>
#include <iostream>
#include <iterator>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "cotejo/kinds.h"
#include "kiosk/preview.hpp"
#include "kiosk/web_screen.hpp"


using namespace cotejo;
using namespace cotejo::kiosk;
using Json = nlohmann::json;

namespace {

void print(const Json& json) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    std::cout << json.dump() << std::endl;
}

Record evidence(const Json& json) {
    std::vector<Fact> facts;
    for (const auto& [name, value] : json.at("facts").items())
        facts.push_back(value.is_string() ? Fact{name, value.get<std::string>(), 1.0} : Fact{name, {}, value});
    return Record({.kind = json.at("kind"), .facts = std::move(facts)});
}

Step step(const Json& json) {
    Step step{json.at("name"), json.value("topic", ""),
              json.value("values", std::map<std::string, std::string>{}),
              json.value("choices", std::vector<std::string>{}),
              std::chrono::milliseconds(json.value("lasts", 0))};
    for (const Json& record : json.value("evidence", Json::array())) step.evidence.push_back(evidence(record));
    return step;
}

Record frame(const Json& json) {
    std::vector<std::uint8_t> bytes;
    Raster raster;
    if (json.is_string()) {
        std::ifstream in(json.get<std::string>(), std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(in), {});
    } else {
        raster = {json.at("width"), json.at("height"), json.at("width").get<std::uint32_t>() * 3};
        bytes.assign(std::size_t(raster.stride) * raster.height, json.at("shade"));
    }
    return Record({.kind = "face.image",
                   .format = json.is_string() ? COTEJO_FORMAT_JPEG : COTEJO_FORMAT_BGR8,
                   .storage = copied(bytes),
                   .raster = raster});
}

Record quality(const Json& facts) {
    std::vector<Fact> all;
    for (const auto& [name, value] : facts.items()) all.push_back({name, {}, value});
    return Record({.kind = COTEJO_KIND_QUALITY, .facts = std::move(all)});
}

class Gallery {
public:
    explicit Gallery(std::unique_ptr<WebScreen> screen) : screen_(std::move(screen)) { begin(); }

    void act(const Json& order) {
        if (order.contains("begin")) begin();
        if (order.contains("language")) screen_->language(order["language"]);
        if (order.contains("guide"))
            screen_->guide({order["guide"], order.value("progress", -1.0)});
        if (order.contains("preview")) screen_->preview(frame(order["preview"]));
        if (order.contains("reply")) {
            const Answer reply = screen_->reply();
            print({{"reply", reply.choice}, {"fields", reply.fields}});
        }
        if (order.contains("judged")) screen_->judged(quality(order["judged"]));
        if (order.contains("stop")) asking_ = {};
        if (order.contains("show")) asking_ = {}, screen_->show(step(order["show"]));
        if (order.contains("ask")) ask(step(order["ask"]));
    }

private:
    void begin() {
        person_ = std::stop_source();
        asked_.emplace(person_.get_token(), [] { print({{"person", true}}); });
        screen_->begin(person_);
    }

    void ask(Step step) {
        asking_ = {}; // the last question ends first
        asking_ = std::jthread([this, step = std::move(step)](std::stop_token stop) {
            const Answer answer = screen_->ask(step, stop);
            print({{"answer", answer.choice},
                   {"fields", answer.fields},
                   {"extension", screen_->extension().count()}});
        });
    }

    std::unique_ptr<WebScreen> screen_;
    std::stop_source person_;
    std::optional<std::stop_callback<std::function<void()>>> asked_;
    std::jthread asking_;
};

}  // namespace

int main(int count, char** words) {
    if (count != 6) return std::cerr << "screen_gallery WEB TEXT FONTS START_FILE|- attended|alone\n", 2;
    auto text = Text::load(words[2], {"es", "en"});
    if (!text) return std::cerr << describe(text.error()) << '\n', 1;
    WebScreenOptions options{.web = words[1], .fonts = words[3]};
    if (std::string(words[4]) != "-") options.start_file = words[4];
    if (const char* sound = std::getenv("COTEJO_SOUND")) { // a wave file: every hint's, in every language
        std::ifstream in(sound, std::ios::binary);
        const std::string wave(std::istreambuf_iterator<char>(in), {});
        for (const Words& words : text->all())
            for (const std::string& hint : words.below("hints"))
                options.sounds["/speech/" + words.code() + "/" + hint + ".wav"] = wave;
    }
    options.attended = std::string(words[5]) == "attended";
    options.drawn = [](const PreviewTimes& times) {
        print({{"drawn", std::chrono::duration<double, std::milli>(times.drawn).count()}});
    };
    auto screen = WebScreen::create(std::move(*text), options);
    if (!screen) return std::cerr << screen.error().what << '\n', 1;
    print({{"address", (*screen)->address()}});
    Gallery gallery(std::move(*screen));
    for (std::string line; std::getline(std::cin, line);)
        if (const Json order = Json::parse(line, nullptr, false); order.is_object()) gallery.act(order);
}
