// SPDX-License-Identifier: Apache-2.0
//
// HttpPeer: a device that answers a request with a frame as base64 in JSON.

#include "bench/ipc/http_peer.hpp"

#include <openssl/evp.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <nlohmann/json.hpp>

#include <numeric>
#include <string>
#include <vector>

namespace cotejo::bench {
namespace {

namespace http = boost::beast::http;
using Tcp = boost::asio::ip::tcp;

std::string encoded(const std::vector<unsigned char>& bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    text.resize(static_cast<std::size_t>(
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(),
                        static_cast<int>(bytes.size()))));
    return text;
}

std::vector<unsigned char> decoded(const std::string& text) {
    std::vector<unsigned char> bytes(text.size() / 4 * 3);
    EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                    static_cast<int>(text.size()));
    return bytes;
}

[[noreturn]] void serve(Tcp::acceptor& acceptor, std::size_t frame_size) {
    const std::vector<unsigned char> frame(frame_size, 1);
    Tcp::socket socket = acceptor.accept();
    socket.set_option(Tcp::no_delay(true));
    boost::beast::flat_buffer buffer;
    for (;;) {
        http::request<http::string_body> request;
        boost::beast::error_code error;
        http::read(socket, buffer, request, error);
        if (error) ::_exit(0);
        const nlohmann::json answer = {{"format", "bgr8"}, {"width", 1280}, {"height", 720},
                                       {"data", encoded(frame)}};
        http::response<http::string_body> response{http::status::ok, 11, answer.dump()};
        response.set(http::field::content_type, "application/json");
        response.keep_alive(true);
        response.prepare_payload();
        http::write(socket, response, error);
    }
}

}  // namespace

struct HttpPeer::Client {
    boost::asio::io_context context;
    Tcp::acceptor acceptor{context, {boost::asio::ip::address_v4::loopback(), 0}};
    Tcp::socket socket{context};
    boost::beast::flat_buffer buffer;
};

HttpPeer::HttpPeer(std::size_t frame_size) : client_(std::make_unique<Client>()), device_(::fork()) {
    if (device_ == 0) serve(client_->acceptor, frame_size);
    client_->socket.connect(client_->acceptor.local_endpoint());
    client_->socket.set_option(Tcp::no_delay(true));
    client_->acceptor.close();
}

HttpPeer::~HttpPeer() {
    ::kill(device_, SIGKILL);
    ::waitpid(device_, nullptr, 0);
}

std::uint64_t HttpPeer::frame() {
    http::request<http::string_body> request{http::verb::post, "/capture", 11, "{}"};
    request.set(http::field::host, "127.0.0.1");
    request.keep_alive(true);
    request.prepare_payload();
    http::write(client_->socket, request);
    http::response_parser<http::string_body> parser;
    parser.body_limit(64 << 20);
    http::read(client_->socket, client_->buffer, parser);
    const nlohmann::json answer = nlohmann::json::parse(parser.get().body());
    const std::vector<unsigned char> bytes = decoded(answer["data"].get_ref<const std::string&>());
    return std::accumulate(bytes.begin(), bytes.end(), std::uint64_t{0});
}

}  // namespace cotejo::bench
