// SPDX-License-Identifier: GPL-3.0-or-later
// A client that sends exactly what a test says, also what no honest client would.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace tally::test {

struct Reply {
    int status = 0;                                 // 0 = none came
    std::map<std::string, std::string> fields;      // names in lower case
    std::string body;
};

class HttpClient {
public:
    // `from`: the address it comes from, of this machine.
    explicit HttpClient(std::uint16_t port, const std::string& from = "127.0.0.1");
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    bool send(std::string_view bytes);              // false: the other side has closed
    Reply reply(bool withBody = true);              // the next one
    bool closedByPeer();                            // waits for it, ten seconds at most
    Reply ask(std::string_view method, std::string_view path, std::string_view fields = {}, std::string_view body = {});

private:
    bool readMore();
    int socket_ = -1;
    std::string read_;
};

// On a connection of its own.
Reply ask(std::uint16_t port, std::string_view method, std::string_view path, std::string_view fields = {}, std::string_view body = {});
Reply post(std::uint16_t port, std::string_view body, std::string_view fields = {}, std::string_view type = "application/x-ndjson");

}  // namespace tally::test
