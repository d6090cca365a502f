// SPDX-License-Identifier: GPL-3.0-or-later
// A whole service while its disk fails, at the first call, at the second, and so on until none is left: it goes on by itself, and what
// was acknowledged is counted once. The journal lies on a disk in memory, the store behind a failing VFS.
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "core/log/journal/journal.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/store/model.h"
#include "tests/core/support/faulty_file_system.h"
#include "tests/core/support/faulty_vfs.h"

namespace tally {
namespace {

using test::FaultyFileSystem;
using test::FaultyVfs;

constexpr int kBatches = 12, kLines = 5;

class FailingService : public ::testing::Test {
protected:
    std::shared_ptr<Journal> openJournal() const
    {
        JournalOptions options;
        options.keepFree = 0;
        options.segmentBytes = 400;   // rotated, and retired, all the time
        options.budget = 1200;
        options.commitEvery = std::chrono::milliseconds(0);
        options.retryEvery = std::chrono::milliseconds(1);
        for (int tries = 0; tries < 3; ++tries) {
            auto journal = Journal::open(disk, "journal", "tcp", options, std::make_shared<ManualClock>(kNow));
            if (journal) return std::shared_ptr<Journal>(std::move(*journal));
        }
        ADD_FAILURE() << "the journal cannot be opened although the disk works again";
        return nullptr;
    }
    std::unique_ptr<Engine> openEngine() const
    {
        EngineOptions options;
        options.threads = 1;
        options.dataDirectory = data();
        options.clock = std::make_shared<ManualClock>(kNow);
        for (int tries = 0; tries < 3; ++tries)
            if (auto engine = Engine::create(options)) return std::move(*engine);
        ADD_FAILURE() << "the store cannot be opened although the disk works again";
        return nullptr;
    }
    // From where the journal's mark is, as a sender does that connects anew. Returns what is acknowledged.
    static std::uint64_t send(Journal& journal)
    {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        for (std::uint64_t next = journal.sender("s").durable + 1; next <= kBatches * kLines; next += kLines) {
            RawBatch batch;
            batch.sender = "s";
            batch.arrival = {kNow};
            batch.sequence = next + kLines - 1;
            batch.records = kLines;
            for (int line = 0; line < kLines; ++line) batch.bytes += "{\"videoId\":\"v" + std::to_string((next + static_cast<std::uint64_t>(line)) % 3) + "\",\"timestamp\":1795392000}\n";
            while (!journal.append(RawBatch(batch)) && std::chrono::steady_clock::now() < until) std::this_thread::yield();
            while (journal.sender("s").durable < batch.sequence && std::chrono::steady_clock::now() < until) std::this_thread::yield();
        }
        return journal.sender("s").durable;
    }
    void serve()
    {
        const auto engine = openEngine();
        const auto journal = openJournal();
        ASSERT_TRUE(engine && journal);
        auto listening = engine->listen("tcp", journal);
        for (int tries = 0; tries < 2 && !listening; ++tries) listening = engine->listen("tcp", journal);
        ASSERT_TRUE(listening) << listening.error().what;
        EXPECT_EQ(send(*journal), static_cast<std::uint64_t>(kBatches * kLines)) << "it does not go on by itself: " << journal->problem();
        journal->close();
    }
    void expectAll() const
    {
        const auto engine = openEngine();
        ASSERT_TRUE(engine);
        engine->settle();
        const Ledger ledger = engine->snapshot()->ledger;
        EXPECT_EQ(ledger.valid, static_cast<std::uint64_t>(kBatches * kLines));
        EXPECT_EQ(ledger.rejected + ledger.late + ledger.future, 0U);
        EXPECT_TRUE(ledger.balances());
        EXPECT_TRUE(engine->notes().empty());
        for (const auto& entry : std::filesystem::directory_iterator(data())) EXPECT_EQ(entry.path().filename().string().find("damaged"), std::string::npos) << "a disk that fails is no damage";
    }
    void again()
    {
        disk = std::make_shared<FaultyFileSystem>();
        std::filesystem::remove_all(data());
    }
    std::string data() const { return directory.file("data"); }
    const test::TemporaryDirectory directory;
    std::shared_ptr<FaultyFileSystem> disk;
};

// Each call of the store's files in turn takes minutes: TALLY_EVERY_CALL=1 does that, else one in a few.
std::uint64_t stride(std::uint64_t few) { return std::getenv("TALLY_EVERY_CALL") != nullptr ? 1 : few; }

TEST_F(FailingService, GoesOnWhicheverCallOfTheJournalFails)
{
    for (const auto fault : {FaultyFileSystem::Fault::Io, FaultyFileSystem::Fault::NoSpace}) {
        std::uint64_t n = 1;
        for (bool fired = true; fired; n += stride(9)) {
            SCOPED_TRACE("call " + std::to_string(n));
            again();
            disk->failAt(n, fault);
            serve();
            fired = disk->fired();
            disk->heal();
            serve();   // what an error at the very end left
            expectAll();
            if (HasFailure()) return;
        }
        EXPECT_GT(n, 60U);
    }
}

TEST_F(FailingService, GoesOnWhicheverCallOfTheStoreFails)
{
    for (const auto fault : {FaultyVfs::Fault::Io, FaultyVfs::Fault::NoSpace}) {   // the other is for writes only
        std::uint64_t n = 1;
        for (bool fired = true; fired; n += stride(29)) {
            SCOPED_TRACE("call " + std::to_string(n));
            again();
            const FaultyVfs withoutSyncs;
            {
                FaultyVfs vfs;
                vfs.failAt(n, fault);
                serve();
                fired = vfs.fired();
            }
            serve();
            expectAll();
            if (HasFailure()) return;
        }
        EXPECT_GT(n, fault == FaultyVfs::Fault::Io ? 150U : 60U);
    }
}

}  // namespace
}  // namespace tally
