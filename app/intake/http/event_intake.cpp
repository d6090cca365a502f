// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/event_intake.h"

#include <charconv>
#include <filesystem>

#include "app/intake/hello_line.h"
#include "app/intake/hiding_log.h"
#include "app/intake/http/body_content.h"
#include "core/log/journal/segment_header.h"

namespace tally {

namespace {

constexpr std::string_view kLogKinds[kHttpLogs] = {"ndjson", "cloudevents", "csv"};
constexpr std::size_t kKeyBytes = 255;

bool isNumber(const std::string& text, std::uint64_t* number)
{
    const char* const end = text.data() + text.size();
    const auto [read, error] = std::from_chars(text.data(), end, *number);
    return !text.empty() && read == end && error == std::errc{};
}

HttpAnswer bad(std::string_view kind, std::string_view detail) { return problem(400, kind, "Bad request", detail); }

}  // namespace

EventIntake::EventIntake(Engine& engine, const HttpOptions& options, std::shared_ptr<const Clock> clock, HttpCounters& counters,
                         std::function<void()> onDurable)
    : engine_(engine), options_(options), clock_(std::move(clock)), counters_(counters), onDurable_(std::move(onDurable))
{
}

EventIntake::~EventIntake()
{
    for (const auto& [kind, channel] : channels_) {
        channel->log().onDurable(nullptr);
        channel->log().close();
    }
}

Result<void> EventIntake::openKept()
{
    if (options_.shownAtOnce)
        if (const auto opened = channelOf("ndjson"); !opened) return tl::unexpected(opened.error());
    if (!options_.durable || options_.dataDirectory.empty()) return {};
    std::error_code error;
    for (const std::string_view kind : kLogKinds) {
        const std::string chain = journal::chainName(hiddenName(options_.hashActors, options_.name) + " " + std::string(kind));
        for (const auto& entry : std::filesystem::directory_iterator(options_.dataDirectory + "/journal", error)) {
            if (!journal::segmentFirst(entry.path().filename().string(), chain)) continue;
            if (const auto opened = channelOf(kind); !opened) return tl::unexpected(opened.error());
            break;
        }
    }
    return {};
}

Result<std::shared_ptr<EventChannel>> EventIntake::channelOf(std::string_view kind)
{
    const std::lock_guard lock(mutex_);
    if (const auto found = channels_.find(kind); found != channels_.end()) return found->second;
    auto opened = EventChannel::open(engine_, options_, kind, clock_, counters_);
    if (!opened) return tl::unexpected(opened.error());
    std::shared_ptr<EventChannel> channel = std::move(*opened);
    channel->log().onDurable(onDurable_);
    channels_.emplace(std::string(kind), channel);
    return channel;
}

std::optional<HttpAnswer> EventIntake::refusal(const HttpHead& head)
{
    const auto kind = bodyKindOf(head);
    if (!kind)
        return tally::problem(415, "content-type", "Unsupported media type",
                       "Content-Type may be application/x-ndjson, application/json, application/cloudevents+json, application/cloudevents-batch+json or text/csv");
    const std::string* sender = head.field("tally-sender");
    const std::string* first = head.field("tally-first");
    const std::string* key = head.field("idempotency-key");
    if ((sender == nullptr) != (first == nullptr)) return bad("sender", "Tally-Sender and Tally-First go together");
    if (sender != nullptr && key != nullptr) return bad("sender", "send either Tally-Sender or Idempotency-Key, not both");
    std::uint64_t number = 0;
    if (sender != nullptr && !isSenderName(*sender)) return bad("sender", "a sender's name is 1 to 64 of A-Z a-z 0-9 . _ -");
    if (first != nullptr && (!isNumber(*first, &number) || number == 0 || number > (std::uint64_t{1} << 62)))
        return bad("sender", "Tally-First is the number of the first record of the body, counted from 1");
    if (sender != nullptr && *kind == BodyKind::Csv) return bad("sender", "Tally-Sender goes with one record per line: NDJSON, JSON or CloudEvents");
    if (key != nullptr && (key->empty() || key->size() > kKeyBytes)) return bad("key", "an Idempotency-Key has 1 to 255 bytes");
    return std::nullopt;
}

Posted EventIntake::post(const HttpHead& head, std::string body, std::shared_ptr<EventChannel>* channel)
{
    Posted posted;
    const BodyKind kind = *bodyKindOf(head);
    const std::string* coding = head.field("content-encoding");
    std::string content;
    EventBody events;
    if (!unpackBody(coding == nullptr ? std::string() : *coding, std::move(body), options_.limits.content, &content, &posted.answer)) {
        if (posted.answer.status == 413) counters_.hit(HttpLimit::Content);
        return posted;
    }
    if (!linesOf(kind, head, std::move(content), &events.lines, &posted.answer)) return posted;
    if (const std::string* sender = head.field("tally-sender")) {
        events.sender = *sender;
        isNumber(*head.field("tally-first"), &events.first);
    }
    if (const std::string* key = head.field("idempotency-key")) events.key = *key;
    auto opened = channelOf(logKindOf(kind));
    if (!opened) {
        posted.answer = tryAgain("log", "the log of this format cannot be opened: " + opened.error().what, 5);
        return posted;
    }
    *channel = std::move(*opened);
    return (*channel)->post(events);
}

std::vector<std::shared_ptr<EventChannel>> EventIntake::channels() const
{
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<EventChannel>> all;
    for (const auto& [kind, channel] : channels_) all.push_back(channel);
    return all;
}

std::string EventIntake::problem() const
{
    for (const auto& channel : channels())
        if (std::string why = channel->log().problem(); !why.empty()) return why;
    return {};
}

}  // namespace tally
