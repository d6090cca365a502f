// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_layouts.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <random>

#include "layouts.h"

namespace tally::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kBatches = 20;
constexpr std::size_t kNames = 560'000;

std::vector<std::string> randomNames()
{
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::mt19937_64 random(5);
    std::vector<std::string> names(kNames, std::string(11, ' '));
    for (std::string& name : names) {
        std::uint64_t bits = random();
        for (char& c : name) {
            c = kAlphabet[bits & 63];
            bits = (bits >> 6) | (random() << 58);
        }
    }
    return names;
}

enum class Index { Names, NamesSorted, Hashes, HashesSorted };

void measure(const std::string& directory, const char* what, Index index, const std::vector<std::string>& names)
{
    const std::string path = directory + "/items.db";
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
    auto db = must(sqlite::Connection::open(path, sqlite::Connection::Mode::CreateAndWrite));
    must(db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536"));
    const bool hashed = index == Index::Hashes || index == Index::HashesSorted;
    must(db.exec(hashed ? "CREATE TABLE i(id INTEGER PRIMARY KEY,n BLOB);CREATE TABLE h(h INT,i INT,PRIMARY KEY(h,i)) WITHOUT ROWID"
                        : "CREATE TABLE i(id INTEGER PRIMARY KEY,n BLOB UNIQUE)"));
    auto insert = must(db.prepare("INSERT INTO i VALUES(?,?)"));
    sqlite::Statement hash;
    if (hashed) hash = must(db.prepare("INSERT INTO h VALUES(?,?)"));
    const auto start = Clock::now();
    std::int64_t id = 0;
    for (int b = 0; b < kBatches; ++b) {
        std::vector<std::string_view> part(names.begin() + b * (kNames / kBatches), names.begin() + (b + 1) * (kNames / kBatches));
        if (index == Index::NamesSorted) std::sort(part.begin(), part.end());
        auto transaction = must(sqlite::Transaction::begin(db, sqlite::Transaction::Kind::Write));
        std::vector<std::pair<std::int64_t, std::int64_t>> hashes;
        for (const std::string_view name : part) {
            must(insert.bind(1, id).bind(2, name).run());
            if (hashed) hashes.emplace_back(static_cast<std::int64_t>(std::hash<std::string_view>{}(name)), id);
            ++id;
        }
        if (index == Index::HashesSorted) std::sort(hashes.begin(), hashes.end());
        for (const auto& [h, i] : hashes) must(hash.bind(1, h).bind(2, i).run());
        must(transaction.commit());
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    must(db.exec("PRAGMA wal_checkpoint(TRUNCATE)"));
    std::printf("| %s | %.2f | %.1f |\n", what, seconds, static_cast<double>(std::filesystem::file_size(path)) / kNames);
    std::fflush(stdout);
}

}  // namespace

void measureItemLayouts(const std::string& directory)
{
    const auto names = randomNames();
    std::printf("\n| index over 560,000 names, 20 commits | s | B/name |\n|---|---|---|\n");
    measure(directory, "UNIQUE(name)", Index::Names, names);
    measure(directory, "UNIQUE(name), new names sorted in each commit", Index::NamesSorted, names);
    measure(directory, "(hash, id) WITHOUT ROWID", Index::Hashes, names);
    measure(directory, "(hash, id) WITHOUT ROWID, sorted in each commit", Index::HashesSorted, names);
}

}  // namespace tally::bench
