// SPDX-License-Identifier: Apache-2.0
//
// PageServer: the web server behind the screen, on the loopback interface, for one browser.

#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <filesystem>
#include <memory>

#include "kiosk/web_screen_gate.hpp"
#include "kiosk/web_screen_socket.hpp"

namespace cotejo::kiosk {

/// Lives on the screen's thread, create() apart.
class PageServer {
public:
    struct Setting {
        Desk& desk;
        const PageSetting& page;
        std::filesystem::path start_file; ///< empty: none is written
        std::function<void(const PreviewTimes&)> drawn;
    };

    /// Listens on 127.0.0.1; port 0: any free one. Status::unavailable, naming the port, when
    /// something else listens there; Status::failed when the start file cannot be written.
    static Result<std::unique_ptr<PageServer>> create(boost::asio::io_context& context,
                                                      std::uint16_t port, Setting setting);

    void accept();
    /// Something changed at the desk.
    void draw();

    Gate& gate() { return gate_; }
    const PageSetting& page() const { return setting_.page; }
    /// The start token was used: its file goes.
    void started();
    /// Makes this browser's newest page the one that draws.
    void take_over(boost::beast::tcp_stream stream, PageSocket::Request request);
    /// Counts a connection in; null when there are too many. It is counted out when let go.
    std::shared_ptr<void> count_in();

private:
    PageServer(boost::asio::ip::tcp::acceptor acceptor, Gate gate, Setting setting);
    Result<void> offer_start();
    void gone(const PageSocket* page);

    boost::asio::ip::tcp::acceptor acceptor_;
    Gate gate_;
    Setting setting_;
    std::shared_ptr<PageSocket> page_;
    std::shared_ptr<int> connections_ = std::make_shared<int>(0);
};

}  // namespace cotejo::kiosk
