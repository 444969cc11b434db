// SPDX-License-Identifier: Apache-2.0
//
// Compares by numbers that a test has planted: a sample is the text "NUMBER [QUALITY]".

#pragma once

#include <unistd.h>

#include <cmath>
#include <csignal>
#include <fstream>
#include <sstream>
#include <string>

#include "cotejo/plugin.hpp"

namespace cotejo::fake {

/// The template of "12.5" is the number 12.5; two are the more alike the nearer they are. A sample
/// without a number is refused, "crash" ends the process.
class Planted final : public Extractor, public Comparator, public Assessor {
public:
    explicit Planted(const Host& host) : host_(host) {}

    Result<void> extract(const Job& job, Inputs inputs) override {
        count();
        const Result<float> number = number_in(inputs[0]);
        if (!number) return number.error();
        const Status given = job.emit(Draft{}.floats({&*number, 1}));
        if (given != Status::ok) return Error{given, "emit"};
        return {};
    }

    Result<Draft> assess(const Job&, Inputs inputs) override {
        std::istringstream text(text_of(inputs[0]));
        double number = 0, quality = 50;
        text >> number >> quality;
        return Draft{}.number("unified", quality);
    }

    Result<float> compare(const Job&, View probe, View reference) override {
        const Result<float> a = number_in(probe), b = number_in(reference);
        if (!a || !b) return Error{Status::invalid, "no number to compare"};
        if (*a == 666 && *b == 667) return Error{Status::failed, "these two cannot be compared"};
        return -std::abs(*a - *b);
    }

private:
    static std::string text_of(const View& view) { return {view.data().begin(), view.data().end()}; }

    Result<float> number_in(const View& view) const {
        float number = 0;
        if (view.format() == "f32") {
            number = floats(view.data()).at(0);
        } else {
            const std::string text = text_of(view);
            if (text.starts_with("crash")) std::abort();
            std::istringstream stream(text);
            if (!(stream >> number)) {
                host_.info("there is no number in it");
                return Error{Status::refused, "there is no number in it"};
            }
        }
        const float blur = std::stof(host_.setting("blur"));
        return blur > 0 ? std::round(number / blur) * blur : number;
    }

    void count() {
        ++extracted_;
        if (const std::string folder = host_.setting("calls"); !folder.empty())
            std::ofstream(folder + "/calls", std::ios::app) << "extract\n";
        if (extracted_ == std::stoi(host_.setting("interrupt-at")))
            for (int twice = 0; twice < 2; ++twice) ::raise(SIGINT); // as timeout(1) does; on this thread, at once
        if (extracted_ == std::stoi(host_.setting("kill-at"))) ::kill(::getpid(), SIGKILL);
    }

    const Host host_;
    int extracted_ = 0;
};

}  // namespace cotejo::fake
