// SPDX-License-Identifier: Apache-2.0
//
// Reads and checks a camera's settings.

#include "options.hpp"

#include <charconv>

namespace camera {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

Error wrong(std::string what) { return Error{Status::invalid, std::move(what)}; }

/// Gives N of "N" or "/dev/videoN"; -1 for anything else.
int device_number(std::string_view source) {
    constexpr std::string_view kPath = "/dev/video";
    if (source.starts_with(kPath)) source.remove_prefix(kPath.size());
    int number = -1;
    const char* end = source.data() + source.size();
    const auto read = std::from_chars(source.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && number >= 0 ? number : -1;
}

/// Gives a number setting; outside its range the least, which the checks then name.
double number(const cotejo::Host& host, const char* name) {
    return std::strtod(host.setting(name).c_str(), nullptr);
}

bool is_usb_id(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    return text.size() == 9 && text[4] == ':' &&
           text.substr(0, 4).find_first_not_of(kDigits) == std::string_view::npos &&
           text.substr(5).find_first_not_of(kDigits) == std::string_view::npos;
}

Pin read_pin(const cotejo::Host& host) {
    Pin pin{host.setting("usb"), host.setting("serial"), host.setting("port"), host.setting("name")};
    for (char& digit : pin.usb) digit = char(std::tolower(static_cast<unsigned char>(digit)));
    return pin;
}

}  // namespace

double exposure(const cotejo::Job& job) {
    const double steps = job.number_option(COTEJO_OPTION_EXPOSURE, 0.0);
    return steps >= -4 && steps <= 4 ? steps : 0.0;
}

Result<Options> read_options(const cotejo::Host& host) {
    Options options;
    const std::string source = host.setting("source");
    options.video = host.setting("video");
    options.folder = host.setting("folder");
    options.pin = read_pin(host);
    options.tree = host.setting("tree").empty() ? "/sys" : host.setting("tree");
    options.camera = !source.empty() || options.pin.set();
    const int given = options.camera + !options.video.empty() + !options.folder.empty();
    if (given != 1)
        return wrong("settings: give exactly one of source, video and folder; usb, serial, port and "
                     "name go with source, or stand for it");
    options.pin.number = device_number(source);
    if (!source.empty() && options.pin.number < 0)
        return wrong("setting source: write a camera's number or /dev/videoN; for a file write "
                     "video, for pictures folder");
    if (!options.pin.usb.empty() && !is_usb_id(options.pin.usb))
        return wrong("setting usb: write vendor and product as lsusb does, 046d:0825 for instance");

    options.size = {int(number(host, "width")), int(number(host, "height"))};
    if (!fits_block(options.size))
        return wrong("settings width, height: write from 1 x 1 up to what fits 8 MiB, 1920 x 1080 "
                     "for instance");
    options.fps = number(host, "fps");
    if (!(options.fps >= 0.1 && options.fps <= 1000))
        return wrong("setting fps: write from 0.1 to 1000");
    options.hold = std::chrono::duration<double>(number(host, "hold"));
    if (!(options.hold.count() >= 0)) return wrong("setting hold: write 0 or more seconds");
    options.loop = host.setting("loop") == "true";
    options.stall = std::chrono::milliseconds(int(number(host, "stall")));
    if (options.stall.count() < 1) return wrong("setting stall: write 1 or more milliseconds");
    return options;
}

}  // namespace camera
