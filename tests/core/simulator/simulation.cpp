// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/simulator/simulation.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <random>
#include <vector>

#include "core/count/type_table.h"
#include "tests/core/simulator/model_checkpoint.h"
#include "tests/core/simulator/sender_script.h"
#include "tests/core/simulator/simulated_log.h"

namespace tally::test {

namespace {

constexpr std::int64_t kStart = 1'795'392'000LL * kSecond;
constexpr std::uint64_t kRecords = 60;   // of each sender
constexpr int kSteps = 400;
constexpr std::uint64_t kNever = ~std::uint64_t{0};
using Op = FaultyFileSystem::Op;

std::string textOf(const Ledger& ledger)
{
    return fmt::format("({} received, {} counted, {} late, {} future, {} rejected)", ledger.received, ledger.counted(), ledger.late, ledger.future, ledger.rejected);
}

class Simulation {
public:
    Simulation(std::uint64_t seed, Mistake mistake) : random_(seed), mistake_(mistake), disk_(std::make_shared<FaultyFileSystem>())
    {
        for (const char* name : {"a", "b", "c"}) senders_.push_back({SenderScript(seed, name, {kStart})});
        options_.segmentBytes = 300 + below(3000);
        options_.segmentAge = 60 * kSecond;
        options_.keepFor = static_cast<std::int64_t>(below(3)) * 30 * kSecond;
        options_.keepFree = 0;
    }
    SimulationReport run();

private:
    struct Sender {
        SenderScript script;
        std::uint64_t sent = 0, acknowledged = 0;   // sent: in this connection
        bool connected = false;
    };

    std::uint64_t below(std::uint64_t n) { return random_() % n; }
    bool chance(std::uint64_t percent) { return below(100) < percent; }
    void require(bool holds, const std::string& what)
    {
        if (!holds && report_.failure.empty()) report_.failure = what;
    }

    void start();
    void step();
    void talk(Sender& sender);
    void talkWithoutName();
    void tick();
    void commitJournal();
    void tellSenders();
    void count(std::size_t batches);
    void commitStore();
    void breakDisk();
    void mend();
    void crash(std::shared_ptr<FaultyFileSystem> left);
    void finish();
    void check(const ModelCheckpoint& store);
    void checkWhole();

