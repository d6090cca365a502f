// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/acknowledged_sender.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <poll.h>

namespace tally {

namespace {

constexpr std::chrono::milliseconds kConnect{5000}, kAnswer{10'000}, kPatience{100};

// The number behind `word`; nothing when the line is another.
bool numberAfter(std::string_view line, std::string_view word, std::uint64_t* number)
{
    if (!line.starts_with(word)) return false;
    line.remove_prefix(word.size());
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), *number);
    return error == std::errc() && end == line.data() + line.size();
}

std::optional<std::string> takeLine(std::string* from)
{
    const std::size_t end = from->find('\n');
    if (end == std::string::npos) return std::nullopt;
    std::string line = from->substr(0, end);
    from->erase(0, end + 1);
    return line;
}

}  // namespace

AcknowledgedSender::AcknowledgedSender(SendOptions options)
    : options_(std::move(options)), backoff_(std::random_device{}()), progress_(Clock::now())
{
}

void AcknowledgedSender::trouble(const std::string& what)
{
    if (what == trouble_) return;
    trouble_ = what;
    if (options_.onTrouble) options_.onTrouble(what);
}

Result<std::uint64_t> AcknowledgedSender::greet()
{
    received_.clear();
    auto socket = TcpSocket::connect(options_.to, kConnect);
    if (!socket) return tl::unexpected(socket.error());
    socket_ = std::move(*socket);
    const std::string hello = "#tally 1 sender=" + options_.sender + "\n";
    if (const auto written = socket_.write(hello); !written) return tl::unexpected(written.error());
    for (const auto until = Clock::now() + kAnswer; Clock::now() < until;) {
        socket_.wait(false, kPatience);
        const auto read = socket_.read(&received_);
        if (const auto line = takeLine(&received_)) {
            std::uint64_t kept = 0;
            if (numberAfter(*line, "ok ", &kept)) return kept;
            return fail(ErrorCode::Usage, line->starts_with("error ") ? line->substr(6) : "it speaks another language", options_.to.text());
        }
        if (!read) return tl::unexpected(read.error());
    }
    return fail(ErrorCode::Busy, "no answer", options_.to.text());
}

Result<std::uint64_t> AcknowledgedSender::reach()
{
    for (;;) {
        auto kept = greet();
        if (kept) {
            backoff_.reset();
            trouble({});
            return kept;
        }
        socket_.close();
        if (kept.error().code != ErrorCode::Busy) return kept;
        trouble(kept.error().what);
        if (options_.giveUpAfter.count() > 0 && Clock::now() - progress_ > options_.giveUpAfter)
            return fail(ErrorCode::Unreadable, "given up: " + kept.error().what, options_.to.text());
        ::poll(nullptr, 0, static_cast<int>(backoff_.next().count()));
    }
}

Result<std::uint64_t> AcknowledgedSender::connect()
{
    progress_ = Clock::now();
    auto kept = reach();
    pumped_ = Clock::now();
    if (kept) queued_ = acknowledged_ = *kept;
    return kept;
}

Result<void> AcknowledgedSender::resume()
{
    const auto kept = reach();
    if (!kept) return tl::unexpected(kept.error());
    if (*kept < acknowledged_)
        return fail(ErrorCode::Store, fmt::format("the listener has lost records: it keeps {} of {} acknowledged", *kept, acknowledged_), options_.to.text());
    if (*kept > queued_) return fail(ErrorCode::Usage, "somebody else sends under the same name", options_.to.text());
    acknowledge(*kept);
    if (!blocks_.empty() && blocks_.front().first < *kept) cutBlock(blocks_.front(), *kept);
    next_ = offset_ = 0;
    return {};
}

// Takes the records up to `behind` off the front of a block.
void AcknowledgedSender::cutBlock(Block& block, std::uint64_t behind)
{
    std::size_t at = 0;
    for (; block.first < behind; ++block.first) at = block.bytes.find('\n', at) + 1;
    block.bytes.erase(0, at);
    bytes_ -= at;
}

Result<void> AcknowledgedSender::send(std::string lines, std::uint64_t records)
{
    bytes_ += lines.size();
    blocks_.push_back({std::move(lines), queued_, queued_ + records, Clock::now()});
    queued_ += records;
    if (const auto pumped = pump(false); !pumped) return pumped;
    while (bytes_ > options_.window)
        if (const auto pumped = pump(true); !pumped) return pumped;
    return {};
}

Result<void> AcknowledgedSender::finish()
{
    while (!blocks_.empty())
        if (const auto pumped = pump(true); !pumped) return pumped;
    return {};
}

Result<void> AcknowledgedSender::pump(bool wait)
{
    progress_ += Clock::now() - pumped_;   // what the caller waited for its source is no lack of progress
    const auto done = pumpOnce(wait);
    pumped_ = Clock::now();
    return done;
}

Result<void> AcknowledgedSender::pumpOnce(bool wait)
{
    if (wait) socket_.wait(next_ < blocks_.size(), kPatience);
    const auto exchanged = exchange();
    if (exchanged) {
        if (options_.giveUpAfter.count() > 0 && !blocks_.empty() && Clock::now() - progress_ > options_.giveUpAfter)
            return fail(ErrorCode::Unreadable, "given up: nothing was acknowledged for too long", options_.to.text());
        return {};
    }
    if (exchanged.error().code != ErrorCode::Busy) return exchanged;
    trouble(exchanged.error().what);
    socket_.close();
    return resume();
}

Result<void> AcknowledgedSender::exchange()
{
    while (next_ < blocks_.size()) {
        const auto written = socket_.write(std::string_view(blocks_[next_].bytes).substr(offset_));
        if (!written) return tl::unexpected(written.error());
        if (*written == 0) break;
        offset_ += *written;
        if (offset_ < blocks_[next_].bytes.size()) continue;
        ++next_;
        offset_ = 0;
    }
    const auto read = socket_.read(&received_);
    while (const auto line = takeLine(&received_))
        if (const auto taken = take(*line); !taken) return taken;
    return read;
}

Result<void> AcknowledgedSender::take(std::string_view line)
{
    std::uint64_t upTo = 0;
    if (!numberAfter(line, "ack ", &upTo))
        return fail(ErrorCode::Usage, line.starts_with("error ") ? std::string(line.substr(6)) : "an answer is not understood", options_.to.text());
    if (upTo > queued_) return fail(ErrorCode::Usage, "more was acknowledged than was sent", options_.to.text());
    acknowledge(upTo);
    return {};
}

void AcknowledgedSender::acknowledge(std::uint64_t upTo)
{
    if (upTo <= acknowledged_) return;
    acknowledged_ = upTo;
    progress_ = Clock::now();
    while (!blocks_.empty() && blocks_.front().last <= upTo) {
        const auto delay = std::chrono::duration_cast<std::chrono::microseconds>(progress_ - blocks_.front().given).count();
        if (options_.measure) delays_.push_back(static_cast<std::uint32_t>(std::min<std::int64_t>(delay, UINT32_MAX)));
        bytes_ -= blocks_.front().bytes.size();
        blocks_.pop_front();
        if (next_ > 0) --next_;
        else offset_ = 0;
    }
}

}  // namespace tally
