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
    if (!options.credentials.token.empty()) {
        auto token = readTokenFile(options.credentials.token);
        if (!token) return tl::unexpected(token.error());
        http.token = std::move(token->token);
        if (!token->warning.empty()) std::cerr << "note: " << token->warning << std::endl;
    }
    if (!options.credentials.certificate.empty()) {
        auto certificate = contentOf(options.credentials.certificate);
        if (!certificate) return tl::unexpected(certificate.error());
        auto key = contentOf(options.credentials.key);
        if (!key) return tl::unexpected(key.error());
        http.certificate = std::move(*certificate);
        http.key = std::move(*key);
    }
    auto server = HttpServer::start(engine, std::move(http));
    if (server && !address->loopback()) std::cerr << "note: " << (*server)->address() << " can be reached from other machines" << std::endl;
    return server;
}

}  // namespace tally
