// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/file_source.h"

#include <algorithm>

#include "core/query/file_sinks.h"
#include "core/query/health_point.h"
#include "core/rank/top_k.h"

namespace tally {

namespace {

// What a filter by item, type and time needs.
Parts filteredBy(const Question& question)
{
    const Parts wanted = Part::Item | Part::Time;
    return question.type ? wanted | Part::Type : wanted;
}

Parts partsFor(const Question& question)
{
    Parts wanted = filteredBy(question);
    if (question.function == Function::Distinct || question.by == RankBy::Distinct) wanted = wanted | Part::Actor;
    else if (question.of == Of::Latency) wanted = wanted | Part::Latency;
    else if (question.function != Function::Count || question.by == RankBy::Sum) wanted = wanted | Part::Value;
    return wanted;
}

// ±α around an estimate, for answers that are not exact.
void setBounds(ValueAnswer& answer, const Accumulator& accumulator, Function function)
{
    answer.provenance.exact = !isPercentile(function) && !(function == Function::Distinct && !accumulator.distinctIsExact());
    if (answer.provenance.exact || !answer.value) return;
    const double relative = isPercentile(function) ? DdSketch::kAlpha : 2 * 0.01625;  // distinct: two standard errors
    const double value = answer.value->toDouble(), slack = std::max(value, -value) * relative;
    answer.lower = fixedOf(value - slack);
    answer.upper = fixedOf(value + slack);
}

}  // namespace

Result<void> FileSource::check(const Question& question) const
{
    if (const std::string problem = problemWith(question); !problem.empty()) return fail(ErrorCode::Usage, problem);
    if (scan_.options.noTime && !question.range.isAll())
        return fail(ErrorCode::Usage, "--no-time leaves events without a time; a range needs one");
    if (question.asKnownAt) return fail(ErrorCode::Usage, "what was known at an earlier time only a store can tell; ask over --data DIR");
    return {};
}

template <class Sink, class Make>
Result<std::vector<std::unique_ptr<WorkerSink>>> FileSource::scan(const Question& question, Parts wanted, Make&& make,
                                                                  std::stop_token stop)
{
    if (const auto fine = check(question); !fine) return tl::unexpected(fine.error());
    std::vector<std::unique_ptr<WorkerSink>> sinks;
    auto reports = scanFiles(scan_, wanted, make, &sinks, stop);
    if (!reports) return tl::unexpected(reports.error());
    reports_ = std::move(*reports);
    for (std::size_t i = 1; i < sinks.size(); ++i) {
        static_cast<Sink&>(*sinks[0]).merge(static_cast<const Sink&>(*sinks[i]));
        sinks[i].reset();
    }
    return sinks;
}

Result<ValueAnswer> FileSource::value(const Question& question, std::stop_token stop)
{
    auto sinks = scan<ValueSink>(question, partsFor(question), [&] { return std::make_unique<ValueSink>(question); }, stop);
    if (!sinks) return tl::unexpected(sinks.error());
    const auto& sink = static_cast<const ValueSink&>(*(*sinks)[0]);
    ValueAnswer answer;
    answer.value = sink.accumulator.result(question.function);
    answer.events = sink.accumulator.tally().count;
    answer.provenance.range = sink.filter.effective();
    setBounds(answer, sink.accumulator, question.function);
    return answer;
}

Result<TopAnswer> FileSource::top(const Question& question, std::stop_token stop)
{
    Dictionary dictionary;
    auto sinks = scan<TopSink>(question, partsFor(question), [&] { return std::make_unique<TopSink>(question, dictionary); }, stop);
    if (!sinks) return tl::unexpected(sinks.error());
    auto& sink = static_cast<TopSink&>(*(*sinks)[0]);
    const std::uint32_t size = std::min(sink.counts.size(), dictionary.size());
    std::vector<std::uint64_t> distinct;
    if (question.by == RankBy::Distinct)
        for (std::size_t i = 0; i < size; ++i) distinct.push_back(sink.distinct[i].estimate());

    const auto present = [&](std::uint32_t i) { return sink.counts.at(i) > 0; };
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        if (question.by == RankBy::Count && sink.counts.at(a) != sink.counts.at(b)) return sink.counts.at(a) > sink.counts.at(b);
        if (question.by == RankBy::Sum && sink.tallies[a].sum != sink.tallies[b].sum) return sink.tallies[a].sum > sink.tallies[b].sum;
        if (question.by == RankBy::Distinct && distinct[a] != distinct[b]) return distinct[a] > distinct[b];
        return dictionary.text(ItemId{a}) < dictionary.text(ItemId{b});
    };
    const auto tallyOf = [&](std::uint32_t i) {
        Tally tally = question.by == RankBy::Sum ? sink.tallies[i] : Tally{};
        tally.count = sink.counts.at(i);
        return tally;
    };

