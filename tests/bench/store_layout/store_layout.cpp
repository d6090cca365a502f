// SPDX-License-Identifier: GPL-3.0-or-later
// bench_store_layout DIR [DAYS]: ingest and query times of every layout over the same Zipf cells, of indexes over item
// names, and of an import into the real store.
#include <cstdio>
#include <cstdlib>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "import.h"
#include "item_layouts.h"
#include "layouts.h"
#include "zipf_cells.h"

namespace {

using namespace tally;
using namespace tally::bench;
using Clock = std::chrono::steady_clock;

constexpr std::int32_t kFirstDay = 19'000;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

template <class F>
double medianMilliseconds(F run)
{
    std::vector<double> times;
    for (int i = 0; i < 7; ++i) {
        const auto start = Clock::now();
        run();
        times.push_back(millisecondsSince(start));
    }
    std::nth_element(times.begin(), times.begin() + 3, times.end());
    return times[3];
}

struct Ranked {
    std::uint32_t hottest = 0, sparse = 0;
};

// The hottest item of the data, and one seen about 20 times in 30 days.
Ranked rankItems(const std::vector<std::uint64_t>& cellsOfItem)
{
    Ranked r;
    for (std::uint32_t i = 0; i < cellsOfItem.size(); ++i) {
        if (cellsOfItem[i] > cellsOfItem[r.hottest]) r.hottest = i;
        if (cellsOfItem[i] == 20) r.sparse = i;
    }
    return r;
}

void measure(Layout& layout, const std::string& directory, const ZipfSetup& setup, std::int32_t days)
{
    const std::string path = directory + "/layout.db";
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
    auto db = must(sqlite::Connection::open(path, sqlite::Connection::Mode::CreateAndWrite));
    must(db.exec(("PRAGMA page_size=" + std::to_string(layout.pageSize())).c_str()));
    must(db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-262144"));
    layout.create(db);

    const ZipfCells source(setup);
    std::vector<std::uint64_t> cellsOfItem(setup.items);
    std::uint64_t cells = 0;
    double ingest = 0;
    for (std::int32_t d = kFirstDay; d < kFirstDay + days; ++d) {
        std::vector<Cell> day = source.day(d);
        cells += day.size();
        for (const Cell& c : day) ++cellsOfItem[c.key.item];
        const auto start = Clock::now();
        auto transaction = must(sqlite::Transaction::begin(db, sqlite::Transaction::Kind::Write));
        layout.addDay(d, day);
        must(transaction.commit());
        ingest += millisecondsSince(start);
    }
    must(db.exec("PRAGMA wal_checkpoint(TRUNCATE)"));
    const auto bytes = static_cast<double>(std::filesystem::file_size(path));

    const Ranked items = rankItems(cellsOfItem);
    std::uint64_t seen = 0;
    const Layout::Visit add = [&seen](const Cell& c) { seen += c.tally.count; };
    const double dense30 = medianMilliseconds([&] { layout.itemDays(items.hottest, kFirstDay, kFirstDay + days, add); });
    const double dense1 = medianMilliseconds([&] { layout.itemDays(items.hottest, kFirstDay, kFirstDay + 1, add); });
    const double sparse30 = medianMilliseconds([&] { layout.itemDays(items.sparse, kFirstDay, kFirstDay + days, add); });
    const double sparse1 = medianMilliseconds([&] { layout.itemDays(items.sparse, kFirstDay, kFirstDay + 1, add); });
    std::vector<std::uint64_t> totals(setup.items);
    const double top = medianMilliseconds([&] {
        std::fill(totals.begin(), totals.end(), 0);
        layout.allOfDay(kFirstDay + days / 2, [&](const Cell& c) { totals[c.key.item] += c.tally.count; });
        auto copy = totals;
        std::nth_element(copy.begin(), copy.begin() + 100, copy.end(), std::greater<>());
        seen += copy[100];
    });
    std::printf("| %s | %.2f | %.0f | %.1f | %.3f | %.3f | %.3f | %.3f | %.1f |\n", layout.name().c_str(),
                static_cast<double>(cells) / 1e6, static_cast<double>(cells) / ingest, bytes / static_cast<double>(cells), dense30,
                sparse30, dense1, sparse1, top);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_store_layout DIRECTORY [DAYS]\n");
        return 1;
    }
    const std::int32_t days = argc > 2 ? std::atoi(argv[2]) : 30;
    std::printf("| layout | M cells | k cells/s | B/cell | dense item x %d d, ms | sparse x %d d | dense x 1 d | sparse x 1 d | top-100 of a day |\n"
                "|---|---|---|---|---|---|---|---|---|\n", days, days);
    for (const auto& layout : allLayouts()) measure(*layout, argv[1], ZipfSetup{}, days);
    measureItemLayouts(argv[1]);
    measureImport(argv[1]);
    return 0;
}
