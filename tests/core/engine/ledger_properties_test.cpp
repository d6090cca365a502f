// SPDX-License-Identifier: GPL-3.0-or-later
// Any stream of several senders, with doubles, late, future and refused records, cut into any batches: the equation of the
// ledger holds, and each of its columns, and each count, is that of a model that remembers everything.
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck.h>
#include <set>
#include <thread>

#include "core/log/memory_log.h"
#include "tests/core/engine/test_engine.h"

namespace tally {
namespace {

constexpr std::int64_t kGrid = 20 * kSecond;

struct Sent {
    int sender = 0, item = 0, kind = 0, id = 0, ago = 0, later = 0;
    bool endsBatch = false;
};

std::string senderName(int sender) { return sender == 0 ? "" : sender == 1 ? "east" : "west"; }
std::string itemName(int item) { return "v" + std::to_string(item); }

EventTimeRules someRules()
{
    EventTimeRules rules;
    rules.outOfOrderness = 30 * kSecond;
    rules.allowedLateness = 300 * kSecond;
    rules.futureTolerance = 60 * kSecond;
    return rules;
}

// The naive book: all that a sender ever sent, looked through for each record.
class Book {
public:
    void add(const Sent& sent, std::int64_t time, std::int64_t arrival)
    {
        Ledger& ledger = ledgers_[senderName(sent.sender)];
        ++ledger.received;
        if (sent.kind < 4) ++ledger.rejected;
        else if (sent.id > 0 && !ids_.insert({sent.sender, sent.id}).second) ++ledger.duplicate;
        else if (time > arrival + rules_.futureTolerance) ++ledger.future;
        else if (isLate(sent.sender, time)) ++ledger.late;
        else {
            ++ledger.valid;
            ++counts_[{itemName(sent.item), floorDiv(time, kMinute)}];
            seen_[sent.sender].push_back(time);   // what is not counted moves no clock: it is behind it, or of the future
        }
    }
    const std::map<std::string, Ledger>& ledgers() const { return ledgers_; }
    const std::map<std::pair<std::string, std::int64_t>, std::uint64_t>& counts() const { return counts_; }

private:
    bool isLate(int sender, std::int64_t time)
    {
        for (const std::int64_t seen : seen_[sender])
            if (time < seen - rules_.outOfOrderness - 1 - rules_.allowedLateness) return true;
        return false;
    }
    const EventTimeRules rules_ = someRules();
    std::map<std::string, Ledger> ledgers_;
    std::map<std::pair<std::string, std::int64_t>, std::uint64_t> counts_;
    std::set<std::pair<int, int>> ids_;
    std::map<int, std::vector<std::int64_t>> seen_;
};

std::string recordOf(const Sent& sent, std::int64_t time)
{
    switch (sent.kind) {
    case 0: return "\n";
    case 1: return "{\"videoId\":\"v1\",\"timestamp\":\n";
    case 2: return "{\"timestamp\":" + std::to_string(time / kSecond) + "}\n";
    case 3: return "{\"videoId\":\"v1\",\"timestamp\":\"yesterday\"}\n";
    default:
        return "{\"videoId\":\"" + itemName(sent.item) + "\",\"timestamp\":" + std::to_string(time / kSecond) +
               (sent.id > 0 ? ",\"eventId\":\"" + std::to_string(sent.id) + "\"" : std::string()) + "}\n";
    }
}

std::vector<Sent> anyStream()
{
    std::vector<Sent> stream{{0, 0, 9, 0, 0, 0, true}};   // tells the format
    for (const auto& [sender, item, kind, id, time, ends] : *rc::gen::container<std::vector<std::tuple<int, int, int, int, std::pair<int, int>, bool>>>(rc::gen::tuple(
             rc::gen::inRange(0, 3), rc::gen::inRange(0, 3), rc::gen::inRange(0, 16), rc::gen::inRange(0, 20), rc::gen::pair(rc::gen::inRange(-8, 60), rc::gen::inRange(0, 4)),
             rc::gen::arbitrary<bool>())))
        stream.push_back({sender, item, kind, id < 10 ? 0 : id, time.first, time.second, ends});
    return stream;
}

std::shared_ptr<const Snapshot> finish(Engine& engine, EventLog& log)
{
    log.close();
    for (;;) {
        engine.settle();
        auto snapshot = engine.snapshot();
        if (!snapshot->live) return snapshot;
        std::this_thread::yield();
    }
}

// Feeds the stream to an engine, batch by batch, and to the book.
std::shared_ptr<const Snapshot> count(Engine& engine, const std::vector<Sent>& stream, Book* book)
{
    auto log = std::make_shared<MemoryLog>();
    RC_ASSERT(engine.listen("tcp", log).has_value());
    std::map<int, std::uint64_t> sequences;
    std::int64_t now = kNow;
    RawBatch batch;
    for (std::size_t i = 0; i < stream.size(); ++i) {
        const Sent& sent = stream[i];
        if (batch.bytes.empty()) now += sent.later * kGrid;   // all records of a batch arrive together
        const std::int64_t time = now - sent.ago * kGrid;
        batch.bytes += recordOf(sent, time);
        batch.sender = senderName(sent.sender);
        batch.arrival = {now};
        if (sent.sender > 0) batch.sequence = ++sequences[sent.sender];
        book->add(sent, time, now);
        if (!sent.endsBatch && i + 1 < stream.size() && stream[i + 1].sender == sent.sender) continue;
        RC_ASSERT(log->append(std::move(batch)));
        batch = {};
    }
    return finish(engine, *log);
}

TEST(LedgerProperties, EveryColumnIsThatOfANaiveBook)
{
    std::uint64_t late = 0, future = 0, duplicate = 0;
    EXPECT_TRUE(rc::check("as a naive book", [&] {
        const auto engine = makeEngine({}, someRules());
        Book book;
        const auto snapshot = count(*engine, anyStream(), &book);
        Ledger all;
        for (const auto& [sender, ledger] : book.ledgers()) {
            RC_ASSERT(ledger.balances());
            const std::string name = sender.empty() ? "tcp" : "tcp " + sender;
            const auto found = std::find_if(snapshot->sources.begin(), snapshot->sources.end(), [&](const SourceState& s) { return s.name == name; });
            RC_ASSERT(found != snapshot->sources.end());
            RC_ASSERT(found->ledger.received == ledger.received);
            RC_ASSERT(found->ledger.valid == ledger.valid);
            RC_ASSERT(found->ledger.duplicate == ledger.duplicate);
            RC_ASSERT(found->ledger.late == ledger.late);
            RC_ASSERT(found->ledger.future == ledger.future);
            RC_ASSERT(found->ledger.rejected == ledger.rejected);
            RC_ASSERT(found->ledger.balances());
            all += ledger;
        }
        RC_ASSERT(snapshot->ledger == all);
        RC_ASSERT(engine->letters(10'000).size() == all.deadLetters());
        for (const auto& [key, n] : book.counts()) {
            const auto answer = engine->getViewsCount(key.first, {key.second * kMinute}, {(key.second + 1) * kMinute});
            RC_ASSERT(answer.has_value() && answer->events == n);
        }
        late += all.late;
        future += all.future;
        duplicate += all.duplicate;
    }));
    EXPECT_TRUE(late > 20 && future > 20 && duplicate > 20) << late << " " << future << " " << duplicate;
}

}  // namespace
}  // namespace tally
