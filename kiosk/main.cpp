// SPDX-License-Identifier: Apache-2.0
//
// cotejo-kiosk: options, signals, exit codes.

#include <signal.h>
#include <sys/resource.h>

#include <iostream>
#include <set>
#include <string>
#include <thread>

#include "kiosk/clock.hpp"
#include "kiosk/demo_state.hpp"
#include "kiosk/kiosk.hpp"
#include "kiosk/officer_code.hpp"
#include "kiosk/once.hpp"
#include "kiosk/log_lines.hpp"
#include "kiosk/options.hpp"
#include "kiosk/screens.hpp"
#include "kiosk/services.hpp"
#include "kiosk/workflow.hpp"

namespace {

using namespace cotejo;
using namespace cotejo::kiosk;

constexpr int kOk = 0, kFault = 1, kWrong = 2;

/// Blocks the signals that end a kiosk, for every thread that follows, and waits for one.
class Signals {
public:
    Signals() {
        sigemptyset(&set_);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set_, signal);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
        ::signal(SIGPIPE, SIG_IGN);
    }
    /// Requests a stop of `source` at the first signal, until `stop`.
    void watch(std::stop_token stop, std::stop_source source) const {
        const timespec glance{0, 200'000'000};
        while (!stop.stop_requested())
            if (sigtimedwait(&set_, nullptr, &glance) > 0) source.request_stop();
    }

private:
    sigset_t set_;
};

int wrong(const std::string& what) {
    std::cerr << what << (what.ends_with('\n') ? "" : "\n");
    return kWrong;
}

int fault(const std::string& what) {
    std::cerr << what << (what.ends_with('\n') ? "" : "\n");
    return kFault;
}

int make_officer_code() {
    std::string code;
    std::getline(std::cin, code);
    const auto line = hash_officer_code(code);
    if (!line) return wrong(line.error().what);
    std::cout << *line << "\n";
    return kOk;
}

int make_demo_state(const Options& options) {
    if (options.config.state.empty())
        return wrong("demo-state needs --state DIR; see cotejo-kiosk --help");
    if (auto made = prepare_demo(options.config.state); !made) return fault(made.error().what);
    return kOk;
}

/// The configuration and what else must be sound before a kiosk starts.
struct Ground {
    Configuration configuration;
    std::optional<Text> text;
    std::optional<Workflow> workflow;
    Mistakes mistakes;
};

Ground survey(const Options& options, const LogSink& log) {
    Ground ground;
    ground.configuration = load_configuration(options.config);
    ground.mistakes = ground.configuration.mistakes;
    const KioskConfig& config = ground.configuration.config;
    auto add = [&](const Mistakes& more) {
        ground.mistakes.insert(ground.mistakes.end(), more.begin(), more.end());
    };
    // What kiosk.yaml does not say rightly cannot be looked at; another file's mistakes are no hindrance.
    for (const Mistake& mistake : ground.mistakes)
        if (mistake.file == options.config.file.string()) return ground;
    auto text = Text::load(config.text, config.languages);
    if (text) ground.text = std::move(*text);
    else add(text.error());
    if (ground.text) add(unworded_asks(config, *ground.text));
    if (ground.text) add(unworded_steps(config, *ground.text));
    auto workflow = Workflow::open(
        config, names_of(ground.configuration, ground.text ? sayable(*ground.text)
                                                           : std::vector<std::string>{}),
        log);
    if (workflow) ground.workflow = std::move(*workflow);
    else add(workflow.error());
    return ground;
}

/// What a start would find of the plugins that are configured: libraries, models and what else they
/// ship. Runs none of them.
Mistakes missing_files(const Configuration& configuration) {
    Mistakes found;
    std::set<std::string> seen;
    for (const InstanceConfig& instance : configuration.config.instances) {
        const Manifest* manifest = configuration.registry.find(instance.plugin);
        if (!manifest || !seen.insert(manifest->id).second) continue;
        for (const Mistakes& some : {manifest->verify_library(), manifest->verify_files()})
            found.insert(found.end(), some.begin(), some.end());
    }
    return found;
}

int check(const Options& options, const LogSink& log) {
    Ground ground = survey(options, log);
    for (Mistake& mistake : missing_files(ground.configuration))
        ground.mistakes.push_back(std::move(mistake));
    if (ground.workflow) { // the others in the folder too
        const auto says = ground.text ? sayable(*ground.text) : std::vector<std::string>{};
        for (Mistake& mistake : Script::check_all(ground.configuration.config.scripts,
                                                  names_of(ground.configuration, says), {}))
            ground.mistakes.push_back(std::move(mistake));
    }
    for (const Mistake& warning : ground.configuration.warnings)
        std::cerr << "warning: " << describe({warning}) << "\n";
    if (!ground.mistakes.empty()) return wrong(describe(ground.mistakes));
    const std::size_t warnings = ground.configuration.warnings.size();
    std::cout << options.config.file.string()
              << (warnings ? ": no mistakes; heed the warnings above\n" : ": nothing to mend\n");
    return kOk;
}

int serve(const Options& options, const LogSink& log) {
    const rlimit none{0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);  // a core dump would hold names
    Signals signals;
    Ground ground = survey(options, log);
    if (!ground.mistakes.empty()) return wrong(describe(ground.mistakes));
    for (const Mistake& warning : ground.configuration.warnings)
        log({COTEJO_WARNING, "configuration", describe({warning})});

    std::stop_source stop;
    std::jthread watcher([&](std::stop_token end) { signals.watch(end, stop); });
    auto services = Services::open(ground.configuration, std::chrono::system_clock::now, log);
    if (!services) return fault(services.error().what);
    auto screen = make_screen(options, **services, std::move(*ground.text));
    if (!screen) return fault(screen.error().what);
    Kiosk kiosk(**services, *ground.workflow, **screen,
                {.forget = options.forget, .wait = !options.once});
    if (!options.once) {
        kiosk.serve(stop.get_token());
        return kOk;
    }
    const VisitReport report = kiosk.visit(stop.get_token());
    std::cout << json_of(report) << std::endl;
    return exit_status_of(report);
}

}  // namespace

int main(int argc, char** argv) {
    const auto options = parse_options(argc, argv);
    if (!options) return wrong("cotejo-kiosk: " + options.error().what);
    const LogSink log = log_to_stderr();
    switch (options->verb) {
    case Options::Verb::help: std::cout << usage(); return kOk;
    case Options::Verb::version: std::cout << "cotejo-kiosk " COTEJO_VERSION "\n"; return kOk;
    case Options::Verb::officer_code: return make_officer_code();
    case Options::Verb::demo_state: return make_demo_state(*options);
    case Options::Verb::check: return check(*options, log);
    case Options::Verb::serve: return serve(*options, log);
    }
    return kFault;
}
