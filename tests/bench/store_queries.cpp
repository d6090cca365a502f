// SPDX-License-Identifier: GPL-3.0-or-later
// How long a large store takes to answer, and how much disk a dense minute costs.
//
//   bench_store_queries DIR [--days 30] [--items 1000000] [--cells-per-day 700000] [--only WORDS]
//
// Builds DIR when it is not there yet: every item occurs on the last day; ten items have events in every minute of every day.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/generate/random.h"
#include "core/generate/zipf_table.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/sqlite_store.h"

namespace {

using namespace tally;
using Clock = std::chrono::steady_clock;

constexpr std::int32_t kFirstDay = 20'000;
constexpr std::uint32_t kDenseItems = 10;

struct Shape {
    std::int32_t days = 30;
    std::uint32_t items = 1'000'000;
    std::size_t cellsPerDay = 700'000;
};

[[noreturn]] void giveUp(const std::string& what)
{
    fmt::print(stderr, "{}\n", what);
    std::exit(1);
}

Tally tallyOf(Random& random)
{
    Tally tally;
    tally.count = 1 + random.next() % 4;
    for (std::uint64_t i = 0; i < tally.count; ++i) tally.addValue(Fixed{static_cast<Int128>(random.next() % 1000) * 10'000});
    return tally;
}

// One quarter of a day, as an import or several minutes of a busy listener bring it.
std::vector<BatchCell> cellsOf(std::int32_t day, std::int32_t quarter, const Shape& shape, const ZipfTable& zipf, Random& random)
{
    const std::int32_t from = day * 1440 + quarter * 360;
    std::unordered_set<std::uint64_t> seen;
    std::vector<BatchCell> cells;
    const auto add = [&](std::uint32_t item, std::int32_t minute) {
        if (seen.insert((std::uint64_t{item} << 32) | static_cast<std::uint32_t>(minute)).second) cells.push_back({item, 0, minute, tallyOf(random)});
    };
    for (std::uint32_t item = 0; item < kDenseItems; ++item)
        for (std::int32_t minute = 0; minute < 360; ++minute) add(item, from + minute);
    const auto anyMinute = [&] { return from + static_cast<std::int32_t>(random.next() % 360); };
    if (day == kFirstDay + shape.days - 1)
        for (std::uint32_t item = static_cast<std::uint32_t>(quarter); item < shape.items; item += 4) add(item, anyMinute());
    const std::size_t enough = cells.size() + shape.cellsPerDay / 4;
    while (cells.size() < enough) add(kDenseItems + zipf.rankOf(random.next()), anyMinute());
    return cells;
}

void build(const std::string& directory, const Shape& shape)
{
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < shape.items; ++i) names.push_back(fmt::format("video-{:07}", i));
    const ZipfTable zipf(shape.items - kDenseItems, 0.9);
    Random random(1);
    auto store = openSqliteStore(directory);
    if (!store) giveUp(store.error().what);
    RollupBatch batch;
    batch.items.assign(names.begin(), names.end());
    batch.types = {"view"};
    std::size_t cells = 0;
    const auto start = Clock::now();
    for (std::int32_t day = kFirstDay; day < kFirstDay + shape.days; ++day)
        for (std::int32_t quarter = 0; quarter < 4; ++quarter) {
            batch.id = fmt::format("{}.{}", day, quarter);
            batch.cells = cellsOf(day, quarter, shape, zipf, random);
            cells += batch.cells.size();
            if (const auto done = (*store)->apply(batch); !done) giveUp(done.error().what);
        }
    fmt::print("built {} minute cells in {:.1f} s\n", cells, std::chrono::duration<double>(Clock::now() - start).count());
}

// Not in memory any more, as after a restart: what the kernel cached of the file is dropped.
void makeCold(const std::string& directory)
{
    for (const char* name : {"tally.db", "tally.db-wal"}) {
        const int file = ::open((std::filesystem::path(directory) / name).c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) continue;
        ::fdatasync(file);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

class Bench {
public:
    Bench(std::string directory, const Shape& shape, std::string only) : directory_(std::move(directory)), shape_(shape), only_(std::move(only)) { reopen(); }

    void run()
    {
        const std::int32_t last = kFirstDay + shape_.days - 1;
        const TimeRange month{at(kFirstDay, 0), at(last + 1, 0)}, day{at(last - 3, 0), at(last - 2, 0)}, lastDay{at(last, 0), at(last + 1, 0)};
        const auto ranged = [](TimeRange range) { Question q; q.range = range; return q; };
        fmt::print("{:<52}{:>10}{:>10}{:>10}{:>12}\n", "question", "p50 ms", "p99 ms", "max ms", "rows read");
        items("one item, one day", ranged(day), 2'000, false);
        items("one item, one day cut at its minutes", ranged({{day.from.us + 7 * kMinute}, {day.to.us - 7 * kMinute}}), 2'000, false);
        series("one item, one day, series of minutes", ranged(day), 2'000, false);
        series("one item, 30 days of minutes, any item", ranged(month), 1'000, false);
        series("one item, 30 days of minutes, any item, cold", ranged(month), 100, true);
        dense_ = true;
        series("one item, one day, series of minutes, dense", ranged(day), 1'000, false);
        series("one item, 30 days of minutes, dense", ranged(month), 300, false);
        series("one item, 30 days of minutes, dense, cold", ranged(month), 100, true);
        top("top 100 of an hour", ranged({at(last, 13), at(last, 14)}), 30, false);
        top("top 100 of an hour of an ordinary day", ranged({at(last - 1, 13), at(last - 1, 14)}), 30, false);
        top("top 100 of a day, all items", ranged(lastDay), 30, false);
        top("top 100 of an ordinary day", ranged(day), 30, false);
        top("top 100 of 30 days", ranged(month), 10, false);
    }

private:
    static Micros at(std::int32_t day, std::int32_t hour) { return {(day * std::int64_t{24} + hour) * kHour}; }
    void reopen()
    {
        auto reader = openSqliteReader(directory_);
        if (!reader) giveUp(reader.error().what);
        source_ = std::make_unique<StoreSource>(std::move(*reader));
    }
    std::string anyItem() { return fmt::format("video-{:07}", random_.next() % (dense_ ? kDenseItems : shape_.items)); }

    void items(const char* name, Question q, int rounds, bool cold)
    {
        measure(name, rounds, cold, [&] {
            q.item = anyItem();
            return [this, q] { return source_->value(q).map([](const auto& a) { return a.provenance; }); };
        });
    }
    void series(const char* name, Question q, int rounds, bool cold)
    {
        measure(name, rounds, cold, [&] {
            q.item = anyItem();
            return [this, q] { return source_->series(q).map([](const auto& a) { return a.provenance; }); };
        });
    }
    void top(const char* name, Question q, int rounds, bool cold)
    {
        q.k = 100;
        measure(name, rounds, cold, [&] { return [this, q] { return source_->top(q).map([](const auto& a) { return a.provenance; }); }; });
    }

    void measure(const char* name, int rounds, bool cold, const std::function<std::function<Result<Provenance>()>()>& next)
    {
        if (std::string_view(name).find(only_) == std::string_view::npos) return;
        std::vector<double> times;
        std::uint64_t rows = 0;
        for (int round = -rounds / 10; round < rounds; ++round) {   // the first tenth warms up
            const auto ask = next();
            if (cold) {
                source_.reset();
                makeCold(directory_);
                reopen();
            }
            const auto start = Clock::now();
            const auto answer = ask();
            const double taken = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
            if (!answer) giveUp(answer.error().what);
            rows = std::max(rows, answer->rowsRead);
            if (round >= 0) times.push_back(taken);
        }
        std::sort(times.begin(), times.end());
        const auto quantile = [&](std::size_t percent) { return times[(times.size() * percent + 99) / 100 - 1]; };   // nearest rank
        fmt::print("{:<52}{:>10.3f}{:>10.3f}{:>10.3f}{:>12}\n", name, quantile(50), quantile(99), times.back(), rows);
        std::fflush(stdout);
    }

    const std::string directory_;
    const Shape shape_;
    const std::string only_;   // questions with these words in their name
    bool dense_ = false;
    Random random_{2};
    std::unique_ptr<StoreSource> source_;
};

// What a store grows by for cells that are there in every minute, once they are merged: all three tiers.
void measureDisk(const std::string& directory)
{
    std::filesystem::remove_all(directory);
    Shape shape;
    shape.items = 2'000;
    std::size_t cells = 0;
    {
        auto store = openSqliteStore(directory);
        if (!store) giveUp(store.error().what);
        Random random(3);
        std::vector<std::string> names;
        for (std::uint32_t i = 0; i < shape.items; ++i) names.push_back(fmt::format("{}", i));
        RollupBatch batch;
        batch.items.assign(names.begin(), names.end());
        batch.types = {"view"};
        batch.id = "dense";
        for (std::uint32_t item = 0; item < shape.items; ++item)
            for (std::int32_t minute = 0; minute < 1440; ++minute) batch.cells.push_back({item, 0, kFirstDay * 1440 + minute, tallyOf(random)});
        cells = batch.cells.size();
        if (const auto done = (*store)->apply(batch); !done) giveUp(done.error().what);
    }
    const auto bytes = std::filesystem::file_size(std::filesystem::path(directory) / "tally.db");
    fmt::print("dense minutes on disk, hours and days included: {:.2f} bytes a cell ({} cells)\n",
               static_cast<double>(bytes) / static_cast<double>(cells), cells);
    std::filesystem::remove_all(directory);
}

std::string textBehind(int argc, char** argv, const char* option)
{
    for (int i = 2; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], option) == 0) return argv[i + 1];
    return {};
}

std::int64_t numberBehind(int argc, char** argv, const char* option, std::int64_t absent)
{
    const std::string text = textBehind(argc, argv, option);
    if (text.empty()) return absent;
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    if (std::from_chars(text.data(), end, value).ptr != end || value < 1) giveUp(fmt::format("{} wants a number", option));
    return value;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) giveUp("bench_store_queries DIR [--days N] [--items N] [--cells-per-day N] [--only WORDS]");
    const std::string directory = argv[1];
    Shape shape;
    shape.days = static_cast<std::int32_t>(numberBehind(argc, argv, "--days", shape.days));
    shape.items = static_cast<std::uint32_t>(numberBehind(argc, argv, "--items", shape.items));
    shape.cellsPerDay = static_cast<std::size_t>(numberBehind(argc, argv, "--cells-per-day", static_cast<std::int64_t>(shape.cellsPerDay)));
    if (!std::filesystem::exists(std::filesystem::path(directory) / "tally.db")) build(directory, shape);
    fmt::print("{} bytes\n", std::filesystem::file_size(std::filesystem::path(directory) / "tally.db"));
    const std::string only = textBehind(argc, argv, "--only");
    if (only.empty()) measureDisk(directory + ".dense");
    Bench(directory, shape, only).run();
    return 0;
}
