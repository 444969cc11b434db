// SPDX-License-Identifier: Apache-2.0

#include "kiosk/text_screen.hpp"

#include <atomic>
#include <charconv>
#include <mutex>
#include <sstream>

#include "kiosk/desk.hpp"
#include "kiosk/line_reader.hpp"
#include "kiosk/screen_lines.hpp"

namespace cotejo::kiosk {

struct TextScreen::State {
    State(Text words, bool attends, int in, std::ostream& to)
        : text(std::move(words)),
          attended(attends),
          out(to),
          desk(text.all().front().code(), [this] { draw(); }),
          reader(in, [this](const std::string& line) { act(line); }, [this] { end(); }) {}

    void draw();
    void act(const std::string& line);
    bool act_as_officer(const std::string& line, const Desk::View& view);
    bool act_typing(const std::string& line, const Desk::View& view);
    void say(const std::string& line);
    void end();

    const Text text;
    const bool attended;
    std::mutex mutex;
    std::ostream& out;
    std::uint64_t shown = 0, guided = 0, seen = 0; ///< `seen`: the step whose camera was spoken of
    std::string hint;
    std::atomic<bool> ended = false;
    Desk desk;
    LineReader reader; ///< last: its thread uses all the rest
};

void TextScreen::State::draw() {
    const std::lock_guard lock(mutex);
    const Desk::View view = desk.view();
    const Words& words = text.in(view.language);
    if (view.step.name.empty()) return;
    if (view.change != shown) {
        shown = view.change;
        guided = view.guided;
        hint.clear();
        write_screen(out, compose(view.step, text, view.language, view.said, attended), words);
        write_ways(out, text, words, view.ends.has_value());
    }
    if (desk.take_frame() && seen != view.number) {
        seen = view.number;
        out << "  " << words.line("terminal/preview") << '\n';
    }
    if (view.guided != guided) {
        guided = view.guided;
        const std::string now = words.line("hints/" + view.guide.hint);
        if (!now.empty() && now != hint) out << "  > " << now << '\n';
        hint = now;
    }
    out.flush();
}

void TextScreen::State::act(const std::string& line) {
    if (line.empty()) return;
    if (line == "0") return desk.call_person();
    const Desk::View view = desk.view();
    if (line == "+") return desk.more_time(view.number);
    if (text.has(line)) return desk.language(line);
    if (act_as_officer(line, view) || act_typing(line, view)) return;

    const Screenful screen = compose(view.step, text, view.language, view.said, attended);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (number >= 1 && number <= screen.choices.size() && screen.choices[number - 1].choice == "type")
        return say(text.in(view.language).line("terminal/type"));
    const bool whole = error == std::errc() && end == line.data() + line.size();
    if (!whole || number < 1 || number > screen.choices.size() ||
        !desk.choose(view.number, {screen.choices[number - 1].choice}))
        say(text.in(view.language).line("terminal/unknown"));
}

bool TextScreen::State::act_as_officer(const std::string& line, const Desk::View& view) {
    std::istringstream words(line);
    std::string verb, code, reason;
    words >> verb >> code >> reason;
    if (verb == "look" && !code.empty()) return desk.choose(view.number, {"look", {{"code", code}}});
    if (verb != "close") return false;
    const Words& mine = text.in(view.language);
    if (code.empty() || !mine.has("officer/reasons/" + reason) ||
        !desk.choose(view.number, {"close", {{"code", code}, {"reason", reason}}}))
        say(mine.line("officer/missing"));
    return true;
}

bool TextScreen::State::act_typing(const std::string& line, const Desk::View& view) {
    if (!line.starts_with("type ")) return false;
    if (!desk.choose(view.number, {"type", {{"typed", line.substr(5)}}}))
        say(text.in(view.language).line("terminal/unknown"));
    return true;
}

void TextScreen::State::say(const std::string& line) {
    const std::lock_guard lock(mutex);
    out << line << std::endl;
}

void TextScreen::State::end() {
    ended = true;
    desk.call_person();
}

void TextScreen::begin(std::stop_source person) {
    state_->desk.begin(std::move(person));
    if (state_->ended) state_->desk.call_person();
}

TextScreen::TextScreen(Text text, bool attended, int in, std::ostream& out)
    : state_(std::make_unique<State>(std::move(text), attended, in, out)) {}

TextScreen::~TextScreen() = default;

void TextScreen::language(const std::string& code) { state_->desk.language(code); }

void TextScreen::show(const Step& step) { state_->desk.show(step); }

Answer TextScreen::ask(const Step& step, std::stop_token stop) {
    return state_->desk.ask(step, std::move(stop));
}

void TextScreen::preview(const Record& frame) { state_->desk.preview(frame); }

void TextScreen::judged(const Record& quality) { state_->desk.judged(quality); }

void TextScreen::guide(const Guide& guide) { state_->desk.guide(guide); }

std::chrono::milliseconds TextScreen::extension() { return state_->desk.extension(); }

Answer TextScreen::reply() { return state_->desk.reply(); }

}  // namespace cotejo::kiosk
