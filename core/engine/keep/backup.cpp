// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/keep/backup.h"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "core/engine/keep/pinned_segments.h"
#include "core/log/content_digest.h"
#include "core/store/sqlite/database_copy.h"

namespace tally {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHeading = "tallyscope backup 1";
constexpr std::string_view kManifest = "/backup.txt";
constexpr std::string_view kDatabase = "tally.db";
constexpr std::string_view kJournal = "journal";
constexpr std::size_t kChunk = 1 << 20;
constexpr std::size_t kMostManifest = 16u << 20;
constexpr int kMoments = 10;  // tries for a moment whose journal can be held

struct CopiedFile {
    std::string name, digest;  // name: relative to the backup
    std::uint64_t bytes = 0;
};

// A directory that is filled beside its final name; removed again unless it got it.
class Staging {
public:
    static Result<Staging> begin(FileSystem& files, const std::string& target);
    Staging(Staging&& other) noexcept : files_(other.files_), target_(other.target_), path_(std::exchange(other.path_, {})) {}
    Staging& operator=(Staging&&) = delete;
    ~Staging()
    {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    const std::string& path() const { return path_; }
    Result<void> finish();

private:
    Staging(FileSystem& files, std::string target, std::string path) : files_(files), target_(std::move(target)), path_(std::move(path)) {}
    FileSystem& files_;
    std::string target_, path_;
};

Result<Staging> Staging::begin(FileSystem& files, const std::string& target)
{
    std::error_code error;
    std::string plain = fs::absolute(target).lexically_normal().string();
    while (plain.size() > 1 && plain.back() == '/') plain.pop_back();
    const bool there = fs::exists(plain, error);
    if (there && (!fs::is_directory(plain, error) || !fs::is_empty(plain, error) || error))
        return fail(ErrorCode::Usage, "There is something already, and it is not overwritten.", target);
    fs::create_directories(fs::path(plain).parent_path(), error);
    std::string path = fmt::format("{}.partial-{}", plain, ::getpid());
    if (!fs::create_directory(path, error))
        return fail(ErrorCode::Store, "The directory cannot be made: " + (error ? error.message() : "it is there already") + ".", path);
    return Staging(files, std::move(plain), std::move(path));
}

Result<void> Staging::finish()
{
    if (auto ok = files_.syncDirectory(path_); !ok) return ok;
    if (fs::exists(path_ + "/" + std::string(kJournal)))
        if (auto ok = files_.syncDirectory(path_ + "/" + std::string(kJournal)); !ok) return ok;
    // Takes the place of an empty directory; one that is no longer empty is refused by the system.
    if (auto ok = files_.rename(path_, target_); !ok) return ok;
    path_.clear();
    return files_.syncDirectory(fs::path(target_).parent_path().string());
}

// Up to the end that the file has when it is reached.
Result<CopiedFile> copyFile(FileSystem& files, const File& from, const std::string& to, std::string name, std::stop_token stop)
{
    CopiedFile copied{std::move(name), {}, 0};
    auto file = files.open(to, FileSystem::Open::Create);
    if (!file) return tl::unexpected(file.error());
    ContentDigest digest;
    std::string chunk(kChunk, '\0');
    for (;;) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped", to);
        const auto n = from.readAt(copied.bytes, chunk.data(), chunk.size());
        if (!n) return tl::unexpected(n.error());
        const std::string_view bytes(chunk.data(), *n);
        if (auto ok = (*file)->append(bytes); !ok) return tl::unexpected(ok.error());
        digest.add(bytes);
        copied.bytes += *n;
        if (*n < chunk.size()) break;
    }
    if (auto ok = (*file)->sync(); !ok) return tl::unexpected(ok.error());
    copied.digest = digest.hex();
    return copied;
}

Result<CopiedFile> digestOf(FileSystem& files, const std::string& path, std::string name)
{
    const auto file = files.open(path, FileSystem::Open::Read);
    if (!file) return tl::unexpected(file.error());
    CopiedFile found{std::move(name), {}, 0};
    ContentDigest digest;
    std::string chunk(kChunk, '\0');
    for (std::size_t got = kChunk; got == kChunk;) {
        const auto n = (*file)->readAt(found.bytes, chunk.data(), chunk.size());
        if (!n) return tl::unexpected(n.error());
        digest.add({chunk.data(), *n});
        found.bytes += got = *n;
    }
    found.digest = digest.hex();
    return found;
}

Result<void> writeManifest(FileSystem& files, const std::string& directory, const std::vector<CopiedFile>& all)
{
    std::string text = std::string(kHeading) + "\n";
    for (const CopiedFile& file : all) text += fmt::format("{} {} {}\n", file.digest, file.bytes, file.name);
    auto file = files.open(directory + std::string(kManifest), FileSystem::Open::Create);
    if (!file) return tl::unexpected(file.error());
    if (auto ok = (*file)->append(text); !ok) return ok;
    return (*file)->sync();
}

// A line of the manifest; nothing when it is none. Names lead nowhere but into the backup.
std::optional<CopiedFile> readLine(std::string_view line)
{
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    CopiedFile file{std::string(line.substr(second + 1)), std::string(line.substr(0, first)), 0};
    const auto [end, error] = std::from_chars(line.data() + first + 1, line.data() + second, file.bytes);
    if (error != std::errc() || end != line.data() + second) return std::nullopt;
    std::string_view name = file.name;
    if (name == kDatabase) return file;
    const std::string inJournal = std::string(kJournal) + "/";
    if (!name.starts_with(inJournal)) return std::nullopt;
    name.remove_prefix(inJournal.size());
    if (name.empty() || name.find('/') != std::string_view::npos || name == "." || name == "..") return std::nullopt;
    return file;
}

Result<std::vector<CopiedFile>> readManifest(FileSystem& files, const std::string& directory)
{
    const std::string path = directory + std::string(kManifest);
    const auto file = files.open(path, FileSystem::Open::Read);
    if (!file) return fail(ErrorCode::Unreadable, "The directory holds no backup.", directory);
    std::string text(kMostManifest, '\0');
    const auto size = (*file)->readAt(0, text.data(), text.size());
    if (!size) return tl::unexpected(size.error());
    text.resize(*size);
    std::vector<CopiedFile> all;
    bool heading = true, database = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::string_view line = std::string_view(text).substr(at, end == std::string::npos ? end : end - at);
        at = end == std::string::npos ? text.size() : end + 1;
        if (heading && line != kHeading) return fail(ErrorCode::Unreadable, "The backup is of another version, or no backup.", path);
        if (!heading) {
            auto copied = readLine(line);
            if (!copied || end == std::string::npos) return fail(ErrorCode::Store, "The backup is damaged: its list of files is cut or changed.", path);
            database |= copied->name == kDatabase;
            all.push_back(std::move(*copied));
        }
        heading = false;
    }
    if (!database) return fail(ErrorCode::Store, "The backup is damaged: its list of files names no database.", path);
    return all;
}

