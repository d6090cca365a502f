// SPDX-License-Identifier: GPL-3.0-or-later
// FaultyFileSystem: a disk in memory for tests of what must survive.
//
// Two states at once: what a process sees, and what a loss of power would leave. Writes lie in a list per file until
// sync(); names are as syncDirectory() last saw them. powerLoss() builds a disk on which each unsynced write and name is
// there, missing or (writes) torn or full of holes, by chance. A failed sync drops its writes for good, as Linux does.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <random>

#include "core/base/file_system.h"

namespace tally::test {

class FaultyFileSystem final : public FileSystem {
public:
    enum class Op : std::uint8_t { Open, Read, Append, Truncate, Sync, Size, List, MakeDirectory, SyncDirectory, Rename, Remove, FreeSpace };
    enum class Fault : std::uint8_t { Io, NoSpace };

    // The n-th call (from 1) from now on that `op` admits fails; with `stays`, so does every later one until healed.
    void failAt(std::uint64_t n, Fault fault, std::function<bool(Op)> op = {}, bool stays = false);
    void heal();
    bool fired() const;                             // the fault happened since failAt()
    void setCapacity(std::uint64_t bytes);          // of all files; beyond it appends fail with NoSpace
    void beforeSync(std::function<void()> look);    // called before each sync and syncDirectory, without any lock

    std::shared_ptr<FaultyFileSystem> powerLoss(std::mt19937_64& random) const;
    std::shared_ptr<FaultyFileSystem> copy() const;  // what kill -9 leaves: everything written

    std::string content(const std::string& path) const;
    void setContent(const std::string& path, std::string bytes);  // synced

    Result<std::unique_ptr<File>> open(const std::string& path, Open how) override;
    Result<std::vector<std::string>> list(const std::string& directory) const override;
    Result<void> makeDirectory(const std::string& path) override;
    Result<void> syncDirectory(const std::string& path) override;
    Result<void> rename(const std::string& from, const std::string& to) override;
    Result<void> remove(const std::string& path) override;
    Result<std::uint64_t> freeSpace(const std::string& directory) const override;

private:
    struct Write {
        bool truncation = false;
        std::uint64_t offset = 0;
        std::string bytes;
    };
    struct Inode {
        std::string now, synced;
        std::vector<Write> unsynced;
    };
    class Handle;
    using Names = std::map<std::string, std::shared_ptr<Inode>>;
    Result<void> check(Op op, const std::string& path) const;  // REQUIRES: the lock
    std::uint64_t used() const;

    mutable std::mutex mutex_;
    Names now_, synced_;
    std::map<std::string, bool> folders_;
    mutable std::uint64_t countdown_ = 0;
    mutable bool fired_ = false;
    Fault fault_ = Fault::Io;
    std::function<bool(Op)> admits_;
    bool stays_ = false;
    std::uint64_t capacity_ = ~std::uint64_t{0};
    std::function<void()> look_;
};

}  // namespace tally::test
