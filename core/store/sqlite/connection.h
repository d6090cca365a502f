// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite behind RAII: Connection, Statement, Transaction. Every failure carries SQLite's own message.
// Thread safety: none; a connection and its statements belong to one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.h"
#include "core/store/read_limit.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tally::sqlite {

template <class T>
tl::unexpected<Error> passOn(Result<T>& failed)
{
    return tl::unexpected<Error>(std::move(failed.error()));
}

// A prepared statement. Bound bytes are not copied: they must live until run() returns or reset().
class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::string_view bytes);  // as BLOB
    Statement& bindNull(int index);

    [[nodiscard]] Result<bool> step();  // true: a row is there
    [[nodiscard]] Result<void> run();   // to the end, then reset(): for statements without rows of interest
    void reset();

    std::int64_t integer(int column) const;
    std::string_view bytes(int column) const;  // valid until the next step() or reset()

private:
    sqlite3_stmt* statement_ = nullptr;
    int bindError_ = 0;
};

// Resets a statement at the end of a scope, so that no read stays open behind an early return.
class Rows {
public:
    explicit Rows(Statement& statement) : statement_(statement) {}
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    ~Rows() { statement_.reset(); }
    [[nodiscard]] Result<bool> next() { return statement_.step(); }

private:
    Statement& statement_;
};

class Connection {
public:
    enum class Mode { ReadOnly, CreateAndWrite };
    static Result<Connection> open(const std::string& path, Mode mode);

    Connection() = default;
    Connection(Connection&& other) noexcept;
    Connection& operator=(Connection&& other) noexcept;
    ~Connection();

    [[nodiscard]] Result<void> exec(const char* sql) const;
    [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql) const;  // first column of the first row; 0 without one
    bool inTransaction() const;
    // Statements end with Cancelled once the limit is reached, also within a step; null = no limit. REQUIRES: it outlives that.
    void interruptAt(const ReadLimit* limit) const;
    // At its end the log is left as it is, not written back and removed.
    void keepLog() const;
    bool isAway() const;  // its path no longer leads to the file that is open
    sqlite3* handle() const { return db_; }

private:
    sqlite3* db_ = nullptr;
};

// Rolls back unless commit() succeeded.
class Transaction {
public:
    enum class Kind { Read, Write };
    static Result<Transaction> begin(const Connection& connection, Kind kind);

    Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(const Connection* connection) : connection_(connection) {}
    const Connection* connection_;
};

}  // namespace tally::sqlite
