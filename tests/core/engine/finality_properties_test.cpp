// SPDX-License-Identifier: GPL-3.0-or-later
// What is called final stays what it was, or is called revised from then on: over listeners whose senders lag, fall silent and
// come back, events that a program counts one by one, recorded logs that end, are stopped or are read again, ticks and restarts;
// told by memory and by the store. And each answer is what was counted by then.
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <rapidcheck.h>

#include "core/engine/hot/counting_sink.h"
#include "core/engine/hot/hot_source.h"
#include "core/engine/hot/state.h"
#include "core/engine/import/follow_clock.h"
#include "core/engine/import/rollup_batch_builder.h"
#include "core/query/store_source.h"
#include "tests/core/store/model.h"

namespace tally::test {
namespace {

constexpr std::int64_t kBegin = 1795392000LL * kSecond;
constexpr std::uint32_t kListener = 1, kStoreSource = 2;

// The sources of a program as it reads them, without sockets, files and threads.
class Program {
public:
    explicit Program(std::string directory) : directory_(std::move(directory)) { start(); }

    void step()
    {
        const int what = *rc::gen::inRange(0, 12);
        RC_LOG("--- at " + isoSeconds({clock_->nowMicros()}) + " step " + std::to_string(what) + "\n");
        switch (what) {
        case 0: case 1: case 2: case 3: return listen();
        case 4: return clock_->advance(*rc::gen::inRange(1, 40) * kSecond);
        case 5: return clock_->advance(*rc::gen::inRange(1, 30) * kMinute);
        case 6: return tick();
        case 7: case 8: return callApi();
        case 9: return readOn();
        case 10: return endReading(*rc::gen::arbitrary<bool>());
        default:
            if (*rc::gen::arbitrary<bool>()) restart();
        }
    }
    // What is opened besides changes what was final, and is no revision: recorded logs, a first listener, a first call.
    std::uint64_t opened() const { return opened_; }
    bool isUnfinished() const { return reading_ != 0 || stopped_; }
    std::int32_t now() const { return minuteOf({clock_->nowMicros()}); }
    std::uint64_t count(std::int32_t from, std::int32_t to) const
    {
        std::uint64_t sum = 0;
        for (const auto& [minute, n] : counted_) sum += minute >= from && minute < to ? n : 0;
        return sum;
    }
    // `told`: what is about to be called final has reached the store by now, as it mostly has.
    HotSource memory(bool told)
    {
        state_->settle();
        if (const Micros claim{told ? claim_->exchange(kNever.us) : kNever.us}; claim != kNever) {
            RollupBatch batch;
            batch.id = "b" + std::to_string(batches_++);
            batch.finalBefore = claim;
            RC_ASSERT(store_->apply(batch).has_value());
            state_->post([claim](State::Counted& counted) { counted.keptFinal = std::max(counted.keptFinal, claim); });
            state_->settle();
        }
        return HotSource(state_->view());
    }
    StoreSource store() const { return StoreSource(std::move(*openSqliteReader(directory_))); }

private:
    struct Sender {
        EventClock clock;
        Micros lastArrival;
    };

