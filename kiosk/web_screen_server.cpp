// SPDX-License-Identifier: Apache-2.0

#include "kiosk/web_screen_server.hpp"

#include "kiosk/web_screen_http.hpp"
#include "kiosk/web_screen_start.hpp"

namespace cotejo::kiosk {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

namespace {

constexpr int kMostConnections = 16; // a browser opens six

}  // namespace

void PageServer::accept() {
    acceptor_.async_accept([this](beast::error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted) return;
        if (!error) {
            beast::error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            if (auto counted = count_in())
                std::make_shared<HttpConnection>(std::move(socket), *this, std::move(counted))->read();
        }
        accept();
    });
}

void PageServer::draw() {
    if (page_) page_->draw();
}

void PageServer::take_over(beast::tcp_stream stream, PageSocket::Request request) {
    if (page_) page_->replace();
    page_ = std::make_shared<PageSocket>(
        std::move(stream), PageSocket::Setting{setting_.desk, setting_.page, setting_.drawn,
                                               [this](const PageSocket* page) { gone(page); }});
    page_->accept(std::move(request));
}

// A browser that went away may have lost its cookie, so the next one is offered a start of its own.
void PageServer::gone(const PageSocket* page) {
    if (page_.get() != page) return;
    page_.reset();
    if (!setting_.start_file.empty() && gate_.renew()) (void)offer_start();
}

void PageServer::started() {
    std::error_code ignored;
    if (!setting_.start_file.empty()) std::filesystem::remove(setting_.start_file, ignored);
}

Result<void> PageServer::offer_start() {
    if (setting_.start_file.empty()) return {};
    return write_start_file(setting_.start_file, gate_.address());
}

std::shared_ptr<void> PageServer::count_in() {
    if (*connections_ >= kMostConnections) return nullptr;
    ++*connections_;
    return {this, [count = connections_](void*) { --*count; }};
}

Result<std::unique_ptr<PageServer>> PageServer::create(asio::io_context& context,
                                                       std::uint16_t port, Setting setting) {
    const tcp::endpoint wanted(asio::ip::address_v4::loopback(), port);
    beast::error_code error;
    tcp::acceptor acceptor(context);
    acceptor.open(wanted.protocol(), error);
    if (!error && port != 0) acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor.bind(wanted, error);
    if (!error) acceptor.listen(kMostConnections, error);
    if (error)
        return Error{Status::unavailable, "the page cannot be served on 127.0.0.1:" +
                                              std::to_string(port) + ": " + error.message() +
                                              "; free that port or choose another"};
    auto gate = Gate::create(acceptor.local_endpoint().port());
    if (!gate) return gate.error();
    std::unique_ptr<PageServer> server(
        new PageServer(std::move(acceptor), std::move(*gate), std::move(setting)));
    if (auto offered = server->offer_start(); !offered) return offered.error();
    return server;
}

PageServer::PageServer(tcp::acceptor acceptor, Gate gate, Setting setting)
    : acceptor_(std::move(acceptor)), gate_(std::move(gate)), setting_(std::move(setting)) {}

}  // namespace cotejo::kiosk
