// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/state.h"

#include <algorithm>
#include <future>
#include <tuple>

#include "core/base/counting_thread.h"

namespace tally {

namespace {
constexpr std::uint64_t kSecondsOfMemory = 8;  // this part of the budget may hold seconds: 128 MiB
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
    beginCountingThread();
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

// The least of the active live sources; when all are idle, the clock; recorded logs alone are final at their end.
Micros State::watermark() const
{
    std::int64_t mark = std::numeric_limits<std::int64_t>::max();
    bool live = false, active = false, reading = false, waiting = false;
    const std::int64_t now = clock_->nowMicros();
    for (const auto& [id, source] : counted_.sources) {
        reading |= source.phase == SourcePhase::Reading;
        if (!isLive(source.phase) && id != kApiSource) continue;
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
    const Micros end{(minuteOf(counted_.lastEvent) + std::int64_t{1}) * kMinute};
    return counted_.storeWatermark == kNever ? end : std::min(end, counted_.storeWatermark);
}

// While the store is away minutes are final all the same.
Micros State::finalBefore()
{
    const bool live = std::any_of(counted_.sources.begin(), counted_.sources.end(), [](const auto& s) { return isLive(s.second.phase) || s.first == kApiSource; });
    const Micros kept = counted_.keptFinal;
    if (!keepFinal_ || !live || watermark_ == kNever || (kept != kNever && minuteOf(watermark_) <= minuteOf(kept))) return watermark_;
    keepFinal_(watermark_);
    if (!counted_.storeProblem.empty()) return watermark_;
    return kept == kNever ? kNever : Micros{(minuteOf(kept) + std::int64_t{1}) * kMinute - 1};
}

// A log that is opened or followed again goes on where the store has it.
bool State::isUnfinished() const
{
    const auto& sources = counted_.sources;
    if (std::any_of(sources.begin(), sources.end(), [](const auto& s) { return s.second.phase == SourcePhase::Reading || s.second.unfinished; })) return true;
    return std::any_of(counted_.unfinished.begin(), counted_.unfinished.end(), [&](const std::string& name) {
        return std::none_of(sources.begin(), sources.end(), [&](const auto& s) {
            return s.second.name == name && (s.second.phase == SourcePhase::Following || (s.second.phase == SourcePhase::Complete && s.second.kind == SourceKind::Recorded));
        });
    });
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
    const std::uint64_t other = otherMemory_ ? otherMemory_() : 0;
    return other + dictionary_->memoryBytes() + counted_.runs.memoryBytes() + counted_.timeline.memoryBytes() + counted_.seconds.memoryBytes() + counted_.timeline.parts().memoryBytes() + counted_.tail.memoryBytes();
}

// The older half loses its minutes, on another thread; what it leaves takes the place of what it was made from.
bool State::keepWithinBudget()
{
    counted_.timeline.parts().bound(memoryBudget_ / kPartsOfMemory);
    counted_.seconds.bound(memoryBudget_ / kSecondsOfMemory);
    bool changed = false;
    if (coarsening_) {
        if (!coarsening_->done()) return false;
        if (coarseningOf_ == counted_.generation) {
            counted_.runs.replaceSettled(coarsening_->take());
            counted_.kept.minutesFrom = std::max(counted_.kept.minutesFrom, coarsening_->kept().minutesFrom);
            counted_.kept.hoursFrom = std::max(counted_.kept.hoursFrom, coarsening_->kept().hoursFrom);
            counted_.timeline.coarsen(counted_.kept);
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
    // Where it is kept as an hour or a day only, the whole of that: who asks from the first event on means all of them.
    snapshot->firstEvent = counted_.firstEvent;
    if (counted_.hasTimes) snapshot->firstEvent = std::min(counted_.firstEvent, startOfMinute(counted_.kept.slotOf(minuteOf(counted_.firstEvent))));
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
    watermark_ = counted_.sources.empty() ? kNever : std::max(watermark_, watermark());
    snapshot->watermark = watermark_;
    counted_.finalBefore = counted_.sources.empty() ? kNever : std::max(counted_.finalBefore, finalBefore());
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
    view->seconds = counted_.seconds.publish();
    view->tail = counted_.tail.publish();
    snapshot->sharedEvents = view->tail ? view->tail->all->total() : 0;
    view->types = snapshot->types;
    view->keptTiers = counted_.kept;
    view->watermark = counted_.finalBefore;
    view->unfinished = isUnfinished();
    for (const auto& [minute, when] : counted_.revised) view->revised.push_back(minute);
    snapshot->memoryBytes = memoryBytes();
    snapshot->memoryBudget = memoryBudget_;
    snapshot->kept = counted_.kept;
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
