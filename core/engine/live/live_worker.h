// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "core/base/padded_buffer.h"
#include "core/count/id_window.h"
#include "core/engine/hot/counting_sink.h"
#include "core/engine/live/live_source.h"
#include "core/format/decoder.h"

namespace tally {

// Decodes the batches of one live log in order, on one thread. What it decides depends on the batches alone, so a replay of
// the log decides the same.
class LiveSource::Worker final : public EventSink {
public:
    Worker(EventLog& log, LiveOptions options, Dictionary& dictionary, TypeTable& types, Deliver deliver);
    void run();
    void stop() { stopped_ = true; }   // from any thread: what is not read yet is left in the log
    std::string sample() const;   // any thread may ask

    void accept(std::span<const Event> events) override;
    void reject(const RejectedRecord& record) override;

private:
    static constexpr std::size_t kManyLetters = 4u << 20;   // bytes of letters that are handed on at once
    static constexpr std::size_t kLetterBytes = 16u << 20;  // of one delivery; more letters of a batch are only counted
    static constexpr std::size_t kSample = 16u << 10;
    static constexpr std::size_t kLateSample = 64u << 10;   // with records that brought more fields …
    static constexpr std::size_t kLateRecords = 24;         // … of which there are at most so many, tried or kept
    static constexpr std::size_t kSamples = 1024;           // per delivery
    static constexpr std::size_t kCellsOfSecond = 64;       // that the totals of a second, with its latencies, take as much memory as, about
    static constexpr int kPatience = 25;                    // waits for the next batch when ids are learnt: more than a journal has for a disk

    struct Sender {
        EventClock clock;
        SenderPart part;
        bool touched = false;   // since the last hand(); of many senders few send at a time
    };

    void keepSample(std::string_view sample);
    void learnIds();
    bool prepare(std::string_view bytes);
    bool readAs(std::string_view sample);
    bool use(LogShape shape);
    void watch();
    void learnFields(std::string_view record);   // which brings a key nobody knew
    std::uint64_t ambiguousTimes() const { return ambiguousBefore_ + (decoder_ ? decoder_->ambiguousTimes() : 0); }
    void take(const RawBatch& batch);
    void take(Delta&& delta);
    void tick(Micros now);
    BatchCount decode(const RawBatch& batch);
    BatchCount refuseAll(std::string_view bytes);
    Sender& senderOf(std::string_view name);
    IdWindow& window();
    bool sentBefore(const RawBatch& batch);   // it has a key, and that is known
    static std::string_view scopeOf(const RawBatch& batch) { return isKeyed(batch.sender) ? std::string_view() : batch.sender; }
    bool allOnTime(std::span<const Event> events);
    void judge(std::span<const Event> events);
    void count(std::span<const Event> events, bool revising);
    void keep(const Event& event, Reason reason);
    void keepLetter(std::uint64_t line, std::uint64_t offset, Reason reason, std::string_view detail, std::string_view raw);
    void hand();

    EventLog& log_;
    LiveOptions options_;
    Deliver deliver_;
    CountingSink sink_;
    LogShape shape_;
    std::unique_ptr<Decoder> decoder_;
    std::set<std::string, std::less<>> settled_;   // plain names of keys in the sample: whatever became of them
    std::unique_ptr<RecordCutter> cutter_;
    std::size_t skip_ = 0;
    PaddedBuffer bytes_;
    LivePortion part_;
    mutable std::mutex sampleMutex_;
    std::string sample_;                      // as part_ has it, for other threads
    std::map<std::string, Sender, std::less<>> senders_;
    Sender* sender_ = nullptr;                // whose batch this is
    std::string_view senderName_;
    std::uint64_t ambiguousTimes_ = 0;        // as last told
    std::uint64_t ambiguousBefore_ = 0;       // of decoders before
    std::uint64_t linesBefore_ = 0;           // of the batch, that were decoded before
    std::unique_ptr<IdWindow> ids_;             // from the first id on
    std::optional<RawBatch> ahead_;           // read while learning, to be counted
    std::atomic<bool> stopped_{false};
    bool doubled_ = false;                    // the batch was sent before, as a whole
    bool learning_ = false;                   // batches before the checkpoint: only their ids matter
    Micros arrival_;
    std::uint64_t offset_ = 0;                // of the batch, in the log
    std::size_t letterBytes_ = 0;
    std::size_t cells_ = 0;                   // of part_
};

}  // namespace tally
