// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/read/log_reader.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/base/limits.h"
#include "core/format/decoder.h"
#include "core/format/json_array/element_framing.h"

namespace tally {

namespace {

// Joins a worker's decoder with its sink and notes what was refused.
class SinkAdapter final : public EventSink {
public:
    explicit SinkAdapter(WorkerSink& sink) : sink_(sink) {}

    void begin(const RecordBatch& batch)
    {
        rejections_ = {};
        rejections_.sequence = batch.sequence;
        rejections_.offset = batch.offset;
        accepted_ = rejected_ = 0;
        letterBytes_ = 0;
    }
    void accept(std::span<const Event> events) override
    {
        accepted_ += events.size();
        sink_.accept(events);
    }
    void reject(const RejectedRecord& record) override
    {
        ++rejected_;
        auto& seen = rejections_.counts[static_cast<std::size_t>(record.reason)];
        ++seen;
        // A batch full of rubbish must not fill the memory: the first of each reason always, others while they are few.
        if (seen > 1 && letterBytes_ > kBatchLetterBytes) return;
        Letter letter;
        letter.line = record.line;
        letter.offset = record.offset;
        letter.reason = record.reason;
        letter.detail = record.detail.substr(0, 256);
        letter.raw = record.raw.substr(0, limits::kLetterRaw);
        letterBytes_ += letter.raw.size() + sizeof(Letter);
        rejections_.letters.push_back(std::move(letter));
    }

    BatchRejections take(std::uint64_t lines)
    {
        rejections_.lines = lines;
        return std::move(rejections_);
    }
    std::uint64_t accepted() const { return accepted_; }
    std::uint64_t rejected() const { return rejected_; }

private:
    static constexpr std::size_t kBatchLetterBytes = 4u << 20;

    WorkerSink& sink_;
    BatchRejections rejections_;
    std::uint64_t accepted_ = 0, rejected_ = 0;
    std::size_t letterBytes_ = 0;
};

// Without one line end in the first MiB there is no record to learn from, unless it is one long JSON array.
bool holdsNoRecord(std::string_view head)
{
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || head.find_first_of("\r\n", first) != std::string_view::npos) return false;
    return arrayPreamble(head) == 0 && memberPreamble(head) == 0;
}

}  // namespace

// The shared state of one run(): the input behind a lock, the ledger, and the meeting point of the workers.
struct LogReader::Run {
    LogReader& reader;
    Parts wanted;
    std::stop_token stop;
    std::uint64_t barrierBytes;
    const AtBarrier& atBarrier;
    std::size_t workers;

    std::mutex mutex;
    std::condition_variable_any meet;
    ReadLog log;
    std::optional<Error> fatal;
    bool ended = false, goOn = true;
    std::uint64_t nextBarrier = 0;
    std::size_t waiting = 0;
    std::uint64_t generation = 0;

    bool over() const { return ended || fatal || stop.stop_requested(); }
    bool atCut() const { return barrierBytes > 0 && reader.input_->position() >= nextBarrier; }

    void work(WorkerSink& sink);
    bool takeBatch(RecordBatch& batch);
    void account(SinkAdapter& adapter, const BatchCount& count, std::uint64_t ambiguousTimes);
    bool meetOthers(WorkerSink& sink);
    void cut();
};

bool LogReader::Run::takeBatch(RecordBatch& batch)
{
    const std::lock_guard lock(mutex);
    if (over() || atCut()) return false;
    const auto got = reader.input_->next(batch);
    if (!got) log.error = got.error();
    if (!got || !*got) {
        ended = true;
        return false;
    }
    reader.progress_.storedBytes.store(reader.input_->storedRead(), std::memory_order_relaxed);
    return true;
}

void LogReader::Run::account(SinkAdapter& adapter, const BatchCount& count, std::uint64_t ambiguousTimes)
{
    const std::lock_guard lock(mutex);
    log.ledger.received += count.records;
    log.ledger.valid += adapter.accepted();
    log.ledger.rejected += adapter.rejected();
    log.ambiguousTimes += ambiguousTimes;
    reader.rejections_.add(adapter.take(count.lines));
    reader.progress_.records.fetch_add(count.records, std::memory_order_relaxed);
}

void LogReader::Run::cut()
{
    log.position = reader.input_->position();
    log.lines = reader.rejections_.lines();
    log.complete = ended && !fatal && !reader.input_->growing();
    nextBarrier = log.position + barrierBytes;
    if (!atBarrier) return;
    if (const auto done = atBarrier(log); !done) fatal = done.error();
}

