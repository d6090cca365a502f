// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/keep/letter_replay.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <utility>

#include "core/base/limits.h"
#include "core/engine/import/rollup_batch_builder.h"
#include "core/store/kept_options.h"

namespace tally {
namespace {

constexpr const char* kGone = "no longer among the dead letters";

// What the decoder makes of one record.
class OneRecord final : public EventSink {
public:
    explicit OneRecord(std::function<void(const Event&)> take) : take_(std::move(take)) {}
    void accept(std::span<const Event> events) override
    {
        accepted += events.size();
        if (events.size() == 1 && take_) take_(events.front());
    }
    void reject(const RejectedRecord& record) override
    {
        if (problem.empty()) problem = std::string(explanation(record.reason)) + (record.detail.empty() ? "" : ": " + std::string(record.detail));
    }
    std::size_t accepted = 0;
    std::string problem;

private:
    std::function<void(const Event&)> take_;
};

// A letter that is named twice is what it is named first.
std::map<LetterId, const LetterEdit*> byId(std::span<const LetterEdit> edits)
{
    std::map<LetterId, const LetterEdit*> found;
    for (const LetterEdit& edit : edits) found.emplace(edit.id, &edit);
    return found;
}

std::vector<LetterId> idsOf(std::span<const LetterEdit> edits)
{
    std::vector<LetterId> ids;
    for (const LetterEdit& edit : edits) ids.push_back(edit.id);
    return ids;
}

// Final: a recorded input's at its end, a listener's behind its watermark.
bool revises(const DeadLetter& letter, const Event& event)
{
    if (!has(event.parts, Part::Time)) return false;
    if (!letter.live) return letter.complete;
    return letter.watermark != kNever && (minuteOf(event.time) + std::int64_t{1}) * kMinute <= letter.watermark.us;
}

}  // namespace

std::vector<LetterResult> inOrderOf(std::span<const LetterEdit> edits, std::vector<LetterResult>&& found)
{
    std::map<LetterId, LetterResult> results;
    for (LetterResult& result : found) results.emplace(result.id, std::move(result));
    std::vector<LetterResult> all;
    for (const LetterEdit& edit : edits) {
        const auto result = results.find(edit.id);
        LetterResult gone;
        gone.id = edit.id;
        gone.problem = kGone;
        all.push_back(result == results.end() ? gone : result->second);
        results.erase(edit.id);
    }
    return all;
}

LetterReplay::LetterReplay(ReplayOptions options)
    : options_(std::move(options)), dictionary_(options_.dictionary ? *options_.dictionary : ownDictionary_),
      types_(options_.types ? *options_.types : ownTypes_),
      sink_(dictionary_, types_, [this](Delta&& delta) { counted_.take(std::move(delta)); }, CountingSink::Cold::Keep)
{
}

LetterReplay::Source& LetterReplay::sourceOf(const DeadLetter& letter)
{
    const auto [place, isNew] = sources_.try_emplace({letter.storedSource, letter.source});
    Source& source = place->second;
    if (!isNew) return source;
    std::optional<LogShape> shape = options_.shapeOf ? options_.shapeOf(letter) : std::nullopt;
    if (!shape) {
        const ReadOptions read = options_.read ? *options_.read : keptOptions(letter.readAs).value_or(KeptOptions{}).read;
        if (letter.shape.empty()) {
            // Of an import of before: what the options say must do.
            if (read.format == Format::Auto) {
                source.problem = "the format of its source is not known; name it";
                return source;
            }
        }
        auto found = detect(letter.shape.empty() ? std::string_view(letter.letter.raw) : std::string_view(letter.shape), false, read);
        if (!found) {
            source.problem = found.error().what;
            return source;
        }
        shape = std::move(*found);
    }
    auto decoder = makeDecoder(*shape, kAllParts);
    if (decoder) source.decoder = std::move(*decoder);
    else source.problem = decoder.error().what;
    return source;
}

LetterResult LetterReplay::judgeOne(const DeadLetter& letter, const LetterEdit& edit)
{
    LetterResult result;
    result.id = letter.letter.id;
    if (!edit.text && letter.letter.raw.size() >= limits::kLetterRaw) {
        result.problem = "only its first 4 KiB are kept";
        return result;
    }
    std::string_view text = edit.text ? std::string_view(*edit.text) : std::string_view(letter.letter.raw);
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    if (text.size() > limits::kLine) {
        result.problem = explanation(Reason::TooLong);
        return result;
    }
    Source& source = sourceOf(letter);
    if (!source.decoder) {
        result.problem = source.problem;
        return result;
    }
    bytes_.assign(std::string(text) + '\n');
    bool future = false;
    OneRecord looked([&](const Event& event) {
        result.item = event.item;
        result.type = event.type;
        if (has(event.parts, Part::Time)) result.time = event.time;
        future = letter.live && result.time && result.time->us > options_.now.us + options_.rules.futureTolerance;
    });
    const BatchCount records = source.decoder->decode(bytes_.view(), looked);
    if (!looked.problem.empty()) result.problem = looked.problem;
    else if (records.records != 1 || looked.accepted != 1) result.problem = "not exactly one record";
    else if (future) result.problem = "still too far in the future";
    if (!result.problem.empty()) {
        result.item.clear();
        result.type.clear();
        result.time.reset();
        return result;
    }
    result.fate = LetterFate::Counted;
    OneRecord counting([&](const Event& event) {
        if (!revises(letter, event)) return sink_.accept({&event, 1});
        sink_.acceptRevising({&event, 1});
        counted_.revisedMinutes.push_back(minuteOf(event.time));
    });
    source.decoder->decode(bytes_.view(), counting);
    return result;
}

std::vector<LetterResult> LetterReplay::judge(std::span<const DeadLetter> letters, std::span<const LetterEdit> edits)
{
    counted_ = Committed();
    settled_.clear();
    std::vector<LetterResult> results;
    const auto edited = byId(edits);
    for (const DeadLetter& letter : letters) {
        const auto edit = edited.find(letter.letter.id);
        results.push_back(judgeOne(letter, edit != edited.end() ? *edit->second : LetterEdit{letter.letter.id, std::nullopt}));
        if (results.back().fate != LetterFate::Kept) settled_.push_back(letter);
    }
    sink_.flush();
    return results;
}

Result<std::vector<LetterResult>> LetterReplay::settle(RollupStore& store, std::span<const LetterEdit> edits)
{
    std::vector<LetterResult> results;
    RollupBatch batch;
    BatchTexts cold;
    std::vector<std::string> types;
    const auto settled = store.settleLetters(idsOf(edits), [&](std::span<const DeadLetter> letters) -> Result<LetterVerdicts> {
        results = judge(letters, edits);
        LetterVerdicts verdicts;
        verdicts.commit = !options_.dryRun && !settled_.empty();
        for (const LetterResult& result : results) verdicts.fates.push_back(result.fate);
        if (!verdicts.commit) return verdicts;
        std::random_device random;
        batch.id = fmt::format("letters-{:08x}{:08x}", random(), random());
        types = types_.texts();
        cold = fillBatch(counted_.runs, counted_.cold, counted_.revisions, counted_.timeline, dictionary_, types, &batch);
        verdicts.counted = &batch;
        return verdicts;
    });
    if (!settled) return tl::unexpected(settled.error());
    return inOrderOf(edits, std::move(results));
}

Result<std::vector<LetterResult>> discardLetters(RollupStore& store, std::span<const LetterId> ids, std::vector<DeadLetter>* discarded)
{
    std::vector<LetterEdit> edits;
    for (const LetterId id : ids) edits.push_back({id, std::nullopt});
    std::vector<LetterResult> results;
    const auto settled = store.settleLetters(ids, [&](std::span<const DeadLetter> letters) -> Result<LetterVerdicts> {
        for (const DeadLetter& letter : letters) {
            LetterResult result;
            result.id = letter.letter.id;
            result.fate = LetterFate::Discarded;
            results.push_back(std::move(result));
        }
        if (discarded != nullptr) discarded->assign(letters.begin(), letters.end());
        return LetterVerdicts{std::vector<LetterFate>(letters.size(), LetterFate::Discarded), nullptr, true};
    });
    if (!settled) return tl::unexpected(settled.error());
    return inOrderOf(edits, std::move(results));
}

}  // namespace tally
