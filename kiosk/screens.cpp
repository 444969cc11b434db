// SPDX-License-Identifier: Apache-2.0
//
// Choosing the screen, and finding the page's files.

#include "kiosk/screens.hpp"

#include <unistd.h>

#include <iostream>
#include <system_error>

#include "kiosk/once_screen.hpp"
#include "kiosk/text_screen.hpp"
#include "kiosk/web_screen.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

/// Beside the program when installed; where they were built from otherwise.
fs::path shared(const char* installed, const char* built) {
    std::error_code error;
    const fs::path bin = fs::read_symlink("/proc/self/exe", error).parent_path();
    const fs::path beside = bin.parent_path() / "share" / "cotejo" / installed;
    return fs::is_directory(beside, error) ? beside : fs::path(built);
}

Result<std::unique_ptr<Screen>> page(const Options& options, const KioskConfig& config,
                                     Text text) {
    WebScreenOptions web;
    web.web = shared("web", COTEJO_WEB);
    web.fonts = shared("fonts", COTEJO_FONTS);
    web.start_file = config.state / "page.html";
    web.port = options.listen.value_or(config.listen);
    web.attended = config.attended;
    auto screen = WebScreen::create(std::move(text), std::move(web));
    if (!screen) return screen.error();
    std::cout << "The page: " << (*screen)->address() << std::endl;
    return std::unique_ptr<Screen>(std::move(*screen));
}

}  // namespace

Result<std::unique_ptr<Screen>> make_screen(const Options& options, const KioskConfig& config,
                                            Text text) {
    if (options.once)
        return std::unique_ptr<Screen>(
            std::make_unique<OnceScreen>(std::move(text), config.attended, std::cerr));
    if (options.text)
        return std::unique_ptr<Screen>(std::make_unique<TextScreen>(
            std::move(text), config.attended, STDIN_FILENO, std::cout));
    return page(options, config, std::move(text));
}

std::vector<std::string> sayable(const Text& text) {
    return text.all().empty() ? std::vector<std::string>{} : text.all().front().below("says");
}

}  // namespace cotejo::kiosk
