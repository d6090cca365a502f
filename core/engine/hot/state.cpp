// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/state.h"

#include <algorithm>
#include <future>
#include <tuple>

#include "core/base/limits.h"

namespace tally {

namespace {
constexpr std::uint64_t kPartsOfMemory = 16;   // this part of the budget may hold the health of items and types: 64 MiB
}

State::State(std::shared_ptr<Dictionary> dictionary, std::shared_ptr<TypeTable> types, std::shared_ptr<const Clock> clock,
             const EventTimeRules& rules, std::uint64_t memoryBudget)
    : dictionary_(std::move(dictionary)), types_(std::move(types)), clock_(std::move(clock)), rules_(rules), memoryBudget_(memoryBudget)
{
    publish();
}

State::~State() { stop(); }

void State::start() { thread_ = std::jthread([this] { run(); }); }

void State::stop()
{
    queue_.close();
    if (thread_.joinable()) thread_.join();
}

bool State::post(Message message) { return queue_.push(std::move(message)); }

void State::settle()
{
    auto done = std::make_shared<std::promise<void>>();
    auto future = done->get_future();
    if (!queue_.push([this, done](Counted&) {
            publish();
            done->set_value();
        }))
        return;
    future.wait();
}

void State::run()
{
    auto next = std::chrono::steady_clock::now() + kPublishEvery;
    bool changed = true;
    while (!queue_.drained()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(next - std::chrono::steady_clock::now());
        if (auto message = queue_.pop(std::max(left, std::chrono::milliseconds(0)))) {
            (*message)(counted_);
            changed = true;
        }
        if (std::chrono::steady_clock::now() < next) continue;
        next = std::chrono::steady_clock::now() + kPublishEvery;
        if (tick_) tick_(counted_);
        changed |= keepWithinBudget();
        const bool live = std::any_of(counted_.sources.begin(), counted_.sources.end(),
                                      [](const auto& s) { return isLive(s.second.phase); });
        if (changed || live) publish();
        changed = false;
    }
    if (tick_) tick_(counted_);
    publish();
}

void State::Counted::add(std::uint32_t id, Committed&& part)
{
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
        state.ambiguousTimes = std::max(state.ambiguousTimes, part.ambiguousTimes);
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
    for (const std::int32_t minute : part.revisedMinutes) revised[minute] = now;
    add(id, std::move(part));
    if (source.phase == SourcePhase::Reading) return;   // what was there already
    source.lastArrival = now;
    lastArrival = std::max(lastArrival, now);
    std::erase_if(revised, [&](const auto& entry) { return entry.second.us < now.us - kDay; });
}

void State::Counted::addLive(std::uint32_t id, LivePortion&& part, Micros now, const std::function<std::uint32_t()>& freshId)
{
    const auto found = sources.find(id);
    if (found == sources.end()) return;   // cleared meanwhile
    part.counted.ledger = {};             // each sender has its own
    SourceState& listener = found->second;
    const SourceState before = listener;
    add(id, std::move(part.counted));
    std::tie(listener.hasTimes, listener.firstEvent, listener.lastEvent) = std::tie(before.hasTimes, before.firstEvent, before.lastEvent);
    listener.format = part.format;
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
    for (const std::int32_t minute : part.revisedMinutes) revised[minute] = now;
    std::erase_if(revised, [&](const auto& entry) { return entry.second.us < now.us - kDay; });
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

// The least of the active live sources; when all are idle, the clock; recorded logs alone are final at their end.
Micros State::watermark() const
{
    std::int64_t mark = std::numeric_limits<std::int64_t>::max();
    bool live = false, active = false, reading = false, waiting = false;
    const std::int64_t now = clock_->nowMicros();
    for (const auto& [id, source] : counted_.sources) {
        reading |= source.phase == SourcePhase::Reading;
        if (!isLive(source.phase)) continue;
        live = true;
        const bool silent = now - std::max(source.lastArrival.us, source.opened.us) > rules_.idle;
        waiting |= !source.hasTimes && !silent;
        if (!source.hasTimes || silent) continue;
        active = true;
        mark = std::min(mark, source.watermark.us);
    }
    if (active) return {mark};
    // A listener that has just begun has nothing to say yet; only silence makes minutes final by the clock.
    if (waiting) return kNever;
    if (live) return {now - rules_.outOfOrderness};
    if (reading || !counted_.hasTimes) return {std::numeric_limits<std::int64_t>::min()};
    return {(minuteOf(counted_.lastEvent) + std::int64_t{1}) * kMinute};
}

void State::updateRates(Snapshot& snapshot)
{
    for (SourceState& source : snapshot.sources) {
        Rate& rate = rates_[source.id];
        const std::int64_t passed = snapshot.taken.us - rate.at;
        if (rate.at == 0 || passed >= kSecond) {
            if (rate.at != 0) rate.perSecond = static_cast<double>(source.ledger.received - rate.received) * 1e6 / static_cast<double>(passed);
            rate.at = snapshot.taken.us;
            rate.received = source.ledger.received;
        }
        const bool open = isLive(source.phase) || source.phase == SourcePhase::Reading;
        source.eventsPerSecond = open ? rate.perSecond : 0;
        snapshot.eventsPerSecond += source.eventsPerSecond;
    }
}

std::uint64_t State::memoryBytes() const
{
    return dictionary_->memoryBytes() + counted_.runs.memoryBytes() + counted_.timeline.memoryBytes() + counted_.timeline.parts().memoryBytes() + counted_.tail.memoryBytes();
}

// The older half loses its minutes, on another thread; what it leaves takes the place of what it was made from.
bool State::keepWithinBudget()
{
    counted_.timeline.parts().bound(memoryBudget_ / kPartsOfMemory);
    bool changed = false;
    if (coarsening_) {
        if (!coarsening_->done()) return false;
        if (coarseningOf_ == counted_.generation) {
            counted_.runs.replaceSettled(coarsening_->take());
            counted_.kept = coarsening_->kept();
            counted_.coarsened = changed = true;
        }
        coarsening_.reset();
    }
    if (memoryBytes() <= memoryBudget_ || counted_.timeline.empty()) return changed;
    const auto kept = coarserTiers(counted_.timeline.firstMinute(), counted_.timeline.lastMinute(), counted_.kept);
    if (!kept) return changed;   // all of it is of the hour that is going on
    coarseningOf_ = counted_.generation;
    coarsening_ = std::make_unique<Coarsening>(counted_.runs.settle(), *kept);
    return changed;
}

void State::publish()
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->version = ++version_;
    snapshot->taken = {clock_->nowMicros()};
    snapshot->hasTimes = counted_.hasTimes;
    snapshot->firstEvent = counted_.firstEvent;
    snapshot->lastEvent = counted_.lastEvent;
    snapshot->hasLatency = counted_.hasLatency;
    snapshot->hasOutcome = counted_.hasOutcome;
    snapshot->storeProblem = counted_.storeProblem;
    snapshot->items = dictionary_->items();
    snapshot->types = types_->texts();
    for (const auto& [id, source] : counted_.sources) {
        snapshot->sources.push_back(source);
        snapshot->ledger += source.ledger;
        snapshot->live |= isLive(source.phase);
        snapshot->reading |= source.phase == SourcePhase::Reading;
    }
    // A watermark never goes back, except when everything was cleared.
    watermark_ = counted_.sources.empty() ? Micros{std::numeric_limits<std::int64_t>::min()} : std::max(watermark_, watermark());
    snapshot->watermark = watermark_;
    if (fill_) std::tie(snapshot->queueFill, snapshot->fullestQueue) = fill_();
    if (queue_.fill() > snapshot->queueFill) {
        snapshot->queueFill = queue_.fill();
        snapshot->fullestQueue = "state";
    }
    if (snapshot->live && counted_.lastArrival.us > 0) snapshot->visibleLatency = static_cast<double>(snapshot->taken.us - counted_.lastArrival.us) / 1e6;
    updateRates(*snapshot);

    auto view = std::make_shared<HotView>();
    view->version = version_;
    view->dictionary = dictionary_;
    view->runs = counted_.runs.all();
    view->generation = counted_.generation;
    view->changes = counted_.runs.changes();
    view->timeline = counted_.timeline;
    view->tail = counted_.tail.publish();
    snapshot->sharedEvents = view->tail ? view->tail->all->total() : 0;
    view->types = snapshot->types;
    view->keptTiers = counted_.kept;
    view->watermark = watermark_;
    for (const auto& [minute, when] : counted_.revised) view->revised.push_back(minute);
    snapshot->memoryBytes = memoryBytes();
    snapshot->memoryBudget = memoryBudget_;
    if (counted_.coarsened) snapshot->minutesFrom = startOfMinute(counted_.kept.minutesFrom);
    snapshot->pipeline.stateQueue = queue_.fill();
    if (probe_) probe_(*snapshot);
    const std::lock_guard lock(published_);
    snapshot_ = std::move(snapshot);
    view_ = std::move(view);
    if (lettersOf_ == counted_.letterRevision) return;
    letters_ = counted_.letters;
    letterTotals_ = counted_.letterTotals;
    for (const Letter& letter : letters_) ++letterTotals_.byReason[static_cast<std::size_t>(letter.reason)];
    lettersOf_ = counted_.letterRevision;
}

LetterTotals State::letterTotals() const
{
    const std::lock_guard lock(published_);
    return letterTotals_;
}

std::shared_ptr<const Snapshot> State::snapshot() const
{
    const std::lock_guard lock(published_);
    return snapshot_;
}

std::shared_ptr<const HotView> State::view() const
{
    const std::lock_guard lock(published_);
    return view_;
}

std::vector<Letter> State::letters(std::size_t limit) const
{
    const std::lock_guard lock(published_);
    const auto skip = letters_.size() > limit ? letters_.size() - limit : 0;
    return {letters_.begin() + static_cast<std::ptrdiff_t>(skip), letters_.end()};
}

}  // namespace tally
