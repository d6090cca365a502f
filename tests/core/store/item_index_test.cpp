// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of items and their ids: each text has one for ever, whatever memory holds and wherever its hash lies just now.
#include "core/store/sqlite/item_index.h"

#include <gtest/gtest.h>
#include <map>
#include <random>

#include "core/store/sqlite/schema.h"
#include "tests/core/store/model.h"

namespace tally::test {
namespace {

TEST(ItemIndex, EachTextKeepsItsIdWhileHashesMove)
{
    const TemporaryDirectory directory;
    const auto db = sqlite::openForWriting(directory.path());
    ASSERT_TRUE(db.has_value());
    std::mt19937 random(3);
    std::map<std::string, std::uint32_t> known;
    std::int64_t mostApart = 0;
    for (int run = 0; run < 3; ++run) {
        // Hardly any memory: what is asked for again is looked up.
        auto index = sqlite::ItemIndex::open(*db, {.memory = 20'000, .manyItems = 200, .manyNew = 20});
        ASSERT_TRUE(index.has_value());
        for (int batch = 0; batch < 40; ++batch) {
            std::vector<std::string> texts;
            for (std::size_t n = 1 + random() % 200; n > 0; --n) texts.push_back("item" + std::to_string(random() % 8000));
            texts.push_back(texts.front());   // twice
            const std::vector<std::string_view> views(texts.begin(), texts.end());
            auto transaction = sqlite::Transaction::begin(*db, sqlite::Transaction::Kind::Write);
            const auto ids = index->items(*db, views);
            ASSERT_TRUE(ids.has_value()) << ids.error().what;
            ASSERT_TRUE(transaction->commit().has_value());
            for (std::size_t i = 0; i < texts.size(); ++i) {
                const auto [at, fresh] = known.try_emplace(texts[i], (*ids)[i]);
                ASSERT_EQ(at->second, (*ids)[i]) << texts[i];
            }
            mostApart = std::max(mostApart, db->integer("SELECT count(*) FROM item_hash WHERE hash > 4294967296").value());
        }
    }
    EXPECT_EQ(db->integer("SELECT count(*) FROM item").value(), static_cast<std::int64_t>(known.size()));
    EXPECT_EQ(db->integer("SELECT count(*) FROM item_hash").value(), static_cast<std::int64_t>(known.size()));
    EXPECT_EQ(db->integer("SELECT count(DISTINCT item) FROM item_hash").value(), static_cast<std::int64_t>(known.size()));
    // Most of them have moved to their place, and some were apart.
    EXPECT_GT(mostApart, 100);
    EXPECT_LT(db->integer("SELECT count(*) FROM item_hash WHERE hash > 4294967296").value(), static_cast<std::int64_t>(known.size() / 2));
    // As readers look for them.
    const auto secret = sqlite::readItemSecret(*db);
    auto find = db->prepare(sqlite::kFindItem);
    for (const auto& [text, id] : known) {
        std::uint32_t found = 0;
        const auto there = sqlite::findStoredItem(*find, secret->hash(text), text, &found);
        ASSERT_TRUE(there.has_value() && *there) << text;
        ASSERT_EQ(found, id);
    }
    std::uint32_t none = 0;
    EXPECT_FALSE(*sqlite::findStoredItem(*find, secret->hash("no such item"), "no such item", &none));
}

}  // namespace
}  // namespace tally::test
