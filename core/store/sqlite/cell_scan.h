// SPDX-License-Identifier: GPL-3.0-or-later
// CellScan: answers a CellQuery from rows and segments. An item costs one seek per slot that has rows (their number is
// bounded, see CellTable) and one or two per segment of the days asked; without an item everything is read in order.
// Thread safety: none. run() belongs inside a read transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/result.h"
#include "core/store/rollup_store.h"
#include "core/store/sqlite/cell_block.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/item_index.h"

namespace tally::sqlite {

class CellScan {
public:
    // `db` must outlive it.
    static Result<CellScan> open(const Connection& db);
    [[nodiscard]] Result<std::uint64_t> run(const CellQuery& query, const StoreReader::Visit& visit, const ReadLimit& limit);

private:
    struct Asked {
        Tier tier;
        std::optional<std::uint32_t> item;
        std::optional<std::uint16_t> type;
        std::int32_t from, to;  // slots
        bool countsOnly;
        const StoreReader::Visit& visit;
        const ReadLimit& limit;
        std::uint64_t read = 0, blocks = 0;
    };

    Result<bool> findType(std::string_view text, std::optional<std::uint16_t>* id);
    Result<void> scanRows(Asked& asked);
    Result<void> scanItemRows(Asked& asked);
    Result<void> visitRow(const Statement& row, Asked& asked);
    Statement& bindSegments(const Asked& asked);
    Result<void> scanSegments(Asked& asked);
    Result<void> scanItemSegments(Asked& asked);
    Result<void> scanBlocks(Span span, std::int64_t firstBlock, std::int64_t lastBlock, Asked& asked);
    Result<void> scanItemBlocks(Span span, std::int64_t segment, Asked& asked);

    const Connection* db_ = nullptr;
    ItemSecret secret_;
    Statement findItem_, findType_, rows_, itemRows_, segments_, blocks_, itemBlocks_;
};

}  // namespace tally::sqlite
