// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/live/live_worker.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/limits.h"
#include "core/log/text_stream.h"

namespace tally {

LiveSource::Worker::Worker(EventLog& log, LiveOptions options, Dictionary& dictionary, TypeTable& types, Deliver deliver)
    : log_(log), options_(std::move(options)), deliver_(std::move(deliver)),
      sink_(dictionary, types, [this](Delta&& delta) { take(std::move(delta)); }, CountingSink::Cold::Keep)
{
    sink_.keepSeconds(true);
    part_.first = part_.position = options_.position;
    keepSample(options_.sample);
    for (const auto& [name, checkpoint] : options_.senders) {
        Sender& sender = senderOf(name);
        sender.clock.restore(checkpoint.newest, checkpoint.watermark);
        sender.part.firstSequence = sender.part.sequence = checkpoint.sequence;
    }
}

void LiveSource::Worker::run()
{
    if (options_.hasIds && log_.isDurable()) learnIds();
    auto last = std::chrono::steady_clock::now();
    while (!stopped_) {
        auto batch = std::exchange(ahead_, {});
        if (!batch) batch = log_.next(std::chrono::milliseconds(50));
        const auto begun = std::chrono::steady_clock::now();
        if (batch && batch->kind == RawBatch::Kind::Tick) tick(batch->arrival);
        else if (batch) take(*batch);
        if (batch) part_.position = batch->last;
        const auto now = std::chrono::steady_clock::now();
        part_.busyUs += std::chrono::duration_cast<std::chrono::microseconds>(now - begun).count();
        if (now - last >= std::chrono::milliseconds(100) || cells_ >= options_.portionCells || letterBytes_ > kManyLetters) {
            hand();
            last = now;
        }
        if (!batch && log_.drained()) break;
    }
    part_.ended = true;
    hand();
    ids_.reset();   // its share goes to those that are still heard
}

// The ids of what is counted already, as far as the log still has it. The window forgets by arrival, so batches that are
// older than it need not be decoded.
void LiveSource::Worker::learnIds()
{
    window();
    log_.seek(0);
    learning_ = true;
    std::uint64_t learnt = 0;
    int failures = 0;
    // It says nothing for a while where the disk does not answer, and goes on behind what cannot be read.
    while (learnt < options_.position && failures < kPatience && !stopped_) {
        ahead_ = log_.next(std::chrono::milliseconds(50));
        if (!ahead_) {
            ++failures;
            continue;
        }
        if (ahead_->last > options_.position) break;
        failures = 0;
        learnt = ahead_->last;
        if (ahead_->kind != RawBatch::Kind::Lines || ahead_->tooLong || ahead_->arrival.us < options_.now.us - IdWindow::kMaxAge) continue;
        arrival_ = ahead_->arrival;
        senderName_ = scopeOf(*ahead_);
        if (!sentBefore(*ahead_)) decode(*ahead_);
    }
    learning_ = false;
    ambiguousTimes_ = ambiguousTimes();   // told by who counted them
    if (ahead_ && ahead_->last > options_.position) return;
    // What lies before the checkpoint is counted already, read or not.
    ahead_.reset();
    log_.seek(options_.position);
}

LiveSource::Worker::Sender& LiveSource::Worker::senderOf(std::string_view name)
{
    const auto found = senders_.find(name);
    if (found != senders_.end()) return found->second;
    return senders_.emplace(std::string(name), Sender{EventClock(options_.rules), {}, false}).first->second;
}

void LiveSource::Worker::take(Delta&& delta)
{
    if (delta.run) cells_ += delta.run->cells();
    if (delta.cold) cells_ += delta.cold->run->cells();
    if (delta.seconds) {
        for (const auto& run : delta.seconds->runs) cells_ += run->cells();
        cells_ += delta.seconds->line.minutes() * kCellsOfSecond;
    }
    part_.counted.take(std::move(delta));
}

// The clock as the log has it: minutes of silent senders become final by it.
void LiveSource::Worker::tick(Micros now)
{
    for (auto& [name, sender] : senders_)
        if (now.us - sender.part.lastArrival.us >= options_.rules.idle) {
            sender.clock.tick(now);
            sender.touched = true;
        }
}

// --- one batch -----------------------------------------------------------------------------------------------------

void LiveSource::Worker::take(const RawBatch& batch)
{
    offset_ = batch.first;
    arrival_ = batch.arrival;
    senderName_ = scopeOf(batch);
    sender_ = &senderOf(senderName_);
    sender_->touched = true;
    SenderPart& part = sender_->part;
    part.lastArrival = batch.arrival;
    doubled_ = sentBefore(batch);
    const BatchCount counted = decode(batch);
    part.ledger.received += counted.records;
    part.sequence = std::max(part.sequence, batch.sequence);
    part_.lines += counted.lines;
}

IdWindow& LiveSource::Worker::window()
{
    if (!ids_) ids_ = std::make_unique<IdWindow>(IdWindow::kUsual, IdWindow::kMaxAge, options_.ids);
    return *ids_;
}

// The window knows keys as ids of a sender nobody can be: its name is the mark alone.
bool LiveSource::Worker::sentBefore(const RawBatch& batch)
{
    if (!isKeyed(batch.sender)) return false;
    return !window().insert({&kMarkOfKey, 1}, batch.sender, batch.arrival);
}

BatchCount LiveSource::Worker::decode(const RawBatch& batch)
{
    const std::string converted = options_.read.encoding == Encoding::Latin1 ? latin1AsUtf8(batch.bytes) : std::string();
    const std::string_view bytes = converted.empty() ? std::string_view(batch.bytes) : converted;
    bytes_.assign(bytes);
    if (batch.tooLong) {
        reject({0, 0, Reason::TooLong, bytes_.view(), {}});
        return {1, 1};
    }
    if (!prepare(bytes_.view())) return refuseAll(bytes);
    if (skip_ > 0) bytes_.assign(bytes.substr(skip_));
    offset_ += skip_;
    skip_ = 0;
    BatchCount all;
    for (;;) {
        const BatchCount counted = decoder_->decode(bytes_.view(), *this);
        all.records += counted.records;
        all.lines += counted.lines;
        linesBefore_ = all.lines;
        const auto stopped = decoder_->stoppedAt();
        if (!stopped) break;
        const std::string rest(bytes_.view().substr(*stopped));
        learnFields(std::string_view(rest).substr(0, rest.find('\n')));
        bytes_.assign(rest);
        offset_ += *stopped;
    }
    linesBefore_ = 0;
    return all;
}

// --- what becomes of each event ------------------------------------------------------------------------------------

void LiveSource::Worker::accept(std::span<const Event> events)
{
    if (learning_) {
        for (const Event& event : events)
            if (has(event.parts, Part::Id)) ids_->insert(senderName_, event.id, arrival_);
        return;
    }
    if (doubled_) sender_->part.ledger.duplicate += events.size();
    else if (allOnTime(events)) count(events, false);
    else judge(events);
}

bool LiveSource::Worker::allOnTime(std::span<const Event> events)
{
    Micros first = events.front().time, last = first;
    for (const Event& event : events) {
        if (has(event.parts, Part::Id)) return false;
        if (!has(event.parts, Part::Time)) return options_.read.noTime;
        first = std::min(first, event.time);
        last = std::max(last, event.time);
    }
    return sender_->clock.seeGroup(first, last, arrival_);
}

// One by one; those that count go on in as few groups as they come in.
void LiveSource::Worker::judge(std::span<const Event> events)
{
    SenderPart& part = sender_->part;
    std::size_t from = 0;
    bool revising = false;   // what becomes of the events since `from`
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        EventTimeVerdict verdict = EventTimeVerdict::OnTime;
        bool doubled = false;
        if (has(event.parts, Part::Id)) {
            doubled = !window().insert(senderName_, event.id, arrival_);
        }
        if (!doubled && has(event.parts, Part::Time)) verdict = sender_->clock.see(event.time, arrival_);
        const bool counts = !doubled && (verdict == EventTimeVerdict::OnTime || verdict == EventTimeVerdict::Revises);
        if (const bool revises = verdict == EventTimeVerdict::Revises; !counts || revises != revising) {
            count(events.subspan(from, i - from), revising);
            from = counts ? i : i + 1;
            if (counts) revising = revises;
        }
        if (counts) continue;
        if (doubled) {
            ++part.ledger.duplicate;
        } else {
            const bool late = verdict == EventTimeVerdict::Late;
            ++(late ? part.ledger.late : part.ledger.future);
            keep(event, late ? Reason::Late : Reason::Future);
        }
    }
    count(events.subspan(from), revising);
}

