// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "core/store/sqlite/cell_scan.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/day_change_table.h"
#include "core/store/sqlite/extent_table.h"
#include "core/store/sqlite/health_table.h"
#include "core/store/sqlite/letter_fates.h"
#include "core/store/sqlite/letter_ring.h"
#include "core/store/sqlite/name_table.h"
#include "core/store/sqlite/retention.h"
#include "core/store/sqlite/revision_table.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/source_table.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {
namespace {

using sqlite::passOn;
using sqlite::Transaction;

class SqliteReader final : public StoreReader {
public:
    explicit SqliteReader(sqlite::Connection db) : db_(std::move(db)) {}
    Result<void> prepare();

    Result<std::shared_ptr<void>> hold(const ReadLimit& limit) const override;
    Result<std::uint64_t> version() const override { return sqlite::readVersion(db_); }
    Result<bool> touchedSince(std::uint64_t version, const Footprint& cells) const override
    {
        return sqlite::readTouched(db_, version, cells);
    }
    Result<std::uint64_t> cells(const CellQuery& query, const Visit& visit, std::stop_token stop) const override;
    Result<std::optional<MinuteExtent>> extent(const std::optional<std::string>& type) const override
    {
        return sqlite::readExtent(db_, type);
    }
    Result<Retention> retention() const override
    {
        const auto rule = sqlite::readRetention(db_);
        if (!rule) return tl::unexpected<Error>(rule.error());
        return rule->keep;
    }
    Result<KeptTiers> kept() const override { return sqlite::readKept(db_); }
    Result<InputState> inputs() const override { return sqlite::readInputs(db_); }
    Result<Micros> revisionsSince() const override { return sqlite::readRevisionsSince(db_); }
    Result<void> revisions(const CellQuery& query, Micros after, const Visit& visit) const override
    {
        return sqlite::readRevisions(db_, query, after, visit);
    }
    Result<bool> isRevised(std::int32_t from, std::int32_t to, std::optional<Micros> knownAt) const override
    {
        return sqlite::readIsRevised(db_, from, to, knownAt);
    }
    Result<std::vector<RevisedMinute>> revisedMinutes() const override { return sqlite::readRevisedMinutes(db_); }
    Result<std::string> itemText(std::uint32_t item) const override;
    Result<std::vector<std::string>> typeTexts() const override;
    Result<std::uint32_t> itemLimit() const override;
    Result<std::vector<MinuteHealth>> health(std::int32_t from, std::int32_t to) const override
    {
        return sqlite::readHealth(db_, from, to);
    }
    Result<std::vector<StoredSource>> sources() const override { return sqlite::readSources(db_); }
    Result<std::vector<std::pair<std::string, Letter>>> letters(std::size_t limit) const override
    {
        return sqlite::readLetters(db_, limit);
    }
    Result<std::vector<std::pair<std::string, Letter>>> newestLetters(std::size_t limit) const override
    {
        return sqlite::readLetters(db_, limit, sqlite::LetterOrder::Newest);
    }
    Result<LetterTotals> letterTotals() const override { return sqlite::readLetterTotals(db_); }
    Result<std::uint64_t> lettersDropped() const override { return sqlite::readLettersDropped(db_); }
    Result<std::vector<std::optional<ItemName>>> names(std::span<const std::string> items, std::optional<Micros> asOf) const override
    {
        return sqlite::readNames(db_, items, asOf);
    }
    Result<std::vector<ItemName>> nameHistory(const std::string& item) const override { return sqlite::readNameHistory(db_, item); }

private:
    // A read transaction and what ends it early.
    struct Held {
        const SqliteReader& reader;
        ReadLimit limit;
        Transaction transaction;
        Held(const SqliteReader& r, ReadLimit l, Transaction t) : reader(r), limit(std::move(l)), transaction(std::move(t))
        {
            reader.held_ = this;
            reader.db_.interruptAt(&limit);
        }
        Held(const Held&) = delete;
        Held& operator=(const Held&) = delete;
        ~Held()
        {
            reader.db_.interruptAt(nullptr);   // the end of the transaction must not be cancelled
            reader.held_ = nullptr;
        }
    };

    sqlite::Connection db_;
    mutable Held* held_ = nullptr;
    mutable sqlite::CellScan scan_;
    mutable sqlite::Statement itemText_;
};

Result<void> SqliteReader::prepare()
{
    auto scan = sqlite::CellScan::open(db_);
    if (!scan) return passOn(scan);
    scan_ = std::move(*scan);
    auto text = db_.prepare("SELECT name FROM item WHERE id = ?");
    if (!text) return passOn(text);
    itemText_ = std::move(*text);
    return {};
}

Result<std::shared_ptr<void>> SqliteReader::hold(const ReadLimit& limit) const
{
    auto transaction = Transaction::begin(db_, Transaction::Kind::Read);
    if (!transaction) return passOn(transaction);
    return std::make_shared<Held>(*this, limit, std::move(*transaction));
}

Result<std::uint64_t> SqliteReader::cells(const CellQuery& query, const Visit& visit, std::stop_token stop) const
{
    // One transaction around all its statements: ids, rows and segments are of the same moment.
    if (held_ == nullptr) {
        const auto fresh = hold({std::move(stop)});
        if (!fresh) return tl::unexpected<Error>(fresh.error());
        return scan_.run(query, visit, held_->limit);
    }
    ReadLimit limit = held_->limit;
    if (stop.stop_possible()) limit.stop = std::move(stop);
    return scan_.run(query, visit, limit);
}

Result<std::string> SqliteReader::itemText(std::uint32_t item) const
{
    sqlite::Rows rows(itemText_.bind(1, item));
    auto row = rows.next();
    if (!row) return passOn(row);
    if (!*row) return fail(ErrorCode::Store, fmt::format("The store knows no item {}.", item));
    return std::string(itemText_.bytes(0));
}

Result<std::vector<std::string>> SqliteReader::typeTexts() const
{
    auto rows = db_.prepare("SELECT name FROM type ORDER BY id");
    if (!rows) return passOn(rows);
    std::vector<std::string> all;
    for (;;) {
        auto row = rows->step();
        if (!row) return passOn(row);
        if (!*row) return all;
        all.emplace_back(rows->bytes(0));
    }
}

Result<std::uint32_t> SqliteReader::itemLimit() const
{
    const auto limit = db_.integer("SELECT coalesce(max(id), -1) + 1 FROM item");
    if (!limit) return tl::unexpected<Error>(limit.error());
    return static_cast<std::uint32_t>(*limit);
}

}  // namespace

Result<std::unique_ptr<StoreReader>> openSqliteReader(const std::string& directory)
{
    auto db = sqlite::openForReading(directory);
    if (!db) return passOn(db);
    if (sqlite::isOlder(*db)) {
        // Whoever writes brings it up to date; without a writer, we do.
        *db = sqlite::Connection();
        if (auto store = openSqliteStore(directory); !store) return passOn(store);
        db = sqlite::openForReading(directory);
        if (!db) return passOn(db);
    }
    auto reader = std::make_unique<SqliteReader>(std::move(*db));
    if (auto ok = reader->prepare(); !ok) return passOn(ok);
    return reader;
}

}  // namespace tally