    std::mt19937_64 random_;
    Mistake mistake_;
    SimulationReport report_;
    JournalOptions options_;
    ManualClock clock_{kStart};
    std::vector<Sender> senders_;
    std::vector<std::uint64_t> unnamedWaiting_, unnamedDurable_;
    std::uint64_t unnamed_ = 0;
    ModelCheckpoint stored_, counted_;   // what the store has, and with it what waits to be committed to it
    // A process: its disk, and what it has in memory.
    std::shared_ptr<FaultyFileSystem> disk_;
    std::shared_ptr<SimulatedLog> log_;
    std::unique_ptr<Dictionary> dictionary_;
    std::unique_ptr<TypeTable> types_;
};

// --- a process -----------------------------------------------------------------------------------------------------

void Simulation::start()
{
    ++report_.starts;
    clock_.advance(static_cast<std::int64_t>(below(20)) * kSecond);
    if (chance(10)) disk_->failAt(1 + below(12), FaultyFileSystem::Fault::Io);
    auto opened = SimulatedLog::open(disk_, options_, clock_);
    while (!opened) {   // refused to start, because going on would lose what was acknowledged
        ++report_.faults;
        disk_->heal();
        opened = SimulatedLog::open(disk_, options_, clock_);
    }
    disk_->heal();
    log_ = *opened;
    dictionary_ = std::make_unique<Dictionary>();
    types_ = std::make_unique<TypeTable>();
    counted_ = stored_;
    require(stored_.position <= log_->end(), fmt::format("the store is at {}, the journal ends at {}", stored_.position, log_->end()));
    for (const auto& [name, sender] : stored_.senders)
        if (!name.empty()) log_->resume(name, sender.checkpoint.sequence);
    for (const Sender& sender : senders_) {
        const std::uint64_t known = log_->sender(sender.script.name()).durable;
        require(known >= sender.acknowledged, fmt::format("{} was acknowledged up to {} and is told to go on behind {}", sender.script.name(), sender.acknowledged, known));
    }
}

void Simulation::crash(std::shared_ptr<FaultyFileSystem> left)
{
    log_.reset();
    disk_ = std::move(left);
    for (Sender& sender : senders_) sender.connected = false;
    unnamedWaiting_.clear();
    start();
    if (chance(30)) {   // what the log has is what the senders were told, no more and no less
        count(kNever);
        checkWhole();
    }
}

void Simulation::mend() { disk_->heal(); }

void Simulation::breakDisk()
{
    ++report_.faults;
    const auto fault = chance(50) ? FaultyFileSystem::Fault::Io : FaultyFileSystem::Fault::NoSpace;
    // Reading may fail once, not for good: what a disk never gives back is lost, and said, which is not the question here.
    const auto writes = [](Op op) { return op != Op::Read && op != Op::Open && op != Op::Size; };
    if (chance(50)) disk_->failAt(1 + below(10), fault);
    else disk_->failAt(1 + below(6), fault, writes, true);
}

// --- senders -------------------------------------------------------------------------------------------------------

void Simulation::talk(Sender& sender)
{
    const std::string& name = sender.script.name();
    if (!sender.connected) {
        const SenderMark mark = log_->sender(name);
        if (mark.appended != mark.durable) return;   // as the listener does: first everything taken is durable
        require(mark.durable >= sender.acknowledged, name + " is told to send again what it was acknowledged");
        sender.sent = mark.durable;
        sender.connected = true;
        sender.acknowledged = std::max(sender.acknowledged, mark.durable);
        return;
    }
    if (chance(5)) {
        sender.connected = false;
        return;
    }
    RawBatch batch;
    batch.sender = name;
    batch.arrival = {clock_.nowMicros()};
    batch.sequence = sender.sent;
    for (std::uint64_t left = 1 + below(5); left > 0 && batch.sequence < kRecords; --left, ++batch.records) batch.bytes += sender.script.line(++batch.sequence);
    if (batch.records == 0) return;
    const std::uint64_t last = batch.sequence;
    if (log_->append(std::move(batch))) sender.sent = last;
}

void Simulation::talkWithoutName()
{
    RawBatch batch;
    batch.arrival = {clock_.nowMicros()};
    batch.bytes = fmt::format("{{\"videoId\":\"unnamed-{}\",\"timestamp\":{}}}\n", unnamed_, clock_.nowMicros());
    if (log_->append(std::move(batch))) unnamedWaiting_.push_back(unnamed_++);
}

void Simulation::tick()
{
    clock_.advance(static_cast<std::int64_t>(below(15)) * kSecond);
    RawBatch batch;
    batch.kind = RawBatch::Kind::Tick;
    batch.arrival = {clock_.nowMicros()};
    static_cast<void>(log_->append(std::move(batch)));
}

void Simulation::tellSenders()
{
    for (Sender& sender : senders_)
        if (sender.connected) sender.acknowledged = std::max(sender.acknowledged, log_->sender(sender.script.name()).durable);
    unnamedDurable_.insert(unnamedDurable_.end(), unnamedWaiting_.begin(), unnamedWaiting_.end());
    unnamedWaiting_.clear();
}

// --- the engine ----------------------------------------------------------------------------------------------------

// Sometimes the power fails in the middle of it, and nobody hears how it went.
void Simulation::commitJournal()
{
    if (mistake_ == Mistake::AcknowledgesBeforeSync && chance(20)) {
        log_->believe();
        tellSenders();
        return;
    }
    std::shared_ptr<FaultyFileSystem> left;
    if (chance(8)) {
        std::uint64_t syncs = 1 + below(3);
        disk_->beforeSync([this, &left, syncs]() mutable {
            if (--syncs == 0) left = disk_->powerLoss(random_);
        });
    }
    const bool done = log_->commit();
    disk_->beforeSync({});
    if (left) {
        ++report_.powerLosses;
        crash(std::move(left));
    } else if (done) {
        tellSenders();
    }
}

void Simulation::count(std::size_t batches)
{
    log_->allow(batches);
    const LiveSource source(log_, counted_.resumed(), *dictionary_, *types_, [this](LivePortion&& portion) {
        const std::string wrong = counted_.take(portion, *dictionary_);
        require(wrong.empty(), wrong);
    });
}

void Simulation::commitStore()
{
    if (mistake_ == Mistake::ReleasesBeforeStored) log_->release(counted_.position);
    if (chance(20)) return;   // busy: it is tried again later, with what was counted meanwhile
    const ModelCheckpoint before = stored_;
    stored_ = counted_;
    if (mistake_ == Mistake::ForgetsPosition && chance(30)) stored_.position = before.position;
    if (mistake_ == Mistake::ForgetsSequences)
        for (auto& [name, sender] : stored_.senders) sender.checkpoint.sequence = 0;
    check(stored_);
    log_->release(stored_.position);
}

// --- what must hold ------------------------------------------------------------------------------------------------

// The store at any moment: of each sender exactly the records up to its sequence.
void Simulation::check(const ModelCheckpoint& store)
{
    auto left = store.items;
    for (const Sender& sender : senders_) {
        const auto found = store.senders.find(sender.script.name());
        if (found == store.senders.end()) continue;
        const auto expected = sender.script.expected(found->second.checkpoint.sequence);
        require(found->second.ledger == expected.ledger, fmt::format("the ledger of {} is {}, not {}", sender.script.name(), textOf(found->second.ledger), textOf(expected.ledger)));
        require(found->second.ledger.balances(), "the ledger does not balance");
        for (const auto& [item, count] : expected.items) {
            require(left[item] == count, fmt::format("{} was counted {} times instead of {}", item, left[item], count));
            left.erase(item);
        }
    }
    for (const auto& [item, count] : left) require(item.starts_with("unnamed-") && count == 1, fmt::format("{} was counted {} times", item, count));
}

// Everything the log has is counted: nothing that was acknowledged is missing.
void Simulation::checkWhole()
{
    check(counted_);
    for (const Sender& sender : senders_) {
        const auto found = counted_.senders.find(sender.script.name());
        const std::uint64_t sequence = found == counted_.senders.end() ? 0 : found->second.checkpoint.sequence;
        require(sequence >= sender.acknowledged, fmt::format("{} was acknowledged up to {} and counted up to {}", sender.script.name(), sender.acknowledged, sequence));
    }
    for (const std::uint64_t n : unnamedDurable_) require(counted_.items.contains(fmt::format("unnamed-{}", n)), fmt::format("unnamed-{} was durable and is not counted", n));
    for (const JournalNote& note : log_->notes()) require(note.what.find("misses") == std::string::npos, note.what);
}

// --- the run -------------------------------------------------------------------------------------------------------

void Simulation::step()
{
    const std::uint64_t what = below(100);
    if (what < 40) talk(senders_[below(senders_.size())]);
    else if (what < 45) talkWithoutName();
    else if (what < 50) tick();
    else if (what < 70) commitJournal();
    else if (what < 80) count(1 + below(6));
    else if (what < 88) commitStore();
    else if (what < 92) breakDisk();
    else if (what < 96) mend();
    else if (what < 98) crash(disk_->copy());
    else {
        ++report_.powerLosses;
        crash(disk_->powerLoss(random_));
    }
}

// The disk is well again: everybody may finish.
void Simulation::finish()
{
    mend();
    for (int i = 0; i < 3000 && report_.failure.empty(); ++i) {
        mend();
        talk(senders_[below(senders_.size())]);
        commitJournal();
        if (i % 10 == 0) count(kNever);
        if (std::all_of(senders_.begin(), senders_.end(), [](const Sender& s) { return s.acknowledged == kRecords; })) break;
    }
    mend();
    for (int i = 0; i < 30; ++i) count(kNever);   // what failed to be read is read again
    commitStore();
    checkWhole();
    for (const Sender& sender : senders_) {
        require(sender.acknowledged == kRecords, sender.script.name() + " was never done");
        report_.acknowledged += sender.acknowledged;
        report_.records += kRecords;
    }
}

SimulationReport Simulation::run()
{
    start();
    for (int i = 0; i < kSteps && report_.failure.empty(); ++i) step();
    if (report_.failure.empty()) finish();
    log_.reset();
    return report_;
}

}  // namespace

SimulationReport simulate(std::uint64_t seed, Mistake mistake) { return Simulation(seed, mistake).run(); }

}  // namespace tally::test
