// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>

#include "app/desktop/dialogs/open_dialog.h"
#include "app/desktop/dialogs/dialog_note.h"
#include "tests/app/window_fixture.h"

namespace tally {

TEST_F(WindowTest, OpenDialogPreviewsTheLog)
{
    OpenDialog dialog(controller.get(), writeLog(), nullptr);
    dialog.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 10000));
    EXPECT_FALSE(dialog.grab().isNull());
}

TEST(LogPreview, ParsesTwentyRowsAndNamesWhatIsNotRead)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.csv")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("item,time\n");
    for (int i = 0; i < 30; ++i) file.write("v" + QByteArray::number(i) + ",2026-01-01 10:00:00\n");
    file.write("broken,yesterday\n");
    file.close();
    const LogPreview preview = previewLog(file.fileName(), {});
    ASSERT_TRUE(preview.shape.has_value()) << preview.problem.toStdString();
    EXPECT_EQ(preview.rows.size(), LogPreview::kRows);
    EXPECT_EQ(preview.records, 31u);
    ASSERT_EQ(preview.problems.size(), 1u);
    EXPECT_EQ(preview.problems[0].line, 32u);
    EXPECT_EQ(preview.fields, (QStringList{QStringLiteral("item"), QStringLiteral("time")}));
}

TEST(LogPreview, AmbiguousDatesAskForAFormat)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.csv")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("item,time\na,01/02/2017\nb,03/04/2017\n");
    file.close();
    const LogPreview preview = previewLog(file.fileName(), {});
    EXPECT_FALSE(preview.shape.has_value());
    EXPECT_TRUE(preview.ambiguous);
    ReadOptions options;
    options.timeFormat = "%d/%m/%Y";
    EXPECT_TRUE(previewLog(file.fileName(), options).shape.has_value());
}

TEST(LogPreview, WhatCannotBeReadShowsItsLinesAndNoTableOfOneColumn)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.csv")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("reviewerId,vendorId,rating\r\n");
    for (int i = 0; i < 30; ++i) file.write("1,2,3\r\n");
    file.close();
    const LogPreview preview = previewLog(file.fileName(), {});
    EXPECT_FALSE(preview.problem.isEmpty());
    ASSERT_EQ(preview.rawLines.size(), 20);
    EXPECT_EQ(preview.rawLines[1], QStringLiteral("1,2,3"));
    for (const FormatScore& score : preview.scores) EXPECT_EQ(score.share > 0.5, score.format == Format::Csv) << formatName(score.format).toStdString();
}

TEST_F(WindowTest, OpenDialogReadsByAProfile)
{
    const QString path = folder.filePath(QStringLiteral("clicks.csv"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("url,sku,event_time,price\n/a,S1,2026-11-24 14:00:00,5\n/b,S1,2026-11-24 14:01:00,6\n");
    file.close();
    OpenDialog dialog(controller.get(), path, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 10000));
    EXPECT_TRUE(dialog.options().profile.empty());
    auto* profiles = dialog.findChild<QComboBox*>(QStringLiteral("profiles"));
    ASSERT_NE(profiles, nullptr);
    ASSERT_EQ(profiles->itemText(0), QStringLiteral("None: find out"));
    profiles->setCurrentText(QStringLiteral("Shop clicks"));
    EXPECT_EQ(dialog.options().profile, "shop");
    EXPECT_EQ(dialog.options().preferred.at(Part::Item).front().field, "product_id");
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 10000));
    profiles->setCurrentIndex(0);
    EXPECT_TRUE(dialog.options().profile.empty());
}

// A table without a header, parted by what is not found by itself, in Latin-1; ids and weights have no column in the preview.
TEST_F(WindowTest, OpenDialogHasTheSeldomChoices)
{
    const QString path = folder.filePath(QStringLiteral("c.txt"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 5; ++i) file.write("caf\xE9|2026-11-24 14:00:00|e" + QByteArray::number(i) + "|3\n");
    file.close();
    OpenDialog dialog(controller.get(), path, window.get());
    dialog.show();
    const auto settled = [&] { return QTest::qWaitFor([&] { return dialog.ready(); }, 10000); };
    ASSERT_TRUE(settled());
    auto* delimiter = dialog.findChild<QComboBox*>(QStringLiteral("delimiter"));
    delimiter->setCurrentText(QStringLiteral("bar"));
    EXPECT_EQ(dialog.options().delimiter, '|');
    dialog.findChild<QCheckBox*>(QStringLiteral("noHeader"))->setChecked(true);
    EXPECT_TRUE(dialog.options().noHeader);
    QComboBox* encoding = nullptr;
    QComboBox* id = nullptr;
    QComboBox* item = nullptr;
    for (QComboBox* box : dialog.findChildren<QComboBox*>()) {
        if (box->accessibleName() == QStringLiteral("Encoding of the text")) encoding = box;
        if (box->property("part").toString() == QStringLiteral("event id")) id = box;
        if (box->property("part").toString() == QStringLiteral("item")) item = box;
    }
    ASSERT_TRUE(encoding != nullptr && id != nullptr && item != nullptr);
    encoding->setCurrentText(QStringLiteral("Latin-1"));
    EXPECT_EQ(dialog.options().encoding, Encoding::Latin1);
    dialog.findChild<QSpinBox*>()->setValue(2026);
    EXPECT_EQ(dialog.options().year, 2026);
    ASSERT_TRUE(settled());
    const auto choose = [&](QComboBox* box, const char* field) {
        box->setCurrentText(QLatin1String(field));
        emit box->activated(box->currentIndex());
        return settled();
    };
    ASSERT_TRUE(choose(item, "1"));
    ASSERT_TRUE(choose(id, "3"));
    EXPECT_EQ(dialog.options().mapping.at(Part::Id).field, "3");
    const LogPreview preview = previewLog(path, dialog.options());
    ASSERT_EQ(preview.rows.size(), 5U) << preview.problem.toStdString();
    EXPECT_EQ(preview.rows[0].item, QString::fromUtf8("café"));
    EXPECT_EQ(preview.shape->mapping.id.field, "3");
    if (const QString picture = qEnvironmentVariable("DIALOG_PICTURE"); !picture.isEmpty()) dialog.grab().save(picture);
    delimiter->setCurrentIndex(0);
    EXPECT_EQ(dialog.options().delimiter, '\0');
}

TEST_F(WindowTest, OpenDialogSaysWhatHelps)
{
    const QString path = folder.filePath(QStringLiteral("b.csv"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("reviewerId,vendorId,rating\n1,2,3\n4,5,6\n");
    file.close();
    OpenDialog dialog(controller.get(), path, nullptr);
    dialog.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 10000));
    auto* note = dialog.findChild<DialogNote*>();
    EXPECT_TRUE(note->isVisible());
    EXPECT_TRUE(note->accessibleName().contains(QStringLiteral("Choose the fields above")));
    EXPECT_TRUE(dialog.findChild<QPlainTextEdit*>()->isVisible());
    // A field that is chosen stays chosen, although one alone does not suffice.
    const auto box = [&](const char* part) -> QComboBox* {
        for (QComboBox* one : dialog.findChildren<QComboBox*>())
            if (one->property("part").toString() == QLatin1String(part)) return one;
        return nullptr;
    };
    ASSERT_NE(box("value"), nullptr);
    box("value")->setCurrentText(QStringLiteral("rating"));
    emit box("value")->activated(box("value")->currentIndex());
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 10000));
    EXPECT_EQ(box("value")->currentText(), QStringLiteral("rating"));
    EXPECT_TRUE(note->isVisible());
}

}  // namespace tally
