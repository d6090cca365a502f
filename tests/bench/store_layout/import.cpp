// SPDX-License-Identifier: GPL-3.0-or-later
#include "import.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <limits>

#include "core/store/sqlite/sqlite_store.h"
#include "layouts.h"
#include "zipf_cells.h"

namespace tally::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kBatches = 20;
constexpr std::uint32_t kItems = 1'000'000;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<std::string> makeNames()
{
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::vector<std::string> names(kItems, std::string(11, ' '));
    std::uint64_t state = 88172645463325252u;
    for (std::string& name : names) {
        for (char& c : name) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            c = kAlphabet[(state >> 20) & 63];
        }
    }
    return names;
}

// The cells of some minutes as the engine would hand them over: dense item indexes of the batch, by first appearance.
RollupBatch makeBatch(int number, const std::vector<Cell>& cells, const std::vector<std::string>& names)
{
    constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();
    RollupBatch batch;
    batch.id = "import-" + std::to_string(number);
    batch.types = {"view", "like", "share"};
    SourceProgress progress;
    progress.name = "events.ndjson";
    progress.fingerprint = "f00d";
    progress.from = static_cast<std::uint64_t>(number);
    progress.to = progress.from + 1;
    batch.sources.push_back(progress);
    std::vector<std::uint32_t> local(names.size(), kNone);
    for (const Cell& cell : cells) {
        std::uint32_t& index = local[cell.key.item];
        if (index == kNone) {
            index = static_cast<std::uint32_t>(batch.items.size());
            batch.items.push_back(names[cell.key.item]);
        }
        batch.cells.push_back({index, cell.key.type, cell.key.minute, cell.tally});
    }
    return batch;
}

void measureReads(const std::string& directory, const std::string& hot)
{
    auto reader = must(openSqliteReader(directory));
    std::uint64_t events = 0;
    const StoreReader::Visit add = [&events](std::uint32_t, std::uint16_t, std::int32_t, const Tally& t) { events += t.count; };
    auto start = Clock::now();
    const std::uint64_t all = must(reader->cells({}, add));
    std::printf("all cells: %.3f s for %llu visits, %llu events\n", secondsSince(start), static_cast<unsigned long long>(all),
                static_cast<unsigned long long>(events));
    CellQuery one;
    one.item = hot;
    for (int i = 0; i < 3; ++i) {
        start = Clock::now();
        const std::uint64_t seen = must(reader->cells(one, add));
        std::printf("one item, its whole day: %.3f ms, %llu cells\n", secondsSince(start) * 1e3, static_cast<unsigned long long>(seen));
    }
}

// Applies `day` in `batches` parts to a fresh store and prints what that cost.
void applyInParts(const std::string& path, const std::vector<Cell>& day, const std::vector<std::string>& names, std::size_t batches)
{
    std::filesystem::remove_all(path);
    auto store = must(openSqliteStore(path));
    std::vector<double> times;
    for (std::size_t b = 0; b < batches; ++b) {
        // Batches cut within a minute, as chunks of a file do.
        const auto from = static_cast<std::ptrdiff_t>(day.size() * b / batches);
        const auto to = static_cast<std::ptrdiff_t>(day.size() * (b + 1) / batches);
        const RollupBatch batch = makeBatch(static_cast<int>(b), {day.begin() + from, day.begin() + to}, names);
        const auto start = Clock::now();
        must(store->apply(batch));
        times.push_back(secondsSince(start));
    }
    store.reset();
    double total = 0;
    for (const double t : times) total += t;
    std::sort(times.begin(), times.end());
    std::printf("\n%zu cells, %u items in %zu batches: %.2f s of apply(), median %.1f ms, p99 %.1f ms, longest %.1f ms; %.1f MB\n", day.size(),
                must(must(openSqliteReader(path))->itemLimit()), batches, total, times[times.size() / 2] * 1e3,
                times[times.size() * 99 / 100] * 1e3, times.back() * 1e3,
                static_cast<double>(std::filesystem::file_size(path + "/tally.db")) / 1e6);
}

}  // namespace

void measureImport(const std::string& directory)
{
    const std::vector<std::string> names = makeNames();
    const std::vector<Cell> day = ZipfCells({kItems, 1.1, 10'000'000 / 1440}).day(19'000);
    const auto hot = std::max_element(day.begin(), day.end(), [](const Cell& a, const Cell& b) { return a.tally.count < b.tally.count; });
    // An import, a live day with one flush a minute, and small flushes that become rows.
    for (const std::size_t batches : {kBatches, std::size_t{1440}, day.size() / 400}) {
        applyInParts(directory + "/import", day, names, batches);
        measureReads(directory + "/import", names[hot->key.item]);
    }
}

}  // namespace tally::bench
