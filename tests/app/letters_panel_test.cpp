// SPDX-License-Identifier: GPL-3.0-or-later
// Dead letters on the Sources page: chosen by reason, several at once, corrected, counted once, discarded.
#include "app/desktop/letters/letters_panel.h"

#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

#include "app/desktop/letters/letter_dialog.h"
#include "app/desktop/models/letter_model.h"
#include "app/desktop/models/sorted_rows.h"
#include "core/store/sqlite/sqlite_store.h"
#include "tests/app/window_fixture.h"
#include "widgets/cards/elided_label.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/table_roles.h"

namespace tally {
namespace {

class LettersPanelTest : public WindowTest {
protected:
    explicit LettersPanelTest(const std::string& dataDirectory = {}) : WindowTest(dataDirectory) {}
    void openLetters()
    {
        open(writeLog());
        window->showPage(QStringLiteral("sources"));
        panel = window->findChild<LettersPanel*>();
        model = window->findChild<LetterModel*>();
        ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 6; }, 20000));
    }
    void select(const QList<int>& rows)
    {
        auto* selection = panel->table()->selectionModel();
        selection->clear();
        for (const int row : rows) selection->select(model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    QPushButton* button(QWidget* in, const QString& text)
    {
        for (QPushButton* candidate : in->findChildren<QPushButton*>())
            if (candidate->text() == text) return candidate;
        return nullptr;
    }
    bool says(const QString& part)
    {
        for (ElidedLabel* label : panel->findChildren<ElidedLabel*>())
            if (label->text().contains(part)) return true;
        return false;
    }
    void discard(const QList<int>& rows)
    {
        select(rows);
        panel->discardSelected();
        auto* box = panel->findChild<QMessageBox*>(QStringLiteral("discardLetters"));
        ASSERT_NE(box, nullptr);
        button(box, QStringLiteral("Discard"))->click();
    }
    LettersPanel* panel = nullptr;
    LetterModel* model = nullptr;
};

TEST_F(LettersPanelTest, DiscardedOnesAreGoneAndStayInTheLedger)
{
    openLetters();
    const Ledger before = controller->shown()->ledger;
    const SourceLetter kept = model->letterAt(2);
    discard({0, 1, 3});
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 3; }, 20000));
    EXPECT_EQ(model->letterAt(0).letter.line, kept.letter.line);
    EXPECT_TRUE(says(QStringLiteral("3 discarded")));
    EXPECT_EQ(controller->latest()->ledger, before);
    EXPECT_EQ(controller->engine().deadLetters(10)->totals.discarded, 3u);
    EXPECT_TRUE(panel->table()->selectionModel()->selectedRows().empty());   // no other letter came to be selected
}

// The table shows the beginning of a long line; whoever filters, copies or exports has all that was kept of it.
TEST_F(LettersPanelTest, LongLinesAreFilteredAndCopiedWhole)
{
    openLetters();
    SourceLetter letter = model->letterAt(0);
    letter.letter.raw.assign(2000, 'x');
    letter.letter.raw += "needle";
    LetterModel letters;
    letters.setLetters({letter});
    SortedRows rows(&letters);
    rows.setText(QStringLiteral("NEEDLE"));
    ASSERT_EQ(rows.rowCount(), 1);
    const QModelIndex raw = rows.index(0, LetterModel::Raw);
    EXPECT_EQ(raw.data().toString().size(), 400);
    EXPECT_EQ(raw.data(CopyRole).toString().size(), 2006);
    EXPECT_EQ(panel->filterText(), QString());
    emit panel->table()->typed(QStringLiteral("not"));
    EXPECT_EQ(panel->filterText(), QStringLiteral("letters with “not” in them"));
}

TEST_F(LettersPanelTest, WhatStillCannotBeReadStaysAndSaysWhy)
{
    openLetters();
    select({0, 1});
    button(panel, QStringLiteral("Count again"))->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return says(QStringLiteral("2 not counted")); }, 20000));
    EXPECT_EQ(model->rowCount(), 6);
    EXPECT_TRUE(controller->latest()->ledger.balances());
}

TEST_F(LettersPanelTest, ACorrectedOneIsCountedOnce)
{
    openLetters();
    const Ledger before = controller->shown()->ledger;
    select({0});
    panel->correctSelected();
    auto* dialog = panel->findChild<LetterDialog*>();
    ASSERT_NE(dialog, nullptr);
    QPushButton* count = button(dialog, QStringLiteral("Count it"));
    QPlainTextEdit* corrected = nullptr;
    for (QPlainTextEdit* box : dialog->findChildren<QPlainTextEdit*>())
        if (!box->isReadOnly()) corrected = box;
    ASSERT_NE(corrected, nullptr);
    corrected->selectAll();
    corrected->insertPlainText(QStringLiteral("still not json"));
    EXPECT_FALSE(count->isEnabled());
    corrected->selectAll();
    corrected->insertPlainText(QStringLiteral(R"({"videoId":"corrected","timestamp":1700000000})"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return count->isEnabled(); }, 20000));
    EXPECT_EQ(controller->latest()->ledger, before);   // only looked at
    count->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 5; }, 20000));
    const Ledger after = controller->latest()->ledger;
    EXPECT_EQ(after.received, before.received);
    EXPECT_EQ(after.valid, before.valid + 1);
    EXPECT_EQ(after.rejected, before.rejected - 1);
    EXPECT_TRUE(says(QStringLiteral("corrected")));
    const auto views = controller->engine().getViewsCount("corrected", TimeRange{}.from, TimeRange{}.to);
    ASSERT_TRUE(views.has_value());
    EXPECT_EQ(views->events, 1u);
}

QTemporaryDir* storeFolder()
{
    static QTemporaryDir folder;
    return &folder;
}

class StoredLettersTest : public LettersPanelTest {
protected:
    StoredLettersTest() : LettersPanelTest(storeFolder()->filePath(QStringLiteral("data")).toStdString()) {}
};

TEST_F(StoredLettersTest, AStoreForgetsThemInTheSameStep)
{
    openLetters();
    discard({5});
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 5; }, 20000));
    const auto reader = openSqliteReader(controller->dataDirectory());
    ASSERT_TRUE(reader.has_value());
    EXPECT_EQ((*reader)->newestLetters(10)->size(), 5u);
    EXPECT_EQ((*reader)->letterTotals()->discarded, 1u);
}

}  // namespace
}  // namespace tally
