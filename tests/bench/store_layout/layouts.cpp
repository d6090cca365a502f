// SPDX-License-Identifier: GPL-3.0-or-later
#include "layouts.h"

#include <algorithm>

#include "core/store/sqlite/cell_block.h"

namespace tally::bench {
namespace {

using sqlite::Connection;
using sqlite::Statement;

void sortItemFirst(std::vector<Cell>& cells)
{
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.key < b.key; });
}

// One row a cell, minute first, so that ingest appends. `packed`: the tally as one blob instead of five columns.
class MinuteRows final : public Layout {
public:
    explicit MinuteRows(bool packed) : packed_(packed) {}
    std::string name() const override { return packed_ ? "rows minute-first, packed tally" : "rows minute-first, columns"; }
    void create(const Connection& db) override
    {
        must(db.exec(packed_ ? "CREATE TABLE c(m INT,i INT,t INT,tally BLOB,PRIMARY KEY(m,i,t)) WITHOUT ROWID"
                             : "CREATE TABLE c(m INT,i INT,t INT,n INT,v INT,s INT,lo INT,hi INT,PRIMARY KEY(m,i,t)) WITHOUT ROWID"));
        insert_ = must(db.prepare(packed_ ? "INSERT INTO c VALUES(?,?,?,?)" : "INSERT INTO c VALUES(?,?,?,?,?,?,?,?)"));
        // A skip scan: one seek a minute.
        item_ = must(db.prepare("SELECT * FROM c WHERE m=? AND i=?"));
        day_ = must(db.prepare("SELECT * FROM c WHERE m>=? AND m<?"));
    }
    void addDay(std::int32_t, std::vector<Cell>& cells) override
    {
        std::string bytes;
        for (const Cell& c : cells) {
            insert_.bind(1, c.key.minute).bind(2, c.key.item).bind(3, c.key.type);
            if (packed_) {
                bytes.clear();
                sqlite::appendTally(bytes, c.tally);
                insert_.bind(4, bytes);
            } else {
                insert_.bind(4, static_cast<std::int64_t>(c.tally.count)).bind(5, static_cast<std::int64_t>(c.tally.values));
                insert_.bind(6, static_cast<std::int64_t>(c.tally.sum.micro)).bind(7, static_cast<std::int64_t>(c.tally.min.micro));
                insert_.bind(8, static_cast<std::int64_t>(c.tally.max.micro));
            }
            must(insert_.run());
        }
    }
    void itemDays(std::uint32_t item, std::int32_t fromDay, std::int32_t toDay, const Visit& visit) override
    {
        for (std::int32_t m = fromDay * 1440; m < toDay * 1440; ++m) drain(item_.bind(1, m).bind(2, item), visit);
    }
    void allOfDay(std::int32_t day, const Visit& visit) override
    {
        drain(day_.bind(1, day * 1440).bind(2, (day + 1) * 1440), visit);
    }

private:
    void drain(Statement& rows, const Visit& visit)
    {
        Cell c;
        while (must(rows.step())) {
            c.key = {static_cast<std::uint32_t>(rows.integer(1)), static_cast<std::uint16_t>(rows.integer(2)),
                     static_cast<std::int32_t>(rows.integer(0))};
            if (packed_) {
                if (!sqlite::parseTally(rows.bytes(3), &c.tally)) std::exit(1);
            } else {
                c.tally = {static_cast<std::uint64_t>(rows.integer(3)), static_cast<std::uint64_t>(rows.integer(4)),
                           Fixed{rows.integer(5)}, Fixed{rows.integer(6)}, Fixed{rows.integer(7)}};
            }
            visit(c);
        }
        rows.reset();
    }
    bool packed_;
    Statement insert_, item_, day_;
};

// One blob per (day, item, type): (minute delta, tally) pairs.
class ItemBlobs final : public Layout {
public:
    std::string name() const override { return "blob per (day, item, type)"; }
    void create(const Connection& db) override
    {
        must(db.exec("CREATE TABLE c(d INT,i INT,t INT,b BLOB,PRIMARY KEY(d,i,t)) WITHOUT ROWID"));
        insert_ = must(db.prepare("INSERT INTO c VALUES(?,?,?,?)"));
        item_ = must(db.prepare("SELECT i,t,b FROM c WHERE d=? AND i=?"));
        day_ = must(db.prepare("SELECT i,t,b FROM c WHERE d=?"));
    }
    void addDay(std::int32_t day, std::vector<Cell>& cells) override
    {
        sortItemFirst(cells);
        std::string bytes;
        for (std::size_t i = 0; i < cells.size();) {
            const CellKey key = cells[i].key;
            std::int32_t last = day * 1440;
            bytes.clear();
            for (; i < cells.size() && cells[i].key.item == key.item && cells[i].key.type == key.type; ++i) {
                auto delta = static_cast<unsigned>(cells[i].key.minute - last);
                last = cells[i].key.minute;
                for (; delta >= 0x80; delta >>= 7) bytes.push_back(static_cast<char>(delta | 0x80));
                bytes.push_back(static_cast<char>(delta));
                const std::size_t at = bytes.size();
                bytes.push_back(0);
                sqlite::appendTally(bytes, cells[i].tally);
                bytes[at] = static_cast<char>(bytes.size() - at - 1);
            }
            must(insert_.bind(1, day).bind(2, key.item).bind(3, key.type).bind(4, bytes).run());
        }
    }
    void itemDays(std::uint32_t item, std::int32_t fromDay, std::int32_t toDay, const Visit& visit) override
    {
        for (std::int32_t d = fromDay; d < toDay; ++d) drain(item_.bind(1, d).bind(2, item), d, visit);
    }
    void allOfDay(std::int32_t day, const Visit& visit) override { drain(day_.bind(1, day), day, visit); }

private:
    static void drain(Statement& rows, std::int32_t day, const Visit& visit)
    {
        Cell c;
        while (must(rows.step())) {
            c.key = {static_cast<std::uint32_t>(rows.integer(0)), static_cast<std::uint16_t>(rows.integer(1)), day * 1440};
            const std::string_view b = rows.bytes(2);
            for (std::size_t at = 0; at < b.size();) {
                unsigned delta = 0;
                for (unsigned shift = 0;; shift += 7) {
                    const auto byte = static_cast<unsigned char>(b[at++]);
                    delta |= (byte & 0x7fu) << shift;
                    if (byte < 0x80) break;
                }
                c.key.minute += static_cast<std::int32_t>(delta);
                const auto size = static_cast<std::size_t>(b[at++]);
                if (!sqlite::parseTally(b.substr(at, size), &c.tally)) std::exit(1);
                at += size;
                visit(c);
            }
        }
        rows.reset();
    }
    Statement insert_, item_, day_;
};

