// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/read/record_scan.h"

#include <fmt/format.h>
#include <optional>

#include "core/base/padded_buffer.h"
#include "core/format/decoder.h"
#include "core/log/journal/journal_look.h"
#include "core/log/text_stream.h"
#include "core/read/log_reader.h"

namespace tally {

namespace {

class Placed final : public EventSink {
public:
    explicit Placed(const std::function<bool(const ScannedRecord&)>& see) : see_(see) {}
    // `lines` before it; nothing where they are not numbered.
    void begin(std::string_view batch, std::uint64_t offset, std::optional<std::uint64_t> lines)
    {
        batch_ = batch;
        offset_ = offset;
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
            ended_ = !see_({event, raw, offset_ + event.offset, lines_ ? *lines_ + event.line + 1 : 0});
        }
    }
    void reject(const RejectedRecord&) override {}

private:
    const std::function<bool(const ScannedRecord&)>& see_;
    std::string_view batch_;
    std::uint64_t offset_ = 0;
    std::optional<std::uint64_t> lines_;
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
        placed.begin(batch.bytes.view(), batch.offset, lines);
        if (batch.context) (*decoder)->setContext(*batch.context);
        lines += batch.tooLong ? 1 : (*decoder)->decode(batch.bytes.view(), placed).lines;
    }
    return {};
}

Result<void> scanJournal(const KeptListener& listener, const ReadOptions& read, Parts wanted, const std::function<bool(const ScannedRecord&)>& see, std::stop_token stop)
{
    const auto look = JournalLook::open(systemFileSystem(), listener.directory, listener.name);
    if (!look) return tl::unexpected(look.error());
    std::unique_ptr<Decoder> decoder;
    std::string header;
    // The format is what the listener found it to be.
    const auto prepare = [&](const std::string& bytes) -> Result<void> {
        const std::string& sample = listener.sample.empty() ? bytes : listener.sample;
        const auto shape = detect(sample, false, read);
        if (!shape) return tl::unexpected(shape.error());
        header = sample.substr(0, std::min(sample.size(), makeCutter(*shape)->preamble(sample)));
        const bool columns = shape->format == Format::Csv || shape->format == Format::Tsv;
        if (columns && listener.sample.empty() && !(*look)->fromTheBeginning())
            return fail(ErrorCode::Ambiguous, "the header that says what the columns are is not kept any more", listener.name);
        auto made = makeDecoder(*shape, wanted);
        if (!made) return tl::unexpected(made.error());
        decoder = std::move(*made);
        return {};
    };
    Placed placed(see);
    PaddedBuffer bytes;
    while (!placed.ended()) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped", listener.name);
        auto batch = (*look)->next();
        if (!batch) break;
        if (batch->kind != RawBatch::Kind::Lines || batch->tooLong) continue;
        if (read.encoding == Encoding::Latin1) batch->bytes = latin1AsUtf8(batch->bytes);
        if (!decoder)
            if (const auto ready = prepare(batch->bytes); !ready) return ready;
        // A header is no record, also where a later connection sends it again.
        const std::size_t skip = !header.empty() && batch->bytes.starts_with(header) ? header.size() : 0;
        bytes.assign(std::string_view(batch->bytes).substr(skip));
        placed.begin(bytes.view(), batch->first + skip, std::nullopt);
        decoder->decode(bytes.view(), placed);
    }
    if ((*look)->damaged() == 0) return {};
    return fail(ErrorCode::NotExact, fmt::format("{} damaged bytes of the journal were passed over", (*look)->damaged()), listener.name);
}

}  // namespace tally
