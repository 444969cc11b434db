// SPDX-License-Identifier: Apache-2.0

#include "kiosk/web_screen_socket.hpp"

#include <openssl/crypto.h>

#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <utility>

namespace cotejo::kiosk {

namespace beast = boost::beast;
namespace websocket = beast::websocket;

namespace {

constexpr std::size_t kLongestMessage = 1024;
constexpr int kMostMessages = 200; // a second: a page that draws 60 frames says 60 things
constexpr auto kSilence = std::chrono::seconds(15); // a page that reads nothing so long is gone
constexpr std::uint16_t kReplaced = 4001;           // page.js knows it: do not come back

}  // namespace

// One message at a time; which one is decided only when the last is out.
void PageSocket::draw() {
    if (!open_ || writing_) return;
    if (closing_) return close(*closing_);
    const Desk::View view = setting_.desk.view();
    if (view.step.name.empty()) return;
    if (view.change != shown_) {
        shown_ = view.change;
        guided_ = 0;
        encoder_.wipe();
        outgoing_ = screen_message(view, setting_.page);
        return write(boost::asio::buffer(outgoing_), false);
    }
    if (view.step.name != "capture") return;
    if (view.guided != guided_) {
        guided_ = view.guided;
        outgoing_ = guide_message(view, setting_.page);
        return write(boost::asio::buffer(outgoing_), false);
    }
    if (!awaiting_drawn_) draw_frame();
}

void PageSocket::draw_frame() {
    const std::optional<Record> frame = setting_.desk.take_frame();
    if (!frame) return;
    taken_ = Clock::now();
    const auto bytes = encoder_.encode(*frame, setting_.desk.view().places);
    encoded_ = Clock::now();
    if (bytes.empty()) return;
    outgoing_.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    frame_bytes_ = bytes.size();
    awaiting_drawn_ = true;
    write(boost::asio::buffer(outgoing_), true);
}

void PageSocket::act(PageMessage message) {
    using Type = PageMessage::Type;
    switch (message.type) {
    case Type::choice: setting_.desk.choose(message.number, std::move(message.answer)); break;
    case Type::person: setting_.desk.call_person(); break;
    case Type::more_time: setting_.desk.more_time(message.number); break;
    case Type::language:
        if (setting_.page.text.has(message.language)) setting_.desk.language(message.language);
        break;
    case Type::drawn:
        if (!awaiting_drawn_) break;
        awaiting_drawn_ = false;
        if (setting_.drawn)
            setting_.drawn({encoded_ - taken_, Clock::now() - taken_, frame_bytes_});
        draw();
        break;
    }
}

void PageSocket::got(beast::error_code error) {
    if (error) return end();
    auto message = read_message(beast::buffers_to_string(incoming_.data()));
    incoming_.clear();
    if (!message || !socket_.got_text() || too_many())
        return close({websocket::close_code::policy_error});
    act(std::move(*message));
    if (open_) read();
}

bool PageSocket::too_many() {
    if (const auto now = Clock::now(); now - second_ > std::chrono::seconds(1)) {
        second_ = now;
        messages_ = 0;
    }
    return ++messages_ > kMostMessages;
}

void PageSocket::accept(Request request) {
    request_ = std::move(request);
    beast::get_lowest_layer(socket_).expires_never();
    socket_.set_option(websocket::stream_base::timeout{std::chrono::seconds(5), kSilence, true});
    socket_.read_message_max(kLongestMessage);
    socket_.auto_fragment(false);
    socket_.async_accept(request_, beast::bind_front_handler(&PageSocket::accepted, shared_from_this()));
}

void PageSocket::accepted(beast::error_code error) {
    if (error) return end();
    open_ = true;
    request_ = {};
    draw();
    read();
}

void PageSocket::read() {
    socket_.async_read(incoming_, [self = shared_from_this()](beast::error_code error, std::size_t) {
        self->got(error);
    });
}

void PageSocket::write(boost::asio::const_buffer bytes, bool binary) {
    writing_ = true;
    socket_.binary(binary);
    socket_.async_write(bytes, [self = shared_from_this()](beast::error_code error, std::size_t) {
        self->wrote(error);
    });
}

void PageSocket::wrote(beast::error_code error) {
    writing_ = false;
    wipe();
    if (error) return end();
    draw();
}

void PageSocket::replace() { close({websocket::close_code(kReplaced)}); }

void PageSocket::close(websocket::close_reason why) {
    closing_ = why;
    if (!open_ || writing_) return;
    open_ = false;
    socket_.async_close(why, [self = shared_from_this()](beast::error_code) { self->end(); });
}

void PageSocket::end() {
    open_ = false;
    if (std::exchange(ended_, true)) return;
    encoder_.wipe();
    if (setting_.gone) setting_.gone(this);
}

PageSocket::PageSocket(beast::tcp_stream stream, Setting setting)
    : socket_(std::move(stream)), setting_(std::move(setting)) {}

PageSocket::~PageSocket() { wipe(); }

// What was written may have been a picture of someone.
void PageSocket::wipe() {
    OPENSSL_cleanse(outgoing_.data(), outgoing_.size());
    outgoing_.clear();
}

}  // namespace cotejo::kiosk
