// SPDX-License-Identifier: GPL-3.0-or-later
// How long a listener takes after a crash: its journal holds records that no store has; a new process opens it, counts them and
// commits them.
//
//   bench_recovery DIR [MB OF RECORDS 1000] [ROUNDS 3] [--ids]      (DIR is made, used and removed)
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "core/base/machine.h"
#include "core/engine/engine.h"
#include "core/generate/random.h"
#include "core/generate/zipf_table.h"
#include "core/log/journal/journal.h"

namespace {

using namespace tally;
using Steady = std::chrono::steady_clock;

constexpr std::uint32_t kItems = 20'000;
constexpr std::int64_t kBegin = 1795392000LL * kSecond;
constexpr std::uint64_t kPerSecond = 100'000;   // of event time
constexpr std::size_t kBatch = 256u << 10;
const char* const kListener = "tcp://127.0.0.1:9";

[[noreturn]] void giveUp(const std::string& what)
{
    fmt::print(stderr, "{}\n", what);
    std::exit(1);
}

std::shared_ptr<Journal> openJournal(const std::string& directory)
{
    auto journal = Journal::open(systemFileSystem(), directory + "/journal", kListener);
    if (!journal) giveUp(journal.error().what);
    return std::shared_ptr<Journal>(std::move(*journal));
}

// Returns the number of records.
std::uint64_t writeJournal(const std::string& directory, std::uint64_t bytes, bool ids)
{
    const auto journal = openJournal(directory);
    const ZipfTable zipf(kItems, 1.0);
    Random random(7);
    std::uint64_t events = 0;
    for (std::uint64_t wrote = 0; wrote < bytes;) {
        RawBatch batch;
        batch.arrival = {kBegin + static_cast<std::int64_t>(events / kPerSecond) * kSecond};
        while (batch.bytes.size() < kBatch) {
            fmt::format_to(std::back_inserter(batch.bytes), "{{\"videoId\":\"video{:06}\",\"eventType\":\"view\",\"timestamp\":{},\"userId\":\"user{:08}\",\"value\":{}.{:02}",
                           zipf.rankOf(random.next()), (kBegin + static_cast<std::int64_t>(events * 1'000'000 / kPerSecond)) / 1'000, random.next() % 10'000'000, events % 100, events % 97);
            if (ids) fmt::format_to(std::back_inserter(batch.bytes), ",\"eventId\":\"e{:012}\"", events);
            batch.bytes += "}\n";
            ++events;
        }
        wrote += batch.bytes.size();
        while (!journal->append(std::move(batch))) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return events;
}

std::uint64_t sizeOf(const std::string& directory)
{
    std::uint64_t bytes = 0;
    for (const auto& file : std::filesystem::directory_iterator(directory)) bytes += file.file_size();
    return bytes;
}

double since(Steady::time_point from) { return std::chrono::duration<double>(Steady::now() - from).count(); }

void recover(const std::string& directory, std::uint64_t events, std::uint64_t records, std::uint64_t files)
{
    const auto start = Steady::now();
    const std::int64_t cpu = processCpuMicros();
    EngineOptions options;
    options.dataDirectory = directory;
    auto engine = Engine::create(options);
    if (!engine) giveUp(engine.error().what);
    const auto journal = openJournal(directory);
    const double opened = since(start);
    if (const auto listening = (*engine)->listen(kListener, journal); !listening) giveUp(listening.error().what);
    while ((*engine)->snapshot()->ledger.received < events) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    const double counted = since(start);
    const std::uint64_t valid = (*engine)->snapshot()->ledger.valid;
    engine->reset();   // the rest is committed
    const double committed = since(start);
    const double gigabytes = static_cast<double>(records) / 1e9;
    fmt::print("| {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {} |\n", gigabytes, static_cast<double>(files) / 1e9, opened, counted, committed,
               committed / gigabytes, static_cast<double>(processCpuMicros() - cpu) / 1e6, valid == events ? "all" : "NOT ALL");
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) giveUp("bench_recovery DIR [MB OF RECORDS] [ROUNDS] [--ids]   (DIR is made, used and removed)");
    const std::string directory = argv[1];
    const std::uint64_t megabytes = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1000;
    const int rounds = argc > 3 ? std::atoi(argv[3]) : 3;
    const bool ids = argc > 4 && std::string(argv[4]) == "--ids";
    std::error_code error;
    if (megabytes == 0 || !std::filesystem::create_directory(directory, error)) giveUp(directory + " cannot be made, or is there already");
    const std::uint64_t events = writeJournal(directory, megabytes * 1'000'000, ids);
    std::uint64_t records = 0;
    {
        const auto journal = openJournal(directory);
        records = journal->durableEnd();
    }
    fmt::print("| GB of records | GB of files | opened s | counted s | committed s | s per GB of records | CPU s | counted |\n|---|---|---|---|---|---|---|---|\n");
    for (int round = 0; round < rounds; ++round) {
        for (const char* name : {"tally.db", "tally.db-wal", "tally.db-shm"}) std::filesystem::remove(std::filesystem::path(directory) / name, error);
        recover(directory, events, records, sizeOf(directory + "/journal"));
    }
    std::filesystem::remove_all(directory, error);
    return 0;
}