    void start()
    {
        dictionary_ = std::make_shared<Dictionary>();
        types_ = std::make_shared<TypeTable>();
        auto opened = openSqliteStore(directory_, clock_);
        RC_ASSERT(opened.has_value());
        store_ = std::move(*opened);
        state_ = std::make_unique<State>(dictionary_, types_, clock_);
        claim_ = std::make_shared<std::atomic<std::int64_t>>(kNever.us);
        state_->keepFinalBy([claim = claim_](Micros before) { claim->store(before.us); });
        state_->start();
        auto loaded = loadStore(**openSqliteReader(directory_), *dictionary_, *types_);
        RC_ASSERT(loaded.has_value());
        Micros api = kNever;
        for (const StoredSource& source : loaded->sources) {
            if (source.name == "api") api = source.newest;
            else if (source.fingerprint.empty()) senders_[senderOf(source.name)].clock.restore(source.newest, source.watermark);
        }
        apiClock_ = std::make_unique<FollowClock>(EventTimeRules{}, api);
        SourceState all;
        all.id = kStoreSource;
        all.kind = SourceKind::Store;
        all.phase = SourcePhase::Complete;
        state_->post([all, part = std::make_shared<LoadedStore>(std::move(*loaded))](State::Counted& counted) { counted.take(all, std::move(*part)); });
        SourceState listener;
        listener.id = kListener;
        listener.kind = SourceKind::Live;
        listener.phase = SourcePhase::Listening;
        listener.name = "tcp";
        listener.opened = {clock_->nowMicros()};
        if (*rc::gen::arbitrary<bool>()) state_->post([listener](State::Counted& counted) { counted.sources[kListener] = listener; });
        listens_ = false;
        listener_ = listener;
    }
    static std::string senderOf(const std::string& name) { return name == "tcp" ? std::string() : name.substr(4); }
    void restart()
    {
        if (reading_ != 0) stopped_ = true;   // as a killed process leaves it
        reading_ = 0;
        state_.reset();
        store_.reset();
        senders_.clear();
        start();
    }

    // Events of one batch as one delta.
    Committed packed(const std::vector<Micros>& times)
    {
        Committed part;
        CountingSink sink(*dictionary_, *types_, [&](Delta&& delta) { part.take(std::move(delta)); });
        std::string padded = "video" + std::string(16, '\0');
        for (const Micros time : times) {
            Event event;
            event.item = std::string_view(padded).substr(0, 5);
            event.type = "view";
            event.time = time;
            event.parts = Part::Item | Part::Type | Part::Time;
            sink.accept({&event, 1});
        }
        sink.flush();
        part.ledger.received = part.ledger.valid = times.size();
        return part;
    }
    Committed countAll(const std::vector<Micros>& times)
    {
        for (const Micros time : times) ++counted_[minuteOf(time)];
        return packed(times);
    }
    void apply(const Committed& part, std::vector<SourceProgress> sources)
    {
        RollupBatch batch;
        batch.id = "b" + std::to_string(batches_++);
        batch.sources = std::move(sources);
        const auto types = types_->texts();
        const auto texts = fillBatch(part.runs, part.cold, part.revisions, part.timeline, *dictionary_, types, &batch);
        RC_ASSERT(store_->apply(batch).has_value());
    }

