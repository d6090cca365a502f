// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/read_ahead.h"

#include <algorithm>
#include <sqlite3.h>
#include <system_error>
#include <utility>

namespace tally::sqlite {

ReadAhead::ReadAhead(const Connection& db, std::string_view select, std::uint32_t item) : select_(select), item_(item)
{
    if (const char* path = sqlite3_db_filename(db.handle(), "main")) path_ = path;
}

ReadAhead::~ReadAhead()
{
    for (std::jthread& helper : helpers_) helper.request_stop();
}

void ReadAhead::begin(std::vector<std::int64_t> segments)
{
    begun_ = true;
    segments_ = std::move(segments);
    const std::size_t helpers = path_.empty() ? 0 : std::min<std::size_t>(kHelpers, segments_.size());
    try {
        for (std::size_t i = 0; i < helpers; ++i) helpers_.emplace_back([this](const std::stop_token& stop) { help(stop); });
    } catch (const std::system_error&) {
        // No more threads: those there are help, or nobody does.
    }
}

void ReadAhead::help(const std::stop_token& stop)
{
    if (stop.stop_requested()) return;
    const auto db = Connection::open(path_, Connection::Mode::ReadOnly);
    if (!db || stop.stop_requested()) return;
    sqlite3_busy_timeout(db->handle(), 0);   // who waits helps nobody
    auto select = db->prepare(select_);
    if (!select) return;
    for (std::size_t i; !stop.stop_requested() && (i = next_++) < segments_.size(); ++looked_) {
        Rows rows(select->bind(1, segments_[i]).bind(2, item_));
        for (;;) {
            const auto row = rows.next();
            if (!row) return;
            if (!*row || select->integer(1) > item_) break;
        }
    }
}

}  // namespace tally::sqlite
