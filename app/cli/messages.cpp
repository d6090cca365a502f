// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/messages.h"

#include <algorithm>
#include <fmt/format.h>

#include "app/cli/cli_context.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

constexpr int kMessages = 20;

std::string lineFor(const std::string& path, Reason reason, const ReasonSummary& summary)
{
    std::string text = fmt::format("{}:{}: {}", visible(path), summary.firstLine, explanation(reason));
    if (!summary.firstDetail.empty()) text += fmt::format(": {}", visible(summary.firstDetail));
    if (summary.count > 1) text += fmt::format(" ({} more)", summary.count - 1);
    return text;
}

std::string_view withoutStop(std::string_view sentence)
{
    if (sentence.ends_with('.')) sentence.remove_suffix(1);
    return sentence;
}

// Never rounded up to "100.0 %" where something is missing.
double sharePercent(const Ledger& ledger)
{
    const double share = 100.0 * static_cast<double>(ledger.counted()) / static_cast<double>(ledger.received);
    return std::min(share, 99.9);
}

}  // namespace

int reportFiles(const std::vector<FileReport>& reports, bool strict)
{
    int code = kOk;
    int lines = 0;
    std::uint64_t unsaid = 0, received = 0, counted = 0, rejected = 0;
    const bool someRead = std::any_of(reports.begin(), reports.end(), [](const FileReport& file) { return !file.unread; });
    for (const FileReport& file : reports) {
        for (const std::string& said : file.shape.notes) note(fmt::format("{}: {}", visible(file.path), visible(said)));
        for (int r = 0; r < kReasons; ++r) {
            const ReasonSummary& summary = file.reasons[static_cast<std::size_t>(r)];
            if (summary.count == 0) continue;
            if (lines++ < kMessages) note(lineFor(file.path, static_cast<Reason>(r), summary));
            else unsaid += summary.count;
        }
        if (file.log.ambiguousTimes > 0)
            note(fmt::format("{}: {} local times fall into a clock change; the earlier offset was taken", visible(file.path), file.log.ambiguousTimes));
        if (file.log.error) {
            const char* rest = !file.unread ? "; the answer covers what could be read" : someRead ? "; the other files are read" : "";
            note(fmt::format("tallyctl: {}: {}{}", visible(file.path), withoutStop(file.log.error->what), rest));
            code = kUnreadable;
        }
        if (const Ledger& ledger = file.log.ledger; ledger.rejected > 0 && ledger.received > 0)
            note(fmt::format("{}: {:.1f} % read as {}, {} refused: see tallyctl letters", visible(file.path), sharePercent(ledger),
                             file.shape.shownFormat.empty() ? std::string(name(file.shape.format)) : file.shape.shownFormat, ledger.rejected));
        received += file.log.ledger.received;
        counted += file.log.ledger.counted();
        rejected += file.log.ledger.rejected;
    }
    if (unsaid > 0) note(fmt::format("tallyctl: and {} more rejected records of other reasons", unsaid));
    if (received > 0 && counted == 0) {
        note("tallyctl: no record was accepted");
        code = kUnreadable;
    }
    return code == kOk && strict && rejected > 0 ? kRejected : code;
}

}  // namespace tally::cli
