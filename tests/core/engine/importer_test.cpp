// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/importer.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "core/query/file_source.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {
namespace {

namespace fs = std::filesystem;

class Importer : public ::testing::Test {
protected:
    void SetUp() override
    {
        folder_ = fs::temp_directory_path() / ("tally_import_" + std::to_string(::getpid()) + "_" +
                                               ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string write(const std::string& name, int from, int to)
    {
        const fs::path path = folder_ / name;
        std::ofstream out(path, std::ios::binary);
        for (int i = from; i < to; ++i)
            out << (i % 50 == 7 ? "broken\n" : "{\"videoId\":\"v" + std::to_string(i % 13) + "\",\"timestamp\":" +
                    std::to_string(1795392000 + i * 7) + ",\"value\":" + std::to_string(i % 11) + ".25}\n");
        return path.string();
    }
    Result<ImportResult> import(const std::string& path, std::stop_token stop = {}, std::uint64_t commitBytes = 20'000)
    {
        auto store = openSqliteStore(data());
        EXPECT_TRUE(store) << store.error().what;
        ImportOptions options;
        options.threads = 3;
        options.commitBytes = commitBytes;
        return importLog(path, options, store->get(), stop);
    }
    std::string data() const { return (folder_ / "data").string(); }
    std::uint64_t stored(const std::string& item)
    {
        Question question;
        question.item = item;
        auto reader = openSqliteReader(data());
        EXPECT_TRUE(reader);
        return StoreSource(std::move(*reader)).value(question)->events;
    }
    Tally storedTotal()
    {
        auto reader = openSqliteReader(data());
        return StoreSource(std::move(*reader)).top({})->total;
    }

    fs::path folder_;
};

TEST_F(Importer, KeepsWhatTheFileSays)
{
    const std::string path = write("a.ndjson", 0, 5000);
    const auto result = import(path);
    ASSERT_TRUE(result) << result.error().what;
    EXPECT_EQ(result->report.log.ledger.valid, 4900u);
    EXPECT_EQ(result->report.log.ledger.rejected, 100u);
    FileSource file({{path}, {}, 1, {}});
    const auto fromFile = file.top({});
    auto reader = openSqliteReader(data());
    StoreSource source(std::move(*reader));
    const auto fromStore = source.top({});
    ASSERT_TRUE(fromFile && fromStore);
    EXPECT_EQ(fromStore->total.count, fromFile->total.count);
    ASSERT_EQ(fromStore->rows.size(), fromFile->rows.size());
    for (std::size_t i = 0; i < fromFile->rows.size(); ++i) {
        EXPECT_EQ(fromStore->rows[i].item, fromFile->rows[i].item);
        EXPECT_EQ(fromStore->rows[i].tally.count, fromFile->rows[i].tally.count);
    }
    const auto ledger = source.ledger();
    ASSERT_TRUE(ledger);
    EXPECT_TRUE((*ledger)[0].ledger.balances());
    EXPECT_EQ((*ledger)[0].ledger.received, 5000u);
    EXPECT_EQ(source.letters(1000)->size(), 100u);
    EXPECT_EQ(source.letters(1000)->front().letter.line, 8u);
}

TEST_F(Importer, TheSameContentTwiceAddsNothing)
{
    const std::string path = write("a.ndjson", 0, 3000);
    ASSERT_TRUE(import(path));
    const Tally before = storedTotal();
    const auto again = import(path);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->alreadyThere);
    const std::string copy = (folder_ / "another name.log").string();
    fs::copy_file(path, copy);
    EXPECT_TRUE(import(copy)->alreadyThere);
    EXPECT_EQ(storedTotal(), before);
}

TEST_F(Importer, AGrownFileAddsItsTail)
{
    const std::string path = write("a.ndjson", 0, 40);   // shorter than the fingerprint
    ASSERT_TRUE(import(path));
    write("a.ndjson", 0, 3000);
    const auto grown = import(path);
    ASSERT_TRUE(grown);
    EXPECT_GT(grown->startedAt, 0u);
    EXPECT_EQ(storedTotal().count, 2940u);
}

TEST_F(Importer, AnotherLogWithTheSameHeadIsAnotherSource)
{
    const std::string path = write("a.ndjson", 0, 3000);
    ASSERT_TRUE(import(path));
    std::ofstream(path, std::ios::binary | std::ios::in | std::ios::out).seekp(150'000) << "#";
    const auto other = import(path);
    ASSERT_TRUE(other) << other.error().what;
    EXPECT_FALSE(other->alreadyThere);
    EXPECT_EQ(other->startedAt, 0u);
}

TEST_F(Importer, GoesOnWhereItWasStopped)
{
    const std::string path = write("a.ndjson", 0, 60'000);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = import(path, stop.get_token());
    ASSERT_TRUE(stopped);
    EXPECT_TRUE(stopped->interrupted);
    const auto rest = import(path);
    ASSERT_TRUE(rest) << rest.error().what;
    EXPECT_EQ(storedTotal().count, 58'800u);
    EXPECT_EQ(stored("v3"), [&] {
        std::uint64_t n = 0;
        for (int i = 0; i < 60'000; ++i) n += i % 13 == 3 && i % 50 != 7;
        return n;
    }());
}

TEST_F(Importer, AStoreRefusesFinerEdgesAndNamesTheNearest)
{
    ASSERT_TRUE(import(write("a.ndjson", 0, 1000)));
    auto reader = openSqliteReader(data());
    StoreSource source(std::move(*reader));
    Question question;
    question.range = {{1795392030LL * kSecond}, {1795392090LL * kSecond}};
    const auto refused = source.value(question);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NotExact);
    EXPECT_NE(refused.error().what.find("2026-11-23T00:00:00Z"), std::string::npos);
    question.widen = true;
    const auto widened = source.value(question);
    ASSERT_TRUE(widened);
    EXPECT_TRUE(widened->provenance.widened);
}

}  // namespace
}  // namespace tally
