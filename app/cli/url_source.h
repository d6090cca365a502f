// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/send/http_get.h"
#include "core/query/source.h"

namespace tally::cli {

struct UrlAnswer;

// UrlSource: asks a running server (tallyctl serve --http) and says what it answered. Counts, stats, rankings, series and the
// ledger can be asked; the rest is refused as Usage. One thread.
class UrlSource final : public Source {
public:
    // `url`: http://HOST:PORT or https://HOST:PORT, with or without a slash behind it.
    UrlSource(std::string url, HttpGetOptions options);

    Result<ValueAnswer> value(const Question& question, std::stop_token stop = {}) override;
    Result<TopAnswer> top(const Question& question, std::stop_token stop = {}) override;
    Result<SeriesAnswer> series(const Question& question, std::stop_token stop = {}) override;
    Result<HealthAnswer> health(const Question& question, std::stop_token stop = {}) override;
    Result<std::vector<SourceLedger>> ledger(std::stop_token stop = {}) override;
    Result<std::vector<SourceLetter>> letters(std::size_t limit, std::stop_token stop = {}) override;

private:
    Result<UrlAnswer> ask(const std::string& pathAndWords, std::stop_token stop) const;

    std::string url_;
    HttpGetOptions options_;
};

}  // namespace tally::cli
