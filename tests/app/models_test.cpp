// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <gtest/gtest.h>

#include "app/desktop/models/item_table_model.h"
#include "app/desktop/models/letter_model.h"
#include "app/desktop/models/preview_model.h"
#include "app/desktop/models/source_model.h"

namespace tally {

namespace {
using Mode = QAbstractItemModelTester::FailureReportingMode;

std::shared_ptr<const ItemList> listOf(std::shared_ptr<Dictionary> dictionary, const std::vector<std::string>& items)
{
    auto list = std::make_shared<ItemList>();
    for (const std::string& item : items) {
        ItemRow row;
        row.item = dictionary->intern(item);
        row.total = 10 + list->rows.size();
        list->index.push_back(static_cast<std::uint32_t>(list->rows.size()));
        list->rows.push_back(row);
        list->total += row.total;
    }
    list->dictionary = std::move(dictionary);
    list->types = {"view", "like"};
    return list;
}
}  // namespace

TEST(ItemTableModel, ListsReplaceEachOtherAndTheSelectionFollowsItsItem)
{
    auto dictionary = std::make_shared<Dictionary>();
    ItemTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    int resets = 0;
    QObject::connect(&model, &QAbstractItemModel::modelReset, [&] { ++resets; });
    model.setList(listOf(dictionary, {"a", "b", "c"}));
    const QPersistentModelIndex chosen = model.index(1, ItemTableModel::Item);
    model.setList(listOf(dictionary, {"b", "c", "d", "a"}));
    EXPECT_EQ(chosen.row(), 0);
    EXPECT_EQ(model.rowCount(), 4);
    model.setList(listOf(dictionary, {"d", "b"}));
    EXPECT_EQ(chosen.row(), 1);
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(resets, 0);
}

TEST(LetterModel, FiltersByReasonAndShowsControlCharacters)
{
    LetterModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    Letter first, second;
    first.reason = Reason::BadJson;
    first.raw = std::string("a\x1b[31m");
    second.reason = Reason::NoItem;
    model.setLetters({first, second}, {{0u, QStringLiteral("log")}});
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_FALSE(model.index(0, LetterModel::Raw).data().toString().contains(QChar(0x1b)));
    model.setReason(Reason::NoItem);
    EXPECT_EQ(model.rowCount(), 1);
    model.setReason(std::nullopt);
    EXPECT_EQ(model.rowCount(), 2);
}

// Names come from senders: a tool tip must not take them for markup.
TEST(SourceModel, TheToolTipTellsHowFarASourceIsFinal)
{
    SourceState source;
    source.kind = SourceKind::Live;
    source.name = "tcp://127.0.0.1:9099 <b>web";
    source.watermark = {1795392000LL * kSecond};
    source.revised = 1234;
    SourceModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.setSources({source});
    const QString tip = model.index(0, SourceModel::Name).data(Qt::ToolTipRole).toString();
    EXPECT_TRUE(tip.contains(QStringLiteral("&lt;b&gt;web")));
    EXPECT_TRUE(tip.contains(QStringLiteral("final up to 2026-11-23T00:00:00Z")));
    EXPECT_TRUE(tip.contains(QStringLiteral("1,234 counted")));
}

TEST(SourceModel, RowsComeGoAndShowTheLedger)
{
    SourceModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    SourceState source;
    source.name = "/tmp/x.log";
    source.ledger.received = 5;
    source.ledger.valid = 4;
    model.setSources({source, source});
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0, SourceModel::Difference).data().toString(), QStringLiteral("1"));
    model.setSources({});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(PreviewModel, ShowsRows)
{
    PreviewModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.setRows({PreviewRow{}, PreviewRow{}});
    EXPECT_EQ(model.rowCount(), 2);
}

}  // namespace tally
