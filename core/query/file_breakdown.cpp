// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "core/query/breakdown_sinks.h"
#include "core/query/file_source.h"
#include "core/rank/top_k.h"

namespace tally {

namespace {

std::string_view keyOf(const Event& event, BreakdownBy by) { return by == BreakdownBy::Item ? event.item : event.type; }
bool isError(const Event& event) { return has(event.parts, Part::Outcome) && event.outcome == Outcome::Error; }
bool isSlow(const Event& event, double seconds)
{
    return has(event.parts, Part::Latency) && !isError(event) && static_cast<double>(event.latencyUs) > seconds * 1e6;
}

template <class Sink>
Sink& merged(std::vector<std::unique_ptr<WorkerSink>>& sinks)
{
    for (std::size_t i = 1; i < sinks.size(); ++i) {
        static_cast<Sink&>(*sinks[0]).merge(static_cast<const Sink&>(*sinks[i]));
        sinks[i].reset();
    }
    return static_cast<Sink&>(*sinks[0]);
}

}  // namespace

void BadnessSink::accept(std::span<const Event> events)
{
    for (const Event& event : events) {
        if (event.weight == 0 || !filter.matches(event)) continue;
        const std::uint32_t id = raw(keys_.intern(keyOf(event, question_.apart)));
        if (id >= counts.size()) counts.resize(std::max<std::size_t>(id + std::size_t{1}, counts.size() * 2));
        KeyCounts& key = counts[id];
        key.events += event.weight;
        if (isError(event)) key.errors += event.weight;
        else if (has(event.parts, Part::Outcome) && event.outcome == Outcome::ClientError) key.client += event.weight;
        if (isSlow(event, question_.slowSeconds)) key.slow += event.weight;
    }
}

void BadnessSink::merge(const BadnessSink& other)
{
    filter.merge(other.filter);
    counts.resize(std::max(counts.size(), other.counts.size()));
    for (std::size_t i = 0; i < other.counts.size(); ++i) counts[i].merge(other.counts[i]);
}

void BreakdownSink::accept(std::span<const Event> events)
{
    for (const Event& event : events) {
        if (!filter.matches(event)) continue;
        const auto place = places_.find(keyOf(event, question_.apart));
        cells[place == places_.end() ? places_.size() : place->second].add(event);
    }
}

void BreakdownSink::merge(const BreakdownSink& other)
{
    filter.merge(other.filter);
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i].merge(other.cells[i]);
}

Result<BreakdownAnswer> FileSource::breakdown(const Question& question, std::stop_token stop)
{
    if (const auto fine = check(question); !fine) return tl::unexpected(fine.error());
    if (std::find(scan_.paths.begin(), scan_.paths.end(), "-") != scan_.paths.end())
        return fail(ErrorCode::Usage, "health by item or type reads the log twice; give a file in place of standard input");
    const Parts wanted = Part::Item | Part::Time | Part::Type | Part::Latency | Part::Outcome;
    Dictionary keys;
    std::vector<std::unique_ptr<WorkerSink>> sinks;
    if (auto reports = scanFiles(scan_, wanted, [&] { return std::make_unique<BadnessSink>(question, keys); }, &sinks, stop); !reports) return tl::unexpected(reports.error());
    const BadnessSink& all = merged<BadnessSink>(sinks);
    const auto text = [&](std::uint32_t id) { return keys.text(ItemId{id}); };
    const auto badness = [&](std::uint32_t id) { return Badness{all.counts[id].errors + all.counts[id].slow, all.counts[id].client, all.counts[id].events, text(id)}; };
    const std::size_t size = std::min<std::size_t>(all.counts.size(), keys.size());
    const auto worst = topK(size, question.k, [&](std::uint32_t id) { return all.counts[id].events > 0; },
                            [&](std::uint32_t a, std::uint32_t b) { return badness(a).worseThan(badness(b)); });
    BreakdownSink::Places places;
    for (const std::uint32_t id : worst) places.emplace(text(id), places.size());

    std::vector<std::unique_ptr<WorkerSink>> second;
    auto reports = scanFiles(scan_, wanted, [&] { return std::make_unique<BreakdownSink>(question, places); }, &second, stop);
    if (!reports) return tl::unexpected(reports.error());
    reports_ = std::move(*reports);
    BreakdownSink& shown = merged<BreakdownSink>(second);
    BreakdownAnswer answer;
    Breakdown& table = answer.table;
    for (const KeyCounts& key : all.counts) {
        table.keys += key.events > 0 ? 1 : 0;
        table.total.slow += key.slow;
    }
    for (const HealthCell& cell : shown.cells) table.total.cell.merge(cell);
    table.other.cell = std::move(shown.cells.back());
    table.other.slow = table.total.slow;
    for (const std::uint32_t id : worst) {
        table.rows.push_back({std::string(text(id)), std::move(shown.cells[places.at(text(id))]), all.counts[id].slow});
        table.other.slow -= all.counts[id].slow;
    }
    answer.provenance.range = shown.filter.effective();
    answer.provenance.exact = false;   // the percentiles; every count is
    return answer;
}

}  // namespace tally
