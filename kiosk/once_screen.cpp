// SPDX-License-Identifier: Apache-2.0

#include "kiosk/once_screen.hpp"

#include <algorithm>

#include "kiosk/screen_lines.hpp"

namespace cotejo::kiosk {

Answer OnceScreen::ask(const Step& step, std::stop_token stop) {
    show(step);
    if (stop.stop_requested()) return {};
    for (const char* wanted : {"agree", "next"})
        if (std::ranges::count(step.choices, wanted)) return {wanted};
    if (step.choices.empty() || step.choices.front() == "close") return {};
    return {step.choices.front()};
}

void OnceScreen::show(const Step& step) {
    const std::lock_guard lock(mutex_);
    hint_.clear();
    write_screen(out_, compose(step, text_, language_, said_, attended_), text_.in(language_));
    said_ = step.name == "say" ? step.topic : "";
    out_.flush();
}

void OnceScreen::guide(const Guide& guide) {
    const std::lock_guard lock(mutex_);
    const std::string now = text_.in(language_).line("hints/" + guide.hint);
    if (!now.empty() && now != hint_) out_ << "  > " << now << std::endl;
    hint_ = now;
}

OnceScreen::OnceScreen(Text text, bool attended, std::ostream& out)
    : text_(std::move(text)), attended_(attended), out_(out), language_(text_.all().front().code()) {}

void OnceScreen::begin(std::stop_source) {}

void OnceScreen::language(const std::string& code) {
    const std::lock_guard lock(mutex_);
    language_ = code;
}

void OnceScreen::preview(const Record&) {}

void OnceScreen::judged(const Record&) {}

std::chrono::milliseconds OnceScreen::extension() { return std::chrono::milliseconds(0); }

}  // namespace cotejo::kiosk
