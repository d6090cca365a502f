// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/intake/http_client.h"

#include <arpa/inet.h>
#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace tally::test {

HttpClient::HttpClient(std::uint16_t port, const std::string& from)
{
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    const timeval patience{10, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    ::inet_pton(AF_INET, from.c_str(), &address.sin_addr);
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    address.sin_port = htons(port);
    ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
}

HttpClient::~HttpClient() { ::close(socket_); }

bool HttpClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool HttpClient::readMore()
{
    char bytes[65536];
    const ssize_t n = ::recv(socket_, bytes, sizeof bytes, 0);
    if (n <= 0) return false;
    read_.append(bytes, static_cast<std::size_t>(n));
    return true;
}

bool HttpClient::closedByPeer()
{
    char byte = 0;
    for (;;) {
        const ssize_t n = ::recv(socket_, &byte, 1, 0);
        if (n == 0) return true;
        if (n < 0) return errno == ECONNRESET;
    }
}

Reply HttpClient::reply(bool withBody)
{
    Reply reply;
    std::size_t end = 0;
    while ((end = read_.find("\r\n\r\n")) == std::string::npos)
        if (!readMore()) return reply;
    std::string_view head = std::string_view(read_).substr(0, end);
    reply.status = std::atoi(read_.c_str() + 9);
    while (!head.empty()) {
        const std::string_view line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(head.size(), line.size() + 2));
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos) continue;
        std::string name(line.substr(0, colon));
        for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        reply.fields[name] = line.substr(colon + 2);
    }
    read_.erase(0, end + 4);
    if (!withBody || reply.status == 304) return reply;
    const auto size = static_cast<std::size_t>(std::atoll(reply.fields["content-length"].c_str()));
    while (read_.size() < size)
        if (!readMore()) return {};
    reply.body = read_.substr(0, size);
    read_.erase(0, size);
    return reply;
}

Reply HttpClient::ask(std::string_view method, std::string_view path, std::string_view fields, std::string_view body)
{
    const std::string length = body.empty() && method == "GET" ? std::string() : fmt::format("Content-Length: {}\r\n", body.size());
    send(fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}{}\r\n{}", method, path, fields, length, body));
    return reply(method != "HEAD");
}

Reply ask(std::uint16_t port, std::string_view method, std::string_view path, std::string_view fields, std::string_view body)
{
    return HttpClient(port).ask(method, path, fields, body);
}

Reply post(std::uint16_t port, std::string_view body, std::string_view fields, std::string_view type)
{
    return ask(port, "POST", "/v1/events", fmt::format("Content-Type: {}\r\n{}", type, fields), body);
}

}  // namespace tally::test
