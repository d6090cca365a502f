// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/http_server.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstdarg>
#include <cstring>
#include <fmt/format.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "app/intake/http/http_desk.h"
#include "app/intake/http/socket_address.h"
#include "app/intake/http/tls_identity.h"
#include "core/base/counting_thread.h"

namespace tally {

namespace {

constexpr std::size_t kPool = 64 << 10;              // memory of a connection's request line, header and buffer
constexpr unsigned kSpareConnections = 256;          // that are closed by us and not yet gone
constexpr int kBacklog = 1024;
constexpr std::chrono::milliseconds kFarewell{2000};

Result<int> listenOn(const HttpOptions& options, std::uint16_t* port)
{
    SocketAddress address;
    const std::string shown = fmt::format("{}:{}", options.host, options.port);
    if (!parseAddress(options.host, options.port, &address)) return fail(ErrorCode::Usage, options.host + " is no numeric address", options.host);
    const int listener = ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int on = 1;
    if (listener >= 0) ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (listener < 0 || ::bind(listener, address.get(), address.size) != 0 || ::listen(listener, kBacklog) != 0) {
        const std::string why = std::strerror(errno);
        if (listener >= 0) ::close(listener);
        return fail(ErrorCode::Unreadable, fmt::format("cannot listen on {}: {}", shown, why), shown);
    }
    SocketAddress bound;
    bound.size = sizeof bound.storage;
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&bound.storage), &bound.size);
    *port = ntohs(bound.storage.ss_family == AF_INET ? reinterpret_cast<sockaddr_in*>(&bound.storage)->sin_port
                                                     : reinterpret_cast<sockaddr_in6*>(&bound.storage)->sin6_port);
    return listener;
}

const ConnectionTable::Sockets kSockets{
    [](int descriptor) { ::shutdown(descriptor, SHUT_RDWR); },
    [](int descriptor) {
        char byte = 0;
        return ::recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
    },
};

struct Peer {                                        // of one connection
    ConnectionTable::Id id = 0;
    std::string address;
    std::size_t uriBytes = 0;                        // of the request that is arriving, as it was sent
};

}  // namespace

struct HttpServer::Impl {
    Impl(Engine& engine, HttpOptions with, std::shared_ptr<const Clock> clock)
        : options(std::move(with)), gate(options, counters), connections(options.limits, counters, kSockets),
          desk(engine, options, gate, std::move(clock), counters, connections)
    {
    }

    const HttpOptions options;
    HttpCounters counters;
    Gate gate;
    TlsIdentities identities;
    ConnectionTable connections;
    std::atomic<std::size_t> active{0};              // requests begun and not completed
    HttpDesk desk;
    MHD_Daemon* daemon = nullptr;
    std::uint16_t port = 0;

    Result<void> run(int listener);
    MHD_Result queue(MHD_Connection* connection, Peer& peer, const HttpAnswer& answer);
    MHD_Result begin(MHD_Connection* connection, Peer& peer, const char* url, const char* method, void** context);
    MHD_Result upload(Peer& peer, HttpExchange& exchange, const char* data, std::size_t* size);
    void refuseBody(Peer& peer, HttpExchange& exchange, HttpAnswer answer);

    static Peer& peerOf(MHD_Connection* connection)
    {
        return *static_cast<Peer*>(MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context);
    }
    static std::chrono::steady_clock::time_point now() { return std::chrono::steady_clock::now(); }

    // What libmicrohttpd calls, all of it on its thread.
    static MHD_Result onRequest(void* self, MHD_Connection*, const char* url, const char* method, const char*, const char* data, std::size_t* size, void** context);
    static void onCompleted(void* self, MHD_Connection* connection, void** context, MHD_RequestTerminationCode);
    static void onConnection(void* self, MHD_Connection* connection, void** socketContext, MHD_ConnectionNotificationCode code);
    static MHD_Result onAccept(void* self, const sockaddr* address, socklen_t);
    static void* onUri(void* self, const char* uri, MHD_Connection* connection);
    static void onLog(void* self, const char* format, va_list arguments);
};

// --- requests ------------------------------------------------------------------------------------------------------

