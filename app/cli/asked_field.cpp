// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/asked_field.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "app/cli/cli_context.h"
#include "core/format/field_names.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

struct Asked {
    Part part;
    std::string_view word, plural;
};

// A count needs nothing.
std::optional<Asked> askedOf(const Question& question, bool ranked)
{
    if (ranked ? question.by == RankBy::Count : question.function == Function::Count) return std::nullopt;
    if (ranked ? question.by == RankBy::Distinct : question.function == Function::Distinct) return Asked{Part::Actor, "actor", "actors"};
    if (question.of == Of::Latency) return Asked{Part::Latency, "latency", "latencies"};
    return Asked{Part::Value, "value", "values"};
}

// Formats whose fields are what they are called.
bool isFixed(Format format)
{
    return format == Format::Combined || format == Format::Common || format == Format::W3c || format == Format::Pattern;
}

}  // namespace

Result<void> checkAskedField(const OpenSource& opened, const Question& question, bool ranked)
{
    const auto asked = opened.files == nullptr ? std::nullopt : askedOf(question, ranked);
    if (!asked) return {};
    const FileReport* without = nullptr;
    bool some = false;
    for (const FileReport& file : opened.files->reports()) {
        const std::string& field = file.shape.mapping.of(asked->part).field;
        some = some || !field.empty();
        if (field.empty() && without == nullptr && file.log.ledger.received > 0) without = &file;
        if (field.empty() || field == asked->word || isFixed(file.shape.format) || file.shape.options.mapping.contains(asked->part)) continue;
        note(fmt::format("{}: The {} are those of “{}” (--map {}=FIELD says otherwise).", visible(file.path), asked->plural, visible(field), asked->word));
    }
    if (some || without == nullptr) return {};
    const auto& columns = without->shape.columns;
    const std::string what = fmt::format("No field looks like the {}; say which with --map {}=FIELD.{}", asked->word, asked->word,
                                         columns.empty() ? std::string() : fmt::format(" The fields are: {}.", listed(columns)));
    if (ranked) return fail(ErrorCode::Unreadable, what, without->path);
    note(fmt::format("{}: {}", visible(without->path), what));   // the function of an empty set is an answer, a ranking by nothing is none
    return {};
}

}  // namespace tally::cli
