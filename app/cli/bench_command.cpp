// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <limits>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/messages.h"
#include "app/cli/source_options.h"
#include "core/engine/hot/counting_sink.h"
#include "core/rank/top_k.h"

namespace tally::cli {

namespace {

struct BenchFlags {
    std::vector<std::string> files;
    ReadFlags read;
    unsigned threads = 0;
};

struct RolledUp {
    std::uint64_t cells = 0, topCount = 0;
    std::size_t minutes = 0, bytes = 0;
};

// Totals by minute: side by side while the log spans at most two years, else by a map.
class MinuteTotals {
public:
    explicit MinuteTotals(const std::vector<std::shared_ptr<const SortedRun>>& runs)
    {
        std::int64_t first = std::numeric_limits<std::int32_t>::max(), last = std::numeric_limits<std::int32_t>::min();
        for (const auto& run : runs) {
            first = std::min<std::int64_t>(first, run->firstMinute());
            last = std::max<std::int64_t>(last, run->lastMinute());
        }
        first_ = first;
        if (first <= last && last - first < kDense) dense_.resize(static_cast<std::size_t>(last - first) + 1);
    }
    Tally& at(std::int32_t minute)
    {
        return dense_.empty() ? sparse_[minute] : dense_[static_cast<std::size_t>(minute - first_)];
    }
    void merge(const MinuteTotals& other)
    {
        for (std::size_t i = 0; i < dense_.size(); ++i) dense_[i].merge(other.dense_[i]);
        for (const auto& [minute, tally] : other.sparse_) sparse_[minute].merge(tally);
    }
    std::size_t size() const
    {
        return sparse_.size() + static_cast<std::size_t>(std::count_if(dense_.begin(), dense_.end(), [](const Tally& tally) { return tally.count > 0; }));
    }

private:
    static constexpr std::int64_t kDense = 2 * 366 * 1440;
    std::int64_t first_ = 0;
    std::vector<Tally> dense_;
    std::unordered_map<std::int32_t, Tally> sparse_;
};

// Workers share the items by slices of equal work: the cells of a log are not spread evenly over its items.
RolledUp rollUp(const std::vector<std::shared_ptr<const SortedRun>>& runs, std::uint32_t items, unsigned threads)
{
    std::size_t cells = 0;
    for (const auto& run : runs) cells += run->cells();
    const auto edges = SortedRun::edges(runs, 0, items, cells / (threads * std::size_t{4}) + 1);
    std::vector<std::shared_ptr<const SortedRun>> merged(edges.size());
    std::vector<std::uint64_t> counts(items);
    std::vector<MinuteTotals> minutes(threads, MinuteTotals(runs));
    std::atomic<std::size_t> next = 0;
    {
        std::vector<std::jthread> workers;
        for (unsigned t = 0; t < threads; ++t)
            workers.emplace_back([&, t] {
                for (std::size_t part; (part = next++) < edges.size();)
                    merged[part] = SortedRun::merge(runs, part == 0 ? 0 : edges[part - 1], edges[part], [&](const Cell& cell) {
                        counts[cell.key.item] += cell.tally.count;
                        minutes[t].at(cell.key.minute).merge(cell.tally);
                    });
            });
    }
    RolledUp result;
    for (const auto& part : merged) {
        result.cells += part->cells();
        result.bytes += part->memoryBytes();
    }
    for (unsigned t = 1; t < threads; ++t) minutes[0].merge(minutes[t]);
    result.minutes = minutes[0].size();
    const auto top = topK(counts.size(), 100, [](std::uint32_t) { return true; },
                          [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
    result.topCount = top.empty() ? 0 : counts[top.front()];
    return result;
}

constexpr Parts kCounted = Part::Item | Part::Type | Part::Time | Part::Value;  // what cells are made of

// All cells of the logs in one sorted run per worker batch, then: how many cells, the top 100, the minutes.
int open(const BenchFlags& flags)
{
    const auto options = flags.read.options();
    if (!options) return report(options.error());
    const auto stop = interruptToken();
    const auto start = std::chrono::steady_clock::now();
    auto dictionary = std::make_shared<Dictionary>();
    TypeTable types;
    std::mutex mutex;
    std::vector<std::shared_ptr<const SortedRun>> runs;
    std::vector<std::unique_ptr<WorkerSink>> sinks;
    const auto deliver = [&](Delta&& delta) {
        const std::lock_guard lock(mutex);
        if (delta.run) runs.push_back(std::move(delta.run));
    };
    const auto make = [&] { return std::make_unique<CountingSink>(*dictionary, types, deliver, CountingSink::Cold::Drop, false); };
    const auto reports = scanFiles({flags.files, *options, flags.threads, {}}, kCounted, make, &sinks, stop);
    if (!reports) return report(reports.error());
    std::uint64_t events = 0;
    for (const FileReport& file : *reports) {
        if (file.unread) return report(*file.log.error);
        events += file.log.ledger.counted();
    }
    for (const auto& sink : sinks) static_cast<CountingSink&>(*sink).flush();
    const auto read = std::chrono::steady_clock::now();
    const RolledUp rolled = rollUp(runs, dictionary->size(), workerCount(flags.threads));
    const auto end = std::chrono::steady_clock::now();

    const auto seconds = [](auto a, auto b) { return std::chrono::duration<double>(b - a).count(); };
    const auto each = [](std::size_t bytes, std::uint64_t n) { return n == 0 ? 0.0 : static_cast<double>(bytes) / static_cast<double>(n); };
    put(fmt::format("events {}\nitems {}\ncells {}\nminutes {}\ntop_count {}\nread_s {:.3f}\nroll_up_s {:.3f}\nevents_per_s {:.0f}\n"
                    "bytes_per_cell {:.2f}\ndictionary_bytes_per_item {:.1f}\n",
                    events, dictionary->size(), rolled.cells, rolled.minutes, rolled.topCount, seconds(start, read), seconds(read, end),
                    static_cast<double>(events) / seconds(start, end), each(rolled.bytes, rolled.cells),
                    each(dictionary->memoryBytes(), dictionary->size())));
    return reportFiles(*reports, false);
}

}  // namespace

void addBenchCommand(CLI::App& app, int* exitCode)
{
    CLI::App* command = app.add_subcommand("bench", "Measure this machine with this program");
    command->require_subcommand(1);
    auto flags = std::make_shared<BenchFlags>();
    CLI::App* opening = command->add_subcommand("open", "Roll up all cells of logs, with top 100 and minute totals");
    opening->add_option("files", flags->files, "Log files")->required();
    opening->add_option("--threads", flags->threads, "Workers (default: one per processor)");
    flags->read.addTo(*opening);
    opening->callback([flags, exitCode] { *exitCode = open(*flags); });
}

}  // namespace tally::cli
