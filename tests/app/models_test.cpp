// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <gtest/gtest.h>

#include "app/desktop/models/item_table_model.h"
#include "app/desktop/models/letter_model.h"
#include "app/desktop/sentences/reason_text.h"
#include "app/desktop/models/preview_model.h"
#include "app/desktop/models/source_model.h"
#include "core/engine/engine.h"
#include "widgets/text/number_text.h"
#include "widgets/tables/table_roles.h"

namespace tally {

namespace {
using Mode = QAbstractItemModelTester::FailureReportingMode;

std::shared_ptr<const ItemList> listOf(std::shared_ptr<Dictionary> dictionary, const std::vector<std::string>& items)
{
    auto all = std::make_shared<ItemRows>();
    auto list = std::make_shared<ItemList>();
    for (const std::string& item : items) {
        ItemRow row;
        row.item = dictionary->intern(item);
        row.total = 10 + all->rows.size();
        list->index.push_back(static_cast<std::uint32_t>(all->rows.size()));
        all->rows.push_back(row);
        all->total += row.total;
    }
    all->dictionary = std::move(dictionary);
    all->types = {"view", "like"};
    list->sorted = std::make_shared<const std::vector<std::uint32_t>>(list->index);
    list->all = std::move(all);
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

// An export writes what the table would copy: full numbers, and bytes that are no UTF-8 as they are shown.
TEST(ItemRows, AreWhatTheTableCopies)
{
    std::vector<std::string> items{"plain", "caf\xC3\xA9", "\xFF\xFE", ""};
    for (int i = 0; i < 2000; ++i) items.push_back("v" + std::to_string(i));
    const auto list = listOf(std::make_shared<Dictionary>(), items);
    const ExportRows rows = itemRows(list, {ItemTableModel::Rank, ItemTableModel::Item, ItemTableModel::Total, ItemTableModel::Share}, {});
    ASSERT_EQ(rows.count, items.size());
    EXPECT_EQ(rows.numeric, (std::vector<bool>{true, false, true, true}));
    std::vector<std::string> cells(4, "of another row");
    for (std::size_t row = 0; row < rows.count; ++row) {
        rows.fill(row, &cells);
        const std::uint64_t total = 10 + row;
        EXPECT_EQ(cells[0], std::to_string(row + 1));
        EXPECT_EQ(cells[1], QString::fromStdString(items[row]).toStdString());
        EXPECT_EQ(cells[2], std::to_string(total));
        EXPECT_EQ(cells[3], rawNumber(static_cast<double>(total) / static_cast<double>(list->all->total)).toStdString());
    }
}

TEST(ItemList, ASearchKeepsTheOrderAndTheCountsAndNarrowsInAnyCase)
{
    const auto list = listOf(std::make_shared<Dictionary>(), {"alpha", "Beta", "betamax", "x", ""});
    ItemQuestion question;
    question.search = "BETA";
    const auto found = searchItems(*list, question);
    ASSERT_EQ(found->index.size(), 2u);
    EXPECT_EQ(found->text(0), "Beta");       // 11 and 12 events, in the order of the list it came from
    EXPECT_EQ(found->text(1), "betamax");
    EXPECT_EQ(found->matching, 23u);
    EXPECT_EQ(found->all, list->all);        // nothing is counted or copied again
    question.search = "betamaxi";
    EXPECT_TRUE(searchItems(*found, question)->index.empty());
    question.search.clear();
    question.descending = false;
    const auto all = searchItems(*found, question);
    ASSERT_EQ(all->index.size(), 5u);
    EXPECT_EQ(all->text(0), "alpha");        // fewest events first
    EXPECT_EQ(all->matching, list->all->total);
}

TEST(LetterModel, SaysReasonsAsTheEngineDoes)
{
    for (int i = 0; i < kReasons; ++i) {
        const auto reason = static_cast<Reason>(i);
        const std::string_view words = explanation(reason);
        EXPECT_EQ(reasonText(reason), QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size())));
    }
}

TEST(LetterModel, FiltersByReasonAndShowsControlCharacters)
{
    LetterModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    const auto letter = [](std::uint64_t id, Reason reason, std::string raw) {
        SourceLetter made{"/logs/log", {}};
        made.letter.id = LetterId{id};
        made.letter.reason = reason;
        made.letter.raw = std::move(raw);
        return made;
    };
    const SourceLetter first = letter(1, Reason::BadJson, "a\x1b[31m"), second = letter(2, Reason::NoItem, "second");
    model.setLetters({first, second});
    EXPECT_EQ(model.index(0, LetterModel::Source).data().toString(), QStringLiteral("log"));
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_FALSE(model.index(0, LetterModel::Raw).data().toString().contains(QChar(0x1b)));
    model.setReason(Reason::NoItem);
    EXPECT_EQ(model.rowCount(), 1);
    model.setReason(std::nullopt);
    EXPECT_EQ(model.rowCount(), 2);
    const QPersistentModelIndex kept = model.index(1, LetterModel::Raw);
    model.setLetters({second, letter(3, Reason::BadTime, "newest")});   // a full ring: as many as before
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(kept.row(), 0);   // a selected row stays the letter it was
    EXPECT_EQ(kept.data().toString(), QStringLiteral("second"));
    EXPECT_EQ(model.index(1, LetterModel::Raw).data().toString(), QStringLiteral("newest"));
}

// Names come from senders: a tool tip must not take them for markup.
TEST(SourceModel, TheToolTipTellsHowFarASourceIsFinal)
{
    SourceState source;
    source.kind = SourceKind::Live;
    source.name = "tcp://127.0.0.1:9099 <b>web";
    source.watermark = {1795392000LL * kSecond};
    source.revised = 1234;
    source.ambiguousTimes = 56;
    SourceModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.setSources({source});
    const QString tip = model.index(0, SourceModel::Name).data(Qt::ToolTipRole).toString();
    EXPECT_TRUE(tip.contains(QStringLiteral("&lt;b&gt;web")));
    EXPECT_TRUE(tip.contains(QStringLiteral("final up to 2026-11-23T00:00:00Z")));
    EXPECT_TRUE(tip.contains(QStringLiteral("1,234 counted")));
    EXPECT_TRUE(tip.contains(QStringLiteral("56 local times fall into a clock change")));
}

// What is exported and copied are numbers, whatever the screen makes of them.
TEST(SourceModel, ExportsHaveRawNumbers)
{
    SourceState log, live;
    log.name = "a.log";
    log.phase = SourcePhase::Complete;
    log.ledger.received = 12'345;
    log.ledger.valid = 12'300;
    log.ledger.rejected = 45;
    live.name = "tcp";
    live.phase = SourcePhase::Listening;
    live.eventsPerSecond = 1234.5;
    SourceModel model;
    model.setSources({log, live});
    const auto raw = [&](int row, int column) { return model.index(row, column).data(CopyRole).toString(); };
    EXPECT_EQ(model.index(0, SourceModel::Received).data().toString(), QStringLiteral("12,345"));
    EXPECT_EQ(raw(0, SourceModel::Received), QStringLiteral("12345"));
    EXPECT_EQ(raw(0, SourceModel::Counted), QStringLiteral("12300"));
    EXPECT_EQ(raw(0, SourceModel::Rejected), QStringLiteral("45"));
    EXPECT_EQ(raw(0, SourceModel::Difference), QStringLiteral("0"));
    EXPECT_TRUE(model.index(0, SourceModel::Rate).data(CopyRole).isValid());
    EXPECT_EQ(raw(0, SourceModel::Rate), QString());
    EXPECT_EQ(raw(1, SourceModel::Rate), QStringLiteral("1234.5"));
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

// What memory had no room for is no item of its own, but counts.
TEST(ItemList, LeavesOutWhatHasNoCountsOfItsOwn)
{
    EngineOptions options;
    options.itemBudget = 2;
    const auto engine = Engine::create(options);
    std::vector<NewEvent> events;
    for (const char* item : {"a", "b", "c", "d", "a", "c"}) events.push_back({item, "view", {}, Micros{kDay}});
    for (const auto& taken : (*engine)->processEvents(events)) EXPECT_TRUE(taken);
    (*engine)->settle();
    const auto list = askItems(*(*engine)->view(), {}, {});
    ASSERT_EQ(list->rows().size(), 2u);
    EXPECT_EQ(list->index.size(), 2u);
    EXPECT_EQ(list->text(0), "a");
    EXPECT_EQ(list->all->shared, 3u);
    EXPECT_EQ(list->all->total, 6u);
}

}  // namespace tally