    void listen()
    {
        opened_ += std::exchange(heard_, true) ? 0 : 1;
        if (!std::exchange(listens_, true)) state_->post([source = listener_](State::Counted& counted) { counted.sources.try_emplace(kListener, source); });
        const Micros now{clock_->nowMicros()};
        const std::string name = *rc::gen::elementOf(std::vector<std::string>{"", "a", "b"});
        const std::int64_t lag = *rc::gen::elementOf(std::vector<std::int64_t>{0, kSecond, 3 * kMinute, 20 * kMinute, 40 * kMinute});
        Sender& sender = senders_[name];
        LivePortion part;
        SenderPart& sent = part.senders[name];
        std::vector<Micros> times, revising;
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
            const Micros time{now.us - lag - *rc::gen::inRange(0, 90) * kSecond};
            const auto verdict = sender.clock.see(time, now);
            ++sent.ledger.received;
            if (verdict == EventTimeVerdict::Late || verdict == EventTimeVerdict::Future) {
                ++(verdict == EventTimeVerdict::Late ? sent.ledger.late : sent.ledger.future);
                continue;
            }
            ++sent.ledger.valid;
            if (verdict == EventTimeVerdict::Revises) {
                part.revisedMinutes.push_back(minuteOf(time));
                revising.push_back(time);
            }
            times.push_back(time);
            sent.firstEvent = sent.hasTimes ? std::min(sent.firstEvent, time) : time;
            sent.lastEvent = sent.hasTimes ? std::max(sent.lastEvent, time) : time;
            sent.hasTimes = true;
        }
        part.counted = countAll(times);
        part.counted.revisions.runs = packed(revising).runs;
        sender.lastArrival = now;
        hand(std::move(part));
    }
    void tick()
    {
        LivePortion part;
        const Micros now{clock_->nowMicros()};
        for (auto& [name, sender] : senders_)
            if (now.us - sender.lastArrival.us >= EventTimeRules{}.idle) {
                sender.clock.tick(now);
                part.senders[name];
            }
        if (!part.senders.empty() && listens_) hand(std::move(part));
    }
    void hand(LivePortion&& part)
    {
        std::vector<SourceProgress> sources{progress("tcp", position_, position_ + 1)};
        ++position_;
        sources[0].ledger = {};
        for (auto& [name, sent] : part.senders) {
            Sender& sender = senders_[name];
            sent.newest = sender.clock.newest();
            sent.watermark = sender.clock.watermark();
            sent.lastArrival = sender.lastArrival;
            if (!name.empty()) sources.push_back(progress("tcp " + name, 0, 0));
            SourceProgress& source = name.empty() ? sources[0] : sources.back();
            source.ledger = sent.ledger;
            source.newest = sent.newest;
            source.watermark = sent.watermark;
            if (sender.lastArrival.us > 0) source.arrival = sender.lastArrival, source.activeUntil = {sender.lastArrival.us + EventTimeRules{}.idle};
        }
        apply(part.counted, std::move(sources));
        state_->post([part = std::make_shared<LivePortion>(std::move(part)), now = Micros{clock_->nowMicros()}](State::Counted& counted) mutable {
            std::uint32_t next = 100 + static_cast<std::uint32_t>(counted.sources.size());
            counted.addLive(kListener, std::move(*part), now, [&next] { return next++; });
        });
    }
    void callApi()
    {
        opened_ += std::exchange(called_, true) ? 0 : 1;
        const Micros now{clock_->nowMicros()};
        std::vector<Micros> times;
        for (int i = *rc::gen::inRange(1, 3); i > 0; --i) times.push_back({now.us - *rc::gen::elementOf(std::vector<std::int64_t>{0, kMinute, 30 * kMinute})});
        Committed part = countAll(times);
        apiClock_->judge(&part);
        apiClock_->advance(now, &part);
        apiClock_->historyEnds();
        SourceProgress source = progress("api", apiPosition_, apiPosition_ + 1);
        ++apiPosition_;
        source.newest = apiClock_->newest();
        source.watermark = part.watermark;
        source.arrival = now;
        source.activeUntil = {now.us + EventTimeRules{}.idle};
        apply(part, {source});
        state_->post([now, part = std::make_shared<Committed>(std::move(part))](State::Counted& counted) {
            SourceState& api = counted.sources[State::kApiSource];
            api.kind = SourceKind::Live;
            api.phase = SourcePhase::Complete;
            counted.addFollowed(State::kApiSource, std::move(*part), now);
        });
    }
    void readOn()
    {
        const bool begins = reading_ == 0;
        if (begins) {
            ++opened_;
            // A log that was stopped goes on where it was; else another one.
            if (!std::exchange(stopped_, false)) ++log_, logPosition_ = 0;
            reading_ = 10 + static_cast<std::uint32_t>(opened_);
            SourceState source;
            source.id = reading_;
            source.name = "log" + std::to_string(log_);
            state_->post([source](State::Counted& counted) { counted.sources[source.id] = source; });
        }
        std::vector<Micros> times, revising;
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i) times.push_back({kBegin - 100 * kMinute + *rc::gen::inRange(0, 160) * kMinute});
        Committed part = countAll(times);
        apply(part, {logProgress(times.size(), false)});
        state_->post([id = reading_, part = std::make_shared<Committed>(std::move(part))](State::Counted& counted) { counted.add(id, std::move(*part)); });
    }
    SourceProgress logProgress(std::uint64_t bytes, bool complete)
    {
        SourceProgress source = progress("log" + std::to_string(log_), logPosition_, logPosition_ + bytes);
        logPosition_ += bytes;
        source.fingerprint = "f" + std::to_string(log_);
        source.complete = complete;
        return source;
    }
    void endReading(bool whole)
    {
        if (reading_ == 0) return;
        if (whole) apply(Committed(), {logProgress(0, true)});
        else stopped_ = true;
        state_->post([id = std::exchange(reading_, 0), whole](State::Counted& counted) {
            counted.sources[id].phase = whole ? SourcePhase::Complete : SourcePhase::Cancelled;
            counted.sources[id].unfinished = !whole;
        });
    }

