// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/import_session.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <tuple>
#include <utility>

#include "core/engine/import/fingerprint.h"
#include "core/engine/import/rollup_batch_builder.h"
#include "core/store/kept_options.h"

namespace tally {

namespace {

// By what its dead letters are read again when the log itself is gone: some whole lines of its head.
std::string sampleOf(std::string_view preamble, std::string_view head)
{
    constexpr std::size_t kSample = 16u << 10;
    std::string sample(preamble);
    if (head.size() <= kSample) return sample.append(head);
    const std::size_t lines = head.substr(0, kSample).rfind('\n') + 1;
    return sample.append(head.substr(0, lines > 0 ? lines : kSample));
}

}  // namespace

ImportSession::ImportSession(std::string path, const ImportOptions& options, RollupStore* store, Opener open)
    : path_(std::move(path)), options_(options), store_(store), opener_(std::move(open)),
      dictionary_(options.dictionary ? *options.dictionary : ownDictionary_), types_(options.types ? *options.types : ownTypes_),
      session_(std::random_device{}() * 0x100000000ULL + std::random_device{}())
{
    if (!opener_) opener_ = [this] { return RecordedInput::open(path_, 256 << 10, options_.read.encoding == Encoding::Latin1); };
}

void ImportSession::collect(Delta&& delta)
{
    const std::lock_guard lock(mutex_);
    pending_.take(std::move(delta));
}

std::vector<WorkerSink*> ImportSession::sinks(bool few)
{
    const std::size_t wanted = few ? 1 : workerCount(options_.threads);
    while (sinks_.size() < wanted)
        sinks_.push_back(std::make_unique<CountingSink>(dictionary_, types_, [this](Delta&& delta) { collect(std::move(delta)); },
                                                        CountingSink::Cold::Keep));
    sinks_.resize(wanted);   // what they counted was handed on at the end of the last reading
    for (const auto& sink : sinks_) sink->keepSeconds(few || caughtUp_);   // what a growing log goes on with; a recorded one is one of minutes
    std::vector<WorkerSink*> pointers;
    for (const auto& sink : sinks_) pointers.push_back(sink.get());
    return pointers;
}

// --- where to begin ------------------------------------------------------------------------------------------------

Result<void> ImportSession::open()
{
    auto input = opener_();
    if (!input) return tl::unexpected(input.error());
    const LogReader::Options how{.blockSize = 256 << 10, .digest = store_ != nullptr || !known_.empty() || (*input)->growing()};
    auto reader = LogReader::open(std::move(*input), options_.read, how);
    if (!reader) return tl::unexpected(reader.error());
    reader_ = std::move(*reader);
    return {};
}

Result<bool> ImportSession::skipTo(std::uint64_t position, std::uint64_t lines)
{
    if (position <= input().position()) return input().position() == position;
    return reader_->resumeAt(position, lines);
}

// Goes to where it was counted to, if the bytes before it are the same. False: another log with the same head.
Result<bool> ImportSession::goesOnFrom(const KnownContent& earlier)
{
    const auto there = skipTo(earlier.position, earlier.lines);
    if (!there || !*there) return there;
    return input().digest() == earlier.digest;
}

// Looks whether the content, or the beginning of it, was counted before. The newest candidate whose content agrees wins.
Result<void> ImportSession::findEarlier()
{
    std::vector<StoredSource> stored;
    if (store_ != nullptr) {
        auto sources = store_->sources();
        if (!sources) return tl::unexpected(sources.error());
        stored = std::move(*sources);
    }
    for (const KnownContent& known : known_) {
        stored.emplace_back();
        std::tie(stored.back().fingerprint, stored.back().prefixDigest, stored.back().position, stored.back().lines) =
            std::tie(known.fingerprint, known.digest, known.position, known.lines);
    }
    bool candidates = false;
    for (auto earlier = stored.rbegin(); earlier != stored.rend(); ++earlier) {
        const auto head = input().head();
        if (!head) return tl::unexpected(head.error());
        // Nothing at all is the beginning of everything.
        if (earlier->position == 0 || !matchesFingerprint(*head, earlier->fingerprint)) continue;
        candidates = true;
        const auto same = goesOnFrom({earlier->fingerprint, earlier->prefixDigest, earlier->position, earlier->lines});
        if (!same) return tl::unexpected(same.error());
        if (*same) {
            progress_.storedId = earlier->id;
            progress_.fingerprint = earlier->fingerprint;
            progress_.from = startedAt_ = earlier->position;
            progress_.complete = earlier->complete;
            wasThere_ = true;  // unless more is found behind it
            return {};
        }
        if (path_ == "-") return fail(ErrorCode::Unreadable, "begins like an earlier import but differs later; import it as a file", path_);
        if (const auto again = open(); !again) return again;
    }
    progress_.storedId = candidates ? SourceProgress::kNewSource : SourceProgress::kMatchSource;
    return {};
}

Result<void> ImportSession::begin()
{
    if (const auto opened = open(); !opened) return opened;
    if (progress_.name.empty()) progress_.name = path_ == "-" && !options_.sourceName.empty() ? options_.sourceName : path_;
    const auto head = input().head();
    if (!head) return tl::unexpected(head.error());
    progress_.fingerprint = fingerprintOf(*head);
    progress_.shape = sampleOf(reader_->input().preamble(), *head);
    progress_.readAs = keptText({options_.read, {}});
    // Standard input is new each time unless the user names it.
    if (path_ == "-" && options_.sourceName.empty()) {
        progress_.storedId = SourceProgress::kNewSource;
        return {};
    }
    if (countFrom_ == 0) return findEarlier();
    progress_.storedId = SourceProgress::kNewSource;
    startedAt_ = countFrom_;
    const auto there = skipTo(countFrom_, 0);
    if (!there) return tl::unexpected(there.error());
    return *there ? Result<void>() : fail(ErrorCode::Busy, "became shorter while it was opened", path_);
}

// --- reading -------------------------------------------------------------------------------------------------------

KnownContent ImportSession::content() const
{
    return {progress_.fingerprint, reader_->input().digest(), reader_->input().position(), reader_->rejections().lines()};
}

Result<void> ImportSession::store(const ReadLog& soFar)
{
    progress_.to = soFar.position;
    progress_.lines = soFar.lines;
    progress_.complete = soFar.complete && !soFar.error;
    progress_.prefixDigest = input().digest();
    progress_.ledger = pending_.ledger;
    if (pending_.hasTimes) progress_.newest = std::max(progress_.newest, pending_.lastEvent);
    RollupBatch batch;
    batch.id = fmt::format("import-{:016x}-{}", session_, batches_++);
    batch.sources.push_back(progress_);
    const auto types = types_.texts();
    const BatchTexts cold = fillBatch(pending_.runs, pending_.cold, pending_.revisions, pending_.timeline, dictionary_, types, &batch);
    batch.letters = pending_.letters;
    batch.lettersDropped = pending_.lettersDropped;
    for (Letter& letter : batch.letters) letter.source = SourceId{0};
    batch.followed = pending_.revises;
    if (const auto applied = store_->apply(batch); !applied) return applied;
    progress_.from = progress_.to;
    if (progress_.storedId == SourceProgress::kNewSource) progress_.storedId = SourceProgress::kMatchSource;
    return {};
}

Result<void> ImportSession::commit(const ReadLog& soFar)
{
    pending_.ledger = soFar.ledger;
    pending_.ledger.received -= committed_.received;
    pending_.ledger.valid -= committed_.valid;
    pending_.ledger.rejected -= committed_.rejected;
    Rejections& rejections = reader_->rejections();
    const auto& letters = rejections.letters();
    pending_.letters.assign(letters.begin() + static_cast<std::ptrdiff_t>(lettersCommitted_), letters.end());
    pending_.lettersDropped = rejections.lettersDropped() - droppedCommitted_;
    for (std::size_t r = 0; r < pending_.rejectedBy.size(); ++r) pending_.rejectedBy[r] = rejections.byReason()[r].count;
    pending_.storedRead = input().storedRead();
    pending_.ambiguousTimes = soFar.ambiguousTimes - ambiguousCommitted_;
    const bool knownToEnd = soFar.complete == progress_.complete;
    const bool nothingNew = soFar.position == progress_.from && knownToEnd && (wasThere_ || batches_ > 0);
    if (options_.judge) options_.judge(&pending_);
    if (store_ != nullptr && !nothingNew)
        if (const auto stored = store(soFar); !stored) return stored;
    lettersCommitted_ = letters.size();
    droppedCommitted_ = rejections.lettersDropped();
    committed_ = soFar.ledger;
    ambiguousCommitted_ = soFar.ambiguousTimes;
    if (input().growing()) {   // which may go on for weeks
        rejections.forgetLetters();
        lettersCommitted_ = 0;
    }
    if (options_.onCommit) options_.onCommit(std::move(pending_));
    pending_ = Committed();
    return {};
}

Result<void> ImportSession::readOn(std::stop_token stop, bool few)
{
    committed_ = {};
    ambiguousCommitted_ = 0;
    const auto workers = sinks(few);
    auto log = reader_->run(kAllParts, workers, stop, options_.commitBytes, [this](const ReadLog& soFar) { return commit(soFar); });
    interrupted_ = !log && log.error().code == ErrorCode::Cancelled;
    if (!log && !interrupted_) return tl::unexpected(log.error());
    caughtUp_ = !interrupted_;
    if (log) read_ = std::move(*log);
    else read_.ledger = committed_;
    return {};
}

ImportResult ImportSession::result()
{
    ImportResult result;
    result.path = path_;
    result.startedAt = startedAt_;
    result.interrupted = interrupted_;
    result.alreadyThere = wasThere_ && !interrupted_ && read_.ledger.received == 0;
    Rejections& rejections = reader_->rejections();
    result.report = {path_, reader_->shape(), read_, rejections.byReason(), std::move(rejections.letters()), rejections.lettersDropped()};
    return result;
}

}  // namespace tally
