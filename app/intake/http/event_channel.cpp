// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/event_channel.h"

#include <algorithm>
#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "app/intake/http/event_outcome.h"
#include "app/intake/hiding_log.h"
#include "app/intake/listener_log.h"
#include "core/log/journal/journal.h"

namespace tally {

namespace {

constexpr std::string_view kCloudAttributes[] = {"subject", "type", "source", "id", "time", "sourceid"};

bool isOfCloudEvents(const std::string& field)
{
    return field.starts_with("data.") || std::find(std::begin(kCloudAttributes), std::end(kCloudAttributes), field) != std::end(kCloudAttributes);
}

// The field names of plain events mean nothing to CloudEvents; what names an attribute or something in `data` does.
ReadOptions readOptionsOf(std::string_view kind, ReadOptions read)
{
    read.format = kind == "csv" ? Format::Csv : Format::Ndjson;
    read.encoding = Encoding::Utf8;   // of every body; what says otherwise is meant for the sockets
    read.logFormat.clear();
    read.maySayMore = true;   // as the engine reads it
    if (kind != "cloudevents") return read;
    std::erase_if(read.mapping, [](const auto& each) { return !isOfCloudEvents(each.second.field); });
    const std::pair<Part, const char*> kUsual[] = {{Part::Item, "subject"}, {Part::Type, "type"}, {Part::Time, "time"}, {Part::Id, "sourceid"}};
    for (const auto& [part, field] : kUsual) read.mapping.try_emplace(part, FieldRef{field, Unit::None});
    return read;
}

}  // namespace

ReadOptions readingOfChannel(const std::string& name, const ReadOptions& read)
{
    const std::size_t blank = name.rfind(' ');
    const ReadOptions asked = name.starts_with("http://") && blank != std::string::npos ? readOptionsOf(std::string_view(name).substr(blank + 1), read) : read;
    return isHiddenName(std::string_view(name).substr(0, blank)) ? ActorHider::readOptions(asked) : asked;
}

namespace {

// 128 bits of it: of equal bodies and keys equal, of others different but for one in 10^38.
XXH128_hash_t digest(std::string_view text) { return XXH3_128bits(text.data(), text.size()); }

}  // namespace

EventChannel::EventChannel(Engine& engine, std::string name, bool csv, ReadOptions read, std::shared_ptr<const Clock> clock, HttpCounters& counters)
    : engine_(engine), name_(std::move(name)), csv_(csv), read_(std::move(read)), clock_(std::move(clock)), counters_(counters)
{
}

EventChannel::~EventChannel() = default;

Result<std::unique_ptr<EventChannel>> EventChannel::open(Engine& engine, const HttpOptions& options, std::string_view kind,
                                                         std::shared_ptr<const Clock> clock, HttpCounters& counters)
{
    std::unique_ptr<EventChannel> channel(new EventChannel(engine, listenerName(hiddenName(options.hashActors, options.name), options.durable || options.dataDirectory.empty()) + " " + std::string(kind), kind == "csv", readOptionsOf(kind, options.read),
                                                           std::move(clock), counters));
    if (const auto ended = engine.endListener(channel->name_); !ended) return tl::unexpected(ended.error());
    auto log = openListenerLog(options.durable ? options.dataDirectory : std::string(), channel->name_, options.journal);
    if (!log) return tl::unexpected(log.error());
    auto hidden = withHiddenActors(options.hashActors, std::move(*log), channel->read_, options.dataDirectory);
    if (!hidden) return tl::unexpected(hidden.error());
    channel->log_ = std::move(hidden->log);
    if (const auto* journal = dynamic_cast<const Journal*>(channel->log_.get())) channel->hadContent_ = journal->durableEnd() > 0;
    const auto begun = engine.listen(channel->name_, channel->log_, hidden->read);
    if (!begun) return tl::unexpected(begun.error());
    channel->source_ = *begun;
    return channel;
}

// What an earlier process left is read by the engine first, and that decides how everything behind it is read.
bool EventChannel::stillLearning()
{
    if (shape_ || !hadContent_) return false;
    const std::string sample = engine_.sampleOf(source_);
    if (sample.empty()) return std::chrono::steady_clock::now() - opened_ < kLearning;
    hadContent_ = false;
    auto shape = detect(sample, false, read_);
    if (!shape) return false;
    shape_ = std::make_shared<const LogShape>(std::move(*shape));
    header_ = sample.substr(0, std::min(sample.size(), makeCutter(*shape_)->preamble(sample)));
    return false;
}

// --- what was sent before ------------------------------------------------------------------------------------------

std::optional<Posted> EventChannel::known(const EventBody& body) const
{
    const auto found = keys_.find(body.key);
    if (body.key.empty() || found == keys_.end()) return std::nullopt;
    const XXH128_hash_t content = digest(body.lines);
    if (content.low64 != found->second.low || content.high64 != found->second.high)
        return Posted{problem(422, "key-reused", "Unprocessable content", "another body was sent with this Idempotency-Key"), 0};
    counters_.replayed.fetch_add(1, std::memory_order_relaxed);
    Posted again = found->second.posted;
    again.answer.fields.emplace_back("Idempotency-Replayed", "true");
    return again;
}

std::optional<Posted> EventChannel::skipKnownRecords(const EventBody& body, std::string_view* lines, std::uint64_t* already) const
{
    if (body.sender.empty()) return std::nullopt;
    if (!log_->isDurable())
        return Posted{problem(400, "not-durable", "Bad request", "this server keeps what arrives in memory only; it knows no Tally-Sender"), 0};
    if (!log_->takesSender(body.sender)) return Posted{tryAgain("too-many-senders", "there are as many declared senders as there may be", 3600, 429), 0};
    const std::uint64_t mark = log_->sender(body.sender).appended;
    if (body.first > mark + 1) {
        Posted refused{problem(409, "gap", "Conflict", fmt::format("record {} of this sender is expected next; send it and what follows", mark + 1)), 0};
        refused.answer.fields.emplace_back("Tally-Expected", fmt::format("{}", mark + 1));
        return refused;
    }
    const auto records = static_cast<std::uint64_t>(std::count(lines->begin(), lines->end(), '\n'));
    *already = std::min(records, mark + 1 - body.first);
    *lines = withoutLines(*lines, *already);
    return std::nullopt;
}

// --- cutting it up -------------------------------------------------------------------------------------------------

// Each body of CSV begins with the header; the log has it once.
std::optional<Posted> EventChannel::skipHeader(std::string_view* lines, std::shared_ptr<const LogShape>* shape, std::string* header) const
{
    const auto unreadable = [](std::string detail) { return Posted{problem(422, "bad-csv", "Unprocessable content", detail, 1), 0}; };
    if (*shape) {
        if (!lines->starts_with(header_)) return unreadable("the first line is not the header that this server was sent first: " + header_.substr(0, 1000));
        *lines = lines->substr(header_.size());
        return std::nullopt;
    }
    auto found = detect(lines->substr(0, limits::kBatch), lines->size() <= limits::kBatch, read_);
    if (!found) return unreadable(found.error().what);
    *shape = std::make_shared<const LogShape>(std::move(*found));
    *header = lines->substr(0, std::min(lines->size(), makeCutter(**shape)->preamble(*lines)));
    *lines = lines->substr(header->size());
    return std::nullopt;
}

Result<std::vector<LinePiece>> EventChannel::piecesFor(std::string_view lines, const std::shared_ptr<const LogShape>& shape) const
{
    if (!csv_) return piecesOf(lines);
    std::vector<LinePiece> pieces;
    const auto cutter = makeCutter(*shape);
    constexpr std::size_t kMost = limits::kBatch - limits::kLine;   // the header goes before the first
    while (!lines.empty()) {
        const std::string_view head = lines.substr(0, kMost);
        const std::size_t whole = cutter->wholeRecords(head, head.size() == lines.size());
        if (whole == 0) return fail(ErrorCode::Unreadable, "a record is longer than a record may be, or a quote is never closed");
        pieces.push_back({lines.substr(0, whole), 1, false});
        lines.remove_prefix(whole);
    }
    return pieces;
}

// As the engine will, from the first piece that has a format. Returns which one that is.
std::size_t EventChannel::findShape(const std::vector<LinePiece>& pieces, std::shared_ptr<const LogShape>* shape, std::string* why) const
{
    for (std::size_t i = 0; i < pieces.size() && !*shape; ++i) {
        if (pieces[i].tooLong) continue;
        auto found = detect(pieces[i].bytes, false, read_);
        if (!found) {
            *why = found.error().what;
            continue;
        }
        *shape = std::make_shared<const LogShape>(std::move(*found));
        return i;
    }
    return *shape ? 0 : pieces.size();
}

// --- into the log --------------------------------------------------------------------------------------------------

std::uint64_t EventChannel::append(const EventBody& body, const std::vector<LinePiece>& pieces, const std::string& header, std::uint64_t already)
{
    std::vector<RawBatch> batches;
    const XXH128_hash_t key = digest(body.key);
    std::uint64_t sequence = body.first + already - (body.sender.empty() ? 0 : 1);
    for (const LinePiece& piece : pieces) {
        RawBatch& batch = batches.emplace_back();
        batch.arrival = Micros{clock_->nowMicros()};
        if (batches.size() == 1) batch.bytes = header;
        batch.bytes += piece.bytes;
        batch.tooLong = piece.tooLong;
        if (!body.key.empty()) batch.sender = fmt::format("{}{:016x}{:016x}/{}", kMarkOfKey, key.high64, key.low64, batches.size() - 1);
        if (body.sender.empty()) continue;
        batch.sender = body.sender;
        batch.records = piece.records;
        batch.sequence = sequence += piece.records;
    }
    return log_->appendAll(std::move(batches));
}

Posted EventChannel::full()
{
    counters_.hit(HttpLimit::LogFull);
    const std::string why = log_->problem();
    return {tryAgain("log-full", why.empty() ? "more arrives than can be kept at the moment" : "what arrives cannot be kept: " + why, why.empty() ? 1 : 5), 0};
}

Posted EventChannel::post(const EventBody& body)
{
    std::string_view lines = body.lines;
    std::shared_ptr<const LogShape> shape;
    std::vector<LinePiece> pieces;
    std::string header, why;
    std::uint64_t already = 0, taken = 0;
    std::size_t from = 0;
    {
        const std::lock_guard lock(mutex_);
        if (stillLearning()) return {tryAgain("starting", "what an earlier process left is being read", 1), 0};
        if (auto again = known(body)) return std::move(*again);
        if (auto refused = skipKnownRecords(body, &lines, &already)) return std::move(*refused);
        shape = shape_;
        if (csv_ && !lines.empty())
            if (auto refused = skipHeader(&lines, &shape, &header)) return std::move(*refused);
        auto cut = piecesFor(lines, shape);
        if (!cut) return {problem(422, "bad-csv", "Unprocessable content", cut.error().what), 0};
        pieces = std::move(*cut);
        from = csv_ ? 0 : findShape(pieces, &shape, &why);
        if (!pieces.empty()) {
            taken = append(body, pieces, header, already);
            if (taken == 0) return full();
            ++posted_;
            taken_ = std::max(taken_, taken);
            if (csv_ && !shape_) header_ = header;
            shape_ = shape;
        } else {
            taken = taken_;   // what it repeats may still be on its way to the disk
        }
    }
    EventOutcome outcome;
    const std::string_view skipped(body.lines.data(), body.lines.size() - lines.size());
    outcome.nextLine(static_cast<std::uint64_t>(std::count(skipped.begin(), skipped.end(), '\n')));
    look(pieces, shape, from, why, outcome);
    counters_.records.fetch_add(outcome.received, std::memory_order_relaxed);
    counters_.refusedRecords.fetch_add(outcome.received - outcome.accepted, std::memory_order_relaxed);
    Posted posted{{}, taken};
    posted.answer.body = outcome.json(body.sender.empty() ? std::nullopt : std::optional(already));
    if (!body.key.empty()) remember(body, posted);
    return posted;
}

void EventChannel::remember(const EventBody& body, const Posted& posted)
{
    const XXH128_hash_t content = digest(body.lines);
    const std::lock_guard lock(mutex_);
    if (!keys_.try_emplace(body.key, Known{content.low64, content.high64, posted}).second) return;
    keyOrder_.push_back(body.key);
    if (keyOrder_.size() <= kKeys) return;
    keys_.erase(keyOrder_.front());
    keyOrder_.pop_front();
}

// --- what is said about it -----------------------------------------------------------------------------------------

void EventChannel::look(const std::vector<LinePiece>& pieces, const std::shared_ptr<const LogShape>& shape, std::size_t from, const std::string& why,
                        EventOutcome& outcome)
{
    std::unique_ptr<BodyReader> reader;
    if (shape) {
        const std::lock_guard lock(readersMutex_);
        if (readersOf_ != shape) readers_.clear();
        readersOf_ = shape;
        if (!readers_.empty()) {
            reader = std::move(readers_.back());
            readers_.pop_back();
        }
    }
    if (shape && !reader) reader = BodyReader::make(*shape);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].tooLong) outcome.refuse(Reason::TooLong, {});
        else if (!reader || i < from) outcome.refuseAll(pieces[i].bytes, why);
        else reader->read(pieces[i].bytes, outcome);
    }
    const std::lock_guard lock(readersMutex_);
    if (reader && readersOf_ == shape) readers_.push_back(std::move(reader));
}

void EventChannel::tick()
{
    std::uint64_t posted = 0;
    {
        const std::lock_guard lock(mutex_);
        posted = posted_;
        if (!ticks_.due(posted)) return;
    }
    RawBatch tick;
    tick.kind = RawBatch::Kind::Tick;
    tick.arrival = Micros{clock_->nowMicros()};
    log_->append(std::move(tick));   // a full log has no silent senders
}

}  // namespace tally
