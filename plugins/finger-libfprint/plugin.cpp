// SPDX-License-Identifier: Apache-2.0
//
// Fingerprints through libfprint: capture, extract, compare.

#include <charconv>
#include <optional>
#include <stdexcept>

#include "capture.hpp"
#include "compare.hpp"
#include "cotejo/hints.h"
#include "socket_folder.hpp"

namespace {

using cotejo::Error;
using cotejo::Inputs;
using cotejo::Job;
using cotejo::Result;
using cotejo::Status;

class Finger final : public cotejo::Capturer, public cotejo::Extractor, public cotejo::Comparator {
public:
    explicit Finger(const cotejo::Host& host);

    Result<void> capture(const Job& job, Inputs) override;
    Result<void> extract(const Job& job, Inputs images) override;
    Result<std::vector<float>> compare_all(const Job& job, cotejo::View probe,
                                           Inputs references) override;
    Result<float> compare(const Job& job, cotejo::View probe, cotejo::View reference) override {
        Result<std::vector<float>> scores = compare_all(job, probe, {&reference, 1});
        if (!scores) return scores.error();
        return scores->front();
    }

private:
    Result<std::unique_ptr<finger::Reader>> virtual_reader(finger::Loop& loop);

    finger::SocketFolder sockets_;
    std::optional<finger::Touches> touches_; // of a virtual reader
};

double number(const cotejo::Host& host, const char* name) {
    const std::string text = host.setting(name);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Finger::Finger(const cotejo::Host& host) : sockets_(host.setting("sockets")) {
    finger::hush();
    const std::string device = host.setting("device");
    if (device != "auto" && device != "virtual")
        throw std::invalid_argument("`device` must be auto or virtual");
    if (device == "auto") return;
    const double dpi = number(host, "dpi");
    if (!(dpi >= 100 && dpi <= 2000)) throw std::invalid_argument("`dpi` must be 100 to 2000");
    touches_.emplace(host.setting("prints"), dpi);
}

Result<void> Finger::capture(const Job& job, Inputs) {
    finger::Loop loop(job);
    auto reader = touches_ ? virtual_reader(loop) : finger::Reader::real(loop);
    if (!reader) return reader.error();
    return finger::capture(job, loop, **reader, touches_ ? &*touches_ : nullptr);
}

Result<void> Finger::extract(const Job& job, Inputs images) {
    if (images.size() > finger::kMostViews)
        return Error{Status::invalid, "a template takes at most 10 impressions"};
    std::vector<finger::Impression> impressions;
    for (const cotejo::View& image : images) {
        Result<finger::Impression> impression = finger::read_impression(image);
        if (!impression) return impression.error();
        impressions.push_back(std::move(*impression));
    }
    finger::Loop loop(job);
    auto reader = virtual_reader(loop);
    if (!reader) return reader.error();
    std::vector<finger::MinutiaeView> views;
    Error why{Status::refused, {}};
    for (const finger::Impression& impression : impressions) {
        if (loop.cancelled()) return Error{Status::cancelled, {}};
        Result<finger::MinutiaeView> view = finger::minutiae(**reader, impression);
        if (view) {
            views.push_back(std::move(*view));
            continue;
        }
        if (view.error().status != Status::refused) return view.error();
        why = view.error();
    }
    if (views.empty()) {
        job.guide(COTEJO_HINT_CENTRE_FINGER);
        return why;
    }
    cotejo::Draft draft;
    draft.format = COTEJO_FORMAT_BYTES;
    draft.data = finger::print_bytes(views);
    const Status emitted = job.emit(draft);
    if (emitted != Status::ok) return Error{emitted, "the template was not taken"};
    return {};
}

Result<std::vector<float>> Finger::compare_all(const Job& job, cotejo::View probe,
                                               Inputs references) {
    Result<finger::Impression> impression = finger::read_impression(probe);
    if (!impression) return impression.error();
    std::vector<std::vector<finger::MinutiaeView>> prints;
    for (const cotejo::View& reference : references) {
        auto views = finger::parse_print(reference.data());
        if (!views) return views.error();
        prints.push_back(std::move(*views));
    }
    finger::Loop loop(job);
    auto reader = virtual_reader(loop);
    if (!reader) return reader.error();
    auto scores = finger::compare(loop, **reader, *impression, prints);
    if (!scores && scores.error().status == Status::refused) job.guide(COTEJO_HINT_CENTRE_FINGER);
    return scores;
}

Result<std::unique_ptr<finger::Reader>> Finger::virtual_reader(finger::Loop& loop) {
    Result<std::string> folder = sockets_.path();
    if (!folder) return folder.error();
    return finger::Reader::virtual_one(loop, *folder);
}

}  // namespace

COTEJO_PLUGIN("org.cotejo.finger.libfprint", Finger)
