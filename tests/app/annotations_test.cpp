// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations: kept whole whatever happens, shown on every chart over time, exported with the figures they explain.
#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/annotations/annotation_dialog.h"
#include "app/desktop/annotations/annotation_link.h"
#include "app/desktop/annotations/annotation_list.h"
#include "app/desktop/panels/chart_panel.h"
#include "tests/app/window_fixture.h"
#include "widgets/charts/time_chart.h"
#include "widgets/tables/data_table.h"

namespace tally {
namespace {

constexpr qint64 kSecondUs = 1'000'000, kStartUs = 1'700'000'000 * kSecondUs;

struct Kept {
    QString file() const { return folder.filePath(QStringLiteral("deep/annotations.json")); }
    QStringList damaged() const { return QDir(QFileInfo(file()).path()).entryList({QStringLiteral("*.damaged-*")}); }
    QTemporaryDir folder;
};

TEST(AnnotationBook, KeepsWhatWasPutInTheOrderOfTime)
{
    Kept kept;
    QString why;
    {
        AnnotationBook book(kept.file());
        QSignalSpy changed(&book, &AnnotationBook::changed);
        EXPECT_TRUE(book.put({{}, kStartUs + 7, kStartUs + 9, QStringLiteral("  a \n stretch ")}, &why)) << why.toStdString();
        EXPECT_TRUE(book.put({{}, kStartUs, kStartUs, QStringLiteral("<b>moment</b>")}, &why));
        EXPECT_EQ(changed.count(), 2);
        EXPECT_FALSE(book.put({{}, kStartUs, kStartUs, QStringLiteral(" \n ")}, &why));
        EXPECT_FALSE(book.put({{}, kStartUs, kStartUs - 1, QStringLiteral("backwards")}, &why));
    }
    AnnotationBook again(kept.file());
    ASSERT_EQ(again.all().size(), 2u);
    EXPECT_EQ(again.all()[0].text, QStringLiteral("<b>moment</b>"));
    EXPECT_EQ(again.all()[1].text, QStringLiteral("a stretch"));
    EXPECT_EQ(again.all()[1].fromUs, kStartUs + 7);
    EXPECT_EQ(again.all()[1].toUs, kStartUs + 9);
    EXPECT_TRUE(kept.damaged().isEmpty());
}

TEST(AnnotationBook, TwoWindowsDoNotUndoEachOther)
{
    Kept kept;
    QString why;
    AnnotationBook one(kept.file()), other(kept.file());
    ASSERT_TRUE(one.put({{}, kStartUs, kStartUs, QStringLiteral("one")}, &why));
    ASSERT_TRUE(other.put({{}, kStartUs + 1, kStartUs + 1, QStringLiteral("other")}, &why));
    EXPECT_EQ(other.all().size(), 2u);
    ASSERT_TRUE(one.remove(one.all()[0].id, &why));
    ASSERT_EQ(one.all().size(), 1u);
    EXPECT_EQ(one.all()[0].text, QStringLiteral("other"));
}

TEST(AnnotationBook, WhatIsDamagedIsSetAsideAndTheRestIsRead)
{
    for (const QByteArray& bytes : {QByteArray("{\"annotations\":[{\"id\":\"a\",\"from\":1,\"to\":1,\"text\":\"good\"},{\"id\":\"b\",\"from\":5,\"to\":1,\"text\":\"bad\"},7]}"), QByteArray("{\"annotations\":"), QByteArray("[]"), QByteArray("\0\xff\xfe", 3)}) {
        Kept kept;
        QDir().mkpath(QFileInfo(kept.file()).path());
        QFile file(kept.file());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        AnnotationBook book(kept.file());
        EXPECT_EQ(book.all().size(), bytes.contains("good") ? 1u : 0u);
        ASSERT_EQ(kept.damaged().size(), 1);
        QFile aside(QFileInfo(kept.file()).path() + QLatin1Char('/') + kept.damaged()[0]);
        ASSERT_TRUE(aside.open(QIODevice::ReadOnly));
        EXPECT_EQ(aside.readAll(), bytes);
    }
}

TEST(AnnotationBook, WhatCannotBeWrittenIsNotSaidToBeKept)
{
    Kept kept;
    QFile blocked(kept.folder.filePath(QStringLiteral("deep")));
    ASSERT_TRUE(blocked.open(QIODevice::WriteOnly));     // a file where the folder would be
    AnnotationBook book(kept.file());
    QString why;
    EXPECT_FALSE(book.put({{}, kStartUs, kStartUs, QStringLiteral("x")}, &why));
    EXPECT_FALSE(why.isEmpty());
    EXPECT_TRUE(book.all().empty());
}

// The other side of the test below; does not end by itself.
TEST(AnnotationBook, DISABLED_WritesWithoutEnd)
{
    AnnotationBook book(qEnvironmentVariable("TALLY_ANNOTATIONS"));
    QString why;
    for (int i = 0;; ++i)
        if (!book.put({QStringLiteral("id%1").arg(i % 500), kStartUs + i, kStartUs + i, QString(150, QLatin1Char('x'))}, &why)) return;
}

TEST(AnnotationBook, IsWholeAfterAKill)
{
    Kept kept;
    std::size_t most = 0;
    for (int kill = 0; kill < 12; ++kill) {
        QProcess writer;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TALLY_ANNOTATIONS"), kept.file());
        writer.setProcessEnvironment(environment);
        writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--gtest_filter=AnnotationBook.DISABLED_WritesWithoutEnd"), QStringLiteral("--gtest_also_run_disabled_tests")});
        ASSERT_TRUE(writer.waitForStarted(30000));
        const std::size_t before = most;
        ASSERT_TRUE(QTest::qWaitFor([&] { return AnnotationBook(kept.file()).all().size() > std::min<std::size_t>(before, 400); }, 60000));
        QTest::qWait(QRandomGenerator::global()->bounded(15));
        writer.kill();
        ASSERT_TRUE(writer.waitForFinished(30000));
        const std::size_t now = AnnotationBook(kept.file()).all().size();
        EXPECT_GE(now, before);
        most = now;
    }
    EXPECT_TRUE(kept.damaged().isEmpty());
}

class AnnotationWindow : public WindowTest {
protected:
    TimeChart* chart()
    {
        for (ChartPanel* panel : window->findChildren<ChartPanel*>())
            if (panel->isVisible()) return panel->chart();
        return nullptr;
    }
};

TEST_F(AnnotationWindow, OneIsMadeByKeyShownOnAllChartsExportedAndListed)
{
    open(writeLog());
    ASSERT_NE(chart(), nullptr);
    const QStringList before = chart()->exportTable().header;
    chart()->pinAt(kStartUs - kStartUs % (60 * kSecondUs));
    window->registry().action(QStringLiteral("panel.annotate"))->trigger();
    auto* dialog = window->findChild<AnnotationDialog*>();
    ASSERT_NE(dialog, nullptr);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("release 2"));
    QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
    for (ChartPanel* panel : window->findChildren<ChartPanel*>()) {
        ASSERT_EQ(panel->chart()->data().marks.size(), 1u);
        EXPECT_TRUE(panel->chart()->accessibleDescription().contains(QStringLiteral("release 2")));
    }
    const ExportTable table = chart()->exportTable();
    EXPECT_EQ(table.header, before + QStringList{QStringLiteral("annotation")});
    EXPECT_EQ(std::count_if(table.rows.begin(), table.rows.end(), [](const QStringList& row) { return row.last() == QStringLiteral("release 2"); }), 1);
    EXPECT_EQ(table.rows[0].size(), table.header.size());
    window->registry().action(QStringLiteral("view.annotations"))->trigger();
    auto* list = window->findChild<AnnotationList*>();
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->table()->model()->rowCount(), 1);
    EXPECT_TRUE(list->table()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("UTC: release 2")));
    QTest::keyClick(list->table(), Qt::Key_Delete);
    EXPECT_EQ(list->table()->model()->rowCount(), 0);
    EXPECT_TRUE(chart()->data().marks.empty());
    EXPECT_EQ(chart()->exportTable().header, before);
    list->undo();
    EXPECT_EQ(chart()->data().marks.size(), 1u);
    list->close();
}

