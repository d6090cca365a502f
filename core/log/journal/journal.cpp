// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/journal.h"

#include <algorithm>
#include <thread>

#include "core/base/counting_thread.h"
#include "core/log/journal/journal_reader.h"
#include "core/log/journal/journal_writer.h"
#include "core/log/journal/recovery.h"

namespace tally {

namespace {
constexpr std::size_t kGroup = 8u << 20;         // bytes written and synced at once
constexpr std::size_t kEnough = 1u << 20;        // bytes that are not kept waiting for more
constexpr std::size_t kOverhead = 256;           // of a batch, so that many tiny ones are bounded too
constexpr std::size_t kNotes = 4096;
constexpr int kLastTries = 5;                    // at the end of the process

std::size_t costOf(const RawBatch& batch) { return batch.bytes.size() + kOverhead; }
}  // namespace

Result<std::unique_ptr<Journal>> Journal::open(std::shared_ptr<FileSystem> files, const std::string& directory, const std::string& listener,
                                               const JournalOptions& options, std::shared_ptr<const Clock> clock)
{
    if (!clock) clock = std::make_shared<SystemClock>();
    const std::string chain = journal::chainName(listener);
    auto recovered = journal::recover(*files, directory, chain, Micros{clock->nowMicros()});
    if (!recovered) return tl::unexpected(recovered.error());
    return std::unique_ptr<Journal>(new Journal(std::move(files), directory, listener, options, std::move(clock), std::move(*recovered)));
}

Journal::Journal(std::shared_ptr<FileSystem> files, const std::string& directory, const std::string& listener, const JournalOptions& options,
                 std::shared_ptr<const Clock> clock, journal::Recovered recovered)
    : options_(options), files_(std::move(files)), clock_(std::move(clock)),
      catalog_(std::make_unique<journal::SegmentCatalog>(std::move(recovered.segments), recovered.end)),
      reader_(std::make_unique<journal::JournalReader>(*files_, directory, *clock_, *catalog_)), notes_(std::move(recovered.notes))
{
    for (const auto& [name, sequence] : recovered.senders) senders_[name] = {sequence, sequence};
    writer_ = std::make_unique<journal::JournalWriter>(*files_, directory, listener, options_, *clock_, *catalog_, std::move(recovered.senders));
    thread_ = std::thread([this] { run(); });
}

Journal::~Journal()
{
    close();
    thread_.join();
}

bool Journal::append(RawBatch&& batch)
{
    {
        const std::lock_guard lock(mutex_);
        if (closed_ || !problem_.empty() || waiting_ >= options_.capacity || !takes(batch)) return false;
        take(std::move(batch));
    }
    wanted_.notify_one();
    return true;
}

std::uint64_t Journal::appendAll(std::vector<RawBatch>&& batches)
{
    std::uint64_t taken = 0;
    {
        const std::lock_guard lock(mutex_);
        if (closed_ || !problem_.empty() || waiting_ >= options_.capacity / 4 * 3) return 0;
        if (!std::all_of(batches.begin(), batches.end(), [&](const RawBatch& batch) { return takes(batch); })) return 0;
        for (RawBatch& batch : batches) take(std::move(batch));
        taken = taken_;
    }
    wanted_.notify_one();
    return taken;
}

bool Journal::takes(const RawBatch& batch) const
{
    if (batch.bytes.size() > limits::kBatch || batch.sender.size() > limits::kSender) return false;
    return !isDeclared(batch.sender) || senders_.size() < limits::kSenders || senders_.find(batch.sender) != senders_.end();
}

void Journal::take(RawBatch&& batch)
{
    if (isDeclared(batch.sender)) senders_[batch.sender].appended = batch.sequence;
    waiting_ += costOf(batch);
    appended_ += journal::lengthOf(batch);
    ++taken_;
    queue_.push_back(std::move(batch));
}

bool Journal::hasRoom() const
{
    const std::lock_guard lock(mutex_);
    return !closed_ && problem_.empty() && waiting_ < options_.capacity / 4 * 3;
}

void Journal::close()
{
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    wanted_.notify_all();
    durable_.notify_all();
}

std::vector<RawBatch> Journal::gather(std::unique_lock<std::mutex>& lock)
{
    const bool dataWaited = !queue_.empty();
    wanted_.wait(lock, [&] { return closed_ || !queue_.empty(); });
    if (!dataWaited) wanted_.wait_for(lock, options_.commitEvery, [&] { return closed_ || waiting_ >= kEnough; });
    std::vector<RawBatch> group;
    for (std::size_t bytes = 0; !queue_.empty() && bytes < kGroup; queue_.pop_front()) {
        bytes += costOf(queue_.front());
        group.push_back(std::move(queue_.front()));
    }
    return group;
}

bool Journal::commit(std::vector<RawBatch>& group)
{
    for (int triesLeft = kLastTries;;) {
        std::uint64_t atLeast = 0;
        {
            const std::lock_guard lock(mutex_);
            atLeast = atLeast_;
            writer_->setReleased(std::min(released_, read_));
        }
        writer_->raiseEnd(atLeast);
        const auto done = writer_->commit(group);
        std::unique_lock lock(mutex_);
        problem_ = done ? std::string() : done.error().what;
        if (done) return true;
        if (closed_ && --triesLeft == 0) return false;
        // Closing must not wait for long, a disk that comes back is soon enough seen.
        wanted_.wait_for(lock, options_.retryEvery, [&] { return closed_ && triesLeft == kLastTries; });
    }
}

void Journal::published(const std::vector<RawBatch>& group)
{
    {
        const std::lock_guard lock(mutex_);
        for (const RawBatch& batch : group) {
            waiting_ -= costOf(batch);
            ++durableBatches_;
            if (!isDeclared(batch.sender)) continue;
            SenderMark& mark = senders_[batch.sender];
            mark.durable = std::max(mark.durable, batch.sequence);
        }
    }
    durable_.notify_all();
    tell();
}

void Journal::tell()
{
    const std::lock_guard lock(callbackMutex_);
    if (callback_) callback_();
}

void Journal::run()
{
    beginCountingThread();
    for (;;) {
        std::vector<RawBatch> group;
        {
            std::unique_lock lock(mutex_);
            group = gather(lock);
            if (group.empty()) {
                if (!closed_) continue;
                break;
            }
        }
        if (!commit(group)) break;
        published(group);
    }
    writer_->seal();
    {
        const std::lock_guard lock(mutex_);
        writer_->setReleased(std::min(released_, read_));
    }
    writer_->retire();
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    durable_.notify_all();
    tell();
}

std::uint64_t Journal::durableBatches() const
{
    const std::lock_guard lock(mutex_);
    return durableBatches_;
}

SenderMark Journal::sender(std::string_view name) const
{
    const std::lock_guard lock(mutex_);
    const auto found = senders_.find(name);
    return found == senders_.end() ? SenderMark() : found->second;
}

bool Journal::takesSender(std::string_view name) const
{
    const std::lock_guard lock(mutex_);
    return senders_.size() < limits::kSenders || senders_.find(name) != senders_.end();
}

void Journal::resume(std::string_view name, std::uint64_t sequence)
{
    const std::lock_guard lock(mutex_);
    if (sequence == 0 || (senders_.size() >= limits::kSenders && senders_.find(name) == senders_.end())) return;
    SenderMark& mark = senders_[std::string(name)];
    mark.appended = std::max(mark.appended, sequence);
    mark.durable = std::max(mark.durable, sequence);
}

void Journal::onDurable(std::function<void()> callback)
{
    const std::lock_guard lock(callbackMutex_);
    callback_ = std::move(callback);
}

std::string Journal::problem() const
{
    const std::lock_guard lock(mutex_);
    return problem_;
}

void Journal::seek(std::uint64_t position)
{
    reader_->seek(position);
    const std::lock_guard lock(mutex_);
    read_ = position;
    if (position <= std::max(catalog_->end(), atLeast_)) return;
    // The store knows more than the journal: somebody took segments away. Positions must not be used twice.
    notes_.push_back({"", 0, position - catalog_->end(), "the store is ahead of the journal; positions go on where the store is"});
    atLeast_ = position;
}

std::optional<RawBatch> Journal::next(std::chrono::milliseconds wait)
{
    const auto until = std::chrono::steady_clock::now() + wait;
    for (;;) {
        bool ended = false;
        std::uint64_t end = 0;
        {
            const std::lock_guard lock(mutex_);
            ended = ended_;
            end = catalog_->end();
        }
        auto batch = reader_->next();
        std::unique_lock lock(mutex_);
        keepNotes();
        read_ = std::max(read_, reader_->position());
        if (batch) return batch;
        readerDone_ = ended;
        if (ended) return std::nullopt;
        const bool more = durable_.wait_until(lock, until, [&] { return ended_ || catalog_->end() != end; });
        if (!more) return std::nullopt;
    }
}

void Journal::keepNotes()
{
    for (JournalNote& note : reader_->takeNotes())
        if (notes_.size() < kNotes) notes_.push_back(std::move(note));
}

bool Journal::drained() const
{
    const std::lock_guard lock(mutex_);
    return closed_ && readerDone_;
}

void Journal::release(std::uint64_t position)
{
    const std::lock_guard lock(mutex_);
    released_ = std::max(released_, position);
}

double Journal::fill() const
{
    const std::lock_guard lock(mutex_);
    return std::min(1.0, static_cast<double>(waiting_) / static_cast<double>(options_.capacity));
}

std::uint64_t Journal::appended() const
{
    const std::lock_guard lock(mutex_);
    return appended_;
}

std::uint64_t Journal::durableEnd() const { return catalog_->end(); }

std::vector<JournalNote> Journal::notes() const
{
    const std::lock_guard lock(mutex_);
    return notes_;
}

}  // namespace tally
