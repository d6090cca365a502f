// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/gate.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <fmt/format.h>

#include "app/intake/secret.h"

namespace tally {

namespace {

// [::1]:80 → ::1; a:80 → a; false when it is neither.
bool withoutPort(std::string_view* host)
{
    std::string_view port;
    if (host->starts_with('[')) {
        const std::size_t end = host->find(']');
        if (end == std::string_view::npos) return false;
        port = host->substr(end + 1);
        *host = host->substr(1, end - 1);
    } else {
        const std::size_t colon = std::min(host->find(':'), host->size());
        port = host->substr(colon);
        *host = host->substr(0, colon);
    }
    if (port.empty()) return true;
    return port.size() > 1 && port.front() == ':' && std::all_of(port.begin() + 1, port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isAddress(std::string_view host)
{
    char bytes[sizeof(in6_addr)];
    const std::string text(host);
    return ::inet_pton(AF_INET, text.c_str(), bytes) == 1 || ::inet_pton(AF_INET6, text.c_str(), bytes) == 1;
}

}  // namespace

bool isLoopback(std::string_view host)
{
    const std::string text(host);
    in_addr four{};
    if (::inet_pton(AF_INET, text.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == 127;
    in6_addr six{};
    if (::inet_pton(AF_INET6, text.c_str(), &six) == 1) return IN6_IS_ADDR_LOOPBACK(&six);
    return text == "localhost";
}

Gate::Gate(const HttpOptions& options, HttpCounters& counters)
    : limits_(options.limits), bound_(options.host), token_(options.token), anyAddress_(options.host == "0.0.0.0" || options.host == "::"),
      counters_(counters)
{
    for (const std::string& host : options.hosts) hosts_.push_back(lower(host));
}

bool Gate::hostIsOurs(std::string_view host) const
{
    const std::string text = lower(host);
    std::string_view name = text;
    if (!withoutPort(&name)) return false;
    if (isLoopback(name) || name == bound_ || std::find(hosts_.begin(), hosts_.end(), name) != hosts_.end()) return true;
    return anyAddress_ && isAddress(name);   // no name, so nobody has bent one
}

void Gate::setToken(std::string token)
{
    const std::lock_guard lock(tokenMutex_);
    token_ = std::move(token);
}

bool Gate::knowsToken(const HttpHead& head) const
{
    const std::lock_guard lock(tokenMutex_);
    if (token_.empty()) return true;
    const std::string* given = head.field("authorization");
    constexpr std::string_view kScheme = "bearer ";
    if (given == nullptr || head.fieldCount("authorization") > 1 || given->size() <= kScheme.size()) return false;
    if (lower(std::string_view(*given).substr(0, kScheme.size())) != kScheme) return false;
    return sameSecret(std::string_view(*given).substr(kScheme.size()), token_);
}

// What two readers of the same bytes may take for different requests.
std::optional<HttpAnswer> Gate::badForm(const HttpHead& head) const
{
    const auto bad = [](std::string_view detail) { return problem(400, "bad-request", "Bad request", detail); };
    const std::string* length = head.field("content-length");
    const std::string* coding = head.field("transfer-encoding");
    if (head.fieldCount("content-length") > 1) return bad("Content-Length is given more than once");
    if (length != nullptr && coding != nullptr) return bad("Content-Length and Transfer-Encoding contradict each other");
    if (coding != nullptr && lower(*coding) != "chunked") return bad("of all transfer codings only chunked is known");
    if (head.fieldCount("host") != 1) return bad("a request names one Host");
    if (length == nullptr) return std::nullopt;
    std::uint64_t bytes = 0;
    const char* const end = length->data() + length->size();
    const auto [read, error] = std::from_chars(length->data(), end, bytes);
    const bool digits = read == end && !length->empty();
    if (error == std::errc::invalid_argument || !digits) return bad("Content-Length is no number");
    if (error == std::errc{} && bytes <= limits_.body) return std::nullopt;
    counters_.hit(HttpLimit::Body);
    return problem(413, "body-too-large", "The body is too large", fmt::format("a body may have {} bytes; send it in parts", limits_.body));
}

std::optional<HttpAnswer> Gate::refusal(const HttpHead& head) const
{
    if (head.fieldBytes > limits_.header || head.fields.size() > limits_.fields) {
        counters_.hit(HttpLimit::Header);
        return problem(431, "header-too-large", "The header is too large", fmt::format("a header may have {} fields and {} bytes", limits_.fields, limits_.header));
    }
    if (auto refused = badForm(head)) return refused;
    if (!hostIsOurs(*head.field("host")))
        return problem(421, "wrong-host", "Wrong host", "this server is not called by that name; ask by its address, or start it with --http-host NAME");
    if (head.field("origin") != nullptr) return problem(403, "origin", "Forbidden", "pages of a browser may not ask here");
    if (head.path == "/healthz" || knowsToken(head)) return std::nullopt;
    counters_.wrongTokens.fetch_add(1, std::memory_order_relaxed);
    HttpAnswer answer = problem(401, "token", "Unauthorized", "send Authorization: Bearer and the token of this server");
    answer.fields.emplace_back("WWW-Authenticate", "Bearer realm=\"tallyscope\"");
    return answer;
}

}  // namespace tally
