// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/faulty_file_system.h"

#include <algorithm>
#include <cstring>

namespace tally::test {

namespace {

constexpr std::size_t kBlock = 256;   // what a disk writes as one, made small for small tests

std::string folderOf(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

void put(std::string& content, std::uint64_t offset, std::string_view bytes)
{
    if (content.size() < offset + bytes.size()) content.resize(offset + bytes.size());
    std::copy(bytes.begin(), bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(offset));
}

}  // namespace

class FaultyFileSystem::Handle final : public File {
public:
    Handle(FaultyFileSystem& disk, std::shared_ptr<Inode> inode, std::string path, bool writable)
        : disk_(disk), inode_(std::move(inode)), path_(std::move(path)), writable_(writable)
    {
    }
    Result<std::size_t> readAt(std::uint64_t offset, char* to, std::size_t size) const override
    {
        const std::lock_guard lock(disk_.mutex_);
        if (const auto fine = disk_.check(Op::Read, path_); !fine) return tl::unexpected(fine.error());
        if (offset >= inode_->now.size()) return std::size_t{0};
        const std::size_t n = std::min<std::size_t>(size, inode_->now.size() - offset);
        std::memcpy(to, inode_->now.data() + offset, n);
        return n;
    }
    Result<void> append(std::string_view bytes) override
    {
        const std::lock_guard lock(disk_.mutex_);
        auto fine = disk_.check(Op::Append, path_);
        if (!writable_) fine = fail(ErrorCode::Store, "not open for writing", path_);
        const std::uint64_t room = disk_.capacity_ - std::min(disk_.capacity_, disk_.used());
        if (fine && bytes.size() > room) {
            fine = fail(ErrorCode::Busy, "no space left", path_);
            bytes = bytes.substr(0, room);
        } else if (!fine) {
            bytes = bytes.substr(0, bytes.size() / 2);   // what a failed write may leave
        }
        if (!bytes.empty()) {
            inode_->unsynced.push_back({false, inode_->now.size(), std::string(bytes)});
            inode_->now += bytes;
        }
        return fine;
    }
    Result<void> rewrite(std::uint64_t offset, std::string_view bytes) override
    {
        const std::lock_guard lock(disk_.mutex_);
        auto fine = disk_.check(Op::Append, path_);
        if (!writable_ || offset + bytes.size() > inode_->now.size()) return fail(ErrorCode::Store, "nothing to write over", path_);
        if (!fine) bytes = bytes.substr(0, bytes.size() / 2);
        inode_->unsynced.push_back({false, offset, std::string(bytes)});
        put(inode_->now, offset, bytes);
        return fine;
    }
    Result<void> truncate(std::uint64_t size) override
    {
        const std::lock_guard lock(disk_.mutex_);
        if (auto fine = disk_.check(Op::Truncate, path_); !fine) return fine;
        inode_->unsynced.push_back({true, size, {}});
        inode_->now.resize(size);
        return {};
    }
    Result<void> sync() override
    {
        if (disk_.look_) disk_.look_();
        const std::lock_guard lock(disk_.mutex_);
        auto fine = disk_.check(Op::Sync, path_);
        for (const Write& write : inode_->unsynced) {
            if (write.truncation) inode_->synced.resize(write.offset);
            else if (fine) put(inode_->synced, write.offset, write.bytes);
        }
        inode_->unsynced.clear();
        return fine;
    }
    Result<std::uint64_t> size() const override
    {
        const std::lock_guard lock(disk_.mutex_);
        if (const auto fine = disk_.check(Op::Size, path_); !fine) return tl::unexpected(fine.error());
        return inode_->now.size();
    }

private:
    FaultyFileSystem& disk_;
    std::shared_ptr<Inode> inode_;
    std::string path_;
    bool writable_;
};

void FaultyFileSystem::failAt(std::uint64_t n, Fault fault, std::function<bool(Op)> op, bool stays)
{
    const std::lock_guard lock(mutex_);
    countdown_ = n;
    fired_ = false;
    fault_ = fault;
    admits_ = std::move(op);
    stays_ = stays;
}

void FaultyFileSystem::heal()
{
    const std::lock_guard lock(mutex_);
    countdown_ = 0;
    stays_ = false;
    capacity_ = ~std::uint64_t{0};
}

bool FaultyFileSystem::fired() const
{
    const std::lock_guard lock(mutex_);
    return fired_;
}

void FaultyFileSystem::setCapacity(std::uint64_t bytes)
{
    const std::lock_guard lock(mutex_);
    capacity_ = bytes;
}

void FaultyFileSystem::beforeSync(std::function<void()> look) { look_ = std::move(look); }

Result<void> FaultyFileSystem::check(Op op, const std::string& path) const
{
    if (countdown_ == 0 || (admits_ && !admits_(op))) return {};
    if (countdown_ > 1) {
        --countdown_;
        return {};
    }
    fired_ = true;
    if (!stays_) countdown_ = 0;
    if (fault_ == Fault::NoSpace) return fail(ErrorCode::Busy, "no space left", path);
    return fail(ErrorCode::Store, "input/output error", path);
}

std::uint64_t FaultyFileSystem::used() const
{
    std::uint64_t bytes = 0;
    for (const auto& [path, inode] : now_) bytes += inode->now.size();
    return bytes;
}

std::shared_ptr<FaultyFileSystem> FaultyFileSystem::powerLoss(std::mt19937_64& random) const
{
    const std::lock_guard lock(mutex_);
    auto after = std::make_shared<FaultyFileSystem>();
    after->folders_ = folders_;
    Names names = synced_;
    for (const auto& [path, inode] : now_)
        if (random() % 2 == 0) names[path] = inode;
    for (const auto& [path, inode] : synced_)
        if (!now_.contains(path) && random() % 2 == 0) names.erase(path);
    for (const auto& [path, inode] : names) {
        std::string content = inode->synced;
        for (const Write& write : inode->unsynced) {
            const auto fate = random() % 4;   // there, missing, torn, with holes
            if (fate == 1) continue;
            if (write.truncation) content.resize(write.offset);
            else if (fate == 2) put(content, write.offset, std::string_view(write.bytes).substr(0, random() % (write.bytes.size() + 1)));
            else
                for (std::size_t at = 0; at < write.bytes.size(); at += kBlock)
                    if (fate == 0 || random() % 2 == 0) put(content, write.offset + at, std::string_view(write.bytes).substr(at, kBlock));
        }
        auto left = std::make_shared<Inode>();
        left->now = left->synced = std::move(content);
        after->now_[path] = after->synced_[path] = std::move(left);
    }
    return after;
}

std::shared_ptr<FaultyFileSystem> FaultyFileSystem::copy() const
{
    const std::lock_guard lock(mutex_);
    auto after = std::make_shared<FaultyFileSystem>();
    after->folders_ = folders_;
    std::map<const Inode*, std::shared_ptr<Inode>> copies;
    const auto copied = [&](const std::shared_ptr<Inode>& inode) {
        auto& made = copies[inode.get()];
        if (!made) made = std::make_shared<Inode>(*inode);
        return made;
    };
    for (const auto& [path, inode] : now_) after->now_[path] = copied(inode);
    for (const auto& [path, inode] : synced_) after->synced_[path] = copied(inode);
    return after;
}

std::string FaultyFileSystem::content(const std::string& path) const
{
    const std::lock_guard lock(mutex_);
    const auto found = now_.find(path);
    return found == now_.end() ? std::string() : found->second->now;
}

void FaultyFileSystem::setContent(const std::string& path, std::string bytes)
{
    const std::lock_guard lock(mutex_);
    auto inode = std::make_shared<Inode>();
    inode->now = inode->synced = std::move(bytes);
    now_[path] = synced_[path] = std::move(inode);
}

Result<std::unique_ptr<File>> FaultyFileSystem::open(const std::string& path, Open how)
{
    const std::lock_guard lock(mutex_);
    if (const auto fine = check(Op::Open, path); !fine) return tl::unexpected(fine.error());
    auto found = now_.find(path);
    if (how == Open::Create) {
        if (found != now_.end()) return fail(ErrorCode::Store, "file exists", path);
        found = now_.emplace(path, std::make_shared<Inode>()).first;
    }
    if (found == now_.end()) return fail(ErrorCode::Unreadable, "no such file", path);
    return std::make_unique<Handle>(*this, found->second, path, how != Open::Read);
}

Result<std::vector<std::string>> FaultyFileSystem::list(const std::string& directory) const
{
    const std::lock_guard lock(mutex_);
    if (const auto fine = check(Op::List, directory); !fine) return tl::unexpected(fine.error());
    std::vector<std::string> names;
    for (const auto& [path, inode] : now_)
        if (folderOf(path) == directory) names.push_back(path.substr(directory.size() + 1));
    return names;
}

Result<void> FaultyFileSystem::makeDirectory(const std::string& path)
{
    const std::lock_guard lock(mutex_);
    if (auto fine = check(Op::MakeDirectory, path); !fine) return fine;
    folders_[path] = true;
    return {};
}

Result<void> FaultyFileSystem::syncDirectory(const std::string& path)
{
    if (look_) look_();
    const std::lock_guard lock(mutex_);
    if (auto fine = check(Op::SyncDirectory, path); !fine) return fine;
    std::erase_if(synced_, [&](const auto& entry) { return folderOf(entry.first) == path; });
    for (const auto& [name, inode] : now_)
        if (folderOf(name) == path) synced_[name] = inode;
    return {};
}

Result<void> FaultyFileSystem::rename(const std::string& from, const std::string& to)
{
    const std::lock_guard lock(mutex_);
    if (auto fine = check(Op::Rename, from); !fine) return fine;
    const auto found = now_.find(from);
    if (found == now_.end()) return fail(ErrorCode::Unreadable, "no such file", from);
    auto inode = found->second;
    now_.erase(found);
    now_[to] = std::move(inode);
    return {};
}

Result<void> FaultyFileSystem::remove(const std::string& path)
{
    const std::lock_guard lock(mutex_);
    if (auto fine = check(Op::Remove, path); !fine) return fine;
    if (now_.erase(path) == 0) return fail(ErrorCode::Unreadable, "no such file", path);
    return {};
}

Result<std::uint64_t> FaultyFileSystem::freeSpace(const std::string& directory) const
{
    const std::lock_guard lock(mutex_);
    if (const auto fine = check(Op::FreeSpace, directory); !fine) return tl::unexpected(fine.error());
    return capacity_ - std::min(capacity_, used());
}

}  // namespace tally::test
