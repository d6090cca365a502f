// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/faulty_vfs.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>

namespace tally::test {

namespace {

constexpr std::size_t kSector = 512;  // what a disk writes as one

std::string contentOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put(std::string& content, std::size_t offset, const char* bytes, std::size_t size)
{
    if (content.size() < offset + size) content.resize(offset + size);
    std::copy(bytes, bytes + size, content.begin() + static_cast<std::ptrdiff_t>(offset));
}

}  // namespace

struct FaultyVfs::File {
    sqlite3_file base;
    FaultyVfs* owner;
    std::shared_ptr<Shadow> shadow;  // none for files without a name
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    const sqlite3_io_methods* on() { return real()->pMethods; }
};

FaultyVfs::File* FaultyVfs::fileOf(sqlite3_file* file) { return reinterpret_cast<File*>(file); }

FaultyVfs::FaultyVfs() : real_(sqlite3_vfs_find(nullptr))
{
    vfs_ = *real_;
    vfs_.iVersion = 1;
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    vfs_.pNext = nullptr;
    vfs_.zName = "tally-faulty";
    vfs_.pAppData = this;
    vfs_.xOpen = [](sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags) {
        return self(vfs)->open(path, file, flags, outFlags);
    };
    vfs_.xDelete = [](sqlite3_vfs* vfs, const char* path, int syncDirectory) {
        FaultyVfs* const me = self(vfs);
        if (me->fails(Op::Delete)) return SQLITE_IOERR_DELETE;
        const int code = me->real_->xDelete(me->real_, path, 0);
        const std::lock_guard lock(me->mutex_);
        const auto found = me->shadows_.find(path);
        if (code == SQLITE_OK && found != me->shadows_.end()) {
            Shadow& shadow = *found->second;
            shadow.mayReturn = syncDirectory == 0;
            shadow.removed = shadow.synced;
            shadow.there = false;
        }
        return code;
    };
    vfs_.xAccess = [](sqlite3_vfs* vfs, const char* path, int flags, int* result) {
        FaultyVfs* const me = self(vfs);
        if (me->fails(Op::Access)) return SQLITE_IOERR_ACCESS;
        return me->real_->xAccess(me->real_, path, flags, result);
    };
    useFileMethods();
    useSharedMemoryMethods();
    sqlite3_vfs_register(&vfs_, 1);
}

FaultyVfs::~FaultyVfs()
{
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
}

void FaultyVfs::failAt(std::uint64_t n, Fault fault, bool stays)
{
    const std::lock_guard lock(mutex_);
    countdown_ = n;
    fault_ = fault;
    stays_ = stays;
    fired_ = false;
}

void FaultyVfs::heal()
{
    const std::lock_guard lock(mutex_);
    countdown_ = 0;
    stays_ = false;
}

bool FaultyVfs::fired() const
{
    const std::lock_guard lock(mutex_);
    return fired_;
}

void FaultyVfs::beforeSync(std::function<void()> look) { look_ = std::move(look); }

bool FaultyVfs::fails(Op op)
{
    const std::lock_guard lock(mutex_);
    if (countdown_ == 0) return fired_ && stays_ && (fault_ == Fault::Io || op == Op::Write || op == Op::Shm);
    if (fault_ == Fault::NoSpace && op != Op::Write && op != Op::Shm) return false;
    if (--countdown_ > 0) return false;
    fired_ = true;
    return true;
}

std::shared_ptr<FaultyVfs::Shadow> FaultyVfs::shadowOf(const char* path, bool journal)
{
    const std::lock_guard lock(mutex_);
    auto& shadow = shadows_[path];
    if (shadow && shadow->there) return shadow;
    auto fresh = std::make_shared<Shadow>();
    int exists = 0;
    fresh->nameUnsynced = journal && real_->xAccess(real_, path, SQLITE_ACCESS_EXISTS, &exists) == SQLITE_OK && exists == 0;
    if (shadow) {
        fresh->mayReturn = shadow->mayReturn;
        fresh->removed = std::move(shadow->removed);
    } else {
        fresh->synced = contentOf(path);
    }
    return shadow = std::move(fresh);
}

int FaultyVfs::open(const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    File* const mine = new (file) File{};
    mine->owner = this;
    if (fails(Op::Open)) return SQLITE_CANTOPEN;
    // Looked at before it is opened: what is made by that is not synced.
    if (path != nullptr) mine->shadow = shadowOf(path, (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0);
    const int code = real_->xOpen(real_, path, mine->real(), flags, outFlags);
    if (mine->on() != nullptr) mine->base.pMethods = &methods_;
    else mine->shadow.reset();
    return code;
}

void FaultyVfs::useFileMethods()
{
    methods_.iVersion = 2;
    methods_.xClose = [](sqlite3_file* file) {
        File* const f = fileOf(file);
        const int code = f->on()->xClose(f->real());
        f->shadow.reset();
        return code;
    };
    methods_.xRead = [](sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
        File* const f = fileOf(file);
        if (f->owner->fails(Op::Read)) return SQLITE_IOERR_READ;
        return f->on()->xRead(f->real(), to, size, offset);
    };
    methods_.xWrite = [](sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
        File* const f = fileOf(file);
        const bool failing = f->owner->fails(Op::Write);
        const Fault fault = f->owner->fault_;
        if (failing) size /= 2;  // a part may have got there
        const int code = f->on()->xWrite(f->real(), from, size, offset);
        if (f->shadow) {
            const std::lock_guard lock(f->owner->mutex_);
            f->shadow->unsynced.push_back({false, static_cast<std::size_t>(offset),
                                           std::string(static_cast<const char*>(from), static_cast<std::size_t>(size))});
        }
        return failing ? fault == Fault::NoSpace ? SQLITE_FULL : SQLITE_IOERR_WRITE : code;
    };
    methods_.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
        File* const f = fileOf(file);
        if (f->owner->fails(Op::Truncate)) return SQLITE_IOERR_TRUNCATE;
        if (f->shadow) {
            const std::lock_guard lock(f->owner->mutex_);
            f->shadow->unsynced.push_back({true, static_cast<std::size_t>(size), {}});
        }
        return f->on()->xTruncate(f->real(), size);
    };
    methods_.xSync = [](sqlite3_file* file, int) {
        File* const f = fileOf(file);
        if (f->owner->look_) f->owner->look_();
        const bool failing = f->owner->fails(Op::Sync);
        if (!f->shadow) return failing ? SQLITE_IOERR_FSYNC : SQLITE_OK;
        const std::lock_guard lock(f->owner->mutex_);
        // As Linux does: what could not be synced is forgotten, and the next sync says that all is well.
        for (const Write& write : f->shadow->unsynced) {
            if (failing) break;
            if (write.truncation) f->shadow->synced.resize(write.offset);
            else put(f->shadow->synced, write.offset, write.bytes.data(), write.bytes.size());
        }
        f->shadow->unsynced.clear();
        if (failing) return SQLITE_IOERR_FSYNC;
        // SQLite's VFS syncs the directory with the first sync of a new journal or WAL.
        if (!f->shadow->nameUnsynced) return SQLITE_OK;
        f->shadow->nameUnsynced = false;
        for (const auto& [path, shadow] : f->owner->shadows_) shadow->mayReturn = false;
        return SQLITE_OK;
    };
    methods_.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
        File* const f = fileOf(file);
        if (f->owner->fails(Op::Size)) return SQLITE_IOERR_FSTAT;
        return f->on()->xFileSize(f->real(), size);
    };
    methods_.xLock = [](sqlite3_file* file, int level) { return fileOf(file)->on()->xLock(fileOf(file)->real(), level); };
    methods_.xUnlock = [](sqlite3_file* file, int level) { return fileOf(file)->on()->xUnlock(fileOf(file)->real(), level); };
    methods_.xCheckReservedLock = [](sqlite3_file* file, int* result) {
        return fileOf(file)->on()->xCheckReservedLock(fileOf(file)->real(), result);
    };
    methods_.xFileControl = [](sqlite3_file* file, int op, void* argument) {
        return fileOf(file)->on()->xFileControl(fileOf(file)->real(), op, argument);
    };
    methods_.xSectorSize = [](sqlite3_file* file) { return fileOf(file)->on()->xSectorSize(fileOf(file)->real()); };
    methods_.xDeviceCharacteristics = [](sqlite3_file* file) {
        return fileOf(file)->on()->xDeviceCharacteristics(fileOf(file)->real());
    };
}

