// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/edited_letters.h"
#include "app/cli/source_options.h"
#include "app/reading/read_option.h"
#include "core/base/clock.h"
#include "core/engine/keep/letter_replay.h"
#include "core/report/answer_table.h"
#include "core/report/table_writer.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally::cli {

namespace {

struct LettersFlags {
    SourceFlags source;
    std::string format, of, text, edited;
    std::vector<std::string> reasons;
    std::vector<std::uint64_t> lines;
    std::int64_t limit = 1000;
    bool replay = false, discard = false, all = false, dryRun = false;
    CLI::Option* textOption = nullptr;
    CLI::Option* limitOption = nullptr;
};

constexpr std::size_t kEveryLetter = std::size_t{1} << 40;

class LetterFilter {
public:
    static Result<LetterFilter> of(const LettersFlags& flags)
    {
        LetterFilter filter;
        for (const std::string& word : flags.reasons) {
            Reason reason{};
            if (!parseReason(word, &reason)) return fail(ErrorCode::Usage, "--reason " + word + " is none of: " + known());
            filter.reasons_.insert(reason);
        }
        filter.source_ = flags.of;
        filter.lines_.insert(flags.lines.begin(), flags.lines.end());
        return filter;
    }
    bool isOpen() const { return reasons_.empty() && source_.empty() && lines_.empty(); }
    bool takes(const SourceLetter& letter) const
    {
        return (reasons_.empty() || reasons_.contains(letter.letter.reason)) && (source_.empty() || letter.source == source_) &&
               (lines_.empty() || lines_.contains(letter.letter.line));
    }

private:
    static std::string known()
    {
        std::string all;
        for (int r = 0; r < kReasons; ++r) all += (r > 0 ? ", " : "") + std::string(name(static_cast<Reason>(r)));
        return all;
    }
    std::set<Reason> reasons_;
    std::string source_;
    std::set<std::uint64_t> lines_;
};

std::vector<SourceLetter> chosen(std::vector<SourceLetter> letters, const LetterFilter& filter, std::size_t limit)
{
    std::erase_if(letters, [&](const SourceLetter& letter) { return !filter.takes(letter); });
    if (letters.size() > limit) letters.resize(limit);
    return letters;
}

int list(const LettersFlags& flags)
{
    const auto format = tableFormat(flags.format);
    if (!format) return report(format.error());
    const auto filter = LetterFilter::of(flags);
    if (!filter) return report(filter.error());
    const auto stop = interruptToken();
    const auto opened = openSource(flags.source);
    if (!opened) return report(opened.error());
    const auto limit = static_cast<std::size_t>(flags.limit);
    auto letters = opened->source->letters(filter->isOpen() ? limit : kEveryLetter, stop);
    if (!letters) return report(letters.error());
    put(write(lettersTable(chosen(std::move(*letters), *filter, limit)), *format));
    return opened->finish();
}

Table resultTable(const std::vector<SourceLetter>& letters, const std::vector<LetterResult>& results)
{
    Table table{{{"source", CellKind::Text}, {"line", CellKind::Number}, {"offset", CellKind::Number}, {"result", CellKind::Text},
                 {"detail", CellKind::Text}, {"item", CellKind::Text}, {"type", CellKind::Text}, {"time", CellKind::Text}},
                {}};
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const LetterResult& result = results[i];
        const char* word = result.fate == LetterFate::Counted ? "counted" : result.fate == LetterFate::Discarded ? "discarded" : "kept";
        table.rows.push_back({letters[i].source, fmt::format("{}", letters[i].letter.line), fmt::format("{}", letters[i].letter.offset), word,
                              result.problem, result.item, result.type, result.time ? isoExact(*result.time) : std::string()});
    }
    return table;
}

// Those that were corrected; what stands there as it was printed is read as it came, byte by byte.
Result<std::vector<LetterEdit>> editsOf(const LettersFlags& flags, std::vector<SourceLetter>* letters)
{
    std::vector<LetterEdit> edits;
    if (flags.textOption->count() > 0) {
        if (letters->size() != 1) return fail(ErrorCode::Usage, fmt::format("--text corrects one letter, but {} were chosen; --of and --line choose one", letters->size()));
        edits.push_back({letters->front().letter.id, flags.text});
        return edits;
    }
    if (flags.edited.empty()) {
        for (const SourceLetter& letter : *letters) edits.push_back({letter.letter.id, std::nullopt});
        return edits;
    }
    const auto texts = readEditedLetters(flags.edited);
    if (!texts) return tl::unexpected(texts.error());
    const auto textOf = [&](const SourceLetter& letter) { return texts->find({letter.source, letter.letter.line, letter.letter.offset}); };
    std::erase_if(*letters, [&](const SourceLetter& letter) { return textOf(letter) == texts->end(); });
    for (const SourceLetter& letter : *letters) {
        const std::string& text = textOf(letter)->second;
        const bool same = jsonString(text) == jsonString(letter.letter.raw);
        edits.push_back({letter.letter.id, same ? std::nullopt : std::optional(text)});
    }
    return edits;
}

