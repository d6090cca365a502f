// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/stream_transport.h"

#include <charconv>
#include <poll.h>

namespace tally {

namespace {

constexpr std::size_t kLineBytes = 4096;   // a line of a listener is shorter

// The number behind `word`; nothing when the line is another.
bool numberAfter(std::string_view line, std::string_view word, std::uint64_t* number)
{
    if (!line.starts_with(word)) return false;
    line.remove_prefix(word.size());
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), *number);
    return !line.empty() && error == std::errc() && end == line.data() + line.size();
}

}  // namespace

void StreamTransport::open(const std::string& sender)
{
    close();
    connection_ = std::make_unique<CurlTransfer>(to_, options_);
    curl_easy_setopt(connection_->handle(), CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(connection_->handle(), CURLOPT_SSL_ENABLE_ALPN, 0L);
    queue_.push_back(std::make_shared<std::string>("#tally 1 sender=" + sender + (options_.token.empty() ? "" : " token=" + options_.token) + "\n"));
    unsent_ = queue_.back()->size();
    connection_->start();
}

void StreamTransport::close()
{
    connection_.reset();
    connected_ = false;
    queue_.clear();
    offset_ = unsent_ = 0;
    received_.clear();
    kept_.reset();
    acknowledged_ = 0;
}

void StreamTransport::offer(const SendBatch& batch)
{
    queue_.push_back(batch.bytes);
    unsent_ += batch.bytes->size();
}

Result<void> StreamTransport::step()
{
    if (!connection_) return {};
    if (!connected_) {
        const auto ended = connection_->step();
        if (!ended) return {};
        if (*ended != CURLE_OK) return connection_->failure(*ended);
        connected_ = true;
    }
    // What was said before the connection broke counts: an answer may be waiting behind a write that fails.
    const auto written = write();
    const auto got = read();
    return got ? written : got;
}

Result<void> StreamTransport::write()
{
    while (!queue_.empty()) {
        const std::string& bytes = *queue_.front();
        std::size_t done = 0;
        const CURLcode code = curl_easy_send(connection_->handle(), bytes.data() + offset_, bytes.size() - offset_, &done);
        if (code == CURLE_AGAIN) return {};
        if (code != CURLE_OK) return fail(ErrorCode::Busy, "the connection broke", to_.text());
        offset_ += done;
        unsent_ -= done;
        if (offset_ < bytes.size()) continue;
        queue_.pop_front();
        offset_ = 0;
    }
    return {};
}

Result<void> StreamTransport::read()
{
    for (;;) {
        char bytes[4096];
        std::size_t got = 0;
        const CURLcode code = curl_easy_recv(connection_->handle(), bytes, sizeof bytes, &got);
        if (code == CURLE_OK) received_.append(bytes, got);
        for (std::size_t end = received_.find('\n'); end != std::string::npos; end = received_.find('\n')) {
            const std::string line = received_.substr(0, end);
            received_.erase(0, end + 1);
            if (const auto taken = take(line); !taken) return taken;
        }
        if (received_.size() > kLineBytes) return fail(ErrorCode::Usage, "it speaks another language", to_.text());
        if (code == CURLE_AGAIN) return {};
        if (code != CURLE_OK) return fail(ErrorCode::Busy, "the connection broke", to_.text());
        if (got == 0) return fail(ErrorCode::Busy, kept_ ? "the listener closed the connection" : "the listener closed the connection without an answer", to_.text());
    }
}

Result<void> StreamTransport::take(std::string_view line)
{
    std::uint64_t number = 0;
    if (!kept_ && numberAfter(line, "ok ", &number)) {
        kept_ = acknowledged_ = number;
        return {};
    }
    if (kept_ && numberAfter(line, "ack ", &number)) {
        acknowledged_ = std::max(acknowledged_, number);
        return {};
    }
    if (!line.starts_with("error ")) return fail(ErrorCode::Usage, kept_ ? "an answer is not understood" : "it speaks another language", to_.text());
    const std::string why(line.substr(6));
    return fail(why.starts_with("too many") ? ErrorCode::Busy : ErrorCode::Usage, why, to_.text());   // there may be room later
}

void StreamTransport::wait(std::chrono::milliseconds timeout)
{
    if (connection_ && !connected_) return connection_->wait(timeout);
    curl_socket_t descriptor = CURL_SOCKET_BAD;
    if (connection_) curl_easy_getinfo(connection_->handle(), CURLINFO_ACTIVESOCKET, &descriptor);
    pollfd waiting{descriptor, static_cast<short>(POLLIN | (queue_.empty() ? 0 : POLLOUT)), 0};
    ::poll(&waiting, descriptor == CURL_SOCKET_BAD ? 0 : 1, static_cast<int>(timeout.count()));
}

}  // namespace tally
