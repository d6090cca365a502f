// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/http_transport.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <poll.h>

#include "app/send/pack_body.h"

namespace tally {

namespace {

constexpr std::uint64_t kGap = std::uint64_t{1} << 62;   // behind every record there will ever be
constexpr std::size_t kAnswerBytes = 64 << 10;           // of an answer; the rest is not read
constexpr std::int64_t kMostRetryAfter = 300;            // seconds

// The value of the field `name: ` in a line of an HTTP head; names in any case.
std::optional<std::uint64_t> numberOf(std::string_view line, std::string_view name)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (line.size() < name.size() || !std::equal(name.begin(), name.end(), line.begin(), [&](char a, char b) { return a == lower(b); })) return std::nullopt;
    line.remove_prefix(name.size());
    while (line.starts_with(' ')) line.remove_prefix(1);
    while (!line.empty() && line.back() <= ' ') line.remove_suffix(1);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (line.empty() || error != std::errc() || end != line.data() + line.size()) return std::nullopt;
    return number;
}

// The sentence of an RFC 9457 problem.
std::string detailOf(std::string_view problem)
{
    constexpr std::string_view kKey = "\"detail\":\"";
    const std::size_t at = problem.find(kKey);
    if (at == std::string_view::npos) return {};
    problem.remove_prefix(at + kKey.size());
    return std::string(problem.substr(0, std::min<std::size_t>(problem.find('"'), 500)));
}

}  // namespace

void HttpTransport::open(const std::string& sender)
{
    close();
    sender_ = sender;
    transfer_ = std::make_unique<CurlTransfer>(to_, options_);
    CURL* const curl = transfer_->handle();
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(options_.answerTimeout.count()));
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &HttpTransport::onField);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &HttpTransport::onBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
    retryAfter_ = {};
    asked_ = Asked::WhatIsKept;
    post({}, false, kGap);
}

void HttpTransport::close()
{
    transfer_.reset();   // before the fields it points at
    fields_.reset();
    asked_ = Asked::Nothing;
    kept_.reset();
    acknowledged_ = 0;
}

void HttpTransport::offer(const SendBatch& batch)
{
    last_ = batch.last;
    asked_ = Asked::ToTake;
    const bool packed = options_.compression != Compression::None;
    post(packed ? packBody(*batch.bytes, options_.compression) : *batch.bytes, packed, batch.first + 1);
}

void HttpTransport::post(std::string body, bool packed, std::uint64_t first)
{
    body_ = std::move(body);
    answer_.clear();
    expected_.reset();
    curl_slist* fields = nullptr;
    const auto add = [&](const std::string& field) { fields = curl_slist_append(fields, field.c_str()); };
    add("Content-Type: application/x-ndjson");
    add("Expect:");   // no waiting for `100 Continue`
    add("Tally-Sender: " + sender_);
    add(fmt::format("Tally-First: {}", first));
    if (packed) add("Content-Encoding: " + std::string(contentEncoding(options_.compression)));
    if (!options_.token.empty()) add("Authorization: Bearer " + options_.token);
    CURL* const curl = transfer_->handle();
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, fields);
    fields_.reset(fields);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body_.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body_.data());
    transfer_->start();
}

std::size_t HttpTransport::onField(char* bytes, std::size_t size, std::size_t count, void* self)
{
    HttpTransport& mine = *static_cast<HttpTransport*>(self);
    const std::string_view line(bytes, size * count);
    if (const auto expected = numberOf(line, "tally-expected:")) mine.expected_ = expected;
    if (const auto seconds = numberOf(line, "retry-after:"))
        mine.retryAfter_ = std::chrono::seconds(std::min<std::uint64_t>(*seconds, static_cast<std::uint64_t>(kMostRetryAfter)));
    return size * count;
}

std::size_t HttpTransport::onBody(char* bytes, std::size_t size, std::size_t count, void* self)
{
    std::string& answer = static_cast<HttpTransport*>(self)->answer_;
    answer.append(bytes, std::min(size * count, kAnswerBytes - std::min(kAnswerBytes, answer.size())));
    return size * count;
}

Result<void> HttpTransport::step()
{
    if (!transfer_) return {};
    const auto ended = transfer_->step();
    if (!ended) return {};
    if (*ended != CURLE_OK) return transfer_->failure(*ended);
    long status = 0;
    curl_easy_getinfo(transfer_->handle(), CURLINFO_RESPONSE_CODE, &status);
    transfer_->stop();   // so that the handle can be used again; its connection stays
    return answered(status);
}

Result<void> HttpTransport::answered(long status)
{
    const Asked asked = std::exchange(asked_, Asked::Nothing);
    if (asked == Asked::WhatIsKept && status == 409 && expected_ && *expected_ > 0) {
        last_ = *expected_ - 1;
        asked_ = Asked::WhetherDurable;
        post({}, false, *expected_);
        return {};
    }
    if (status == 409) return fail(ErrorCode::Busy, "another record is expected next", to_.text());   // reached anew, the lane decides
    if (status != 200 || asked == Asked::WhatIsKept) return refused(status);
    retryAfter_ = {};
    acknowledged_ = last_;
    if (asked == Asked::WhetherDurable) kept_ = last_;
    return {};
}

tl::unexpected<Error> HttpTransport::refused(long status) const
{
    const std::string why = detailOf(answer_);
    const bool later = status == 408 || status == 429 || status >= 500;
    return fail(later ? ErrorCode::Busy : ErrorCode::Usage, why.empty() ? fmt::format("it answers {}", status) : fmt::format("{} ({})", why, status), to_.text());
}

void HttpTransport::wait(std::chrono::milliseconds timeout)
{
    if (transfer_ && asked_ != Asked::Nothing) transfer_->wait(timeout);
    else ::poll(nullptr, 0, static_cast<int>(timeout.count()));
}

}  // namespace tally
