// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: one way of keeping cells in SQLite. The bench asks the same of each.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/count/cell.h"
#include "core/store/sqlite/connection.h"

namespace tally::bench {

class Layout {
public:
    using Visit = std::function<void(const Cell&)>;
    virtual ~Layout() = default;
    virtual std::string name() const = 0;
    virtual int pageSize() const { return 4096; }
    virtual void create(const sqlite::Connection& db) = 0;
    virtual void addDay(std::int32_t day, std::vector<Cell>& minuteFirst) = 0;  // inside a transaction
    virtual void itemDays(std::uint32_t item, std::int32_t fromDay, std::int32_t toDay, const Visit& visit) = 0;
    virtual void allOfDay(std::int32_t day, const Visit& visit) = 0;
};

std::vector<std::unique_ptr<Layout>> allLayouts();

// A bench has nobody to report to: any error ends it.
template <class T>
T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().what.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace tally::bench
