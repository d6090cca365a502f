// SPDX-License-Identifier: GPL-3.0-or-later
// A StoreReader that does something before each scan of cells: what happens between two pieces of an answer.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "core/store/rollup_store.h"

namespace tally::test {

class HookedReader final : public StoreReader {
public:
    using Hook = std::function<void(const CellQuery&)>;
    HookedReader(std::unique_ptr<StoreReader> reader, Hook before) : reader_(std::move(reader)), before_(std::move(before)) {}

    Result<std::shared_ptr<void>> hold(const ReadLimit& limit) const override { return reader_->hold(limit); }
    Result<std::uint64_t> version() const override { return reader_->version(); }
    Result<bool> touchedSince(std::uint64_t version, const Footprint& cells) const override { return reader_->touchedSince(version, cells); }
    Result<std::uint64_t> cells(const CellQuery& query, const Visit& visit, std::stop_token stop) const override
    {
        before_(query);
        return reader_->cells(query, visit, std::move(stop));
    }
    Result<std::optional<MinuteExtent>> extent(const std::optional<std::string>& type) const override { return reader_->extent(type); }
    Result<Retention> retention() const override { return reader_->retention(); }
    Result<KeptTiers> kept() const override { return reader_->kept(); }
    Result<InputState> inputs() const override { return reader_->inputs(); }
    Result<Micros> revisionsSince() const override { return reader_->revisionsSince(); }
    Result<void> revisions(const CellQuery& query, Micros after, const Visit& visit) const override { return reader_->revisions(query, after, visit); }
    Result<bool> isRevised(std::int32_t from, std::int32_t to, std::optional<Micros> knownAt) const override { return reader_->isRevised(from, to, knownAt); }
    Result<std::vector<RevisedMinute>> revisedMinutes() const override { return reader_->revisedMinutes(); }
    Result<std::string> itemText(std::uint32_t item) const override { return reader_->itemText(item); }
    Result<std::vector<std::string>> typeTexts() const override { return reader_->typeTexts(); }
    Result<std::uint32_t> itemLimit() const override { return reader_->itemLimit(); }
    Result<std::vector<MinuteHealth>> health(std::int32_t from, std::int32_t to) const override { return reader_->health(from, to); }
    Result<std::vector<StoredSource>> sources() const override { return reader_->sources(); }
    Result<std::vector<std::pair<std::string, Letter>>> letters(std::size_t limit) const override { return reader_->letters(limit); }
    Result<std::vector<std::pair<std::string, Letter>>> newestLetters(std::size_t limit) const override { return reader_->newestLetters(limit); }
    Result<LetterTotals> letterTotals() const override { return reader_->letterTotals(); }
    Result<std::uint64_t> lettersDropped() const override { return reader_->lettersDropped(); }
    Result<std::vector<std::optional<ItemName>>> names(std::span<const std::string> items, std::optional<Micros> asOf) const override
    {
        return reader_->names(items, asOf);
    }
    Result<std::vector<ItemName>> nameHistory(const std::string& item) const override { return reader_->nameHistory(item); }

private:
    std::unique_ptr<StoreReader> reader_;
    Hook before_;
};

}  // namespace tally::test
