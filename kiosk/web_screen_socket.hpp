// SPDX-License-Identifier: Apache-2.0
//
// PageSocket: the WebSocket to the one page that draws the screen. It never queues: whatever is
// written next is made from what the desk holds at that moment, so a slow page is shown less, later.

#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/preview.hpp"
#include "kiosk/web_screen_message.hpp"

namespace cotejo::kiosk {

/// Lives on the screen's thread.
class PageSocket : public std::enable_shared_from_this<PageSocket> {
public:
    struct Setting {
        Desk& desk;
        const PageSetting& page;
        std::function<void(const PreviewTimes&)> drawn; ///< may be empty
        std::function<void(const PageSocket*)> gone;    ///< this page went away
    };
    using Request = boost::beast::http::request<boost::beast::http::string_body>;

    PageSocket(boost::beast::tcp_stream stream, Setting setting);
    ~PageSocket();

    /// Answers the upgrade and begins to draw. The request was let through by the gate.
    void accept(Request request);
    /// Something changed at the desk: writes it, now or when the present write has ended.
    void draw();
    /// Another page of the same browser takes over.
    void replace();

private:
    void accepted(boost::beast::error_code error);
    void read();
    void got(boost::beast::error_code error);
    bool too_many();
    void act(PageMessage message);
    void draw_frame();
    void wipe();
    void write(boost::asio::const_buffer bytes, bool binary);
    void wrote(boost::beast::error_code error);
    void close(boost::beast::websocket::close_reason why);
    void end();

    boost::beast::websocket::stream<boost::beast::tcp_stream> socket_;
    Setting setting_;
    Request request_;
    boost::beast::flat_buffer incoming_;
    std::string outgoing_;
    PreviewEncoder encoder_;
    std::uint64_t shown_ = 0, guided_ = 0; ///< `change` and `guided` of the last view written
    bool open_ = false, writing_ = false, awaiting_drawn_ = false, ended_ = false;
    std::optional<boost::beast::websocket::close_reason> closing_;
    Clock::time_point taken_, encoded_, second_;
    std::size_t frame_bytes_ = 0;
    int messages_ = 0; ///< in the second that began at second_
};

}  // namespace cotejo::kiosk
