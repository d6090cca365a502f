// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/live_source.h"

#include <chrono>

#include "core/base/limits.h"
#include "core/base/padded_buffer.h"
#include "core/engine/counting_sink.h"
#include "core/format/decoder.h"

namespace tally {

// Decodes the batches of one log in order, on one thread.
class LiveSource::Worker final : public EventSink {
public:
    Worker(EventLog& log, ReadOptions options, Dictionary& dictionary, TypeTable& types, Deliver deliver)
        : log_(log), options_(std::move(options)), deliver_(std::move(deliver)),
          sink_(dictionary, types, [this](Delta&& delta) { part_.counted.take(std::move(delta)); })
    {
    }

    void run()
    {
        auto last = std::chrono::steady_clock::now();
        for (;;) {
            auto batch = log_.next(std::chrono::milliseconds(50));
            if (batch) count(*batch);
            const auto now = std::chrono::steady_clock::now();
            if (now - last >= std::chrono::milliseconds(100)) {
                hand();
                last = now;
            }
            if (!batch && log_.drained()) break;
        }
        part_.ended = true;
        hand();
    }

    void accept(std::span<const Event> events) override
    {
        part_.counted.ledger.valid += events.size();
        sink_.accept(events);
    }
    void reject(const RejectedRecord& record) override
    {
        ++part_.counted.ledger.rejected;
        ++rejectedBy_[static_cast<std::size_t>(record.reason)];
        if (letterBytes_ > kLetterBytes) return;  // per delivery; the count goes on
        Letter letter;
        letter.line = part_.lines + record.line + 1;
        letter.offset = offset_ + record.offset;
        letter.reason = record.reason;
        letter.detail = record.detail.substr(0, 256);
        letter.raw = record.raw.substr(0, limits::kLetterRaw);
        letterBytes_ += letter.raw.size() + sizeof(Letter);
        part_.counted.letters.push_back(std::move(letter));
    }

private:
    static constexpr std::size_t kLetterBytes = 4u << 20;

    bool prepare(std::string_view bytes)
    {
        if (decoder_) return true;
        auto shape = detect(bytes, false, options_);
        if (!shape) {
            part_.error = shape.error().what;
            return false;
        }
        auto decoder = makeDecoder(*shape, kAllParts);
        if (!decoder) {
            part_.error = decoder.error().what;
            return false;
        }
        decoder_ = std::move(*decoder);
        cutter_ = makeCutter(*shape);
        skip_ = cutter_->preamble(bytes);
        part_.format = name(shape->format);
        part_.error.clear();
        return true;
    }

    void count(const RawBatch& batch)
    {
        part_.position = batch.last;
        if (batch.kind == RawBatch::Kind::Tick) return;
        offset_ = batch.first;
        part_.lastArrival = batch.arrival;
        bytes_.assign(batch.bytes);
        BatchCount counted{1, 1};
        if (batch.tooLong) {
            reject({0, 0, Reason::TooLong, bytes_.view(), {}});
        } else if (prepare(bytes_.view())) {
            if (skip_ > 0) bytes_.assign(batch.bytes.substr(skip_));
            skip_ = 0;
            counted = decoder_->decode(bytes_.view(), *this);
        } else {
            counted = refuseAll(batch.bytes);
        }
        part_.counted.ledger.received += counted.records;
        part_.lines += counted.lines;
    }

    // Before a format is found, whole lines are dead letters: nothing vanishes.
    BatchCount refuseAll(std::string_view bytes)
    {
        BatchCount counted;
        while (!bytes.empty()) {
            const std::size_t end = std::min(bytes.find('\n'), bytes.size());
            reject({0, counted.lines, Reason::BadLine, bytes.substr(0, end), part_.error});
            ++counted.records;
            ++counted.lines;
            bytes.remove_prefix(std::min(end + 1, bytes.size()));
        }
        return counted;
    }

    void hand()
    {
        sink_.flush();
        const bool nothing = part_.counted.ledger.received == 0 && !part_.ended;
        if (nothing) return;
        part_.counted.rejectedBy = rejectedBy_;
        Part part = std::move(part_);
        part_ = Part();
        part_.format = part.format;
        part_.error = part.error;
        part_.lines = part.lines;
        part_.position = part.position;
        letterBytes_ = 0;
        deliver_(std::move(part));
    }

    EventLog& log_;
    ReadOptions options_;
    Deliver deliver_;
    CountingSink sink_;
    std::unique_ptr<Decoder> decoder_;
    std::unique_ptr<RecordCutter> cutter_;
    std::size_t skip_ = 0;
    PaddedBuffer bytes_;
    Part part_;
    std::array<std::uint64_t, kReasons> rejectedBy_{};
    std::uint64_t offset_ = 0;
    std::size_t letterBytes_ = 0;
};

LiveSource::LiveSource(std::shared_ptr<EventLog> log, ReadOptions options, Dictionary& dictionary, TypeTable& types, Deliver deliver)
    : log_(std::move(log))
{
    auto worker = std::make_shared<Worker>(*log_, std::move(options), dictionary, types, std::move(deliver));
    thread_ = std::jthread([worker] { worker->run(); });
}

LiveSource::~LiveSource() { log_->close(); }

}  // namespace tally
