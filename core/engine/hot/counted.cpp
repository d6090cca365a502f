// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of everything counted when something is added to it.
#include <algorithm>
#include <tuple>

#include "core/base/limits.h"
#include "core/engine/hot/state.h"

namespace tally {

void State::Counted::take(const SourceState& store, LoadedStore&& loaded)
{
    sources[store.id] = store;
    for (const StoredSource& source : loaded.sources) {
        loaded.counted.ledger += source.ledger;
        if (!source.fingerprint.empty() && !source.complete) unfinished.push_back(source.name);
    }
    storeWatermark = loaded.watermark;
    keptFinal = loaded.finalBefore;
    for (const RevisedMinute& minute : loaded.revised) revised[minute.minute] = minute.committed;
    kept = loaded.counted.kept;
    coarsened |= loaded.coarsened;
    add(store.id, std::move(loaded.counted));
}

void State::Counted::add(std::uint32_t id, Committed&& part)
{
    if (part.seconds) seconds.add(std::move(*part.seconds));
    else seconds.miss(part.timeline, part.kept);
    for (auto& run : part.runs) runs.add(std::move(run));
    for (const ColdRun& run : part.cold) tail.add(run);
    if (part.tail) tail.merge(std::move(*part.tail));
    timeline.merge(part.timeline);
    hasLatency |= part.hasLatency;
    hasOutcome |= part.hasOutcome;
    const auto source = sources.find(id);
    if (source != sources.end()) {
        SourceState& state = source->second;
        state.ledger += part.ledger;
        for (std::size_t r = 0; r < state.rejectedBy.size(); ++r) state.rejectedBy[r] = std::max(state.rejectedBy[r], part.rejectedBy[r]);
        state.ambiguousTimes += part.ambiguousTimes;
        state.storedBytes = std::max(state.storedBytes, part.storedRead);
        if (state.storedSize > 0) state.progress = static_cast<double>(state.storedBytes) / static_cast<double>(state.storedSize);
        if (part.hasTimes) {
            state.firstEvent = state.hasTimes ? std::min(state.firstEvent, part.firstEvent) : part.firstEvent;
            state.lastEvent = state.hasTimes ? std::max(state.lastEvent, part.lastEvent) : part.lastEvent;
            state.hasTimes = true;
        }
    }
    if (part.hasTimes) {
        firstEvent = hasTimes ? std::min(firstEvent, part.firstEvent) : part.firstEvent;
        lastEvent = hasTimes ? std::max(lastEvent, part.lastEvent) : part.lastEvent;
        hasTimes = true;
    }
    keep(std::move(part.letters), id);
    letterTotals.dropped += part.lettersDropped;
}

void State::Counted::addFollowed(std::uint32_t id, Committed&& part, Micros now)
{
    const auto found = sources.find(id);
    if (found == sources.end()) return;   // cleared meanwhile
    SourceState& source = found->second;
    source.watermark = std::max(source.watermark, part.watermark);
    const bool history = source.phase == SourcePhase::Reading;   // what was there already
    revise(history ? Timeline() : part.timeline, part.revisedMinutes, part.finalBefore, now);
    add(id, std::move(part));
    if (history) return;
    source.lastArrival = now;
    lastArrival = std::max(lastArrival, now);
}

void State::Counted::revise(const Timeline& added, const std::vector<std::int32_t>& known, Micros asked, Micros now)
{
    for (const std::int32_t minute : known) revised[minute] = now;
    // By this process, or by an earlier one whose store it goes on with.
    const Micros edge = std::max({finalBefore, keptFinal, storeWatermark, asked});
    if (edge != kNever)
        added.visit(kNoMinute + 1, minuteOf(edge), [&](std::int32_t minute, const TimelineMinute&) { revised[minute] = now; });
    std::erase_if(revised, [&](const auto& entry) { return entry.second.us < now.us - kDay; });
}

void State::Counted::addLive(std::uint32_t id, LivePortion&& part, Micros now, const std::function<std::uint32_t()>& freshId)
{
    const auto found = sources.find(id);
    if (found == sources.end()) return;   // cleared meanwhile
    part.counted.ledger = {};             // each sender has its own
    SourceState& listener = found->second;
    const SourceState before = listener;
    revise(part.counted.timeline, part.revisedMinutes, part.counted.finalBefore, now);
    add(id, std::move(part.counted));
    std::tie(listener.hasTimes, listener.firstEvent, listener.lastEvent) = std::tie(before.hasTimes, before.firstEvent, before.lastEvent);
    listener.format = part.format;
    listener.notes = part.notes;
    listener.error = part.error;
    listener.idHorizon = part.idHorizon;
    if (part.ended) listener.phase = SourcePhase::Complete;
    for (auto& [name, sender] : part.senders) {
        std::uint32_t place = id;
        if (!name.empty()) {
            auto known = senders.find({id, name});
            if (known == senders.end()) {
                known = senders.emplace(std::pair{id, name}, freshId()).first;
                SourceState& fresh = sources[known->second];
                fresh.id = known->second;
                fresh.kind = SourceKind::Live;
                fresh.name = found->second.name + " " + name;
            }
            place = known->second;
            sources[place].format = part.format;
        }
        SourceState& state = sources[place];
        state.phase = part.ended ? SourcePhase::Complete : SourcePhase::Listening;
        addSender(state, std::move(sender));
    }
}

void State::Counted::addSender(SourceState& state, SenderPart&& part)
{
    state.ledger += part.ledger;
    state.rejectedBy = part.rejectedBy;
    state.revised += part.revised;
    state.watermark = part.watermark;
    if (part.hasTimes) {
        state.firstEvent = state.hasTimes ? std::min(state.firstEvent, part.firstEvent) : part.firstEvent;
        state.lastEvent = state.hasTimes ? std::max(state.lastEvent, part.lastEvent) : part.lastEvent;
        state.hasTimes = true;
    }
    if (part.lastArrival.us > 0) {
        state.lastArrival = part.lastArrival;
        lastArrival = std::max(lastArrival, part.lastArrival);
    }
    keep(std::move(part.letters), state.id);
    letterTotals.dropped += part.lettersDropped;
}

// The newest letters are kept, up to the byte budget.
void State::Counted::keep(std::vector<Letter>&& fresh, std::uint32_t source)
{
    if (!fresh.empty()) ++letterRevision;
    for (Letter& letter : fresh) {
        letter.source = SourceId{source};
        letter.id = LetterId{nextLetter++};
        letterBytes += letter.raw.size() + letter.detail.size() + sizeof(Letter);
        letters.push_back(std::move(letter));
    }
    std::size_t drop = 0;
    while (letterBytes > limits::kLetterBytes && drop < letters.size()) {
        letterBytes -= letters[drop].raw.size() + letters[drop].detail.size() + sizeof(Letter);
        ++drop;
    }
    letters.erase(letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(drop));
    letterTotals.dropped += drop;
}

void State::Counted::settle(const DeadLetter& letter, std::uint32_t source, LetterFate fate)
{
    ++letterRevision;
    ++(fate == LetterFate::Counted ? letterTotals.counted : letterTotals.discarded);
    const auto same = std::find_if(letters.begin(), letters.end(), [&](const Letter& l) {
        return l.line == letter.letter.line && l.offset == letter.letter.offset && l.reason == letter.letter.reason && raw(l.source) == source;
    });
    if (same != letters.end()) {
        letterBytes -= same->raw.size() + same->detail.size() + sizeof(Letter);
        letters.erase(same);
    }
    if (fate != LetterFate::Counted) return;
    const auto column = letter.letter.reason == Reason::Late ? &Ledger::late : letter.letter.reason == Reason::Future ? &Ledger::future : &Ledger::rejected;
    auto place = sources.find(source);
    // Cleared meanwhile, or opened twice under one name: the sum of all is what must stay right.
    if (place == sources.end() || place->second.ledger.*column == 0)
        place = std::find_if(sources.begin(), sources.end(), [&](const auto& s) { return s.second.ledger.*column > 0; });
    if (place == sources.end()) return;
    --(place->second.ledger.*column);
    ++place->second.ledger.valid;
}

}  // namespace tally
