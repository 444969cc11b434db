// SPDX-License-Identifier: Apache-2.0
//
// WebScreen: the screen as a page in a browser on this machine.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "kiosk/screen.hpp"
#include "kiosk/text.hpp"

namespace cotejo::kiosk {

struct PreviewTimes;

struct WebScreenOptions {
    std::filesystem::path web;        ///< the folder that holds index.html
    std::filesystem::path fonts;      ///< *.woff2; not there: the page uses the system's
    std::filesystem::path start_file; ///< written, mode 0600: `chromium --kiosk file://<start_file>`
                                      ///< opens the page; empty: none. Written again when the page
                                      ///< goes away
    std::uint16_t port = 0;           ///< 0: any free one
    bool attended = false;            ///< every screen says that an officer attends
    int stages = 4;                   ///< parts of an ordinary visit: language, each ask, the end
    std::map<std::string, std::string> sounds = {}; ///< wave files by their path, see speak_hints()
    std::function<void(const PreviewTimes&)> drawn = {}; ///< for measuring; on the screen's thread
};

/// Serves the page on 127.0.0.1 from a thread of its own. One browser: the one that brings the
/// address's start token, which is dead then. Its newest window draws; older ones go blank. A reload
/// shows the present step again.
class WebScreen : public Screen {
public:
    /// Status::invalid when the page's files cannot be read, Status::unavailable when the port
    /// cannot be had, Status::failed when the start file cannot be written.
    static Result<std::unique_ptr<WebScreen>> create(Text text, WebScreenOptions options);
    ~WebScreen() override;

    /// The page's address with its start token, for whoever starts the browser; never for a log.
    std::string address() const;

    void begin(std::stop_source person) override;
    void language(const std::string& code) override;
    void show(const Step& step) override;
    Answer ask(const Step& step, std::stop_token stop) override;
    void preview(const Record& frame) override;
    void judged(const Record& quality) override;
    void guide(const Guide& guide) override;
    std::chrono::milliseconds extension() override;
    Answer reply() override;

private:
    struct State;
    explicit WebScreen(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace cotejo::kiosk