void LiveSource::Worker::count(std::span<const Event> events, bool revising)
{
    if (events.empty()) return;
    SenderPart& part = sender_->part;
    part.ledger.valid += events.size();
    if (has(events.front().parts, Part::Time) && part_.samples.size() < kSamples)
        part_.samples.push_back({events.front().time, static_cast<std::uint32_t>(events.size())});
    for (const Event& event : events) {
        if (!has(event.parts, Part::Time)) continue;
        part.firstEvent = part.hasTimes ? std::min(part.firstEvent, event.time) : event.time;
        part.lastEvent = part.hasTimes ? std::max(part.lastEvent, event.time) : event.time;
        part.hasTimes = true;
    }
    if (!revising) return sink_.accept(events);
    part.revised += events.size();
    for (const Event& event : events) {
        const std::int32_t minute = minuteOf(event.time);
        if (part_.revisedMinutes.empty() || part_.revisedMinutes.back() != minute) part_.revisedMinutes.push_back(minute);
    }
    sink_.acceptRevising(events);
}

// The record of an event that is not counted, as it came.
void LiveSource::Worker::keep(const Event& event, Reason reason)
{
    ++sender_->part.rejectedBy[static_cast<std::size_t>(reason)];
    std::string_view raw = bytes_.view().substr(event.offset);
    raw = raw.substr(0, raw.find('\n'));
    if (raw.ends_with('\r')) raw.remove_suffix(1);
    keepLetter(event.line, event.offset, reason, {}, raw);
}

