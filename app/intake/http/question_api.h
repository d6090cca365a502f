// SPDX-License-Identifier: GPL-3.0-or-later
// QuestionApi: GET /v1/count, stats, top, series and ledger: the words of tallyctl as parameters, its JSON as the answer.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "app/intake/http/http_message.h"
#include "core/engine/engine.h"

namespace tally {

class QuestionApi {
public:
    // `dataDirectory` of the engine; empty = it has none.
    QuestionApi(Engine& engine, std::string dataDirectory) : engine_(engine), dataDirectory_(std::move(dataDirectory)) {}

    using Job = std::function<HttpAnswer(const HotView&, std::stop_token)>;
    // What is to be run on a query thread, or why not. Nothing: no question has that path.
    std::optional<Result<Job>> question(const HttpHead& head) const;

private:
    struct Asked;
    HttpAnswer answer(const Asked& asked, const HotView& view, std::stop_token stop) const;
    HttpAnswer ledger(std::stop_token stop) const;

    Engine& engine_;
    const std::string dataDirectory_;
};

// With an ETag of the body; 304 when the client has it already.
HttpAnswer tagged(HttpAnswer answer, const HttpHead& head);
HttpAnswer problemOf(const Error& error);

}  // namespace tally
