// SPDX-License-Identifier: GPL-3.0-or-later
// The rankings of a StoreSource.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/query/store_answers.h"
#include "core/rank/top_k.h"

namespace tally {

namespace {

// What a ranking needs of every item. A million whole tallies would be 64 MiB to clear and to walk for each question.
struct RankCounters {
    std::vector<std::uint64_t> counts;   // by store id
    std::vector<Int128> sums;            // only when ranked by them
    Tally total;

    RankCounters(std::uint32_t items, bool bySum) : counts(items), sums(bySum ? items : 0) {}
    void add(std::uint32_t item, const Tally& tally)
    {
        if (item >= counts.size()) counts.resize(item + std::size_t{1});
        counts[item] += tally.count;
        total.merge(tally);
        if (sums.empty()) return;
        if (item >= sums.size()) sums.resize(item + std::size_t{1});
        sums[item] += tally.sum.micro;
    }
};

void subtract(const Tally& part, Tally* from)
{
    from->count -= part.count;
    from->values -= part.values;
    from->sum = from->sum - part.sum;
}

}  // namespace

Result<TopAnswer> StoreSource::top(const Question& question, std::stop_token stop)
{
    return answered<TopAnswer>(Asked::Top, question, Tier::Day, stop, [&](Plan& plan) { return ranked(plan, question, stop); });
}

Result<TopAnswer> StoreSource::ranked(Plan& plan, const Question& question, std::stop_token stop) const
{
    if (question.by == RankBy::Distinct || question.of == Of::Latency)
        return fail(ErrorCode::NotExact, "this ranking needs the raw events; ask over the log files");
    plan.cells.countsOnly = false;   // rows and totals are whole tallies, whatever they are ranked by
    const auto limit = reader_->itemLimit();
    if (!limit) return tl::unexpected(limit.error());
    const bool bySum = question.by == RankBy::Sum;
    RankCounters counters(*limit, bySum);
    const auto done = read(plan, [&](std::uint32_t item, std::uint16_t, std::int32_t, const Tally& tally) { counters.add(item, tally); }, stop);
    if (!done) return tl::unexpected(done.error());

    std::map<std::uint32_t, std::string> texts;   // of the items that ties had to compare, or that are shown
    std::optional<Error> failed;
    const auto text = [&](std::uint32_t i) -> const std::string& {
        auto [entry, fresh] = texts.try_emplace(i);
        if (fresh) {
            if (auto found = reader_->itemText(i)) entry->second = std::move(*found);
            else failed = found.error();
        }
        return entry->second;
    };
    const auto& counts = counters.counts;
    const auto& sums = counters.sums;
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        if (bySum ? sums[a] != sums[b] : counts[a] != counts[b]) return bySum ? sums[a] > sums[b] : counts[a] > counts[b];
        return text(a) < text(b);
    };
    const auto best = topK(counts.size(), question.k, [&](std::uint32_t x) { return counts[x] > 0; }, better);
    TopAnswer answer;
    answer.items = counts.size() - static_cast<std::size_t>(std::count(counts.begin(), counts.end(), 0u));
    answer.total = answer.other = counters.total;
    for (const std::uint32_t i : best) answer.rows.push_back({text(i), {}, 0});
    if (failed) return tl::unexpected(*failed);
    if (const auto filled = fillRows(plan, best, &answer, stop); !filled) return tl::unexpected(filled.error());
    for (const TopRow& row : answer.rows) subtract(row.tally, &answer.other);
    answer.provenance = std::move(plan.provenance);
    return answer;
}

// The whole tallies of the ranked: a few by their own seeks, many by reading everything once more.
Result<void> StoreSource::fillRows(Plan& plan, const std::vector<std::uint32_t>& best, TopAnswer* answer, std::stop_token stop) const
{
    constexpr std::size_t kBySeek = 200;
    if (best.size() > kBySeek) {
        std::unordered_map<std::uint32_t, Tally*> rowOf;
        for (std::size_t i = 0; i < best.size(); ++i) rowOf[best[i]] = &answer->rows[i].tally;
        const StoreReader::Visit visit = [&](std::uint32_t item, std::uint16_t, std::int32_t, const Tally& tally) {
            if (const auto row = rowOf.find(item); row != rowOf.end()) row->second->merge(tally);
        };
        for (std::size_t i = 0; i < plan.tiers.parts.size(); ++i) {
            const auto rows = readPart(plan, i, true, visit, stop);
            if (!rows) return tl::unexpected(rows.error());
            plan.provenance.rowsRead += *rows;
        }
        return takeBack(plan, plan.cells, visit);
    }
    for (TopRow& row : answer->rows) {
        CellQuery query = plan.cells;
        query.item = row.item;
        const StoreReader::Visit visit = [&](std::uint32_t, std::uint16_t, std::int32_t, const Tally& tally) { row.tally.merge(tally); };
        for (const TierRange& part : plan.tiers.parts) {
            query.tier = part.tier;
            query.fromMinute = part.from;
            query.toMinute = part.to;
            const auto rows = reader_->cells(query, visit, stop);
            if (!rows) return tl::unexpected(rows.error());
            plan.provenance.rowsRead += *rows;
        }
        if (const auto done = takeBack(plan, query, visit); !done) return done;
    }
    return {};
}

}  // namespace tally