Result<std::vector<LetterResult>> decide(const LettersFlags& flags, const std::vector<LetterEdit>& edits)
{
    auto store = openSqliteStore(flags.source.data);
    if (!store) {
        Error error = store.error();
        if (error.code == ErrorCode::Busy) error.what += " Decide about its dead letters there (window, Sources page), or when it has ended.";
        return tl::unexpected(std::move(error));
    }
    if (flags.discard) {
        std::vector<LetterId> ids;
        for (const LetterEdit& edit : edits) ids.push_back(edit.id);
        return discardLetters(**store, ids);
    }
    auto read = flags.source.read.options();
    if (!read) return tl::unexpected(read.error());
    ReplayOptions options;
    if (!wordsOf(*read).empty()) options.read = std::move(*read);
    options.now = {SystemClock().nowMicros()};
    options.dryRun = flags.dryRun;
    LetterReplay replay(std::move(options));
    return replay.settle(**store, edits);
}

int settle(const LettersFlags& flags)
{
    const auto format = tableFormat(flags.format);
    if (!format) return report(format.error());
    if (flags.source.data.empty() || !flags.source.files.empty() || !flags.source.url.empty())
        return report({ErrorCode::Usage, "only a store keeps its dead letters to be decided about: give --data DIR; correct a log in the log itself", {}});
    const auto filter = LetterFilter::of(flags);
    if (!filter) return report(filter.error());
    if (filter->isOpen() && flags.edited.empty() && !flags.all)
        return report({ErrorCode::Usage, "say which letters: --reason, --of, --line, --edited, or --all of them", {}});
    if (flags.discard && (flags.dryRun || flags.textOption->count() > 0 || !flags.edited.empty()))
        return report({ErrorCode::Usage, "--text, --edited and --dry-run belong to --replay", {}});
    const auto reader = openSqliteReader(flags.source.data);
    if (!reader) return report(reader.error());
    auto all = (*reader)->letters(kEveryLetter);
    if (!all) return report(all.error());
    std::vector<SourceLetter> letters;
    for (auto& [source, letter] : *all) letters.push_back({std::move(source), std::move(letter)});
    letters = chosen(std::move(letters), *filter, flags.limitOption->count() > 0 ? static_cast<std::size_t>(flags.limit) : kEveryLetter);
    const auto edits = editsOf(flags, &letters);
    if (!edits) return report(edits.error());
    const auto results = decide(flags, *edits);
    if (!results) return report(results.error());
    put(write(resultTable(letters, *results), *format));
    const auto kept = std::count_if(results->begin(), results->end(), [](const LetterResult& result) { return result.fate == LetterFate::Kept; });
    const auto done = static_cast<std::ptrdiff_t>(results->size()) - kept;
    note(fmt::format("tallyctl: {} {}{}, {} kept", done, flags.discard ? "discarded" : "counted", flags.dryRun ? " if it were not for --dry-run" : "", kept));
    return flags.source.strict && kept > 0 ? kRejected : kOk;
}

}  // namespace

void addLettersCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<LettersFlags>();
    CLI::App* command = app.add_subcommand("letters", "The records that were not counted, and why; of a store they can be corrected and counted, or put away");
    flags->source.addTo(*command);
    flags->limitOption = command->add_option("--limit", flags->limit, "At most this many (default 1000; all with --replay and --discard)")
                             ->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 40));
    command->add_option("--format", flags->format, "table, csv, json or ndjson");
    command->add_option("--reason", flags->reasons, "Only letters of this reason, such as bad_time; may be given again");
    command->add_option("--of", flags->of, "Only letters of the source of this name");
    command->add_option("--line", flags->lines, "Only letters of this line; may be given again");
    CLI::Option* replay = command->add_flag("--replay", flags->replay, "Read these letters once more and count those that can be counted, each once");
    CLI::Option* discard = command->add_flag("--discard", flags->discard, "Put these letters away; the ledger goes on counting them as not counted");
    replay->excludes(discard);
    flags->textOption = command->add_option("--text", flags->text, "With --replay: what one letter should have been");
    command->add_option("--edited", flags->edited, "With --replay: a file as --format ndjson prints it, with corrected raw")->excludes(flags->textOption);
    command->add_flag("--all", flags->all, "With --replay and --discard: every letter");
    command->add_flag("--dry-run", flags->dryRun, "With --replay: only say what would be counted");
    command->callback([flags, exitCode] {
        if (flags->replay || flags->discard) *exitCode = settle(*flags);
        else if (flags->textOption->count() > 0 || !flags->edited.empty() || flags->all || flags->dryRun)
            *exitCode = report({ErrorCode::Usage, "--text, --edited, --all and --dry-run belong to --replay or --discard", {}});
        else *exitCode = list(*flags);
    });
}

}  // namespace tally::cli
