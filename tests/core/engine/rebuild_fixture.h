// SPDX-License-Identifier: GPL-3.0-or-later
// A store of an import, a followed log, a listener and its senders, and the raw data behind them.
#pragma once

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <thread>

#include "core/engine/import/importer.h"
#include "core/engine/keep/rebuild.h"
#include "core/log/journal/journal.h"
#include "core/store/sqlite/store_check.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/store/model.h"

namespace tally {

namespace fs = std::filesystem;
inline constexpr std::int64_t kBegin = kNow / kSecond - 2 * 86'400;   // three days of events

class RebuildTest : public ::testing::Test {
protected:
    std::string path(const std::string& name) const { return folder_.file(name); }
    std::string data() const { return folder_.file("data"); }

    static std::string line(int i)
    {
        if (i % 50 == 7) return "broken\n";
        return "{\"videoId\":\"v" + std::to_string(i % 97) + "\",\"eventType\":\"" + (i % 3 == 0 ? "like" : "view") + "\",\"timestamp\":" +
               std::to_string(kBegin + i * 53) + ",\"value\":" + std::to_string(i % 11) + ".25,\"latencyMs\":" + std::to_string(i % 400) +
               ",\"status\":" + (i % 17 == 0 ? "500" : "200") + "}\n";
    }
    std::string write(const std::string& name, int from, int to) const
    {
        std::ofstream out(path(name), std::ios::binary | std::ios::app);
        for (int i = from; i < to; ++i) out << line(i);
        return path(name);
    }
    void import(const std::string& file, const ReadOptions& read = {}) const
    {
        auto store = openSqliteStore(data());
        ASSERT_TRUE(store) << store.error().what;
        ImportOptions options;
        options.read = read;
        options.threads = 2;
        options.commitBytes = 40'000;
        const auto done = importLog(file, options, store->get());
        ASSERT_TRUE(done) << done.error().what;
    }
    void follow(const std::string& file, std::uint64_t lines) const
    {
        const auto engine = makeEngine(data());
        const std::uint64_t before = engine->snapshot()->ledger.received;
        ASSERT_TRUE(engine->follow(file));
        while (engine->snapshot()->ledger.received < before + lines) std::this_thread::yield();
        engine->settle();
    }
    std::shared_ptr<Journal> journal() const
    {
        JournalOptions options;
        options.keepFree = 0;
        options.segmentBytes = 2000;
        auto opened = Journal::open(systemFileSystem(), data() + "/journal", "tcp://127.0.0.1:9", options, std::make_shared<ManualClock>(kNow));
        EXPECT_TRUE(opened) << opened.error().what;
        return std::shared_ptr<Journal>(std::move(*opened));
    }
    static std::string event(const std::string& item, std::int64_t secondsBefore, const std::string& id)
    {
        return "{\"videoId\":\"" + item + "\",\"timestamp\":" + std::to_string(kNow / kSecond - secondsBefore) + ",\"eventId\":\"" + id + "\"}\n";
    }
    // What one process hears: in order, late, of the future, twice and broken; of nobody and of two who say their names.
    void listen(int round) const
    {
        const auto engine = makeEngine(data());
        const auto log = journal();
        ASSERT_TRUE(engine->listen("tcp://127.0.0.1:9", log));
        std::uint64_t sequences[3] = {0, 0, 0};
        for (int s = 1; s < 3; ++s) sequences[s] = log->sender("web-" + std::to_string(s)).appended;
        for (int i = 0; i < 240; ++i) {
            const auto s = static_cast<std::size_t>(i % 3);
            RawBatch batch;
            batch.arrival = Micros{kNow + round * kMinute + i * kSecond};
            const std::string id = std::to_string(round) + "-" + std::to_string(i % 10 == 9 ? i - 3 : i);
            batch.bytes = i % 31 == 5 ? "broken\n" : event("live" + std::to_string(i % 7), i % 13 == 4 ? 7200 : i % 37 == 6 ? -9000 : 60 - i % 30, id);
            if (s > 0) {
                batch.sender = "web-" + std::to_string(s);
                batch.records = 1;
                batch.sequence = ++sequences[s];
            }
            while (!log->append(std::move(batch))) std::this_thread::yield();
            if (i % 50 != 0) continue;
            RawBatch tick;
            tick.kind = RawBatch::Kind::Tick;
            tick.arrival = Micros{kNow + round * kMinute + i * kSecond};
            while (!log->append(std::move(tick))) std::this_thread::yield();
        }
        log->close();
    }
    // Everything of it: an import, a followed log, a listener and its senders.
    void makeStore() const
    {
        import(write("a.ndjson", 0, 3000));
        follow(write("app.log", 1000, 1400), 400);
        listen(0);
        listen(1);
    }
    Result<RebuildReport> rebuild(RebuildOptions options = {}, std::stop_token stop = {}) const
    {
        options.threads = 2;
        options.commitBytes = 30'000;
        options.clock = std::make_shared<ManualClock>(kNow);
        auto done = rebuildStore(data(), options, stop);
        EXPECT_FALSE(fs::exists(data() + "/rebuild.tmp"));
        return done;
    }
    void expectRefused(const std::string& source, const std::string& why, RebuildOptions options = {}) const
    {
        const auto before = contents();
        const auto done = rebuild(std::move(options));
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::NotExact);
        EXPECT_EQ(done.error().where, source);
        EXPECT_NE(done.error().what.find(why), std::string::npos) << done.error().what;
        EXPECT_TRUE(contents() == before);
    }
    // All cells of all tiers, health, ledgers and letters, by names.
    using Contents = std::tuple<std::vector<test::NamedCells>, std::map<std::int32_t, std::string>, std::map<std::string, std::uint64_t>, std::size_t>;
    Contents contents() const
    {
        Contents all;
        const auto reader = openSqliteReader(data());
        for (const Tier tier : kTiers) {
            CellQuery query;
            query.tier = tier;
            std::get<0>(all).push_back(test::readCells(**reader, query));
        }
        const auto minutes = (*reader)->health(0, 100'000'000);
        const auto sources = (*reader)->sources();
        for (const MinuteHealth& health : *minutes)
            std::get<1>(all)[health.minute] = std::to_string(health.events) + "," + std::to_string(health.errors) + "," + std::to_string(health.clientErrors) + "," + health.latency;
        for (const StoredSource& source : *sources) std::get<2>(all)[source.name] = source.position * 1'000'000 + source.ledger.valid;
        std::get<3>(all) = (*reader)->letters(100'000)->size();
        return all;
    }
    void tamper(const std::string& sql) const
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open((data() + "/tally.db").c_str(), &database), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
        ASSERT_GT(sqlite3_changes(database), 0) << sql;
        sqlite3_close(database);
    }
    Ledger ledgerOf(const std::string& name) const
    {
        const auto reader = openSqliteReader(data());
        const auto sources = (*reader)->sources();
        for (const StoredSource& source : *sources)
            if (source.name == name) return source.ledger;
        return {};
    }
    void expectSound() const
    {
        const auto checks = checkSqliteStore(data());
        ASSERT_TRUE(checks) << checks.error().what;
        for (const StoreCheck& check : *checks) EXPECT_EQ(check.failed, 0u) << check.name << ": " << check.problems.front();
    }

    test::TemporaryDirectory folder_;
};

}  // namespace tally