TEST_F(AnnotationWindow, TheMenuOfAPlaceOffersAStretchToThePinnedMomentAndWhatIsThere)
{
    AnnotationBook book{QString()};
    QString why;
    ASSERT_TRUE(book.put({QStringLiteral("a"), kStartUs, kStartUs + 90 * kSecondUs, QStringLiteral("R&D")}, &why));
    const auto textsAt = [&](qint64 us, qint64 pinned) {
        std::unique_ptr<QMenu> menu(annotationMenu(&book, us, 60 * kSecondUs, pinned, 3600 * kSecondUs, window.get()));
        QStringList texts;
        for (QAction* action : menu->actions())
            if (!action->isSeparator()) texts += action->text();
        return texts;
    };
    EXPECT_EQ(textsAt(kStartUs + 200 * kSecondUs, kNoTime).size(), 1);
    EXPECT_EQ(textsAt(kStartUs + 200 * kSecondUs, kStartUs).size(), 2);
    const QStringList there = textsAt(kStartUs + 60 * kSecondUs, kNoTime);
    ASSERT_EQ(there.size(), 3);
    EXPECT_TRUE(there[1].contains(QStringLiteral("R&&D")));
    std::unique_ptr<QMenu> menu(annotationMenu(&book, kStartUs, 60 * kSecondUs, kNoTime, 3600 * kSecondUs, window.get()));
    menu->actions().last()->trigger();
    EXPECT_TRUE(book.all().empty());
}

TEST_F(AnnotationWindow, AWrongTimeIsSaidAndNothingIsLost)
{
    AnnotationBook book{QString()};
    AnnotationDialog dialog(&book, {{}, kStartUs + 1, kStartUs + 1, QStringLiteral("text")}, window.get());
    dialog.show();
    auto fields = dialog.findChildren<QLineEdit*>();
    ASSERT_EQ(fields.size(), 3);
    fields[2]->setText(QStringLiteral("yesterday"));
    dialog.accept();
    EXPECT_TRUE(dialog.isVisible());
    EXPECT_TRUE(book.all().empty());
    fields[2]->clear();
    dialog.accept();
    EXPECT_FALSE(dialog.isVisible());
    ASSERT_EQ(book.all().size(), 1u);
    EXPECT_EQ(book.all()[0].fromUs, kStartUs + 1);       // a field shows seconds; what was not touched is kept as it was
    EXPECT_EQ(book.all()[0].toUs, kStartUs + 1);
}

}  // namespace
}  // namespace tally
