// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>

namespace tally::sqlite {
namespace {

constexpr int kStepsPerLook = 1000;      // of SQLite's virtual machine, between two looks at a limit: some 20 µs
// SQLite asks again with growing pauses. So long that a writer who waits has said so within five seconds; plainWords() names it.
constexpr int kBusyMilliseconds = 2000;

// What a person can do something about, in plain words; nothing for the rest.
const char* plainWords(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY: return "Another program uses the store and did not let it go within 2 seconds";
    case SQLITE_FULL: return "There is no room on the disk of the store";
    case SQLITE_READONLY: return "The store must not be written to";
    case SQLITE_CANTOPEN: return "The store cannot be opened";
    case SQLITE_IOERR: return "The disk of the store fails";
    case SQLITE_CORRUPT: return "The store is damaged";
    default: return nullptr;
    }
}

// All SQL is ours and fits the schema: what SQLite does not understand of it, or will not hold, is another schema or none.
bool isDamage(int code)
{
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:
    case SQLITE_FORMAT:
    case SQLITE_MISMATCH: return true;
    default: return false;
    }
}

tl::unexpected<Error> failure(sqlite3* db, int code)
{
    if ((code & 0xff) == SQLITE_INTERRUPT) return fail(ErrorCode::Cancelled, "The query was cancelled.");
    std::string what = db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    if (db != nullptr && sqlite3_errcode(db) == SQLITE_OK) what = sqlite3_errstr(code);
    const int reason = db != nullptr ? sqlite3_system_errno(db) : 0;
    const int kind = code & 0xff;
    if (reason != 0 && (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN)) what += std::string(", ") + std::strerror(reason);
    const char* plain = plainWords(code);
    what = plain != nullptr ? fmt::format("{} ({}).", plain, what) : fmt::format("The store answers: {}.", what);
    const char* file = db != nullptr ? sqlite3_db_filename(db, "main") : nullptr;
    return fail(isDamage(code) ? ErrorCode::Damaged : ErrorCode::Store, std::move(what), file != nullptr ? file : "");
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), bindError_(other.bindError_)
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(statement_, other.statement_);
    std::swap(bindError_, other.bindError_);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(statement_);
}

Statement& Statement::bind(int index, std::int64_t value)
{
    if (const int code = sqlite3_bind_int64(statement_, index, value); code != SQLITE_OK) bindError_ = code;
    return *this;
}

Statement& Statement::bind(int index, std::string_view bytes)
{
    // A null pointer would bind NULL, not the empty blob.
    const char* data = bytes.data() != nullptr ? bytes.data() : "";
    const int code = sqlite3_bind_blob64(statement_, index, data, bytes.size(), SQLITE_STATIC);
    if (code != SQLITE_OK) bindError_ = code;
    return *this;
}

Statement& Statement::bindNull(int index)
{
    if (const int code = sqlite3_bind_null(statement_, index); code != SQLITE_OK) bindError_ = code;
    return *this;
}

Result<bool> Statement::step()
{
    sqlite3* db = sqlite3_db_handle(statement_);
    if (bindError_ != SQLITE_OK) return failure(db, bindError_);
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return failure(db, code);
}

Result<void> Statement::run()
{
    Result<bool> row = true;
    while (row && *row) row = step();
    reset();
    if (!row) return passOn(row);
    return {};
}

void Statement::reset()
{
    sqlite3_reset(statement_);
    bindError_ = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::bytes(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return data != nullptr ? std::string_view{data, static_cast<std::size_t>(size)} : std::string_view{};
}

Result<Connection> Connection::open(const std::string& path, Mode mode)
{
    Connection connection;
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    const int code = sqlite3_open_v2(path.c_str(), &connection.db_, flags, nullptr);
    if (code != SQLITE_OK) {
        auto failed = failure(connection.db_, code);
        failed.value().where = path;
        return failed;
    }
    sqlite3_busy_timeout(connection.db_, kBusyMilliseconds);
    return connection;
}

Connection::Connection(Connection&& other) noexcept
    : db_(std::exchange(other.db_, nullptr))
{
}

Connection& Connection::operator=(Connection&& other) noexcept
{
    std::swap(db_, other.db_);
    return *this;
}

Connection::~Connection()
{
    // _v2: statements that outlive their connection keep it alive instead of dangling.
    sqlite3_close_v2(db_);
}

Result<void> Connection::exec(const char* sql) const
{
    if (const int code = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr); code != SQLITE_OK) return failure(db_, code);
    return {};
}

Result<Statement> Connection::prepare(std::string_view sql) const
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return failure(db_, code);
    return Statement(statement);
}

Result<std::int64_t> Connection::integer(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement) return passOn(statement);
    const auto row = statement->step();
    if (!row) return tl::unexpected<Error>(row.error());
    return *row ? statement->integer(0) : 0;
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(db_) == 0;
}

void Connection::interruptAt(const ReadLimit* limit) const
{
    const auto look = [](void* asked) { return static_cast<const ReadLimit*>(asked)->isReached() ? 1 : 0; };
    if (limit == nullptr) sqlite3_progress_handler(db_, 0, nullptr, nullptr);
    else sqlite3_progress_handler(db_, kStepsPerLook, look, const_cast<ReadLimit*>(limit));
}

void Connection::keepLog() const
{
    sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

bool Connection::isAway() const
{
    int moved = 0;
    return sqlite3_file_control(db_, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

Result<Transaction> Transaction::begin(const Connection& connection, Kind kind)
{
    if (auto ok = connection.exec(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN"); !ok) return passOn(ok);
    return Transaction(&connection);
}

Transaction::~Transaction()
{
    // SQLite may have rolled back by itself (disk full, I/O error); then there is nothing left to undo.
    if (connection_ != nullptr && connection_->inTransaction()) (void)connection_->exec("ROLLBACK");
}

Result<void> Transaction::commit()
{
    if (auto ok = connection_->exec("COMMIT"); !ok) return passOn(ok);
    connection_ = nullptr;
    return {};
}

}  // namespace tally::sqlite