    TopAnswer answer;
    for (std::uint32_t i = 0; i < size; ++i) {
        if (sink.counts.at(i) == 0) continue;
        ++answer.items;
        answer.total.merge(tallyOf(i));
    }
    Tally shown;
    const std::vector<std::uint32_t> shownItems = topK(size, question.k, present, better);
    for (const std::uint32_t i : shownItems) {
        answer.rows.push_back({std::string(dictionary.text(ItemId{i})), tallyOf(i), distinct.empty() ? 0 : distinct[i]});
        shown.count += answer.rows.back().tally.count;
        shown.sum += answer.rows.back().tally.sum;
        shown.values += answer.rows.back().tally.values;
    }
    answer.other.count = answer.total.count - shown.count;
    answer.other.sum = answer.total.sum - shown.sum;
    answer.other.values = answer.total.values - shown.values;
    if (question.by == RankBy::Distinct) {
        // Actors of the other items, each once: not the difference of the rows, as one actor may touch many items.
        for (const std::uint32_t i : shownItems) sink.distinct[i] = DistinctSketch();
        DistinctSketch others;
        for (std::size_t i = 0; i < size; ++i) others.merge(sink.distinct[i]);
        answer.otherDistinct = others.estimate();
    }
    answer.provenance.range = sink.filter.effective();
    answer.provenance.exact = question.by != RankBy::Distinct || sink.allActors.exact();
    return answer;
}

Result<SeriesAnswer> FileSource::series(const Question& question, std::stop_token stop)
{
    if (scan_.options.noTime) return fail(ErrorCode::Usage, "--no-time leaves events without a time; a series needs one");
    auto sinks = scan<SeriesSink>(question, partsFor(question), [&] { return std::make_unique<SeriesSink>(question); }, stop);
    if (!sinks) return tl::unexpected(sinks.error());
    const auto& sink = static_cast<const SeriesSink&>(*(*sinks)[0]);
    SeriesAnswer answer;
    for (const auto& [bucket, accumulator] : sink.buckets.map)
        answer.points.push_back({{bucket * question.step.us}, accumulator.result(question.function)});
    std::sort(answer.points.begin(), answer.points.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    answer.provenance.range = sink.filter.effective();
    answer.provenance.exact = !isPercentile(question.function);
    return answer;
}

Result<HealthAnswer> FileSource::health(const Question& question, std::stop_token stop)
{
    if (scan_.options.noTime) return fail(ErrorCode::Usage, "--no-time leaves events without a time; health needs one");
    const Parts wanted = filteredBy(question) | Part::Latency | Part::Outcome;
    auto sinks = scan<HealthSink>(question, wanted, [&] { return std::make_unique<HealthSink>(question); }, stop);
    if (!sinks) return tl::unexpected(sinks.error());
    const auto& sink = static_cast<const HealthSink&>(*(*sinks)[0]);
    HealthAnswer answer;
    for (const auto& [bucket, cell] : sink.buckets.map)
        answer.points.push_back(healthPoint({bucket * question.step.us}, cell, question.step));
    std::sort(answer.points.begin(), answer.points.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    answer.provenance.range = sink.filter.effective();
    answer.provenance.exact = false;
    return answer;
}

Result<std::vector<SourceLedger>> FileSource::ledger(std::stop_token stop)
{
    std::vector<std::unique_ptr<WorkerSink>> sinks;
    auto reports = scanFiles(scan_, Part::Item | Part::Time, [] { return std::make_unique<NoSink>(); }, &sinks, stop);
    if (!reports) return tl::unexpected(reports.error());
    reports_ = std::move(*reports);
    std::vector<SourceLedger> answer;
    for (const FileReport& report : reports_)
        if (!report.unread) answer.push_back({report.path, report.log.ledger, report.log.ambiguousTimes});
    return answer;
}

Result<std::vector<SourceLetter>> FileSource::letters(std::size_t limit, std::stop_token stop)
{
    if (const auto done = ledger(stop); !done) return tl::unexpected(done.error());
    std::vector<SourceLetter> answer;
    for (const FileReport& report : reports_)
        for (const Letter& letter : report.letters) {
            if (answer.size() == limit) return answer;
            answer.push_back({report.path, letter});
        }
    return answer;
}

}  // namespace tally
