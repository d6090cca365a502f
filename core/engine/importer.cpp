// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/importer.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <mutex>
#include <random>

#include "core/engine/counting_sink.h"
#include "core/engine/rollup_batch_builder.h"

namespace tally {

namespace {

constexpr std::size_t kFingerprint = 64 << 10;  // bytes of the head that find candidates

// One import in progress: what the workers have counted since the last commit.
class Import {
public:
    Import(const std::string& path, const ImportOptions& options, RollupStore* store)
        : path_(path), options_(options), store_(store), dictionary_(options.dictionary ? *options.dictionary : ownDictionary_),
          types_(options.types ? *options.types : ownTypes_)
    {
    }

    Result<ImportResult> run(std::stop_token stop);

private:
    Result<void> open();
    Result<bool> findEarlier();
    Result<bool> resume(const StoredSource& earlier);
    Result<void> commit(const ReadLog& soFar);
    Result<void> store(const ReadLog& soFar);
    void collect(Delta&& delta);

    const std::string& path_;
    const ImportOptions& options_;
    RollupStore* store_;
    std::unique_ptr<LogReader> reader_;
    ImportResult result_;
    SourceProgress progress_;
    Dictionary ownDictionary_;
    TypeTable ownTypes_;
    Dictionary& dictionary_;
    TypeTable& types_;
    Ledger committed_;
    std::size_t lettersCommitted_ = 0;
    std::uint64_t session_ = std::random_device{}() * 0x100000000ULL + std::random_device{}();
    std::uint64_t batches_ = 0;
    std::mutex mutex_;
    Committed pending_;
};

// "digest:bytes" of the head. A log that was shorter then still matches after it has grown.
std::string fingerprintOf(std::string_view head, std::size_t bytes)
{
    ContentDigest digest;
    digest.add(head.substr(0, bytes));
    return fmt::format("{}:{}", digest.hex(), std::min(head.size(), bytes));
}

bool matchesFingerprint(std::string_view head, const std::string& fingerprint)
{
    const std::size_t colon = fingerprint.find(':');
    if (colon == std::string::npos) return false;
    const std::size_t bytes = std::strtoull(fingerprint.c_str() + colon + 1, nullptr, 10);
    return bytes <= head.size() && fingerprintOf(head, bytes) == fingerprint;
}

void Import::collect(Delta&& delta)
{
    const std::lock_guard lock(mutex_);
    pending_.take(std::move(delta));
}

Result<void> Import::open()
{
    auto reader = LogReader::open(path_, options_.read, {.blockSize = 256 << 10, .digest = store_ != nullptr});
    if (!reader) return tl::unexpected(reader.error());
    reader_ = std::move(*reader);
    return {};
}

// Goes to where an earlier import ended, if the bytes before it are the same. False: another log with the same head.
Result<bool> Import::resume(const StoredSource& earlier)
{
    if (earlier.position > reader_->input().position()) {
        const auto there = reader_->resumeAt(earlier.position, earlier.lines);
        if (!there) return there;
        if (!*there) return false;
    }
    return reader_->input().position() == earlier.position && reader_->input().digest() == earlier.prefixDigest;
}

// True: goes on from an earlier import (perhaps to find nothing new). The newest candidate whose content agrees wins.
Result<bool> Import::findEarlier()
{
    const auto known = store_->sources();
    if (!known) return tl::unexpected(known.error());
    bool candidates = false;
    for (auto earlier = known->rbegin(); earlier != known->rend(); ++earlier) {
        const auto head = reader_->input().head();
        if (!head) return tl::unexpected(head.error());
        if (!matchesFingerprint(*head, earlier->fingerprint)) continue;
        candidates = true;
        const auto same = resume(*earlier);
        if (!same) return same;
        if (*same) {
            progress_.storedId = earlier->id;
            progress_.fingerprint = earlier->fingerprint;
            progress_.from = earlier->position;
            result_.startedAt = earlier->position;
            progress_.complete = earlier->complete;
            result_.alreadyThere = true;  // unless more is found behind it
            return true;
        }
        if (path_ == "-") return fail(ErrorCode::Unreadable, "begins like an earlier import but differs later; import it as a file", path_);
        if (const auto again = open(); !again) return tl::unexpected(again.error());
    }
    progress_.storedId = candidates ? SourceProgress::kNewSource : SourceProgress::kMatchSource;
    return false;
}

Result<void> Import::store(const ReadLog& soFar)
{
    progress_.to = soFar.position;
    progress_.lines = soFar.lines;
    progress_.complete = soFar.complete && !soFar.error;
    progress_.prefixDigest = reader_->input().digest();
    progress_.ledger = pending_.ledger;
    RollupBatch batch;
    batch.id = fmt::format("import-{:016x}-{}", session_, batches_++);
    batch.sources.push_back(progress_);
    const auto types = types_.texts();
    fillBatch(pending_.runs, pending_.timeline, dictionary_, types, &batch);
    batch.letters = pending_.letters;
    for (Letter& letter : batch.letters) letter.source = SourceId{0};
    if (const auto applied = store_->apply(batch); !applied) return applied;
    progress_.from = progress_.to;
    if (progress_.storedId == SourceProgress::kNewSource) progress_.storedId = SourceProgress::kMatchSource;
    return {};
}

Result<void> Import::commit(const ReadLog& soFar)
{
    pending_.ledger = soFar.ledger;
    pending_.ledger.received -= committed_.received;
    pending_.ledger.valid -= committed_.valid;
    pending_.ledger.rejected -= committed_.rejected;
    Rejections& rejections = reader_->rejections();
    const auto& letters = rejections.letters();
    pending_.letters.assign(letters.begin() + static_cast<std::ptrdiff_t>(lettersCommitted_), letters.end());
    for (std::size_t r = 0; r < pending_.rejectedBy.size(); ++r) pending_.rejectedBy[r] = rejections.byReason()[r].count;
    pending_.storedRead = reader_->input().storedRead();
    pending_.ambiguousTimes = soFar.ambiguousTimes;
    const bool knownToEnd = soFar.complete == progress_.complete;
    const bool nothingNew = soFar.position == progress_.from && knownToEnd && (result_.alreadyThere || batches_ > 0);
    if (store_ != nullptr && !nothingNew)
        if (const auto stored = store(soFar); !stored) return stored;
    lettersCommitted_ = letters.size();
    committed_ = soFar.ledger;
    if (options_.onCommit) options_.onCommit(std::move(pending_));
    pending_ = Committed();
    return {};
}

Result<ImportResult> Import::run(std::stop_token stop)
{
    result_.path = path_;
    if (const auto opened = open(); !opened) return tl::unexpected(opened.error());
    progress_.name = path_ == "-" && !options_.sourceName.empty() ? options_.sourceName : path_;
    const auto head = reader_->input().head();
    if (!head) return tl::unexpected(head.error());
    progress_.fingerprint = fingerprintOf(*head, kFingerprint);
    // Standard input is new each time unless the user names it.
    if (path_ == "-" && options_.sourceName.empty()) {
        progress_.storedId = SourceProgress::kNewSource;
    } else if (store_ != nullptr) {
        if (const auto earlier = findEarlier(); !earlier) return tl::unexpected(earlier.error());
    }
    std::shared_ptr<void> watcher;
    if (options_.onOpen) watcher = options_.onOpen(path_, reader_->progress(), reader_->input().storedSize());

    std::vector<std::unique_ptr<CountingSink>> sinks;
    std::vector<WorkerSink*> pointers;
    for (unsigned i = 0; i < workerCount(options_.threads); ++i) {
        sinks.push_back(std::make_unique<CountingSink>(dictionary_, types_, [this](Delta&& delta) { collect(std::move(delta)); }));
        pointers.push_back(sinks.back().get());
    }
    const auto log = reader_->run(kAllParts, pointers, stop, options_.commitBytes, [this](const ReadLog& soFar) { return commit(soFar); });
    if (!log && log.error().code != ErrorCode::Cancelled) return tl::unexpected(log.error());
    result_.interrupted = !log;
    result_.alreadyThere = result_.alreadyThere && log && log->ledger.received == 0;
    Rejections& rejections = reader_->rejections();
    result_.report = {path_, reader_->shape(), log ? *log : ReadLog{}, rejections.byReason(), std::move(rejections.letters()),
                      rejections.lettersDropped()};
    if (!log) result_.report.log.ledger = committed_;
    return std::move(result_);
}

}  // namespace

void Committed::take(Delta&& delta)
{
    if (delta.run) runs.push_back(std::move(delta.run));
    timeline.merge(delta.timeline);
    hasLatency |= delta.hasLatency;
    hasOutcome |= delta.hasOutcome;
    if (!delta.hasTimes) return;
    firstEvent = hasTimes ? std::min(firstEvent, delta.firstEvent) : delta.firstEvent;
    lastEvent = hasTimes ? std::max(lastEvent, delta.lastEvent) : delta.lastEvent;
    hasTimes = true;
}

Result<ImportResult> importLog(const std::string& path, const ImportOptions& options, RollupStore* store, std::stop_token stop)
{
    return Import(path, options, store).run(stop);
}

}  // namespace tally
