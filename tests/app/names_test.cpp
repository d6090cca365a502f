// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QLineEdit>

#include "app/desktop/models/item_table_model.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/pages/videos_page.h"
#include "app/desktop/panels/board_panel.h"
#include "core/store/sqlite/sqlite_store.h"
#include "tests/app/window_fixture.h"
#include "widgets/tables/data_table.h"

namespace tally {

namespace {

// A store with one name, made before the window opens it.
std::string namedStore()
{
    static QTemporaryDir folders;
    const std::string path = folders.filePath(QStringLiteral("store-%1").arg(QDateTime::currentMSecsSinceEpoch())).toStdString();
    auto store = openSqliteStore(path);
    const NameRow row{"alpha", "The first, <b>letter</b>", {}, {}};
    EXPECT_TRUE(store && (*store)->applyNames({&row, 1}, Micros{kHour}));
    return path;
}

class NamedWindow : public WindowTest {
protected:
    NamedWindow() : WindowTest(namedStore()) {}
};

const QString kName = QStringLiteral("The first, <b>letter</b>");

}  // namespace

TEST_F(NamedWindow, BoardsShowNamesBesideIdsAndExportBoth)
{
    open(writeLog());
    const RankData* shown = nullptr;
    for (BoardPanel* panel : window->findChildren<BoardPanel*>())
        if (panel->isVisible()) shown = &panel->board()->data();
    ASSERT_NE(shown, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown->rows.size() == 2 && shown->rows[0].name == kName; }, 10000));
    EXPECT_EQ(shown->rows[0].id, QStringLiteral("alpha"));
    EXPECT_EQ(shown->rows[1].name, QStringLiteral("=beta"));   // has none
}

TEST_F(NamedWindow, TheTableHasAColumnThatIsSearchedSortedExportedAndSwitched)
{
    open(writeLog());
    window->showPage(QStringLiteral("videos"));
    auto* model = window->findChild<ItemTableModel*>();
    auto* page = window->findChild<VideosPage*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 2 && window->settled(); }, 10000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->index(0, ItemTableModel::Name).data().toString() == kName; }, 10000));
    EXPECT_TRUE(page->table()->exportTable(10).header.contains(QStringLiteral("Name")));
    EXPECT_TRUE(page->table()->exportTable(10).rows[0].contains(kName));
    for (QLineEdit* field : page->findChildren<QLineEdit*>())
        if (field->isVisible()) QTest::keyClicks(field, QStringLiteral("LETTER"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 1; }, 10000));
    EXPECT_EQ(model->itemAt(0), QStringLiteral("alpha"));
    page->findChild<QCheckBox*>()->click();
    EXPECT_FALSE(settings.names);
    EXPECT_TRUE(page->table()->isColumnHidden(ItemTableModel::Name));
    EXPECT_FALSE(page->table()->exportTable(10).header.contains(QStringLiteral("Name")));
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 0; }, 10000));   // ids only are searched now
}

TEST_F(WindowTest, WithoutAStoreThereIsNoSwitchForNames)
{
    open(writeLog());
    window->showPage(QStringLiteral("videos"));
    EXPECT_FALSE(window->findChild<VideosPage*>()->findChild<QCheckBox*>()->isVisible());
}

TEST(NameBook, KnowsWhatTheStoreKnows)
{
    NameBook book(namedStore());
    const std::vector<std::string> items{"beta", "alpha"};
    EXPECT_EQ(book.namesOf(items), (std::vector<std::string>{"", kName.toStdString()}));
    book.setShown(false);
    EXPECT_TRUE(book.namesOf(items).empty());
    EXPECT_FALSE(NameBook({}).possible());
    EXPECT_TRUE(NameBook("/there/is/no/store").namesOf(items).empty());
}

}  // namespace tally
