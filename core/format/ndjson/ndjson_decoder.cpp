// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/ndjson/ndjson_decoder.h"

#include <array>
#include <simdjson.h>
#include <vector>

#include "core/base/cpu.h"
#include "core/base/limits.h"
#include "core/format/event_batch.h"
#include "core/format/field_values.h"
#include "core/format/ndjson/json_record.h"
#include "core/format/ndjson/learnt_event.h"
#include "core/format/ndjson/learnt_plan.h"
#include "core/format/simd/newline_index.h"

namespace tally {

namespace {

std::string_view withoutCarriageReturn(std::string_view line)
{
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

class NdjsonDecoder final : public Decoder {
public:
    NdjsonDecoder(const LogShape& shape, Parts wanted)
        : mapping_(shape.mapping), wanted_(wanted), record_(shape, wanted), learnt_(shape, wanted),
          match_(cpuHasVectorKernels() ? matchLinesAvx2 : matchLinesScalar)
    {
    }

    BatchCount decode(std::string_view bytes, EventSink& sink) override;
    void watchKeys(KeyWatch wants) override { record_.watchKeys(std::move(wants)); }
    std::optional<std::size_t> stoppedAt() const override { return stopped_; }
    std::uint64_t ambiguousTimes() const override { return record_.ambiguousTimes() + learnt_.ambiguousTimes(); }

private:
    static constexpr std::size_t kPlans = 8;
    static constexpr int kPatience = 256;  // lines that no plan matched before plans stop being learnt

    std::size_t frame(std::string_view bytes);
    void decodeGroup(std::string_view bytes, std::size_t first, std::size_t count);
    std::size_t startOf(std::size_t index) const { return index == 0 ? 0 : ends_[index - 1] + std::size_t{1}; }
    std::string_view lineAt(std::string_view bytes, std::size_t index) const
    {
        const std::size_t start = startOf(index);
        return withoutCarriageReturn(bytes.substr(start, ends_[index] - start));
    }
    void decodeSlowly(std::string_view bytes, std::string_view line);
    void learn(std::string_view line);
    void flush();

    Mapping mapping_;
    Parts wanted_;
    JsonRecord record_;
    LearntEvent learnt_;
    std::uint64_t (*match_)(const LearntPlan&, const char*, const std::uint32_t*, std::size_t, std::size_t, LearntLine*);
    std::vector<LearntPlan> plans_;
    std::size_t current_ = 0;      // the plan that matched last
    int misses_ = 0;
    bool allValidUtf8_ = true;     // in this batch
    std::optional<std::size_t> stopped_;
    std::vector<std::uint32_t> ends_;
    std::array<LearntLine, 64> lines_;
    EventBatch batch_;
};

// Line ends of the batch; a last line without one ends at the end of the bytes.
std::size_t NdjsonDecoder::frame(std::string_view bytes)
{
    if (ends_.size() < bytes.size() + 8) ends_.resize(bytes.size() + 8);
    NewlineIndex index = indexNewlines(bytes.data(), bytes.size(), ends_.data());
    if (bytes.back() != '\n') ends_[index.count++] = static_cast<std::uint32_t>(bytes.size());
    allValidUtf8_ = !index.nonAscii || simdjson::validate_utf8(bytes.data(), bytes.size());
    return index.count;
}

BatchCount NdjsonDecoder::decode(std::string_view bytes, EventSink& sink)
{
    batch_.begin(sink);
    stopped_.reset();
    if (bytes.empty()) return batch_.finish();
    const std::size_t count = frame(bytes);
    for (std::size_t first = 0; first < count && !stopped_; first += 64) decodeGroup(bytes, first, std::min<std::size_t>(64, count - first));
    flush();
    BatchCount result = batch_.finish();
    if (bytes.back() != '\n' && !stopped_) --result.lines;
    return result;
}

void NdjsonDecoder::flush()
{
    batch_.flush();
    record_.reset();
}

void NdjsonDecoder::decodeGroup(std::string_view bytes, std::size_t first, std::size_t count)
{
    std::uint64_t matched = 0;
    const std::uint32_t slots = plans_.empty() ? 0 : plans_[current_].requiredSlots;
    if (!plans_.empty() && allValidUtf8_) matched = match_(plans_[current_], bytes.data(), ends_.data(), first, count, lines_.data());
    for (std::size_t i = 0; i < count; ++i) {
        if (batch_.full()) flush();
        LearntLine* line = &lines_[i];
        if ((matched >> i & 1) != 0 && learnt_.fill(*line, slots, batch_.slot())) batch_.add(startOf(first + i));
        else decodeSlowly(bytes, lineAt(bytes, first + i));
        if (stopped_) return;
        batch_.addLines(1);
    }
}

// Another plan, or the JSON parser; the latter also teaches new plans.
void NdjsonDecoder::decodeSlowly(std::string_view bytes, std::string_view line)
{
    const auto offset = static_cast<std::uint64_t>(line.data() - bytes.data());
    if (isBlank(line)) return batch_.reject(offset, Reason::Empty, line, {});
    if (line.size() > limits::kLine) return batch_.reject(offset, Reason::TooLong, line, {});
    const auto end = static_cast<std::uint32_t>(line.size());
    for (std::size_t p = 0; allValidUtf8_ && p < plans_.size(); ++p) {
        if (p == current_) continue;
        LearntLine values;
        if (match_(plans_[p], line.data(), &end, 0, 1, &values) == 0) continue;
        if (!learnt_.fill(values, plans_[p].requiredSlots, batch_.slot())) break;
        current_ = p;
        return batch_.add(offset);
    }
    Reason reason{};
    std::string_view detail;
    if (!record_.read(line, batch_.slot(), &reason, &detail)) return batch_.reject(offset, reason, line, detail);
    if (record_.wasWanted()) {
        stopped_ = offset;
        return;
    }
    batch_.add(offset);
    learn(line);
}

void NdjsonDecoder::learn(std::string_view line)
{
    if (plans_.size() == kPlans || misses_ >= kPatience) return;
    ++misses_;
    LearntPlan plan;
    if (!learnPlan(line, mapping_, &plan, wanted_)) return;
    LearntLine values;
    const auto end = static_cast<std::uint32_t>(line.size());
    for (const LearntPlan& known : plans_)
        if (match_(known, line.data(), &end, 0, 1, &values) != 0) return;  // matched, but its values need the parser
    plans_.push_back(plan);
    current_ = plans_.size() - 1;
}

}  // namespace

std::unique_ptr<Decoder> makeNdjsonDecoder(const LogShape& shape, Parts wanted)
{
    return std::make_unique<NdjsonDecoder>(shape, wanted);
}

}  // namespace tally