// Blocks of many items in a rowid table, found through a small index. `segments`: into how many runs a day is cut.
class Blocks final : public Layout {
public:
    Blocks(int page, std::int32_t segments) : page_(page), segments_(segments) {}
    std::string name() const override
    {
        return "blocks, " + std::to_string(page_ / 1024) + " KiB pages, " + std::to_string(segments_) + " segment(s) a day";
    }
    int pageSize() const override { return page_; }
    void create(const Connection& db) override
    {
        must(db.exec("CREATE TABLE k(s INT,hi INT,b INT,lo INT,PRIMARY KEY(s,hi,b)) WITHOUT ROWID;"
                     "CREATE TABLE b(id INTEGER PRIMARY KEY,c BLOB)"));
        key_ = must(db.prepare("INSERT INTO k VALUES(?,?,?,?)"));
        insert_ = must(db.prepare("INSERT INTO b VALUES(?,?)"));
        item_ = must(db.prepare("SELECT k.lo,b.c FROM k JOIN b ON b.id=k.b WHERE k.s=? AND k.hi>=? ORDER BY k.hi,k.b"));
        day_ = must(db.prepare("SELECT c FROM b WHERE id>=? AND id<?"));
    }
    void addDay(std::int32_t day, std::vector<Cell>& cells) override
    {
        const std::size_t part = cells.size() / static_cast<std::size_t>(segments_) + 1;
        if (firstBlock_.empty()) firstDay_ = day;
        firstBlock_.push_back(next_);
        for (std::int32_t s = 0; s < segments_; ++s) {
            const std::size_t from = std::min(cells.size(), part * static_cast<std::size_t>(s));
            std::vector<Cell> run(cells.begin() + static_cast<std::ptrdiff_t>(from),
                                  cells.begin() + static_cast<std::ptrdiff_t>(std::min(cells.size(), from + part)));
            sortItemFirst(run);
            sqlite::BlockWriter block({Tier::Minute, day});
            for (const Cell& c : run) {
                if (block.add(c)) continue;
                flush(block, day * segments_ + s);
                if (!block.add(c)) std::exit(1);
            }
            flush(block, day * segments_ + s);
        }
    }
    void itemDays(std::uint32_t item, std::int32_t fromDay, std::int32_t toDay, const Visit& visit) override
    {
        Cell c;
        for (std::int32_t s = fromDay * segments_; s < toDay * segments_; ++s) {
            item_.bind(1, s).bind(2, item);
            while (must(item_.step()) && item_.integer(0) <= item) {
                sqlite::BlockReader reader({Tier::Minute, s / segments_}, item_.bytes(1));
                while (reader.next(&c) && c.key.item <= item) {
                    if (c.key.item == item) visit(c);
                }
            }
            item_.reset();
        }
    }
    void allOfDay(std::int32_t day, const Visit& visit) override
    {
        const auto index = static_cast<std::size_t>(day - firstDay_);
        day_.bind(1, firstBlock_[index]).bind(2, index + 1 < firstBlock_.size() ? firstBlock_[index + 1] : next_);
        Cell c;
        while (must(day_.step())) {
            sqlite::BlockReader reader({Tier::Minute, day}, day_.bytes(0));
            while (reader.next(&c)) visit(c);
        }
        day_.reset();
    }

private:
    void flush(sqlite::BlockWriter& block, std::int32_t segment)
    {
        must(insert_.bind(1, next_).bind(2, block.bytes()).run());
        must(key_.bind(1, segment).bind(2, block.lastItem()).bind(3, next_).bind(4, block.firstItem()).run());
        ++next_;
        block.clear();
    }
    int page_;
    std::int32_t segments_;
    std::int32_t firstDay_ = 0;
    std::int64_t next_ = 1;
    std::vector<std::int64_t> firstBlock_;
    Statement key_, insert_, item_, day_;
};

}  // namespace

std::vector<std::unique_ptr<Layout>> allLayouts()
{
    std::vector<std::unique_ptr<Layout>> all;
    all.push_back(std::make_unique<MinuteRows>(false));
    all.push_back(std::make_unique<MinuteRows>(true));
    all.push_back(std::make_unique<ItemBlobs>());
    all.push_back(std::make_unique<Blocks>(4096, 1));
    all.push_back(std::make_unique<Blocks>(16384, 1));
    all.push_back(std::make_unique<Blocks>(4096, 8));
    return all;
}

}  // namespace tally::bench