BackupReport reportOf(const std::vector<CopiedFile>& all)
{
    BackupReport report{0, all.size() - 1};
    for (const CopiedFile& file : all) report.bytes += file.bytes;
    return report;
}

// A moment of the database, and all of the journal that it needs.
Result<sqlite::DatabaseSnapshot> takeMoment(const std::string& data, PinnedSegments& segments)
{
    for (int i = 0; i < kMoments; ++i) {
        if (auto ok = segments.pin(); !ok) return tl::unexpected(ok.error());
        auto snapshot = sqlite::DatabaseSnapshot::take(data);
        if (!snapshot) return snapshot;
        const auto complete = segments.completeAfter();
        if (!complete) return tl::unexpected(complete.error());
        if (*complete) return snapshot;
    }
    return fail(ErrorCode::Busy, "The journal is forgotten faster than it can be copied.", data);
}

}  // namespace

Result<BackupReport> backupStore(const std::string& data, const std::string& to, FileSystem& files, std::stop_token stop)
{
    PinnedSegments segments(files, data + "/" + std::string(kJournal));
    auto staging = Staging::begin(files, to);
    if (!staging) return tl::unexpected(staging.error());
    const std::string& into = staging->path();
    std::vector<CopiedFile> all;
    {
        const auto snapshot = takeMoment(data, segments);
        if (!snapshot) return tl::unexpected(snapshot.error());
        if (auto ok = snapshot->copyTo(into + "/" + std::string(kDatabase), stop); !ok) return tl::unexpected(ok.error());
    }
    if (!segments.segments().empty())
        if (auto ok = files.makeDirectory(into + "/" + std::string(kJournal)); !ok) return tl::unexpected(ok.error());
    for (const PinnedSegments::Segment& segment : segments.segments()) {
        const std::string name = std::string(kJournal) + "/" + segment.name;
        auto copied = copyFile(files, *segment.file, into + "/" + name, name, stop);
        if (!copied) return tl::unexpected(copied.error());
        all.push_back(std::move(*copied));
    }
    if (auto ok = sqlite::checkDatabase(into, stop); !ok) return tl::unexpected(ok.error());
    auto database = digestOf(files, into + "/" + std::string(kDatabase), std::string(kDatabase));
    if (!database) return tl::unexpected(database.error());
    all.push_back(std::move(*database));
    if (auto ok = writeManifest(files, into, all); !ok) return tl::unexpected(ok.error());
    if (auto ok = staging->finish(); !ok) return tl::unexpected(ok.error());
    return reportOf(all);
}

Result<BackupReport> restoreStore(const std::string& from, const std::string& data, FileSystem& files, std::stop_token stop)
{
    const auto all = readManifest(files, from);
    if (!all) return tl::unexpected(all.error());
    auto staging = Staging::begin(files, data);
    if (!staging) return tl::unexpected(staging.error());
    const std::string& into = staging->path();
    if (all->size() > 1)
        if (auto ok = files.makeDirectory(into + "/" + std::string(kJournal)); !ok) return tl::unexpected(ok.error());
    for (const CopiedFile& wanted : *all) {
        const std::string path = from + "/" + wanted.name;
        const auto file = files.open(path, FileSystem::Open::Read);
        if (!file) return fail(ErrorCode::Store, "The backup is damaged: a file of it cannot be opened: " + file.error().what + ".", path);
        const auto copied = copyFile(files, **file, into + "/" + wanted.name, wanted.name, stop);
        if (!copied) return tl::unexpected(copied.error());
        if (copied->digest != wanted.digest || copied->bytes != wanted.bytes)
            return fail(ErrorCode::Store, "The backup is damaged: a file of it is not what it was when it was made.", path);
    }
    if (auto ok = sqlite::checkDatabase(into, stop); !ok) return tl::unexpected(ok.error());
    if (auto ok = staging->finish(); !ok) return tl::unexpected(ok.error());
    return reportOf(*all);
}

}  // namespace tally
