// SPDX-License-Identifier: GPL-3.0-or-later
// Backups against a journal that is written and forgotten meanwhile, and against damage.
#include "core/engine/keep/backup.h"

#include <fstream>
#include <functional>
#include <gtest/gtest.h>

#include "core/log/journal/journal.h"
#include "core/log/journal/segment_header.h"
#include "core/store/sqlite/connection.h"
#include "tests/core/store/model.h"
#include "tests/core/support/faulty_vfs.h"

namespace tally::test {
namespace {

namespace fs = std::filesystem;
const std::string kListener = "tcp://127.0.0.1:9";

// The disk of this machine, with something happening before a directory is listed.
class WatchedFileSystem final : public FileSystem {
public:
    std::function<void(const std::string&)> beforeList;
    std::uint64_t failAt = 0;  // the n-th call that changes or opens something fails
    bool fired = false;

    Result<std::unique_ptr<File>> open(const std::string& path, Open how) override
    {
        if (fails()) return failed(path);
        return real_->open(path, how);
    }
    Result<std::vector<std::string>> list(const std::string& directory) const override
    {
        if (beforeList) beforeList(directory);
        return real_->list(directory);
    }
    Result<void> makeDirectory(const std::string& path) override { return fails() ? failed(path) : real_->makeDirectory(path); }
    Result<void> syncDirectory(const std::string& path) override { return fails() ? failed(path) : real_->syncDirectory(path); }
    Result<void> rename(const std::string& from, const std::string& to) override { return fails() ? failed(from) : real_->rename(from, to); }
    Result<void> remove(const std::string& path) override { return real_->remove(path); }
    Result<std::uint64_t> freeSpace(const std::string& directory) const override { return real_->freeSpace(directory); }

private:
    bool fails()
    {
        if (failAt == 0 || --failAt > 0) return false;
        return fired = true;
    }
    static tl::unexpected<Error> failed(const std::string& path) { return fail(ErrorCode::Store, "Input/output error", path); }
    std::shared_ptr<FileSystem> real_ = systemFileSystem();
};

class Backup : public ::testing::Test {
protected:
    std::string data() const { return directory_.file("data"); }
    std::string to() const { return directory_.file("backup"); }
    std::string restored() const { return directory_.file("restored"); }
    std::vector<std::string> segments() const
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(data() + "/journal")) names.push_back(entry.path().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    // One segment a batch: each journal writes one batch and ends. The newest batch is `text`.
    void journalBatch(const std::string& text)
    {
        JournalOptions options;
        options.keepFree = 0;
        auto journal = Journal::open(systemFileSystem(), data() + "/journal", kListener, options);
        ASSERT_TRUE(journal.has_value()) << journal.error().what;
        ASSERT_TRUE((*journal)->append(text, Micros{1}));
    }
    // The store has counted the journal up to `position`.
    void commit(std::uint64_t position)
    {
        auto store = openSqliteStore(data());
        ASSERT_TRUE(store.has_value());
        RollupBatch batch;
        batch.id = "to " + std::to_string(position);
        SourceProgress source;
        source.name = kListener;
        source.from = committed_;
        source.to = committed_ = position;
        batch.sources.push_back(source);
        ASSERT_TRUE((*store)->apply(batch).has_value());
    }
    void start()
    {
        fs::create_directories(data());
        for (const char* text : {"one\n", "two\n", "three\n"}) journalBatch(text);
        commit(4);
    }
    // What the restored store would count next.
    std::string replayed()
    {
        const auto reader = openSqliteReader(restored());
        EXPECT_TRUE(reader.has_value()) << reader.error().what;
        auto journal = Journal::open(systemFileSystem(), restored() + "/journal", kListener);
        EXPECT_TRUE(journal.has_value());
        (*journal)->seek((*reader)->sources()->front().position);
        (*journal)->close();
        std::string all;
        while (!(*journal)->drained())
            if (const auto batch = (*journal)->next(std::chrono::milliseconds(1000))) all += batch->bytes;
        for (const JournalNote& note : (*journal)->notes()) all += "note: " + note.what;
        return all;
    }

    TemporaryDirectory directory_;
    std::shared_ptr<FileSystem> files_ = systemFileSystem();
    std::uint64_t committed_ = 0;
};

TEST_F(Backup, HoldsTheDatabaseAndWhatTheJournalHasBeyondIt)
{
    start();
    const auto made = backupStore(data(), to(), *files_);
    ASSERT_TRUE(made.has_value()) << made.error().what;
    EXPECT_EQ(made->segments, 3u);
    const auto back = restoreStore(to(), restored(), *files_);
    ASSERT_TRUE(back.has_value()) << back.error().what;
    EXPECT_EQ(back->bytes, made->bytes);
    for (const std::string& folder : {to(), restored()}) {
        EXPECT_FALSE(fs::exists(folder + "/tally.db-wal"));
        EXPECT_FALSE(fs::exists(folder + "/lock"));
    }
    EXPECT_EQ(replayed(), "two\nthree\n");
}

// Between the first look at the journal and the second the writer commits everything, goes on, and forgets what it may.
TEST_F(Backup, TheJournalMayForgetWhileItIsCopied)
{
    start();
    WatchedFileSystem files;
    int looks = 0;
    files.beforeList = [&](const std::string&) {
        if (++looks != 2) return;
        commit(14);
        journalBatch("four\n");
        const auto names = segments();
        for (std::size_t i = 0; i + 2 < names.size(); ++i) fs::remove(names[i]);  // the newest of before stays
    };
    ASSERT_TRUE(backupStore(data(), to(), files).has_value());
    EXPECT_EQ(looks, 2);
    ASSERT_TRUE(restoreStore(to(), restored(), *files_).has_value());
    EXPECT_EQ(replayed(), "two\nthree\nfour\n");
}

// All that was pinned is gone: something in between may have come and gone unseen, so another moment is taken.
TEST_F(Backup, AMomentWhoseJournalIsGoneIsTakenAgain)
{
    start();
    WatchedFileSystem files;
    int looks = 0;
    files.beforeList = [&](const std::string&) {
        if (++looks != 2) return;
        commit(14);
        journalBatch("four\n");
        journalBatch("five\n");
        commit(19);
        const auto names = segments();
        for (std::size_t i = 0; i + 1 < names.size(); ++i) fs::remove(names[i]);
    };
    ASSERT_TRUE(backupStore(data(), to(), files).has_value());
    EXPECT_EQ(looks, 4);
    ASSERT_TRUE(restoreStore(to(), restored(), *files_).has_value());
    EXPECT_EQ(replayed(), "five\n");
}

TEST_F(Backup, NothingIsOverwritten)
{
    start();
    ASSERT_TRUE(backupStore(data(), to(), *files_).has_value());
    const auto again = backupStore(data(), to(), *files_);
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, ErrorCode::Usage);
    const auto over = restoreStore(to(), data(), *files_);
    ASSERT_FALSE(over.has_value());
    EXPECT_EQ(over.error().code, ErrorCode::Usage);
    EXPECT_EQ(over.error().where, data());
    fs::create_directories(restored());  // an empty one is fine
    EXPECT_TRUE(restoreStore(to(), restored(), *files_).has_value());
}

TEST_F(Backup, DamageIsFoundBeforeTheStoreGetsItsName)
{
    start();
    ASSERT_TRUE(backupStore(data(), to(), *files_).has_value());
    const std::string saved = directory_.file("saved");
    fs::copy(to(), saved, fs::copy_options::recursive);
    for (const auto& entry : fs::recursive_directory_iterator(saved)) {
        if (!entry.is_regular_file()) continue;
        const fs::path file = to() / fs::relative(entry.path(), saved);
        {
            std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
            stream.seekp(static_cast<std::streamoff>(fs::file_size(file) / 2)).put('\x07');
        }
        const auto back = restoreStore(to(), restored(), *files_);
        EXPECT_FALSE(back.has_value()) << file;
        EXPECT_FALSE(fs::exists(restored()));
        fs::copy_file(entry.path(), file, fs::copy_options::overwrite_existing);
    }
    EXPECT_TRUE(restoreStore(to(), restored(), *files_).has_value());
    for (const auto& entry : fs::directory_iterator(directory_.path()))
        EXPECT_EQ(entry.path().string().find("partial"), std::string::npos) << entry.path();
}

// A database that was damaged before the backup is not passed on as a good one.
TEST_F(Backup, ADamagedStoreGivesNoBackup)
{
    {
        auto store = openSqliteStore(data());
        BatchMaker maker(5);
        const OwnedBatch made = maker.make("1", 9'000, 300, 1);
        ASSERT_TRUE((*store)->apply(made.batch).has_value());
    }
    {
        auto db = sqlite::Connection::open(data() + "/tally.db", sqlite::Connection::Mode::CreateAndWrite);
        ASSERT_TRUE(db->exec("UPDATE block SET cells = x'01ffff00' WHERE id = 2").has_value());
    }
    const auto made = backupStore(data(), to(), *files_);
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().code, ErrorCode::Damaged);
    EXPECT_NE(made.error().what.find("block 2"), std::string::npos) << made.error().what;
    EXPECT_FALSE(fs::exists(to()));
}

TEST_F(Backup, AListOfFilesLeadsNowhereElse)
{
    start();
    ASSERT_TRUE(backupStore(data(), to(), *files_).has_value());
    std::ofstream(to() + "/backup.txt", std::ios::app) << "00 0 journal/../../evil\n";
    const auto back = restoreStore(to(), restored(), *files_);
    ASSERT_FALSE(back.has_value());
    EXPECT_EQ(back.error().code, ErrorCode::Store);
    const auto none = restoreStore(directory_.path(), restored(), *files_);
    ASSERT_FALSE(none.has_value());
    EXPECT_EQ(none.error().code, ErrorCode::Unreadable);
}

// Of the copy's files and directories, and of SQLite's: an error as a value, nothing left behind, the store as it was.
TEST_F(Backup, TheNthCallFails)
{
    start();
    ASSERT_TRUE(backupStore(data(), to(), *files_).has_value());
    const std::string other = directory_.file("other");
    const auto tryAll = [&](const std::function<bool(std::uint64_t, FileSystem&)>& run, FileSystem& files) {
        std::uint64_t n = 1;
        while (!HasFailure() && run(n, files)) {
            EXPECT_FALSE(fs::exists(other)) << "call " << n;
            for (const auto& entry : fs::directory_iterator(directory_.path()))
                EXPECT_EQ(entry.path().string().find("partial"), std::string::npos) << "call " << n << ": " << entry.path();
            ++n;
        }
        return n;
    };
    for (const bool restoring : {false, true}) {
        const auto once = [&](FileSystem& files) {
            return restoring ? restoreStore(to(), other, files) : backupStore(data(), other, files);
        };
        WatchedFileSystem files;
        EXPECT_GT(tryAll([&](std::uint64_t n, FileSystem&) {
            files.failAt = n;
            files.fired = false;
            const auto done = once(files);
            // Once it has its name only the sync of that can fail: it may be there.
            if (files.fired && fs::exists(other)) fs::remove_all(other);
            EXPECT_EQ(done.has_value(), !files.fired) << "call " << n;
            return files.fired;
        }, files), 7u);
        fs::remove_all(other);
        EXPECT_GT(tryAll([&](std::uint64_t n, FileSystem& real) {
            FaultyVfs disk;
            disk.failAt(n, FaultyVfs::Fault::Io, true);
            const auto done = once(real);
            EXPECT_EQ(done.has_value(), !disk.fired()) << "call " << n;
            return disk.fired();
        }, *files_), 30u);
        fs::remove_all(other);
    }
    ASSERT_TRUE(restoreStore(to(), restored(), *files_).has_value());
    EXPECT_EQ(replayed(), "two\nthree\n");
}

}  // namespace
}  // namespace tally::test
