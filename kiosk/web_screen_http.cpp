// SPDX-License-Identifier: Apache-2.0

#include "kiosk/web_screen_http.hpp"

#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "kiosk/web_screen_server.hpp"

namespace cotejo::kiosk {

namespace beast = boost::beast;
namespace http = beast::http;

namespace {

constexpr auto kPatience = std::chrono::seconds(10);
constexpr std::uint32_t kLongestHeader = 8 * 1024;
constexpr std::uint64_t kLongestBody = 256; // a start token

// Nothing from elsewhere, nothing inline, nothing kept, nothing told to anyone.
void harden(http::response<http::string_body>& response, const std::string& authority) {
    response.set("Content-Security-Policy",
                 "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                 "font-src 'self'; media-src 'self'; connect-src 'self' ws://" + authority + "; "
                 "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                 "require-trusted-types-for 'script'; trusted-types 'none'");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cross-Origin-Embedder-Policy", "require-corp");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    response.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), usb=(), "
                                       "serial=(), hid=(), payment=()");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("X-Frame-Options", "DENY");
    response.set("Referrer-Policy", "no-referrer");
    response.set(http::field::cache_control, "no-store");
}

}  // namespace

HttpConnection::Response HttpConnection::answer(const Request& request) {
    if (!server_.gate().host_is_ours(request[http::field::host]))
        return plain(request, http::status::misdirected_request);
    if (request.method() == http::verb::post && request.target() == "/start") return start(request);
    if (request.method() == http::verb::get) return serve(request);
    return plain(request, http::status::method_not_allowed);
}

HttpConnection::Response HttpConnection::start(const Request& request) {
    if (!server_.gate().origin_is_ours(request[http::field::origin]))
        return plain(request, http::status::forbidden);
    const auto cookie = server_.gate().exchange(request.body());
    if (!cookie) return plain(request, http::status::forbidden);
    server_.started();
    Response response = plain(request, http::status::no_content);
    response.set(http::field::set_cookie, *cookie);
    return response;
}

HttpConnection::Response HttpConnection::serve(const Request& request) {
    const WebFile* file = server_.page().files.find(request.target());
    const bool words = request.target() == "/words";
    if (!file && !words) return plain(request, http::status::not_found);
    Response response = plain(request, http::status::ok);
    response.set(http::field::content_type, words ? "application/json" : file->type);
    response.body() = words ? words_message(server_.page().text) : file->bytes;
    return response;
}

HttpConnection::Response HttpConnection::plain(const Request& request, http::status status) const {
    Response response(status, request.version());
    harden(response, server_.gate().authority());
    // Who asks for what is not there makes room for who does not.
    const bool good = http::to_status_class(status) == http::status_class::successful;
    response.keep_alive(good && request.keep_alive());
    return response;
}

bool HttpConnection::may_open_socket(const Request& request) {
    Gate& gate = server_.gate();
    return request.target() == "/socket" && gate.host_is_ours(request[http::field::host]) &&
           gate.origin_is_ours(request[http::field::origin]) &&
           gate.admits(request[http::field::cookie]);
}

void HttpConnection::read() {
    parser_.emplace();
    parser_->header_limit(kLongestHeader);
    parser_->body_limit(kLongestBody);
    stream_.expires_after(kPatience);
    http::async_read(stream_, incoming_, *parser_,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                         self->got(error);
                     });
}

void HttpConnection::got(beast::error_code error) {
    if (error) return; // too long, too slow, not HTTP, or closed: the connection goes
    Request request = parser_->release();
    if (!beast::websocket::is_upgrade(request)) return send(answer(request));
    if (may_open_socket(request)) return server_.take_over(std::move(stream_), std::move(request));
    request.keep_alive(false);
    send(plain(request, http::status::forbidden));
}

void HttpConnection::send(Response response) {
    response_.emplace(std::move(response));
    if (response_->result() != http::status::no_content) response_->prepare_payload();
    stream_.expires_after(kPatience);
    http::async_write(stream_, *response_,
                      [self = shared_from_this()](beast::error_code error, std::size_t) {
                          if (!error && self->response_->keep_alive()) self->read();
                      });
}

HttpConnection::HttpConnection(boost::asio::ip::tcp::socket socket, PageServer& server,
                               std::shared_ptr<void> counted)
    : stream_(std::move(socket)), server_(server), counted_(std::move(counted)) {}

}  // namespace cotejo::kiosk