void FaultyVfs::useSharedMemoryMethods()
{
    methods_.xShmMap = [](sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
        File* const f = fileOf(file);
        if (f->owner->fails(Op::Shm)) return f->owner->fault_ == Fault::NoSpace ? SQLITE_FULL : SQLITE_IOERR_SHMMAP;
        return f->on()->xShmMap(f->real(), page, size, extend, memory);
    };
    methods_.xShmLock = [](sqlite3_file* file, int offset, int n, int flags) {
        return fileOf(file)->on()->xShmLock(fileOf(file)->real(), offset, n, flags);
    };
    methods_.xShmBarrier = [](sqlite3_file* file) { fileOf(file)->on()->xShmBarrier(fileOf(file)->real()); };
    methods_.xShmUnmap = [](sqlite3_file* file, int remove) { return fileOf(file)->on()->xShmUnmap(fileOf(file)->real(), remove); };
}

FaultyVfs::Disk FaultyVfs::powerLoss(std::mt19937_64& random) const
{
    const std::lock_guard lock(mutex_);
    Disk disk;
    const std::uint64_t kind = random() % 4;  // nothing, everything, or anything of what was not synced
    for (const auto& [path, shadow] : shadows_) {
        if (!shadow->there || (shadow->mayReturn && random() % 2 == 0)) {
            if (shadow->mayReturn && random() % 2 == 0) disk[path] = shadow->removed;
            continue;
        }
        std::string content = shadow->synced;
        for (const Write& write : shadow->unsynced) {
            const std::uint64_t fate = kind == 0 ? 0 : kind == 1 ? 1 : random() % 4;
            if (fate == 0) continue;
            if (write.truncation) {
                content.resize(write.offset);
                continue;
            }
            std::size_t from = 0, to = write.bytes.size();
            const std::size_t cut = random() % (to / kSector + 1) * kSector;
            if (fate == 2) to = cut;
            if (fate == 3) from = cut;
            put(content, write.offset + from, write.bytes.data() + from, to - from);
        }
        if (!content.empty() || random() % 2 == 0) disk[path] = std::move(content);
    }
    return disk;
}

std::uint64_t callStep()
{
    const char* const step = std::getenv("TALLY_CALL_STEP");
    return step != nullptr ? std::max(1ULL, std::strtoull(step, nullptr, 10)) : 1;
}

}  // namespace tally::test
