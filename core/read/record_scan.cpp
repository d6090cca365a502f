// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/read/record_scan.h"

#include "core/format/decoder.h"
#include "core/read/log_reader.h"

namespace tally {

namespace {

class Placed final : public EventSink {
public:
    explicit Placed(const std::function<bool(const ScannedRecord&)>& see) : see_(see) {}
    void begin(const RecordBatch& batch, std::uint64_t lines)
    {
        batch_ = batch.bytes.view();
        offset_ = batch.offset;
        lines_ = lines;
    }
    bool ended() const { return ended_; }

    void accept(std::span<const Event> events) override
    {
        for (const Event& event : events) {
            if (ended_) return;
            std::string_view raw = batch_.substr(event.offset);
            raw = raw.substr(0, raw.find('\n'));
            if (raw.ends_with('\r')) raw.remove_suffix(1);
            ended_ = !see_({event, raw, offset_ + event.offset, lines_ + event.line + 1});
        }
    }
    void reject(const RejectedRecord&) override {}

private:
    const std::function<bool(const ScannedRecord&)>& see_;
    std::string_view batch_;
    std::uint64_t offset_ = 0, lines_ = 0;
    bool ended_ = false;
};

}  // namespace

Result<void> scanRecords(const std::string& path, const ReadOptions& read, Parts wanted, const std::function<bool(const ScannedRecord&)>& see, std::stop_token stop)
{
    const auto reader = LogReader::open(path, read);
    if (!reader) return tl::unexpected(reader.error());
    const auto decoder = makeDecoder((*reader)->shape(), wanted);
    if (!decoder) return tl::unexpected(decoder.error());
    RecordedInput& input = (*reader)->input();
    std::uint64_t lines = input.preambleLines();
    Placed placed(see);
    RecordBatch batch;
    while (!placed.ended()) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped", path);
        const auto more = input.next(batch);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        placed.begin(batch, lines);
        if (batch.context) (*decoder)->setContext(*batch.context);
        lines += batch.tooLong ? 1 : (*decoder)->decode(batch.bytes.view(), placed).lines;
    }
    return {};
}

}  // namespace tally
