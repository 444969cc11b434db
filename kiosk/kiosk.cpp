// SPDX-License-Identifier: Apache-2.0
//
// Kiosk: welcome, workflow, decision, result; then the next traveller.

#include "kiosk/kiosk.hpp"

#include "kiosk/clock.hpp"
#include "kiosk/screen_front.hpp"

namespace cotejo::kiosk {
namespace {

/// How long a receipt and the notice stay, if nobody asks for more time.
constexpr std::chrono::seconds kReceiptStays{60};
constexpr std::chrono::seconds kNoticeStays{120};

/// Requests a stop of `to` when either token is stopped.
class Either {
public:
    Either(std::stop_token one, std::stop_token other)
        : one_(std::move(one), Request{both_}), other_(std::move(other), Request{both_}) {}
    std::stop_token token() const { return both_.get_token(); }

private:
    struct Request {
        std::stop_source source;
        void operator()() { source.request_stop(); }
    };
    std::stop_source both_;
    std::stop_callback<Request> one_, other_;
};

}  // namespace

void Kiosk::serve(std::stop_token stop) {
    while (!stop.stop_requested()) {
        if (const std::string down = services_.down(); !down.empty()) out_of_order(stop);
        else (void)visit(stop);
    }
}

VisitReport Kiosk::visit(std::stop_token stop) {
    services_.tidy();
    std::stop_source person;
    screen_.begin(person);
    Either either(person.get_token(), stop);
    if (welcome(either.token()) == "timeout") return {};
    if (stop.stop_requested()) return {};
    // Only now: the welcome may have stood there since yesterday.
    services_.refresh_lists();
    workflow_.refresh();
    return check_in(either.token(), stop);
}

/// Language and notice. "timeout" when nobody stayed.
std::string Kiosk::welcome(std::stop_token stop) {
    const auto& languages = services_.config().languages;
    if (languages.size() > 1) {
        const Answer chosen = screen_.ask({.name = "language", .choices = languages}, stop);
        if (chosen.choice.empty()) return {};
        screen_.language(chosen.choice);
    } else if (!languages.empty()) {
        screen_.language(languages.front());
    }
    Step notice{.name = "notice", .choices = {"next"}, .lasts = kNoticeStays};
    if (services_.config().attended) notice.values["attended"] = "yes";
    return screen_.ask(notice, stop).choice;
}

VisitReport Kiosk::check_in(std::stop_token person, std::stop_token stop) {
    const KioskConfig& config = services_.config();
    ScreenFront front(screen_, {.wait = config.policy.wait,
                                .days = services_.check_in_days(),
                                .attended = config.attended});
    VisitReport report;
    {
        Visit visit({.policy = config.policy,
                     .providers = services_.providers(),
                     .entries = services_.entries(),
                     .audit = services_.audit(),
                     .store = services_.store(),
                     .front = front,
                     .workflow = config.workflow,
                     .attended = config.attended,
                     .clock_trusted = services_.clock_trusted(),
                     .log = services_.log(),
                     .gallery_gap = [this] { return services_.gallery_gap(); },
                     .typed = config.typed},
                    person);
        report.id = visit.id();
        const auto began = Clock::now();
        if (!person.stop_requested()) report.problem = workflow_.follow(visit, person);
        if (!report.problem.empty()) visit.officer("workflow-fault");
        report.verdict = visit.decide();
        report.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
        report.findings = visit.findings();
        if (report.verdict.decision == Decision::officer) report.evidence = visit.evidence();
    }
    services_.providers().replace_all();
    show_result(report, stop);
    if (options_.forget)
        if (auto reference = Reference::parse(report.id))
            (void)services_.store().erase(services_.store().of_visit(*reference), "demonstration");
    services_.tidy();
    return report;
}

void Kiosk::show_result(const VisitReport& report, std::stop_token stop) {
    if (report.verdict.decision == Decision::officer)
        return show_officer("officer", report, stop);
    const Step receipt{.name = "through",
                       .values = {{"reference", report.verdict.reference},
                                  {"time", local_time(services_.clock())},
                                  {"flight", services_.flight().number}},
                       .choices = {"next"},
                       .lasts = kReceiptStays};
    if (options_.wait) (void)screen_.ask(receipt, stop);
    else screen_.show(receipt);
}

void Kiosk::out_of_order(std::stop_token stop) {
    screen_.begin(std::stop_source());
    show_officer("unavailable", {}, stop);
    for (const auto& instance : services_.providers().instances())
        if (!instance->up()) instance->replace();
}

}  // namespace cotejo::kiosk
