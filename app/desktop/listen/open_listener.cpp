// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/listen/open_listener.h"

#include <fmt/format.h>

#include "app/intake/hiding_log.h"
#include "app/intake/http/http_server.h"
#include "app/intake/http_secrets.h"
#include "app/intake/listener_log.h"
#include "app/intake/udp_listener.h"

namespace tally {

namespace {

Result<void> checkCredentials(const ListenPlace& place, const CredentialFiles& files)
{
    if (!place.isSecured()) return {};
    if (files.certificate.empty() || files.key.empty()) return fail(ErrorCode::Usage, "a certificate and its key are needed", place.text());
    return {};
}

}  // namespace

OpenListener::OpenListener() = default;
OpenListener::~OpenListener() = default;

// TLS or not, it is the same journal: senders go on where they were.
std::string OpenListener::nameOf(const Surroundings& around, const ListenPlace& place)
{
    const std::string_view scheme = place.isHttp() ? "http" : place.kind == ListenKind::Udp ? "udp" : "tcp";
    return hiddenName(around.hashActors, place.address.text(scheme));
}

Result<std::unique_ptr<OpenListener>> OpenListener::open(const Surroundings& around, const ListenPlace& place, const ReadOptions& read)
{
    if (const auto checked = checkCredentials(place, around.credentials); !checked) return tl::unexpected(checked.error());
    std::unique_ptr<OpenListener> made(new OpenListener);
    made->place_ = place;
    made->name_ = nameOf(around, place);
    if (place.isSecured()) {
        made->credentials_ = around.credentials;
        made->stamp_ = around.credentials.stamp();
    }
    const auto begun = place.isHttp() ? made->listenToRequests(around, read)
                       : place.kind == ListenKind::Udp ? made->listenToDatagrams(around, read)
                                                       : made->listenToStreams(around, read);
    if (!begun) return tl::unexpected(begun.error());
    return made;
}

Result<ReadOptions> OpenListener::openLog(const Surroundings& around, const ReadOptions& read)
{
    if (const auto ended = around.engine.endListener(name_); !ended) return tl::unexpected(ended.error());
    auto log = openListenerLog(around.dataDirectory, name_);
    if (!log) return tl::unexpected(log.error());
    auto hidden = withHiddenActors(around.hashActors, std::move(*log), read, around.dataDirectory);
    if (!hidden) return tl::unexpected(hidden.error());
    log_ = std::move(hidden->log);
    return hidden->read;
}

Result<void> OpenListener::listenToStreams(const Surroundings& around, const ReadOptions& read)
{
    ListenerOptions options;
    if (place_.isSecured()) {
        auto credentials = readCredentials(around.credentials, &warnings_);
        if (!credentials) return tl::unexpected(credentials.error());
        options.credentials = std::move(*credentials);
    }
    const auto reading = openLog(around, read);
    if (!reading) return tl::unexpected(reading.error());
    auto listener = TcpListener::bind(place_.address, log_, {}, options);
    if (!listener) return tl::unexpected(listener.error());
    place_.address = (*listener)->address();
    if (around.dataDirectory.empty()) name_ = nameOf(around, place_);
    if (const auto begun = around.engine.listen(name_, log_, *reading); !begun) return tl::unexpected(begun.error());
    streams_ = std::move(*listener);
    streams_->accept();
    return {};
}

Result<void> OpenListener::listenToDatagrams(const Surroundings& around, const ReadOptions& read)
{
    if (!place_.address.loopback()) return fail(ErrorCode::Usage, "datagrams bring no token: only this computer may send them", place_.text());
    const auto reading = openLog(around, read);
    if (!reading) return tl::unexpected(reading.error());
    auto listener = UdpListener::bind(place_.address, log_);
    if (!listener) return tl::unexpected(listener.error());
    place_.address = (*listener)->address();
    if (around.dataDirectory.empty()) name_ = nameOf(around, place_);
    if (const auto begun = around.engine.listen(name_, log_, *reading); !begun) return tl::unexpected(begun.error());
    datagrams_ = std::move(*listener);
    datagrams_->accept();
    return {};
}

Result<void> OpenListener::listenToRequests(const Surroundings& around, const ReadOptions& read)
{
    HttpOptions options;
    options.host = place_.address.host.toString().toStdString();
    options.port = place_.address.port;
    options.name = place_.address.text("http");
    options.dataDirectory = around.dataDirectory;
    options.durable = !around.dataDirectory.empty();
    options.hashActors = around.hashActors;
    options.read = read;
    options.shownAtOnce = true;
    if (place_.isSecured()) {
        auto secrets = readHttpSecrets(around.credentials, &warnings_);
        if (!secrets) return tl::unexpected(secrets.error());
        options.token = std::move(secrets->token);
        options.certificate = std::move(secrets->certificate);
        options.key = std::move(secrets->key);
    }
    auto server = HttpServer::start(around.engine, std::move(options));
    if (!server) return tl::unexpected(server.error());
    place_.address.port = (*server)->port();
    requests_ = std::move(*server);
    return {};
}

void OpenListener::renewCredentials()
{
    if (!place_.isSecured()) return;
    std::string stamp = credentials_.stamp();
    if (stamp == stamp_) return;
    stamp_ = std::move(stamp);
    Result<void> renewed;
    if (streams_) {
        const auto read = readCredentials(credentials_, &warnings_);
        if (read) streams_->renew(*read);
        else renewed = tl::unexpected(read.error());
    } else {
        auto read = readHttpSecrets(credentials_, &warnings_);
        renewed = read ? requests_->renew(std::move(read->token), read->certificate, read->key) : tl::unexpected(read.error());
    }
    if (!renewed) warnings_.push_back(fmt::format("{}; what was read before stays in use", renewed.error().what));
}

std::vector<std::string> OpenListener::notes() const
{
    std::vector<std::string> all = warnings_;
    if (!log_) return all;
    const auto more = notesOf(*log_);
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::uint64_t OpenListener::lost() const { return datagrams_ ? datagrams_->stats().lost : 0; }

}  // namespace tally
