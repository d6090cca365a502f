// SPDX-License-Identifier: GPL-3.0-or-later
// Dead letters: listed, counted after all, put away.
#include <future>

#include "core/engine/engine_impl.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {

namespace {
constexpr std::uint32_t kNoSource = 0xffffffff;   // what is added to all sources together only
}  // namespace

Result<DeadLetters> Engine::deadLetters(std::size_t limit) const
{
    DeadLetters all;
    if (!impl_->options.dataDirectory.empty()) {
        const auto reader = openSqliteReader(impl_->options.dataDirectory);
        if (!reader) return tl::unexpected(reader.error());
        auto letters = (*reader)->newestLetters(limit);
        if (!letters) return tl::unexpected(letters.error());
        for (auto& [source, letter] : *letters) all.letters.push_back({std::move(source), std::move(letter)});
        const auto totals = (*reader)->letterTotals();
        if (!totals) return tl::unexpected(totals.error());
        all.totals = *totals;
        return all;
    }
    const auto snapshot = impl_->state->snapshot();
    for (Letter& letter : impl_->state->letters(limit)) {
        SourceLetter entry;
        for (const SourceState& source : snapshot->sources)
            if (source.id == raw(letter.source)) entry.source = source.name;
        entry.letter = std::move(letter);
        all.letters.push_back(std::move(entry));
    }
    all.totals = impl_->state->letterTotals();
    return all;
}

// As this process reads the source; a declared sender's records as its listener's.
std::optional<LogShape> Engine::Impl::shapeOf(const DeadLetter& letter)
{
    std::string sample = letter.shape;
    ReadAs known;
    {
        const std::lock_guard lock(sourcesMutex);
        auto found = readAs.find(letter.source);
        for (std::size_t end = letter.source.rfind(' '); found == readAs.end() && end != std::string::npos && end > 0; end = letter.source.rfind(' ', end - 1))
            if (const auto listener = readAs.find(letter.source.substr(0, end)); listener != readAs.end() && listener->second.live > 0) found = listener;
        if (found == readAs.end()) return std::nullopt;
        known = found->second;
        if (const auto live = lives.find(known.live); sample.empty() && live != lives.end()) sample = live->second->sample();
    }
    if (known.shape) return known.shape;
    if (known.live == 0 && sample.empty()) {   // a followed log
        const auto log = LogReader::open(letter.source, known.read);
        return log ? std::optional((*log)->shape()) : std::nullopt;
    }
    auto shape = detect(sample, false, known.read);
    return shape ? std::optional(std::move(*shape)) : std::nullopt;
}

Result<void> Engine::Impl::checkWritable() const
{
    if (!options.readOnly) return {};
    return fail(ErrorCode::Busy, "The store is only read here. Decide about its dead letters in the program that writes it, or when that has ended.",
                options.dataDirectory);
}

// What the store did, in memory too.
void Engine::Impl::settled(const std::vector<DeadLetter>& letters, LetterFate fate, Committed&& counted)
{
    state->post([this, letters, fate, part = std::make_shared<Committed>(std::move(counted))](State::Counted& all) {
        for (const std::int32_t minute : part->revisedMinutes) all.revised[minute] = {clock->nowMicros()};
        all.add(storeSource, std::move(*part));   // its ledger is empty: that moves below
        for (const DeadLetter& letter : letters) {
            std::uint32_t source = storeSource;
            if (letter.letter.id >= firstLetter)
                for (const auto& [id, known] : all.sources)
                    if (known.name == letter.source) source = id;
            all.settle(letter, source, fate);
        }
    });
    state->settle();
}

// On the state thread, which owns the letters: nothing comes between the verdict and what is done.
Result<std::vector<LetterResult>> Engine::Impl::settleInMemory(std::span<const LetterEdit> edits, LetterReplay* replay, bool dryRun)
{
    std::promise<std::vector<LetterResult>> promise;
    auto future = promise.get_future();
    const bool posted = state->post([&](State::Counted& all) {
        std::map<LetterId, const Letter*> kept;
        for (const Letter& letter : all.letters) kept.emplace(letter.id, &letter);
        std::map<LetterId, DeadLetter> found;
        for (const LetterEdit& edit : edits) {
            const auto letter = kept.find(edit.id);
            if (letter == kept.end()) continue;
            DeadLetter dead;
            dead.letter = *letter->second;
            dead.storedSource = raw(dead.letter.source);
            if (const auto source = all.sources.find(raw(dead.letter.source)); source != all.sources.end()) {
                dead.source = source->second.name;
                dead.live = source->second.kind == SourceKind::Live;
                dead.complete = source->second.phase == SourcePhase::Complete;
                dead.watermark = source->second.watermark;
            }
            found.emplace(edit.id, std::move(dead));
        }
        std::vector<DeadLetter> letters;
        for (auto& [id, dead] : found) letters.push_back(std::move(dead));
        std::vector<LetterResult> results;
        if (replay != nullptr) results = replay->judge(letters, edits);
        for (const DeadLetter& letter : letters)
            if (replay == nullptr) results.push_back({letter.letter.id, LetterFate::Discarded, {}, {}, {}, {}});
        if (!dryRun) {
            if (replay != nullptr) {
                for (const std::int32_t minute : replay->counted().revisedMinutes) all.revised[minute] = {clock->nowMicros()};
                all.add(kNoSource, std::move(replay->counted()));
            }
            for (const DeadLetter& letter : replay != nullptr ? replay->settled() : letters)
                all.settle(letter, raw(letter.letter.source), replay != nullptr ? LetterFate::Counted : LetterFate::Discarded);
        }
        promise.set_value(std::move(results));
    });
    if (!posted) return fail(ErrorCode::Cancelled, "The engine has ended.");
    auto results = inOrderOf(edits, future.get());
    state->settle();
    return results;
}

Result<std::vector<LetterResult>> Engine::replayLetters(std::span<const LetterEdit> letters, bool dryRun, const std::optional<ReadOptions>& read)
{
    if (const auto writable = impl_->checkWritable(); !writable) return tl::unexpected(writable.error());
    ReplayOptions options;
    options.read = read;
    options.rules = impl_->options.eventTime;
    options.now = {impl_->clock->nowMicros()};
    options.dryRun = dryRun;
    options.dictionary = impl_->dictionary.get();
    options.types = impl_->types.get();
    options.shapeOf = [impl = impl_.get()](const DeadLetter& letter) { return impl->shapeOf(letter); };
    LetterReplay replay(std::move(options));
    if (!impl_->store) return impl_->settleInMemory(letters, &replay, dryRun);
    auto results = replay.settle(*impl_->store, letters);
    if (results && !dryRun && !replay.settled().empty())
        impl_->settled(replay.settled(), LetterFate::Counted, std::move(replay.counted()));
    return results;
}

Result<std::vector<LetterResult>> Engine::discardLetters(std::span<const LetterId> ids)
{
    if (const auto writable = impl_->checkWritable(); !writable) return tl::unexpected(writable.error());
    if (!impl_->store) {
        std::vector<LetterEdit> letters;
        for (const LetterId id : ids) letters.push_back({id, std::nullopt});
        return impl_->settleInMemory(letters, nullptr, false);
    }
    std::vector<DeadLetter> gone;
    auto results = tally::discardLetters(*impl_->store, ids, &gone);
    if (results && !gone.empty()) impl_->settled(gone, LetterFate::Discarded, {});
    return results;
}

}  // namespace tally
