// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/name_table.h"

#include <limits>
#include <string>
#include <string_view>

namespace tally::sqlite {
namespace {

constexpr std::string_view kSelectNames = "SELECT since, name, attributes, until IS NOT NULL, until FROM name WHERE item = ?";

std::string packed(const NameAttributes& attributes)
{
    std::string bytes;
    for (const auto& [key, value] : attributes) {
        bytes.append(key).push_back('\0');
        bytes.append(value).push_back('\0');
    }
    return bytes;
}

NameAttributes unpacked(std::string_view bytes)
{
    NameAttributes attributes;
    for (;;) {
        const std::size_t key = bytes.find('\0');
        if (key == std::string_view::npos) return attributes;
        const std::size_t value = bytes.find('\0', key + 1);
        if (value == std::string_view::npos) return attributes;
        attributes.emplace_back(bytes.substr(0, key), bytes.substr(key + 1, value - key - 1));
        bytes.remove_prefix(value + 1);
    }
}

ItemName nameAt(const Statement& row)
{
    ItemName name;
    name.since = {row.integer(0)};
    name.name = row.bytes(1);
    name.attributes = unpacked(row.bytes(2));
    if (row.integer(3) != 0) name.until = Micros{row.integer(4)};
    return name;
}

class NameWriter {
public:
    static Result<NameWriter> open(const Connection& db);
    Result<void> write(const NameRow& row, Micros now, NamesApplied* applied);

private:
    struct Before {
        bool any = false, same = false;  // some name held then; it is the one of the row
        std::int64_t since = 0;
    };
    Result<Before> before(const NameRow& row, std::string_view attributes, std::int64_t at);
    Result<std::optional<std::int64_t>> following(const NameRow& row, std::int64_t at);
    Result<void> insert(const NameRow& row, std::string_view attributes, std::int64_t since, const Before& before);

    Statement before_, following_, insert_, end_;
};

Result<NameWriter> NameWriter::open(const Connection& db)
{
    NameWriter writer;
    struct { Statement NameWriter::*statement; std::string_view sql; } const all[] = {
        {&NameWriter::before_, "SELECT since, name, attributes FROM name WHERE item = ? AND since <= ? ORDER BY since DESC LIMIT 1"},
        {&NameWriter::following_, "SELECT since FROM name WHERE item = ? AND since > ? ORDER BY since LIMIT 1"},
        {&NameWriter::insert_, "INSERT OR REPLACE INTO name(item, since, name, attributes, until) VALUES (?, ?, ?, ?, ?)"},
        {&NameWriter::end_, "UPDATE name SET until = ? WHERE item = ? AND since = ?"},
    };
    for (const auto& [statement, sql] : all) {
        auto prepared = db.prepare(sql);
        if (!prepared) return passOn(prepared);
        writer.*statement = std::move(*prepared);
    }
    return writer;
}

Result<NameWriter::Before> NameWriter::before(const NameRow& row, std::string_view attributes, std::int64_t at)
{
    Rows rows(before_.bind(1, row.item).bind(2, at));
    auto found = rows.next();
    if (!found) return passOn(found);
    if (!*found) return Before{};
    return Before{true, before_.bytes(1) == row.name && before_.bytes(2) == attributes, before_.integer(0)};
}

Result<std::optional<std::int64_t>> NameWriter::following(const NameRow& row, std::int64_t at)
{
    Rows rows(following_.bind(1, row.item).bind(2, at));
    auto found = rows.next();
    if (!found) return passOn(found);
    return *found ? std::optional(following_.integer(0)) : std::nullopt;
}

Result<void> NameWriter::insert(const NameRow& row, std::string_view attributes, std::int64_t since, const Before& before)
{
    const auto next = following(row, since);
    if (!next) return tl::unexpected(next.error());
    if (before.any && before.since != since) {
        if (auto ok = end_.bind(1, since).bind(2, row.item).bind(3, before.since).run(); !ok) return ok;
    }
    insert_.bind(1, row.item).bind(2, since).bind(3, row.name).bind(4, attributes);
    if (*next) insert_.bind(5, **next);
    else insert_.bindNull(5);
    return insert_.run();
}

Result<void> NameWriter::write(const NameRow& row, Micros now, NamesApplied* applied)
{
    const std::string attributes = packed(row.attributes);
    std::int64_t since = row.since.value_or(now).us;
    const auto held = before(row, attributes, since);
    if (!held) return tl::unexpected(held.error());
    if (held->same) {
        ++applied->unchanged;
        return {};
    }
    const auto later = following(row, since);
    if (!later) return tl::unexpected(later.error());
    const bool first = !held->any && !*later;
    // Without a date nothing says that the first name we learn of did not hold before.
    if (first && !row.since) since = kMinTime.us;
    ++(first ? applied->added : applied->renamed);
    return insert(row, attributes, since, *held);
}

}  // namespace

Result<NamesApplied> writeNames(const Connection& db, std::span<const NameRow> rows, Micros now)
{
    auto writer = NameWriter::open(db);
    if (!writer) return passOn(writer);
    NamesApplied applied;
    for (const NameRow& row : rows) {
        if (auto ok = writer->write(row, now, &applied); !ok) return passOn(ok);
    }
    return applied;
}

Result<std::vector<std::optional<ItemName>>> readNames(const Connection& db, std::span<const std::string> items,
                                                       std::optional<Micros> asOf)
{
    auto statement = db.prepare(std::string(kSelectNames) + " AND since <= ? ORDER BY since DESC LIMIT 1");
    if (!statement) return passOn(statement);
    const std::int64_t at = asOf ? asOf->us : std::numeric_limits<std::int64_t>::max();
    std::vector<std::optional<ItemName>> names;
    for (const std::string& item : items) {
        Rows rows(statement->bind(1, item).bind(2, at));
        auto found = rows.next();
        if (!found) return passOn(found);
        names.push_back(*found ? std::optional(nameAt(*statement)) : std::nullopt);
    }
    return names;
}

Result<std::vector<ItemName>> readNameHistory(const Connection& db, const std::string& item)
{
    auto statement = db.prepare(std::string(kSelectNames) + " ORDER BY since");
    if (!statement) return passOn(statement);
    Rows rows(statement->bind(1, item));
    std::vector<ItemName> history;
    for (;;) {
        auto found = rows.next();
        if (!found) return passOn(found);
        if (!*found) return history;
        history.push_back(nameAt(*statement));
    }
}

}  // namespace tally::sqlite
