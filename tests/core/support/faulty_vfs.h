// SPDX-License-Identifier: GPL-3.0-or-later
// FaultyVfs: SQLite's own files on this machine's disk, failing when told to, with a memory of what was never synced.
//
// While it lives it is SQLite's default VFS. Two states at once: what a process sees is on the disk; what a loss of power
// would leave is kept beside it: per file the synced bytes and the writes since, per removed name the bytes that may come
// back. powerLoss() makes one such disk by chance: each unsynced write is there, missing or torn.
// Syncs are not passed on, so that a test may do thousands.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace tally::test {

class FaultyVfs {
public:
    enum class Op : std::uint8_t { Open, Read, Write, Truncate, Sync, Size, Delete, Access, Shm };
    enum class Fault : std::uint8_t { Io, NoSpace };  // NoSpace admits only Write and Shm

    FaultyVfs();
    ~FaultyVfs();  // REQUIRES: no connection is open
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;

    // The n-th call (from 1) from now on fails; with `stays`, so does every later one until healed.
    void failAt(std::uint64_t n, Fault fault, bool stays = false);
    void heal();
    bool fired() const;                           // the fault happened since failAt()
    void beforeSync(std::function<void()> look);  // called without any lock; must open no database

    using Disk = std::map<std::string, std::string>;  // content by path
    Disk powerLoss(std::mt19937_64& random) const;

private:
    struct Write {
        bool truncation = false;
        std::size_t offset = 0;
        std::string bytes;
    };
    struct Shadow {
        std::string synced;
        std::vector<Write> unsynced;
        bool there = true;         // has its name
        bool nameUnsynced = false; // a journal or WAL whose name was not synced yet
        bool mayReturn = false;    // a removed file of that name was not synced away
        std::string removed;       // what that file held
    };
    struct File;  // SQLite's file object; the real one lies behind it
    static File* fileOf(sqlite3_file* file);
    static FaultyVfs* self(sqlite3_vfs* vfs) { return static_cast<FaultyVfs*>(vfs->pAppData); }
    bool fails(Op op);  // counts the call
    std::shared_ptr<Shadow> shadowOf(const char* path, bool journal);
    int open(const char* path, sqlite3_file* file, int flags, int* outFlags);
    void useFileMethods();
    void useSharedMemoryMethods();

    sqlite3_vfs* real_;
    sqlite3_vfs vfs_{};
    sqlite3_io_methods methods_{};
    mutable std::mutex mutex_;
    std::map<std::string, std::shared_ptr<Shadow>> shadows_;
    std::uint64_t countdown_ = 0;
    Fault fault_ = Fault::Io;
    bool stays_ = false, fired_ = false;
    std::function<void()> look_;
};

// Tests in which each call in turn fails go on by so many: one, or TALLY_CALL_STEP where each takes long.
std::uint64_t callStep();

}  // namespace tally::test
