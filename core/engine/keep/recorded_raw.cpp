// SPDX-License-Identifier: GPL-3.0-or-later
// Raw data of recorded sources.
#include <fmt/format.h>
#include <mutex>
#include <utility>

#include "core/engine/hot/counting_sink.h"
#include "core/engine/import/fingerprint.h"
#include "core/engine/keep/raw_data.h"
#include "core/log/follow/growing_file.h"
#include "core/log/follow/rotated_files.h"
#include "core/log/limited_stream.h"
#include "core/read/log_reader.h"

namespace tally {

namespace {

constexpr std::size_t kBlock = 256 << 10;

Error gone(const StoredSource& source, std::string why)
{
    return {ErrorCode::NotExact, fmt::format("the raw data of this source is gone: {}", why), source.name};
}

// Whether a file begins with what was counted of the source. A file that cannot be read does not.
Result<bool> holds(const std::string& path, const StoredSource& source, std::stop_token stop)
{
    const auto status = statusOf(path);
    if (!status || !status->isPlain) return false;
    auto opened = openStream(path);
    if (!opened) return false;
    LimitedStream stream(std::move(opened->stream), source.position);
    ContentDigest digest;
    std::string head, block(kBlock, '\0');
    std::uint64_t position = 0;
    for (bool known = false;;) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped", path);
        const auto n = stream.read(block.data(), block.size());
        if (!n || *n == 0) break;
        const std::string_view bytes(block.data(), *n);
        digest.add(bytes);
        position += *n;
        if (known) continue;
        // A file that begins otherwise need not be read to its end.
        head.append(bytes.substr(0, kFingerprint - head.size()));
        known = head.size() == kFingerprint;
        if (known && source.position >= kFingerprint && !matchesFingerprint(head, source.fingerprint)) return false;
    }
    return position == source.position && digest.hex() == source.prefixDigest;
}

// The workers of one file and what they counted since the last cut.
class Workers {
public:
    Workers(Recount* recount, unsigned threads) : recount_(recount)
    {
        for (std::size_t i = 0; i < workerCount(threads); ++i) {
            sinks_.push_back(std::make_unique<CountingSink>(recount->dictionary(), recount->types(), [this](Delta&& delta) { take(std::move(delta)); }, CountingSink::Cold::Keep));
            pointers_.push_back(sinks_.back().get());
        }
    }
    std::span<WorkerSink* const> sinks() const { return pointers_; }
    Result<void> handOn() { return recount_->add(std::exchange(pending_, Committed())); }   // while no worker counts

private:
    void take(Delta&& delta)
    {
        const std::lock_guard lock(mutex_);
        pending_.take(std::move(delta));
    }

    Recount* recount_;
    std::vector<std::unique_ptr<CountingSink>> sinks_;
    std::vector<WorkerSink*> pointers_;
    std::mutex mutex_;   // guards pending_ while workers count
    Committed pending_;
};

}  // namespace

Result<std::string> findRaw(const StoredSource& source, std::stop_token stop)
{
    if (source.name == "-") return tl::unexpected(gone(source, "it came through standard input"));
    const auto here = holds(source.name, source, stop);
    if (!here) return tl::unexpected(here.error());
    if (*here) return source.name;
    const auto rotated = rotatedFilesOf(source.name);   // looks through the folder
    for (auto file = rotated.rbegin(); file != rotated.rend(); ++file) {
        const auto same = holds(file->path, source, stop);
        if (!same) return tl::unexpected(same.error());
        if (*same) return file->path;
    }
    const auto status = statusOf(source.name);
    return tl::unexpected(gone(source, status && status->isPlain ? "the file was changed since, and none beside it holds what was counted"
                                                                 : "there is no file of this name, and none beside it holds what was counted"));
}

Result<KeptOptions> optionsOf(const StoredSource& source, const RebuildOptions& options)
{
    KeptOptions how;
    if (!options.read || !options.rules) {
        if (source.readAs == kReadInSeveralWays)
            return fail(ErrorCode::NotExact, "it was read with some options first and with others later; no one way of reading it gives the same counts", source.name);
        how = keptOptions(source.readAs).value_or(KeptOptions{});
    }
    if (options.read) how.read = *options.read;
    if (options.rules) how.rules = *options.rules;
    return how;
}

Result<Ledger> countFile(const std::string& path, const StoredSource& source, const RebuildOptions& options, Recount* recount, std::stop_token stop)
{
    const auto how = optionsOf(source, options);
    if (!how) return tl::unexpected(how.error());
    auto opened = openStream(path);
    if (!opened) return tl::unexpected(opened.error());
    // As a log that has ended where it was counted to, whatever came behind it since.
    auto input = RecordedInput::openGrowing(path, std::make_unique<LimitedStream>(std::move(opened->stream), source.position), kBlock);
    input->endHere();
    auto reader = LogReader::open(std::move(input), how->read, {.blockSize = kBlock, .digest = true});
    if (!reader) return tl::unexpected(reader.error());
    std::shared_ptr<void> watcher;
    if (options.onOpen) watcher = options.onOpen(path, (*reader)->progress(), opened->storedSize);
    Workers workers(recount, options.threads);
    const auto read = (*reader)->run(kAllParts, workers.sinks(), stop, options.commitBytes, [&](const ReadLog&) { return workers.handOn(); });
    if (!read) return tl::unexpected(read.error());
    if (const auto rest = workers.handOn(); !rest) return tl::unexpected(rest.error());
    if ((*reader)->input().position() != source.position || (*reader)->input().digest() != source.prefixDigest)
        return tl::unexpected(gone(source, "its file changed while it was read"));
    return read->ledger;
}

}  // namespace tally
