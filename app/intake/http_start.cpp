// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http_start.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>

#include "app/intake/address.h"
#include "core/base/token_file.h"

namespace tally {

namespace {

Result<std::string> contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file || text.empty()) return fail(ErrorCode::Unreadable, fmt::format("{} cannot be read: {}", path, file ? "it is empty" : std::strerror(errno)), path);
    return text;
}

struct Secrets {
    std::string token, certificate, key;
};

Result<Secrets> readSecrets(const CredentialFiles& files)
{
    Secrets secrets;
    if (!files.token.empty()) {
        auto token = readTokenFile(files.token);
        if (!token) return tl::unexpected(token.error());
        secrets.token = std::move(token->token);
        if (!token->warning.empty()) std::cerr << "note: " << token->warning << std::endl;
    }
    if (files.certificate.empty()) return secrets;
    auto certificate = contentOf(files.certificate);
    if (!certificate) return tl::unexpected(certificate.error());
    auto key = contentOf(files.key);
    if (!key) return tl::unexpected(key.error());
    secrets.certificate = std::move(*certificate);
    secrets.key = std::move(*key);
    return secrets;
}

}  // namespace

Result<std::unique_ptr<HttpServer>> startHttp(Engine& engine, const ServeOptions& options, const ReadOptions& read,
                                              std::function<void(OpenMetrics&)> moreMetrics)
{
    std::string_view where = options.http;
    for (const std::string_view scheme : {"http://", "https://"})
        if (where.starts_with(scheme)) where.remove_prefix(scheme.size());
    if (where.ends_with('/')) where.remove_suffix(1);
    const auto address = parseListenAddress(where);
    if (!address) return tl::unexpected(address.error());
    HttpOptions http;
    http.host = address->host.toString().toStdString();
    http.port = address->port;
    http.name = "http" + address->text().substr(3);   // instead of tcp
    http.dataDirectory = options.dataDirectory;
    http.durable = !options.notDurable;
    http.hashActors = options.hashActors;
    http.read = read;
    http.hosts = options.httpHosts;
    http.limits = options.limits.http;
    http.moreMetrics = std::move(moreMetrics);
    auto secrets = readSecrets(options.credentials);
    if (!secrets) return tl::unexpected(secrets.error());
    http.token = std::move(secrets->token);
    http.certificate = std::move(secrets->certificate);
    http.key = std::move(secrets->key);
    auto server = HttpServer::start(engine, std::move(http));
    if (server && !address->loopback()) std::cerr << "note: " << (*server)->address() << " can be reached from other machines" << std::endl;
    return server;
}

void HttpRenewal::look(HttpServer& server, bool sayUnchanged)
{
    if (files_.token.empty() && files_.certificate.empty()) return;
    std::string stamp = files_.stamp();
    if (stamp == stamp_ && !sayUnchanged) return;
    stamp_ = std::move(stamp);
    auto secrets = readSecrets(files_);
    const auto renewed = secrets ? server.renew(std::move(secrets->token), secrets->certificate, secrets->key) : tl::unexpected(secrets.error());
    if (renewed) std::cerr << "note: token, certificate and key were read again, for requests over HTTP from now on" << std::endl;
    else std::cerr << "problem: " << renewed.error().what << "; what was read before stays in use" << std::endl;
}

}  // namespace tally