namespace {

HttpHead headOf(MHD_Connection* connection, const char* url, const char* method)
{
    HttpHead head;
    head.method = method;
    head.path = url;
    MHD_get_connection_values_n(
        connection, MHD_HEADER_KIND,
        [](void* to, MHD_ValueKind, const char* name, std::size_t nameSize, const char* value, std::size_t valueSize) {
            auto& fields = *static_cast<HttpHead*>(to);
            fields.fields.emplace_back(lower({name, nameSize}), std::string(value == nullptr ? "" : value, value == nullptr ? 0 : valueSize));
            fields.fieldBytes += nameSize + valueSize + 4;
            return MHD_YES;
        },
        &head);
    MHD_get_connection_values_n(
        connection, MHD_GET_ARGUMENT_KIND,
        [](void* to, MHD_ValueKind, const char* name, std::size_t nameSize, const char* value, std::size_t valueSize) {
            static_cast<HttpHead*>(to)->query.emplace_back(std::string(name, nameSize), std::string(value == nullptr ? "" : value, value == nullptr ? 0 : valueSize));
            return MHD_YES;
        },
        &head);
    return head;
}

}  // namespace

MHD_Result HttpServer::Impl::queue(MHD_Connection* connection, Peer& peer, const HttpAnswer& answer)
{
    connections.moved(peer.id, ConnectionTable::Phase::Answer, now());
    counters.answered(answer.status);
    MHD_Response* response = MHD_create_response_from_buffer(answer.body.size(), const_cast<char*>(answer.body.data()), MHD_RESPMEM_MUST_COPY);
    if (response == nullptr) return MHD_NO;
    if (answer.status != 304) MHD_add_response_header(response, "Content-Type", answer.contentType.c_str());
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : answer.fields) MHD_add_response_header(response, name.c_str(), value.c_str());
    const MHD_Result queued = MHD_queue_response(connection, answer.status, response);
    MHD_destroy_response(response);
    return queued;
}

// The head is here. A refused body is read to its end and dropped, so that the answer arrives; not one that is too large.
MHD_Result HttpServer::Impl::begin(MHD_Connection* connection, Peer& peer, const char* url, const char* method, void** context)
{
    auto exchange = std::make_shared<HttpExchange>();
    exchange->head = headOf(connection, url, method);
    exchange->connection = peer.id;
    exchange->address = peer.address;
    ++active;
    *context = new ExchangePtr(exchange);
    const HttpHead& head = exchange->head;
    std::optional<HttpAnswer> refusal;
    if (peer.uriBytes > options.limits.url) {
        counters.hit(HttpLimit::Url);
        refusal = problem(414, "url-too-long", "The URL is too long", fmt::format("a URL may have {} bytes", options.limits.url));
    }
    if (!refusal) refusal = gate.refusal(head);
    if (!refusal) refusal = desk.early(head);
    const std::string* length = head.field("content-length");
    const bool hasBody = head.field("transfer-encoding") != nullptr || (length != nullptr && *length != "0");
    connections.moved(peer.id, hasBody ? ConnectionTable::Phase::Body : ConnectionTable::Phase::Work, now());
    if (!refusal) return MHD_YES;
    const bool noWait = refusal->status == 400 || refusal->status == 413 || (hasBody && head.field("expect") != nullptr);
    if (noWait) return queue(connection, peer, *refusal);
    exchange->wake = [] {};
    exchange->finish(std::move(*refusal));
    return MHD_YES;
}

void HttpServer::Impl::refuseBody(Peer& peer, HttpExchange& exchange, HttpAnswer answer)
{
    connections.giveBytes(peer.address, std::exchange(exchange.bodyBytes, 0));
    exchange.body = std::string();
    exchange.wake = [] {};
    exchange.finish(std::move(answer));
}

// Some of a body. Of one that is refused as much again is read and dropped; who sends more is closed.
MHD_Result HttpServer::Impl::upload(Peer& peer, HttpExchange& exchange, const char* data, std::size_t* size)
{
    const std::size_t n = std::exchange(*size, 0);
    if (exchange.finished()) {
        exchange.bodyBytes += n;
        if (exchange.bodyBytes <= options.limits.body) return MHD_YES;
        exchange.bodyBytes = 0;
        return MHD_NO;
    }
    if (exchange.body.size() + n > options.limits.body) {
        counters.hit(HttpLimit::Body);
        refuseBody(peer, exchange, problem(413, "body-too-large", "The body is too large", fmt::format("a body may have {} bytes; send it in parts", options.limits.body)));
        return MHD_YES;
    }
    bool byAddress = false;
    if (!connections.takeBytes(peer.id, n, &byAddress)) {
        refuseBody(peer, exchange, tryAgain("too-many-bodies", byAddress ? "too much is on its way from your address" : "too much is on its way", 2, byAddress ? 429 : 503));
        return MHD_YES;
    }
    exchange.bodyBytes += n;
    exchange.body.append(data, n);
    return MHD_YES;
}