void LiveSource::Worker::reject(const RejectedRecord& record)
{
    if (learning_) return;
    if (doubled_) {
        ++sender_->part.ledger.duplicate;
        return;
    }
    ++sender_->part.ledger.rejected;
    ++sender_->part.rejectedBy[static_cast<std::size_t>(record.reason)];
    keepLetter(record.line, record.offset, record.reason, record.detail, record.raw);
}

void LiveSource::Worker::keepLetter(std::uint64_t line, std::uint64_t offset, Reason reason, std::string_view detail, std::string_view raw)
{
    if (letterBytes_ > kLetterBytes) {
        ++sender_->part.lettersDropped;
        return;
    }
    Letter letter;
    letter.line = part_.lines + linesBefore_ + line + 1;
    letter.offset = offset_ + offset;
    letter.reason = reason;
    letter.detail = detail.substr(0, 256);
    letter.raw = raw.substr(0, limits::kLetterRaw);
    letterBytes_ += letter.raw.size() + sizeof(Letter);
    sender_->part.letters.push_back(std::move(letter));
}

// --- handing on ----------------------------------------------------------------------------------------------------

void LiveSource::Worker::hand()
{
    sink_.flush();
    if (part_.position == part_.first && !part_.ended) return;
    for (auto& [name, sender] : senders_) {
        if (!std::exchange(sender.touched, false) && !part_.ended) continue;
        sender.part.newest = sender.clock.newest();
        sender.part.watermark = sender.clock.watermark();
        if (sender.part.lastArrival.us > 0) sender.part.activeUntil = {sender.part.lastArrival.us + options_.rules.idle};
        part_.counted.ledger += sender.part.ledger;
        SenderPart fresh;
        fresh.rejectedBy = sender.part.rejectedBy;
        fresh.firstSequence = fresh.sequence = sender.part.sequence;
        fresh.lastArrival = sender.part.lastArrival;
        part_.senders[name] = std::exchange(sender.part, std::move(fresh));
    }
    const std::uint64_t ambiguous = ambiguousTimes();
    part_.counted.ambiguousTimes = ambiguous - std::exchange(ambiguousTimes_, ambiguous);
    part_.idHorizon = ids_ ? ids_->size() : 0;
    std::sort(part_.revisedMinutes.begin(), part_.revisedMinutes.end());
    part_.revisedMinutes.erase(std::unique(part_.revisedMinutes.begin(), part_.revisedMinutes.end()), part_.revisedMinutes.end());
    LivePortion next;
    next.format = part_.format;
    next.notes = part_.notes;
    next.sample = part_.sample;
    next.error = part_.error;
    next.lines = part_.lines;
    next.first = next.position = part_.position;
    letterBytes_ = 0;
    cells_ = 0;
    deliver_(std::exchange(part_, std::move(next)));
}

}  // namespace tally
