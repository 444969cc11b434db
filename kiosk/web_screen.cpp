// SPDX-License-Identifier: Apache-2.0

#include "kiosk/web_screen.hpp"

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <thread>

#include "kiosk/web_screen_server.hpp"

namespace cotejo::kiosk {

struct WebScreen::State {
    State(Text words, WebFiles web, const WebScreenOptions& options)
        : text(std::move(words)),
          files(std::move(web)),
          setting{text, files, options.attended, options.stages},
          desk(text.all().front().code(), [this] { wake(); }) {}

    // From any thread; many changes are drawn as one.
    void wake() {
        if (woken.exchange(true)) return;
        boost::asio::post(context, [this] {
            woken = false;
            server->draw();
        });
    }

    const Text text;
    const WebFiles files;
    const PageSetting setting;
    boost::asio::io_context context{1};
    std::atomic<bool> woken = false;
    Desk desk;
    std::unique_ptr<PageServer> server;
    std::string address;
    std::jthread thread;
};

Result<std::unique_ptr<WebScreen>> WebScreen::create(Text text, WebScreenOptions options) {
    auto files = WebFiles::load(options.web, options.fonts);
    if (!files) return files.error();
    for (auto& [path, wave] : options.sounds) files->add_sound(path, std::move(wave));
    auto state = std::make_unique<State>(std::move(text), std::move(*files), options);
    auto server = PageServer::create(
        state->context, options.port,
        {state->desk, state->setting, options.start_file, std::move(options.drawn)});
    if (!server) return server.error();
    state->server = std::move(*server);
    state->address = state->server->gate().address();
    state->server->accept();
    state->thread = std::jthread([raw = state.get()] { raw->context.run(); });
    return std::unique_ptr<WebScreen>(new WebScreen(std::move(state)));
}

WebScreen::~WebScreen() {
    state_->context.stop();
    state_->thread.join();
    state_->server->started(); // its start file leads nowhere any more
}

WebScreen::WebScreen(std::unique_ptr<State> state) : state_(std::move(state)) {}

std::string WebScreen::address() const { return state_->address; }

void WebScreen::begin(std::stop_source person) { state_->desk.begin(std::move(person)); }

void WebScreen::language(const std::string& code) { state_->desk.language(code); }

void WebScreen::show(const Step& step) { state_->desk.show(step); }

Answer WebScreen::ask(const Step& step, std::stop_token stop) {
    return state_->desk.ask(step, std::move(stop));
}

void WebScreen::preview(const Record& frame) { state_->desk.preview(frame); }

void WebScreen::judged(const Record& quality) { state_->desk.judged(quality); }

void WebScreen::guide(const Guide& guide) { state_->desk.guide(guide); }

std::chrono::milliseconds WebScreen::extension() { return state_->desk.extension(); }

Answer WebScreen::reply() { return state_->desk.reply(); }

}  // namespace cotejo::kiosk
