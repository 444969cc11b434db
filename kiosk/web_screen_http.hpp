// SPDX-License-Identifier: Apache-2.0
//
// HttpConnection: one connection of the browser, from its first request until it closes or becomes
// the page's socket.

#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <optional>

namespace cotejo::kiosk {

class PageServer;

/// Lives on the screen's thread.
class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
public:
    HttpConnection(boost::asio::ip::tcp::socket socket, PageServer& server,
                   std::shared_ptr<void> counted);

    /// Waits for the next request, not for long.
    void read();

private:
    using Request = boost::beast::http::request<boost::beast::http::string_body>;
    using Response = boost::beast::http::response<boost::beast::http::string_body>;

    void got(boost::beast::error_code error);
    void send(Response response);
    Response answer(const Request& request);
    Response start(const Request& request);
    Response serve(const Request& request);
    Response plain(const Request& request, boost::beast::http::status status) const;
    bool may_open_socket(const Request& request);

    boost::beast::tcp_stream stream_;
    PageServer& server_;
    std::shared_ptr<void> counted_;
    boost::beast::flat_buffer incoming_;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
    std::optional<Response> response_;
};

}  // namespace cotejo::kiosk
