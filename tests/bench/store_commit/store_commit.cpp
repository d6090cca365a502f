// SPDX-License-Identifier: GPL-3.0-or-later
// bench_store_commit DIR: commits of a live store of several sizes, and a bare synced append for comparison.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <random>
#include <vector>

#include "core/base/file_system.h"
#include "core/store/sqlite/sqlite_store.h"

namespace {

using namespace tally;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t kItems = 100'000;
constexpr std::int32_t kFirstMinute = 29'923'200;

double milliseconds(Clock::time_point from) { return std::chrono::duration<double, std::milli>(Clock::now() - from).count(); }

void print(const std::string& what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](double q) { return times[static_cast<std::size_t>(q * static_cast<double>(times.size() - 1))]; };
    fmt::print("| {} | {} | {:.2f} | {:.2f} | {:.2f} | {:.2f} |\n", what, times.size(), at(0.5), at(0.95), at(0.99), times.back());
    std::fflush(stdout);
}

// Items as events draw them: few often, most seldom.
std::uint32_t drawItem(std::mt19937_64& random)
{
    const double u = std::uniform_real_distribution<double>(0, 1)(random);
    return static_cast<std::uint32_t>(std::pow(static_cast<double>(kItems), u)) - 1;
}

// What one second of events leaves to be committed: `cells` cells of one minute.
bool commits(const std::string& directory, std::size_t cells, int batches)
{
    auto store = openSqliteStore(directory);
    if (!store) return false;
    std::mt19937_64 random(cells);
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < kItems; ++i) names.push_back(fmt::format("video{:07}", i));
    std::vector<double> times;
    std::uint64_t position = 0;
    for (int b = 0; b < batches; ++b) {
        RollupBatch batch;
        batch.id = fmt::format("live-{}-{}", cells, b);
        batch.types = {"view"};
        std::map<std::uint32_t, Tally> tallies;
        while (tallies.size() < cells) tallies[drawItem(random)].count += 1;
        for (const auto& [item, tally] : tallies) {
            batch.cells.push_back({static_cast<std::uint32_t>(batch.items.size()), 0, kFirstMinute + b / 60, tally});
            batch.items.push_back(names[item]);
        }
        SourceProgress source;
        source.name = "tcp://bench";
        source.from = position;
        source.to = position += cells * 80;
        batch.sources.push_back(source);
        const auto start = Clock::now();
        if (const auto done = (*store)->apply(batch); !done) {
            fmt::print(stderr, "{}\n", done.error().what);
            return false;
        }
        times.push_back(milliseconds(start));
    }
    print(fmt::format("{} cells", cells), std::move(times));
    return true;
}

bool appends(const std::string& directory)
{
    const auto files = systemFileSystem();
    const auto file = files->open(directory + "/append", FileSystem::Open::Create);
    if (!file) return false;
    std::vector<double> times;
    for (int i = 0; i < 300; ++i) {
        const auto start = Clock::now();
        if (!(*file)->append(std::string(4096, 'x')) || !(*file)->sync()) return false;
        times.push_back(milliseconds(start));
    }
    print("4 KiB appended and synced", std::move(times));
    return true;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        fmt::print(stderr, "bench_store_commit DIR   (made, used and removed)\n");
        return 1;
    }
    const std::string directory = argv[1];
    std::error_code error;
    if (!std::filesystem::create_directory(directory, error)) {
        fmt::print(stderr, "{} cannot be made, or is there already\n", directory);
        return 1;
    }
    fmt::print("| commit of | commits | p50 ms | p95 ms | p99 ms | longest ms |\n|---|---|---|---|---|---|\n");
    bool fine = appends(directory);
    for (const auto& [cells, batches] : {std::pair<std::size_t, int>{100, 600}, {1000, 600}, {10'000, 300}})
        fine = fine && commits(directory + "/" + std::to_string(cells), cells, batches);
    std::filesystem::remove_all(directory, error);
    return fine ? 0 : 5;
}
