// SPDX-License-Identifier: GPL-3.0-or-later
// LetterReplay: dead letters read once more, as they came or as somebody corrected them, and counted when they can be now.
//
//   LetterReplay replay(options);
//   auto results = replay.settle(store, edits);     // one transaction; or judge(letters) for letters that no store keeps
//
// A letter counts once: what counts leaves the letters in the same transaction, and a letter that is gone is refused. An event
// that came late is counted on purpose and revises its minute; one of the future counts once its time has come.
// Thread safety: none.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/padded_buffer.h"
#include "core/count/event_clock.h"
#include "core/engine/hot/counting_sink.h"
#include "core/engine/import/importer.h"
#include "core/event/read_options.h"
#include "core/format/decoder.h"
#include "core/store/rollup_store.h"

namespace tally {

struct LetterEdit {
    LetterId id{};
    std::optional<std::string> text;   // to be read instead of what came
};

struct LetterResult {
    LetterId id{};
    LetterFate fate = LetterFate::Kept;
    std::string problem;               // a short phrase: why it is kept
    std::string item, type;            // of what counts
    std::optional<Micros> time;
};

struct ReplayOptions {
    // Of sources whose format is found again from their first bytes; absent: as each was read.
    std::optional<ReadOptions> read;
    EventTimeRules rules;
    Micros now;
    bool dryRun = false;               // nothing is changed
    // What is known of a letter's source; nothing: its format is found again.
    std::function<std::optional<LogShape>(const DeadLetter&)> shapeOf;
    Dictionary* dictionary = nullptr;  // shared with whoever goes on using the ids in counted(); null = its own
    TypeTable* types = nullptr;
};

class LetterReplay {
public:
    explicit LetterReplay(ReplayOptions options);

    // In the order of `edits`; a letter named twice is settled as it is named first. Errors: Store.
    Result<std::vector<LetterResult>> settle(RollupStore& store, std::span<const LetterEdit> edits);
    // The same verdicts on letters at hand; the caller does with them what they say.
    // REQUIRES: each letter once.
    std::vector<LetterResult> judge(std::span<const DeadLetter> letters, std::span<const LetterEdit> edits);

    // What the last call counted, with what of it changed minutes that were final, and these minutes.
    Committed& counted() { return counted_; }
    const std::vector<DeadLetter>& settled() const { return settled_; }   // those that are not kept any more

private:
    struct Source {
        std::unique_ptr<Decoder> decoder;
        std::string problem;           // instead of a decoder
    };
    Source& sourceOf(const DeadLetter& letter);
    LetterResult judgeOne(const DeadLetter& letter, const LetterEdit& edit);

    ReplayOptions options_;
    Dictionary ownDictionary_;
    TypeTable ownTypes_;
    Dictionary& dictionary_;
    TypeTable& types_;
    std::map<std::pair<std::int64_t, std::string>, Source> sources_;
    CountingSink sink_;
    Committed counted_;
    std::vector<DeadLetter> settled_;
    PaddedBuffer bytes_;
};

// Results in the order of `edits`; what is not among them is gone.
std::vector<LetterResult> inOrderOf(std::span<const LetterEdit> edits, std::vector<LetterResult>&& found);

// Puts letters away; they stay in their column of the ledger and are counted as discarded. Errors: Store.
Result<std::vector<LetterResult>> discardLetters(RollupStore& store, std::span<const LetterId> ids,
                                                 std::vector<DeadLetter>* discarded = nullptr);

}  // namespace tally