MHD_Result HttpServer::Impl::onRequest(void* self, MHD_Connection* connection, const char* url, const char* method, const char*, const char* data,
                                       std::size_t* size, void** context)
{
    Impl& server = *static_cast<Impl*>(self);
    Peer& peer = peerOf(connection);
    if (*context == nullptr) return server.begin(connection, peer, url, method, context);
    const ExchangePtr exchange = *static_cast<ExchangePtr*>(*context);
    if (*size > 0) return server.upload(peer, *exchange, data, size);
    if (exchange->finished()) return server.queue(connection, peer, exchange->answer);
    server.connections.moved(peer.id, ConnectionTable::Phase::Work, now());
    // Suspended first: the answer may come before this function has returned.
    exchange->wake = [connection] { MHD_resume_connection(connection); };
    MHD_suspend_connection(connection);
    if (auto answer = server.desk.handle(exchange)) exchange->finish(std::move(*answer));
    return MHD_YES;
}

void HttpServer::Impl::onCompleted(void* self, MHD_Connection* connection, void** context, MHD_RequestTerminationCode)
{
    Impl& server = *static_cast<Impl*>(self);
    if (*context == nullptr) return;
    auto* exchange = static_cast<ExchangePtr*>(*context);
    *context = nullptr;
    // Bytes of a body that never became whole. What the desk has taken it gives back itself.
    if (!(*exchange)->finished()) server.connections.giveBytes((*exchange)->address, std::exchange((*exchange)->bodyBytes, 0));
    server.connections.moved(peerOf(connection).id, ConnectionTable::Phase::Idle, now());
    delete exchange;
    --server.active;
}

// --- connections ---------------------------------------------------------------------------------------------------

void HttpServer::Impl::onConnection(void* self, MHD_Connection* connection, void** socketContext, MHD_ConnectionNotificationCode code)
{
    Impl& server = *static_cast<Impl*>(self);
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        auto* peer = new Peer();
        peer->address = originOf(MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr);
        peer->id = server.connections.opened(peer->address, MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd, now());
        server.counters.accepted.fetch_add(1, std::memory_order_relaxed);
        *socketContext = peer;
        return;
    }
    auto* peer = static_cast<Peer*>(*socketContext);
    server.connections.closed(peer->id);
    delete peer;
    *socketContext = nullptr;
}

MHD_Result HttpServer::Impl::onAccept(void* self, const sockaddr* address, socklen_t)
{
    static_cast<Impl*>(self)->identities.answerHere();
    return static_cast<Impl*>(self)->connections.admits(originOf(address), now()) ? MHD_YES : MHD_NO;
}

void* HttpServer::Impl::onUri(void* self, const char* uri, MHD_Connection* connection)
{
    Peer& peer = peerOf(connection);
    peer.uriBytes = std::strlen(uri);
    static_cast<Impl*>(self)->connections.moved(peer.id, ConnectionTable::Phase::Head, now());
    return nullptr;
}

// libmicrohttpd answers what it cannot parse itself, and says so only here.
void HttpServer::Impl::onLog(void* self, const char* format, va_list arguments)
{
    if (std::strstr(format, "response code") == nullptr) return;
    char text[512];
    std::vsnprintf(text, sizeof text, format, arguments);
    const char* number = std::strpbrk(text, "0123456789");
    const unsigned status = number == nullptr ? 0 : static_cast<unsigned>(std::strtoul(number, nullptr, 10));
    HttpCounters& counters = static_cast<Impl*>(self)->counters;
    counters.answered(status);
    if (status == 431) counters.hit(HttpLimit::Header);
    if (status == 414) counters.hit(HttpLimit::Url);
}

