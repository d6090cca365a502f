// SPDX-License-Identifier: GPL-3.0-or-later
// A stupid store in maps, to compare the real one with; and random batches to feed both.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/store/rollup_store.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally::test {

// A fresh directory that goes with the test.
class TemporaryDirectory {
public:
    TemporaryDirectory()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "tally_store_XXXXXX").string();
        if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::string& path() const { return path_; }
    std::string file(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

using NamedKey = std::tuple<std::string, std::string, std::int32_t>;  // item, type, minute
using NamedCells = std::map<NamedKey, Tally>;

inline bool inRange(std::int32_t minute, const CellQuery& q)
{
    const bool open = q.fromMinute == std::numeric_limits<std::int32_t>::min() && q.toMinute == std::numeric_limits<std::int32_t>::max();
    if (minute == kNoMinute) return open;
    return q.fromMinute <= minute && minute < q.toMinute;
}

class ModelStore {
public:
    void apply(const RollupBatch& batch)
    {
        if (!batches_.insert(batch.id).second) return;
        for (const BatchCell& c : batch.cells) {
            cells_[{std::string(batch.items[c.item]), std::string(batch.types[c.type]), c.minute}].merge(c.tally);
        }
        for (const SourceProgress& s : batch.sources) {
            positions_[s.name] = s.to;
            ledgers_[s.name] += s.ledger;
        }
    }
    NamedCells cells(const CellQuery& q) const
    {
        NamedCells found;
        for (const auto& [key, tally] : cells_) {
            const auto& [item, type, minute] = key;
            if ((q.item && *q.item != item) || (q.type && *q.type != type) || !inRange(minute, q)) continue;
            found[{item, type, minuteOfSlot(q.tier, slotOf(q.tier, minute))}].merge(tally);
        }
        return found;
    }
    std::uint64_t position(const std::string& name) const
    {
        const auto it = positions_.find(name);
        return it == positions_.end() ? 0 : it->second;
    }
    const std::map<std::string, Ledger>& ledgers() const { return ledgers_; }

private:
    std::set<std::string> batches_;
    NamedCells cells_;
    std::map<std::string, std::uint64_t> positions_;
    std::map<std::string, Ledger> ledgers_;
};

// The answer of a real reader, by names.
inline NamedCells readCells(const StoreReader& reader, const CellQuery& query)
{
    NamedCells found;
    const auto types = reader.typeTexts();
    EXPECT_TRUE(types.has_value());
    if (!types) return found;
    std::map<std::uint32_t, std::string> texts;
    const auto visited = reader.cells(query, [&](std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally) {
        if (!texts.contains(item)) texts[item] = reader.itemText(item).value_or("(unknown)");
        found[{texts[item], types->at(type), minute}].merge(tally);
    });
    EXPECT_TRUE(visited.has_value()) << (visited ? "" : visited.error().what);
    return found;
}

// Batches own their texts here; views of RollupBatch point into it.
struct OwnedBatch {
    std::vector<std::string> items, types;
    RollupBatch batch;
};

class BatchMaker {
public:
    explicit BatchMaker(std::uint64_t seed) : random_(seed) {}

    // `cells` random cells over `itemCount` items and `days` days from day 19,000; some without minute, some wide.
    OwnedBatch make(const std::string& id, std::size_t cells, std::uint32_t itemCount, std::int32_t days)
    {
        OwnedBatch made;
        made.types = {"view", "like", ""};
        std::map<std::uint32_t, std::uint32_t> indexOf;
        std::map<CellKey, Tally> unique;
        while (unique.size() < cells) {
            const auto item = static_cast<std::uint32_t>(random_() % itemCount);
            const auto [it, isNew] = indexOf.try_emplace(item, static_cast<std::uint32_t>(made.items.size()));
            if (isNew) made.items.push_back(itemName(item));
            std::int32_t minute = 19'000 * 1440 + static_cast<std::int32_t>(random_() % static_cast<std::uint64_t>(days * 1440));
            if (random_() % 50 == 0) minute = kNoMinute;
            unique[{it->second, static_cast<std::uint16_t>(random_() % 3), minute}].merge(tally());
        }
        for (const auto& [key, tally] : unique) made.batch.cells.push_back({key.item, key.type, key.minute, tally});
        std::shuffle(made.batch.cells.begin(), made.batch.cells.end(), random_);
        made.batch.id = id;
        made.batch.items.assign(made.items.begin(), made.items.end());
        made.batch.types.assign(made.types.begin(), made.types.end());
        return made;
    }

    Tally tally()
    {
        Tally t;
        t.count = 1 + random_() % 5;
        const std::uint64_t values = random_() % (t.count + 1);
        for (std::uint64_t i = 0; i < values; ++i) t.addValue(value());
        if (random_() % 100 == 0) t.sum.micro = static_cast<Int128>(random_()) << 50;  // far beyond 64 bits
        if (t.values == 0) t.sum = {};
        return t;
    }

    Fixed value()
    {
        switch (random_() % 4) {
            case 0: return Fixed::fromInteger(static_cast<std::int64_t>(random_() % 100'000));
            case 1: return Fixed{static_cast<std::int64_t>(random_() % 1'000'000) * 10'000};
            case 2: return Fixed{-static_cast<Int128>(random_() % 1'000'000'000)};
            default: return Fixed{static_cast<Int128>(random_() % 999'999'999'999'999'999) * Fixed::kScale};
        }
    }

    static std::string itemName(std::uint32_t item)
    {
        if (item == 0) return "";
        if (item == 1) return std::string("nul\0inside", 10);
        if (item == 2) return std::string(8192, 'x');
        return "item" + std::to_string(item);
    }

    std::mt19937_64& random() { return random_; }

private:
    std::mt19937_64 random_;
};

inline SourceProgress progress(const std::string& name, std::uint64_t from, std::uint64_t to)
{
    SourceProgress p;
    p.name = name;
    p.from = from;
    p.to = to;
    p.ledger.received = p.ledger.valid = to - from;
    return p;
}

}  // namespace tally::test
