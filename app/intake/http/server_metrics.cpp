// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/server_metrics.h"

#include <fmt/format.h>
#include <map>

#include "app/intake/http/open_metrics.h"
#include "core/report/table_writer.h"

namespace tally {

namespace {

struct OfSource {
    Ledger ledger;
    std::array<std::uint64_t, kReasons> rejectedBy{};
};

constexpr std::size_t kSources = 1000;   // by name; a collector must not drown in the names that senders choose
constexpr std::string_view kOthers = "(other)";

// By name: a log that is opened twice is one source here, as two values with the same labels are no metric.
std::map<std::string, OfSource> byName(const Snapshot& snapshot)
{
    std::map<std::string, OfSource> sources;
    for (const SourceState& source : snapshot.sources) {
        const bool room = sources.size() < kSources || sources.contains(source.name);
        OfSource& sum = sources[room ? source.name : std::string(kOthers)];
        sum.ledger += source.ledger;
        for (std::size_t r = 0; r < sum.rejectedBy.size(); ++r) sum.rejectedBy[r] += source.rejectedBy[r];
    }
    return sources;
}

void writeLedgers(OpenMetrics& metrics, const Snapshot& snapshot)
{
    const auto sources = byName(snapshot);
    metrics.counter("tallyscope_records_received", "Records received, counted at framing.");
    for (const auto& [name, source] : sources) metrics.value(source.ledger.received, {{"source", name}});
    metrics.counter("tallyscope_records", "Where every received record ended.");
    for (const auto& [name, source] : sources) {
        const Ledger& l = source.ledger;
        const std::pair<std::string_view, std::uint64_t> columns[] = {{"valid", l.valid}, {"quarantined", l.quarantined}, {"duplicate", l.duplicate},
                                                                     {"late", l.late}, {"future", l.future}, {"rejected", l.rejected}};
        for (const auto& [column, count] : columns) metrics.value(count, {{"source", name}, {"column", column}});
    }
    metrics.counter("tallyscope_records_refused", "Records that were not counted, by reason, since the start.");
    for (const auto& [name, source] : sources)
        for (std::size_t r = 0; r < source.rejectedBy.size(); ++r)
            if (source.rejectedBy[r] > 0) metrics.value(source.rejectedBy[r], {{"source", name}, {"reason", tally::name(static_cast<Reason>(r))}});
}

void writeEngine(OpenMetrics& metrics, const Snapshot& snapshot, Micros now)
{
    metrics.gauge("tallyscope_queue_fill_ratio", "How full the fullest queue is.", "ratio");
    metrics.value(snapshot.queueFill, {{"queue", snapshot.fullestQueue.empty() ? "none" : snapshot.fullestQueue}});
    metrics.gauge("tallyscope_memory_bytes", "Memory of what is counted.", "bytes");
    metrics.value(snapshot.memoryBytes);
    metrics.gauge("tallyscope_memory_budget_bytes", "Beyond it older minutes become hours in memory.", "bytes");
    metrics.value(snapshot.memoryBudget);
    metrics.gauge("tallyscope_items", "Distinct items held each by itself.");
    metrics.value(snapshot.items);
    if (snapshot.watermark != kNever) {
        metrics.gauge("tallyscope_watermark_age_seconds", "How far the time up to which minutes are final is behind.", "seconds");
        metrics.value(static_cast<double>(now.us - snapshot.watermark.us) / 1e6);
    }
    metrics.gauge("tallyscope_store_ok", "1 when what arrives is kept.");
    metrics.value(std::uint64_t{snapshot.storeProblem.empty()});
}

void writeListener(OpenMetrics& metrics, const HttpCounters& counters, const ConnectionTable& connections, const EventIntake& intake)
{
    metrics.counter("tallyscope_http_requests", "Requests answered, by status.");
    for (std::size_t status = 0; status < counters.answers.size(); ++status)
        if (const auto n = counters.answers[status].load(); n > 0) metrics.value(n, {{"code", fmt::format("{}", status)}});
    metrics.counter("tallyscope_http_limit_hits", "How often a bound was met.");
    for (std::size_t i = 0; i < kHttpLimitNames.size(); ++i) metrics.value(counters.limits[i].load(), {{"limit", kHttpLimitNames[i]}});
    metrics.counter("tallyscope_http_connections_accepted", "Connections accepted.");
    metrics.value(counters.accepted.load());
    metrics.gauge("tallyscope_http_connections_open", "Connections open now.");
    metrics.value(std::uint64_t{connections.open()});
    metrics.gauge("tallyscope_http_bodies_bytes", "Bodies on their way in.", "bytes");
    metrics.value(std::uint64_t{connections.bodyBytes()});
    metrics.counter("tallyscope_http_body_bytes", "Bytes of bodies received, as sent.", "bytes");
    metrics.value(counters.bytes.load());
    metrics.counter("tallyscope_http_records", "Records in bodies that were taken.");
    metrics.value(counters.records.load());
    metrics.counter("tallyscope_http_records_unreadable", "Of those, records that cannot be read.");
    metrics.value(counters.refusedRecords.load());
    metrics.counter("tallyscope_http_bodies_replayed", "Bodies known by their Idempotency-Key.");
    metrics.value(counters.replayed.load());
    metrics.counter("tallyscope_http_wrong_tokens", "Requests without the right token.");
    metrics.value(counters.wrongTokens.load());
    metrics.gauge("tallyscope_http_log_fill_ratio", "How full the log of each format is.", "ratio");
    for (const auto& channel : intake.channels()) metrics.value(channel->log().fill(), {{"log", channel->name()}});
}

}  // namespace

HttpAnswer serverMetrics(const Engine& engine, const HttpCounters& counters, const ConnectionTable& connections, const EventIntake& intake, Micros now,
                         const std::function<void(OpenMetrics&)>& more)
{
    const auto snapshot = engine.snapshot();
    OpenMetrics metrics;
    metrics.info("tallyscope_build", "What is running.");
    metrics.value(std::uint64_t{1}, {{"program", "tallyctl serve"}});
    writeLedgers(metrics, *snapshot);
    writeEngine(metrics, *snapshot, now);
    writeListener(metrics, counters, connections, intake);
    if (more) more(metrics);
    HttpAnswer answer;
    answer.contentType = OpenMetrics::kContentType;
    answer.body = metrics.finish();
    return answer;
}

HttpAnswer serverHealth(const Engine& engine, const EventIntake& intake, bool sayWhy)
{
    std::string why = engine.snapshot()->storeProblem;
    if (why.empty()) why = intake.problem();
    HttpAnswer answer;
    answer.status = why.empty() ? 200 : 503;
    answer.body = fmt::format(R"({{"status":"{}")", why.empty() ? "ok" : "unwell");
    if (!why.empty() && sayWhy) answer.body += R"(,"detail":)" + jsonString(why);
    answer.body += "}\n";
    if (!why.empty()) answer.fields.emplace_back("Retry-After", "5");
    return answer;
}

}  // namespace tally
