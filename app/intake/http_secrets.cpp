// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http_secrets.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

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

Result<HttpSecrets> readHttpSecrets(const CredentialFiles& files, std::vector<std::string>* warnings)
{
    HttpSecrets secrets;
    if (!files.token.empty()) {
        auto token = readTokenFile(files.token);
        if (!token) return tl::unexpected(token.error());
        secrets.token = std::move(token->token);
        if (!token->warning.empty()) warnings->push_back(token->warning);
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

}  // namespace tally