    const std::string directory_;
    std::shared_ptr<ManualClock> clock_ = std::make_shared<ManualClock>(kBegin);
    std::shared_ptr<Dictionary> dictionary_;
    std::shared_ptr<TypeTable> types_;
    std::unique_ptr<RollupStore> store_;
    std::unique_ptr<State> state_;
    std::shared_ptr<std::atomic<std::int64_t>> claim_;   // what the state asked the store to know and it does not yet
    std::map<std::string, Sender> senders_;
    SourceState listener_;
    bool listens_ = false, stopped_ = false, heard_ = false, called_ = false;
    std::unique_ptr<FollowClock> apiClock_;
    std::uint32_t reading_ = 0;   // 0 = no log is read
    std::uint64_t opened_ = 0, log_ = 0, logPosition_ = 0, position_ = 0, apiPosition_ = 0, batches_ = 0;
    std::map<std::int32_t, std::uint64_t> counted_;
};

// The answers of one of them to one question.
class Witness {
public:
    void hears(const ValueAnswer& answer, const Program& program, const std::string& whose)
    {
        RC_LOG(whose + " " + isoSeconds(answer.provenance.range.from) + " " + std::string(name(answer.provenance.completeness)) + " " +
               std::to_string(answer.events) + "\n");
        const Completeness said = answer.provenance.completeness;
        if (said == Completeness::Final) {
            RC_ASSERT(!program.isUnfinished());
            if (final_ && opened_ == program.opened()) RC_ASSERT(*final_ == answer.events);
            final_ = answer.events;
            opened_ = program.opened();
            ++finals;
        }
        revisions += said == Completeness::Revised ? 1 : 0;
    }
    int finals = 0, revisions = 0;

private:
    std::optional<std::uint64_t> final_;
    std::uint64_t opened_ = 0;
};

TEST(FinalityProperties, WhatIsFinalNeverChangesUnsaid)
{
    int memoryFinal = 0, storeFinal = 0, memoryRevised = 0, storeRevised = 0;
    EXPECT_TRUE(rc::check("final or revised", [&] {
        const TemporaryDirectory directory;
        Program program(directory.file("data"));
        std::map<std::pair<std::int32_t, std::int32_t>, std::pair<Witness, Witness>> witnesses;
        for (const std::int32_t from : {-40, -20, -4, 0, 3, 10, 30})
            for (const std::int32_t minutes : {1, 15}) witnesses[{minuteOf({kBegin}) + from, minuteOf({kBegin}) + from + minutes}];
        const int steps = *rc::gen::inRange(1, 40);
        for (int i = 0; i < steps; ++i) {
            program.step();
            HotSource hot = program.memory(*rc::gen::weightedElement<bool>({{5, true}, {1, false}}));
            StoreSource kept = program.store();
            for (auto& [range, witness] : witnesses) {
                Question q;
                q.range = {startOfMinute(range.first), startOfMinute(range.second)};
                const auto memory = hot.value(q), stored = kept.value(q);
                RC_ASSERT(memory.has_value() && stored.has_value());
                const std::uint64_t truth = program.count(range.first, range.second);
                RC_ASSERT(memory->events == truth);
                RC_ASSERT(stored->events == truth);
                witness.first.hears(*memory, program, "memory");
                witness.second.hears(*stored, program, "store");
            }
        }
        for (const auto& [range, witness] : witnesses) {
            memoryFinal += witness.first.finals;
            storeFinal += witness.second.finals;
            memoryRevised += witness.first.revisions;
            storeRevised += witness.second.revisions;
        }
    }));
    EXPECT_GT(memoryFinal, 1000);
    EXPECT_GT(storeFinal, 1000);
    EXPECT_GT(memoryRevised, 50);
    EXPECT_GT(storeRevised, 50);
}

}  // namespace
}  // namespace tally::test
