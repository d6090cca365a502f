// SPDX-License-Identifier: GPL-3.0-or-later
// The disk fails at the N-th call of an import and goes on failing: an error that names the store, whole commits only, and
// importing again brings exactly the rest.
#include <fstream>
#include <gtest/gtest.h>

#include "core/engine/import/importer.h"
#include "core/query/store_source.h"
#include "tests/core/store/trouble_fixture.h"
#include "tests/core/support/faulty_vfs.h"

namespace tally::test {
namespace {

constexpr int kLines = 3000;

Result<ImportResult> import(const std::string& log, const std::string& data)
{
    auto store = openSqliteStore(data);
    if (!store) return tl::unexpected(store.error());
    ImportOptions options;
    options.threads = 1;
    options.commitBytes = 1;  // a commit a block
    return importLog(log, options, store->get());
}

struct Stored {
    std::uint64_t events = 0, position = 0;
    bool balances = true;
};

Stored storedIn(const std::string& data)
{
    auto reader = openSqliteReader(data);
    EXPECT_TRUE(reader.has_value()) << reader.error().what;
    Stored stored;
    const auto sources = (*reader)->sources();
    for (const StoredSource& source : *sources) {
        stored.position += source.position;
        stored.balances &= source.ledger.balances();
    }
    stored.events = StoreSource(std::move(*reader)).top({})->total.count;
    return stored;
}

TEST(ImportTrouble, TheNthCallFails)
{
    const TemporaryDirectory directory;
    const std::string log = directory.file("log.ndjson");
    std::vector<std::uint64_t> ends{0};  // where records end
    {
        std::ofstream out(log, std::ios::binary);
        for (int i = 0; i < kLines; ++i) {
            out << "{\"videoId\":\"v" << i % 40 << "\",\"timestamp\":" << 1795392000 + i << ",\"note\":\"" << std::string(300, 'x') << "\"}\n";
            ends.push_back(static_cast<std::uint64_t>(out.tellp()));
        }
    }
    std::uint64_t n = 1, partly = 0;
    for (bool fired = true; fired; n += callStep()) {
        SCOPED_TRACE("call " + std::to_string(n));
        const std::string data = directory.file("data" + std::to_string(n));
        {
            FaultyVfs disk;
            disk.failAt(n, FaultyVfs::Fault::Io, true);
            const auto result = import(log, data);
            fired = disk.fired();
            if (!result) {
                EXPECT_EQ(result.error().code, ErrorCode::Store);
                EXPECT_NE(result.error().where.find(data), std::string::npos) << result.error().what << " in " << result.error().where;
            }
        }
        const FaultyVfs withoutSyncs;
        // Opened for writing first: the store may not have got as far as a schema.
        ASSERT_TRUE(openSqliteStore(data).has_value());
        ASSERT_EQ(integrityOf(data), "ok");
        const Stored half = storedIn(data);
        const auto at = std::lower_bound(ends.begin(), ends.end(), half.position);
        ASSERT_TRUE(at != ends.end() && *at == half.position);
        ASSERT_EQ(half.events, static_cast<std::uint64_t>(at - ends.begin()));
        ASSERT_TRUE(half.balances);
        partly += half.events > 0 && half.events < kLines ? 1u : 0u;
        const auto rest = import(log, data);
        ASSERT_TRUE(rest.has_value()) << rest.error().what;
        ASSERT_EQ(storedIn(data).events, static_cast<std::uint64_t>(kLines));
        std::filesystem::remove_all(data);
    }
    EXPECT_GT(partly, 10u / callStep());
}

}  // namespace
}  // namespace tally::test
