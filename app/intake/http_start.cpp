// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http_start.h"

#include <iostream>

#include "app/intake/address.h"
#include "app/intake/http_secrets.h"

namespace tally {

namespace {

// Warnings go to stderr.
Result<HttpSecrets> readSecrets(const CredentialFiles& files)
{
    std::vector<std::string> warnings;
    auto secrets = readHttpSecrets(files, &warnings);
    for (const std::string& warning : warnings) std::cerr << "note: " << warning << std::endl;
    return secrets;
}

}  // namespace

Result<std::unique_ptr<HttpServer>> startHttp(Engine& engine, const std::string& place, const ServeOptions& options, const ReadOptions& read,
                                              std::function<void(OpenMetrics&)> moreMetrics)
{
    std::string_view where = place;
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
    http.journal = options.limits.journal.sharedBy(options.journals());
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
