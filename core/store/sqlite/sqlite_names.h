// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>

#include "core/base/result.h"
#include "core/store/item_name.h"

namespace tally {

// The names alone of a store, also while a process writes it: each applyNames() is one short transaction between the writer's,
// and whoever reads afterwards sees it. Thread safety: none.
class SqliteNames {
public:
    // A store that is missing or of an older version is made first, as by openSqliteStore(). Errors: Store, Busy.
    static Result<std::unique_ptr<SqliteNames>> open(const std::string& directory);
    ~SqliteNames();

    // As RollupStore::applyNames().
    Result<NamesApplied> applyNames(std::span<const NameRow> rows, Micros now);

private:
    struct Database;
    explicit SqliteNames(std::unique_ptr<Database> database);
    std::unique_ptr<Database> database_;
};

}  // namespace tally
