// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/keep/rebuild.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <utility>
#include <vector>

#include "core/engine/keep/raw_data.h"
#include "core/engine/keep/recount.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {

namespace {

Result<DayRange> daysOf(const RebuildOptions& options)
{
    if (options.from && options.to && options.from->us >= options.to->us)
        return fail(ErrorCode::Usage, "the range is empty: it ends before it begins");
    DayRange range;
    range.noTime = !options.from && !options.to;
    if (options.from) range.first = static_cast<std::int32_t>(floorDiv(options.from->us, kDay));
    if (options.to) range.end = static_cast<std::int32_t>(floorDiv(options.to->us - 1, kDay) + 1);
    return range;
}

// The first column that differs, for a person.
Result<void> sameLedger(const StoredSource& source, const Ledger& counted)
{
    if (source.ledger == counted) return {};
    using Column = std::pair<std::uint64_t Ledger::*, const char*>;
    constexpr std::array<Column, 6> kColumns{{{&Ledger::received, "received"}, {&Ledger::valid, "valid"}, {&Ledger::rejected, "rejected"},
                                              {&Ledger::late, "late"}, {&Ledger::future, "future"}, {&Ledger::duplicate, "doubled"}}};
    std::string differing;
    for (const auto& [column, name] : kColumns)
        if (source.ledger.*column != counted.*column)
            differing += fmt::format("{}{} {} instead of {}", differing.empty() ? "" : ", ", counted.*column, name, source.ledger.*column);
    return fail(ErrorCode::NotExact, "its raw data was read with other options, or in part: counted again it gives " + differing, source.name);
}

class Rebuild {
public:
    Rebuild(std::string directory, const RebuildOptions& options, std::stop_token stop)
        : directory_(std::move(directory)), options_(options), stop_(std::move(stop))
    {
    }
    Result<RebuildReport> run();

private:
    Result<void> sort(const std::vector<StoredSource>& sources);
    Result<void> findFiles();
    Result<void> countFiles(Recount* recount);
    Result<void> countListener(const StoredSource& listener, Recount* recount);
    bool isSenderOf(const StoredSource& source, const StoredSource& listener) const
    {
        return source.name.size() > listener.name.size() && source.name.starts_with(listener.name) && source.name[listener.name.size()] == ' ';
    }

    const std::string directory_;
    const RebuildOptions& options_;
    std::stop_token stop_;
    std::vector<StoredSource> recorded_, live_;   // live: listeners and those who sent to them
    std::vector<std::string> files_;              // of recorded_
    RebuildReport report_;
};

Result<void> Rebuild::sort(const std::vector<StoredSource>& sources)
{
    for (const StoredSource& source : sources) {
        if (source.ledger == Ledger{} && source.position == 0) continue;
        if (source.fingerprint.empty() && source.name == "api")
            return fail(ErrorCode::NotExact, "the raw data of this source is gone: a program counted its events one by one", source.name);
        (source.fingerprint.empty() ? live_ : recorded_).push_back(source);
    }
    return {};
}

// All of them before any is counted: what is refused should be refused soon.
Result<void> Rebuild::findFiles()
{
    for (const StoredSource& source : recorded_) {
        auto path = findRaw(source, stop_);
        if (!path) return tl::unexpected(path.error());
        files_.push_back(std::move(*path));
    }
    return {};
}

Result<void> Rebuild::countFiles(Recount* recount)
{
    for (std::size_t i = 0; i < recorded_.size(); ++i) {
        const auto ledger = countFile(files_[i], recorded_[i], options_, recount, stop_);
        if (!ledger) return tl::unexpected(ledger.error());
        if (const auto same = sameLedger(recorded_[i], *ledger); !same) return same;
        report_.events += ledger->counted();
    }
    return {};
}

Result<void> Rebuild::countListener(const StoredSource& listener, Recount* recount)
{
    auto ledgers = countJournal(directory_, listener, options_, recount, stop_);
    if (!ledgers) return tl::unexpected(ledgers.error());
    for (const StoredSource& source : live_) {
        const bool isListener = source.id == listener.id;
        if (!isListener && !isSenderOf(source, listener)) continue;
        const std::string sender = isListener ? std::string() : source.name.substr(listener.name.size() + 1);
        const Ledger counted = (*ledgers)[sender];
        if (const auto same = sameLedger(source, counted); !same) return same;
        report_.events += counted.counted();
        ledgers->erase(sender);
    }
    for (const auto& [sender, ledger] : *ledgers)
        if (ledger.received > 0)
            return fail(ErrorCode::NotExact, fmt::format("its journal holds records of {}, of which the store knows nothing", sender), listener.name);
    return {};
}

Result<RebuildReport> Rebuild::run()
{
    const auto range = daysOf(options_);
    if (!range) return tl::unexpected(range.error());
    // A reader first: it never makes a store where there is none.
    if (const auto there = openSqliteReader(directory_); !there) return tl::unexpected(there.error());
    auto store = openSqliteStore(directory_, options_.clock);
    if (!store) return tl::unexpected(store.error());
    const auto sources = (*store)->sources();
    if (!sources) return tl::unexpected(sources.error());
    if (sources->empty()) return fail(ErrorCode::NotExact, "the store knows no source from which it could be counted again", directory_);
    report_.sources = sources->size();
    if (const auto sorted = sort(*sources); !sorted) return tl::unexpected(sorted.error());
    if (const auto found = findFiles(); !found) return tl::unexpected(found.error());
    auto recount = Recount::begin(directory_ + "/rebuild.tmp", *range);
    if (!recount) return tl::unexpected(recount.error());
    for (const StoredSource& source : live_) {
        const bool isSender = std::any_of(live_.begin(), live_.end(), [&](const StoredSource& other) { return isSenderOf(source, other); });
        if (isSender) continue;
        if (const auto counted = countListener(source, recount->get()); !counted) return tl::unexpected(counted.error());
    }
    if (const auto counted = countFiles(recount->get()); !counted) return tl::unexpected(counted.error());
    if (const auto finished = (*recount)->finish(); !finished) return tl::unexpected(finished.error());
    if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, "stopped", directory_);
    const auto mayReplace = [this](const DaysCompared& found) { return options_.replaceMost || !found.looksReadOtherwise(); };
    const auto compared = (*store)->replaceDays(*range, **recount, options_.dryRun ? ApproveDays() : ApproveDays(mayReplace));
    if (!compared) return tl::unexpected(compared.error());
    if (!options_.dryRun && !mayReplace(*compared))
        return fail(ErrorCode::NotExact, fmt::format("raw data contradicts {} of {} stored cells, as it does when it is read with other options than it was", compared->contradicted, compared->stored), directory_);
    report_.compared = *compared;
    return report_;
}

}  // namespace

Result<RebuildReport> rebuildStore(const std::string& directory, const RebuildOptions& options, std::stop_token stop)
{
    return Rebuild(directory, options, std::move(stop)).run();
}

}  // namespace tally