Result<void> HttpServer::Impl::run(int listener)
{
    std::vector<MHD_OptionItem> more{
        {MHD_OPTION_LISTEN_SOCKET, listener, nullptr},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, static_cast<intptr_t>(kPool), nullptr},
        {MHD_OPTION_CONNECTION_LIMIT, static_cast<intptr_t>(options.limits.connections + kSpareConnections), nullptr},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, nullptr},
        {MHD_OPTION_NOTIFY_COMPLETED, reinterpret_cast<intptr_t>(&onCompleted), this},
        {MHD_OPTION_NOTIFY_CONNECTION, reinterpret_cast<intptr_t>(&onConnection), this},
        {MHD_OPTION_URI_LOG_CALLBACK, reinterpret_cast<intptr_t>(&onUri), this},
    };
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
    if (!options.certificate.empty()) {
        flags |= MHD_USE_TLS;
        if (auto shown = identities.show(options.certificate, options.key); !shown) {
            ::close(listener);
            return shown;
        }
        more.push_back({MHD_OPTION_HTTPS_CERT_CALLBACK, 0, reinterpret_cast<void*>(&TlsIdentities::onHandshake)});
        more.push_back({MHD_OPTION_HTTPS_PRIORITIES, 0, const_cast<char*>("SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2")});
    }
    more.push_back({MHD_OPTION_END, 0, nullptr});
    // Its threads are as nice as the one that starts them.
    std::thread([&] {
        beginCountingThread();
        daemon = MHD_start_daemon(flags, 0, &onAccept, this, &onRequest, this, MHD_OPTION_EXTERNAL_LOGGER, &onLog, this, MHD_OPTION_ARRAY, more.data(), MHD_OPTION_END);
    }).join();
    if (daemon != nullptr) return {};
    ::close(listener);
    return fail(ErrorCode::Unreadable, "the HTTP server cannot be started");
}

// --- beginning and end ---------------------------------------------------------------------------------------------

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Result<std::unique_ptr<HttpServer>> HttpServer::start(Engine& engine, HttpOptions options, std::shared_ptr<const Clock> clock)
{
    const bool tls = !options.certificate.empty() && !options.key.empty();
    if (!isLoopback(options.host) && (!tls || options.token.empty()))
        return fail(ErrorCode::Usage, fmt::format("{} can be reached from other machines: HTTP there needs --tls-cert, --tls-key and --token-file", options.host), options.host);
    if (!clock) clock = std::make_shared<SystemClock>();
    // What a store holds is counted before the first question comes; asking waits for that.
    static_cast<void>(engine.topK(0, std::nullopt, kMinTime, kMinTime));
    std::uint16_t port = 0;
    auto listener = listenOn(options, &port);
    if (!listener) return tl::unexpected(listener.error());
    auto impl = std::make_unique<Impl>(engine, std::move(options), std::move(clock));
    impl->port = port;
    if (const auto begun = impl->desk.start(); !begun) {
        ::close(*listener);
        return tl::unexpected(begun.error());
    }
    if (const auto begun = impl->run(*listener); !begun) return tl::unexpected(begun.error());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

HttpServer::~HttpServer()
{
    const int listener = MHD_quiesce_daemon(impl_->daemon);
    impl_->desk.end();
    // What was answered is sent before the sockets are closed.
    const auto until = Impl::now() + kFarewell;
    while (impl_->active.load() > 0 && Impl::now() < until) ::usleep(10'000);
    MHD_stop_daemon(impl_->daemon);
    if (listener >= 0) ::close(listener);
}

Result<void> HttpServer::renew(std::string token, const std::string& certificate, const std::string& key)
{
    if (!impl_->options.certificate.empty() && !certificate.empty())
        if (auto shown = impl_->identities.show(certificate, key); !shown) return shown;
    if (!impl_->options.token.empty() && !token.empty()) impl_->gate.setToken(std::move(token));
    return {};
}

std::string HttpServer::address() const
{
    const HttpOptions& options = impl_->options;
    const char* scheme = options.certificate.empty() ? "http" : "https";
    return options.host.find(':') == std::string::npos ? fmt::format("{}://{}:{}", scheme, options.host, impl_->port) : fmt::format("{}://[{}]:{}", scheme, options.host, impl_->port);
}

std::uint16_t HttpServer::port() const { return impl_->port; }
const HttpCounters& HttpServer::counters() const { return impl_->counters; }
std::size_t HttpServer::open() const { return impl_->connections.open(); }

}  // namespace tally
