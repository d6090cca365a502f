// SPDX-License-Identifier: GPL-3.0-or-later
// A fixed history of batches, and what a store must hold after the first n of them.
#pragma once

#include <array>
#include <fstream>

#include "core/store/sqlite/connection.h"
#include "model.h"

namespace tally::test {

// Batches of rows and of segments, with all that a batch can carry. Each follows on the one before it.
class History {
public:
    explicit History(std::uint64_t seed, std::vector<std::size_t> cells)
    {
        BatchMaker maker(seed);
        std::uint64_t at = 0;
        for (std::size_t b = 0; b < cells.size(); ++b) {
            OwnedBatch made = maker.make("batch " + std::to_string(b), cells[b], 200, 1);
            made.batch.sources.push_back(progress("log", at, at + cells[b]));
            at += cells[b];
            made.batch.health.push_back({27'360'000 + static_cast<std::int32_t>(b), 10, 1, 2, {}});
            Letter letter;
            letter.offset = at;
            letter.raw = "refused " + std::to_string(b);
            made.batch.letters.push_back(letter);
            batches_.push_back(std::move(made));
        }
    }
    std::size_t size() const { return batches_.size(); }
    const RollupBatch& operator[](std::size_t b) const { return batches_[b].batch; }

    // Empty when the store holds exactly the first `n` batches, else what differs.
    std::string differs(const StoreReader& reader, std::size_t n) const
    {
        ModelStore model;
        for (std::size_t b = 0; b < n; ++b) model.apply(batches_[b].batch);
        for (const Tier tier : kTiers) {
            CellQuery all;
            all.tier = tier;
            if (readCells(reader, all) != model.cells(all)) return "cells of tier " + std::string(name(tier));
        }
        const auto sources = reader.sources();
        if (!sources || sources->size() != (n > 0 ? 1u : 0u)) return "sources";
        if (n > 0 && (sources->front().position != model.position("log") || sources->front().ledger != model.ledgers().at("log")))
            return "position or ledger";
        const auto letters = reader.letters(100);
        if (!letters || letters->size() != n) return "letters";
        const auto health = reader.health(0, 100'000'000);
        if (!health || health->size() != n) return "health";
        return {};
    }

private:
    std::vector<OwnedBatch> batches_;
};

// Whether SQLite finds the database sound; its answer otherwise.
inline std::string integrityOf(const std::string& directory)
{
    auto db = sqlite::Connection::open(directory + "/tally.db", sqlite::Connection::Mode::ReadOnly);
    if (!db) return db.error().what;
    auto check = db->prepare("PRAGMA integrity_check");
    if (!check) return check.error().what;
    const auto row = check->step();
    if (!row) return row.error().what;
    return std::string(check->bytes(0));
}

}  // namespace tally::test