// True = go on reading. The last worker to arrive makes the cut while all others wait.
bool LogReader::Run::meetOthers(WorkerSink& sink)
{
    sink.barrier();
    std::unique_lock lock(mutex);
    const std::uint64_t mine = generation;
    if (++waiting == workers) {
        cut();
        goOn = !over();  // one decision for all: a slow waker must not see the end that a fast one has found since
        waiting = 0;
        ++generation;
        meet.notify_all();
    } else {
        meet.wait(lock, [&] { return generation != mine; });
    }
    return goOn;
}

void LogReader::Run::work(WorkerSink& sink)
{
    const auto decoder = makeDecoder(reader.shape_, wanted);
    if (!decoder) {
        const std::lock_guard lock(mutex);
        fatal = decoder.error();
    }
    SinkAdapter adapter(sink);
    RecordBatch batch;
    std::uint64_t ambiguous = 0;   // as the decoder counts them, so far
    do {
        while (takeBatch(batch)) {
            adapter.begin(batch);
            BatchCount count{1, 1};
            if (batch.tooLong) adapter.reject({0, 0, Reason::TooLong, batch.bytes.view(), {}});
            else {
                if (batch.context) (*decoder)->setContext(*batch.context);
                count = (*decoder)->decode(batch.bytes.view(), adapter);
            }
            account(adapter, count, (*decoder)->ambiguousTimes() - ambiguous);
            ambiguous = (*decoder)->ambiguousTimes();
            sink.batchDone(batch.offset + batch.bytes.size());
        }
    } while (meetOthers(sink));
}

LogReader::LogReader(std::unique_ptr<RecordedInput> input, LogShape shape)
    : input_(std::move(input)), shape_(std::move(shape)), rejections_(0)
{
}

Result<std::unique_ptr<LogReader>> LogReader::open(const std::string& path, const ReadOptions& read, Options options)
{
    auto input = RecordedInput::open(path, options.blockSize, read.encoding == Encoding::Latin1);
    if (!input) return tl::unexpected(input.error());
    return open(std::move(*input), read, options);
}

Result<std::unique_ptr<LogReader>> LogReader::open(std::unique_ptr<RecordedInput> input, const ReadOptions& read, Options options)
{
    auto head = input->head();
    if (!head) return tl::unexpected(head.error());
    // The last line of a growing log may be half there.
    if (input->growing() && head->size() < limits::kLine) head = head->substr(0, head->rfind('\n') + 1);
    if (input->growing() && head->find_first_not_of(" \t\r\n") == std::string_view::npos)
        return fail(ErrorCode::Busy, "not one whole line is there yet", input->path());
    if (!input->headIsAll() && holdsNoRecord(*head))
        return fail(ErrorCode::Unreadable, "the first record is longer than 1 MiB, which is the limit; no record was accepted", input->path());
    const std::string later = input->laterLines();
    auto shape = detect(LogSample{*head, input->headIsAll(), later}, read);
    if (!shape) {
        Error error = shape.error();
        if (error.where.empty()) error.where = input->path();
        return tl::unexpected(error);
    }
    if (input->growing() && shape->format == Format::JsonArray)
        return fail(ErrorCode::Unreadable, "is one JSON array, which does not grow at its end: open it instead of following it", input->path());
    auto reader = std::unique_ptr<LogReader>(new LogReader(std::move(input), std::move(*shape)));
    if (options.digest) reader->input_->enableDigest();
    reader->input_->start(makeCutter(reader->shape_));
    reader->rejections_ = Rejections(reader->input_->preambleLines());
    return reader;
}

Result<bool> LogReader::resumeAt(std::uint64_t offset, std::uint64_t lines)
{
    const auto skipped = input_->skipTo(offset);
    if (!skipped) return skipped;
    rejections_ = Rejections(lines);
    return skipped;
}

Result<ReadLog> LogReader::run(Parts wanted, std::span<WorkerSink* const> sinks, std::stop_token stop,
                               std::uint64_t barrierBytes, const AtBarrier& atBarrier)
{
    Run run{*this, wanted, stop, barrierBytes, atBarrier, sinks.size(), {}, {}, {}, {}, false, true, 0, 0, 0};
    run.nextBarrier = input_->position() + barrierBytes;
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < sinks.size(); ++i) others.emplace_back([&run, sink = sinks[i]] { run.work(*sink); });
        run.work(*sinks[0]);
    }
    if (run.fatal) return tl::unexpected(*run.fatal);
    if (stop.stop_requested() && !run.ended) return fail(ErrorCode::Cancelled, "stopped", input_->path());
    run.log.position = input_->position();
    run.log.lines = rejections_.lines();
    run.log.complete = !run.log.error && !input_->growing();
    return run.log;
}

}  // namespace tally
