// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles in the Open dialog: made, changed, saved, reset, and remembered for files of a name.
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "app/desktop/dialogs/open_dialog.h"
#include "app/desktop/dialogs/profile_box.h"
#include "app/desktop/dialogs/profile_dialog.h"
#include "core/format/profile/find_profile.h"
#include "tests/app/window_fixture.h"
#include "widgets/cards/elided_label.h"

namespace tally {

class ProfileBoxTest : public WindowTest {
protected:
    ProfileBoxTest() : before_(qgetenv("XDG_CONFIG_HOME")) { qputenv("XDG_CONFIG_HOME", folder.path().toUtf8()); }
    ~ProfileBoxTest() override
    {
        if (before_.isNull()) qunsetenv("XDG_CONFIG_HOME");
        else qputenv("XDG_CONFIG_HOME", before_);
    }
    void write(const QString& name, const QByteArray& text)
    {
        const QString path = folder.filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QString clicks(const QString& name)
    {
        write(name, "art,sku,event_time,price\nA1,S1,2026-11-24 14:00:00,5\nA2,S1,2026-11-24 14:01:00,6\n");
        return folder.filePath(name);
    }
    static bool says(const QWidget& box, const QString& words)
    {
        for (const auto* label : box.findChildren<ElidedLabel*>())
            if (!label->isHidden() && label->text().contains(words)) return true;
        return false;
    }
    static void trigger(const ProfileBox& box, const QString& words)
    {
        emit box.menu()->aboutToShow();
        for (QAction* action : box.menu()->actions())
            if (action->text() == words && action->isEnabled()) return action->trigger();
        ADD_FAILURE() << "no enabled action " << words.toStdString();
    }
    static QPushButton* button(const QDialog& dialog, const QString& words)
    {
        for (auto* one : dialog.findChildren<QPushButton*>())
            if (one->text() == words) return one;
        return nullptr;
    }
    QByteArray before_;
};

TEST_F(ProfileBoxTest, WhatOneLogWasOpenedWithOpensTheNextOfItsName)
{
    {
        OpenDialog dialog(controller.get(), clicks(QStringLiteral("clicks-2026-11-24.csv")), nullptr);
        dialog.show();
        ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 20000));
        dialog.findChild<QComboBox*>(QStringLiteral("profiles"))->setCurrentText(QStringLiteral("Shop clicks"));
        ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 20000));
        button(dialog, QStringLiteral("Open"))->click();
    }
    OpenDialog next(controller.get(), clicks(QStringLiteral("clicks-2026-11-25.csv")), nullptr);
    EXPECT_EQ(next.options().profile, "shop");
    EXPECT_TRUE(says(next, QStringLiteral("profile “shop” remembered for clicks-*.csv")));
    next.findChild<ProfileBox*>()->findChild<QCheckBox*>()->setChecked(false);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next.ready(); }, 20000));
    button(next, QStringLiteral("Open"))->click();
    OpenDialog last(controller.get(), clicks(QStringLiteral("clicks-2026-11-26.csv")), nullptr);
    EXPECT_TRUE(last.options().profile.empty());
}

TEST_F(ProfileBoxTest, AnEditedProfileIsSavedAndTheShippedOneComesBack)
{
    ProfileBox box(QStringLiteral("a.csv"));
    auto* choice = box.findChild<QComboBox*>(QStringLiteral("profiles"));
    choice->setCurrentText(QStringLiteral("Shop clicks"));
    ReadOptions options = findProfile("shop", "")->options;
    options.mapping[Part::Item] = {"art", Unit::None};
    options.timeZone = "Europe/Paris";
    box.setOptions(options);
    EXPECT_TRUE(says(box, QStringLiteral("“shop”, changed and not saved")));
    trigger(box, QStringLiteral("Save"));
    EXPECT_EQ(findProfile("shop")->options.mapping.at(Part::Item).field, "art");      // as tallyctl --profile shop finds it
    EXPECT_EQ(findProfile("shop")->options.timeZone, "Europe/Paris");
    EXPECT_EQ(findProfile("shop")->itemWord, "Product");
    EXPECT_TRUE(says(box, QStringLiteral("“shop”, of your own")));
    trigger(box, QStringLiteral("Reset to the shipped one"));
    EXPECT_EQ(findProfile("shop")->options.mapping.count(Part::Item), 0U);
    EXPECT_TRUE(says(box, QStringLiteral("“shop”, comes with the program")));
}

TEST_F(ProfileBoxTest, SaveAsAsksForANameAndDeleteForgetsIt)
{
    ProfileBox box(QStringLiteral("arts-7.csv"));
    ReadOptions options;
    options.mapping[Part::Item] = {"art", Unit::None};
    box.setOptions(options);
    trigger(box, QStringLiteral("Save as…"));
    auto* dialog = box.findChild<ProfileDialog*>();
    ASSERT_NE(dialog, nullptr);
    const auto fields = dialog->findChildren<QLineEdit*>();
    ASSERT_EQ(fields.size(), 3);
    fields[0]->setText(QStringLiteral("../evil"));
    EXPECT_FALSE(button(*dialog, QStringLiteral("Save"))->isEnabled());
    fields[0]->setText(QStringLiteral("arts"));
    fields[1]->setText(QStringLiteral("Art sales"));
    fields[2]->setText(QStringLiteral("Picture"));
    button(*dialog, QStringLiteral("Save"))->click();
    const auto found = findProfile("arts");
    ASSERT_TRUE(found) << found.error().what;
    EXPECT_EQ(found->title, "Art sales");
    EXPECT_EQ(found->itemWord, "Picture");
    EXPECT_EQ(found->options.mapping.at(Part::Item).field, "art");
    EXPECT_EQ(box.findChild<QComboBox*>(QStringLiteral("profiles"))->currentText(), QStringLiteral("Art sales"));
    box.keepChoice();
    EXPECT_EQ(ProfileBox(QStringLiteral("arts-8.csv")).remembered().profile, "arts");
    trigger(box, QStringLiteral("Delete"));
    EXPECT_FALSE(findProfile("arts"));
    ProfileBox later(QStringLiteral("arts-8.csv"));
    EXPECT_TRUE(later.remembered().profile.empty());
    EXPECT_TRUE(later.problem().isEmpty()) << later.problem().toStdString();
}

TEST_F(ProfileBoxTest, ADamagedFileIsSaidAndTheLogStillOpens)
{
    write(QStringLiteral("tallyscope/profiles/mine.toml"), "title = \"Mine\"\n[fields]\nthing = \"x\"\n");
    write(QStringLiteral("tallyscope/profile-files.toml"), "[files]\n\"clicks*\" = \"mine\"\n\"x\" = 3\n");
    OpenDialog dialog(controller.get(), clicks(QStringLiteral("clicks.csv")), nullptr);
    const QString problem = dialog.findChild<ProfileBox*>()->problem();
    EXPECT_TRUE(problem.contains(QStringLiteral("mine.toml: line 3: an event has no part “thing”"))) << problem.toStdString();
    EXPECT_TRUE(problem.contains(QStringLiteral("profile-files.toml: line 3"))) << problem.toStdString();
    EXPECT_TRUE(problem.contains(QStringLiteral("“mine”, remembered for clicks*, cannot be used"))) << problem.toStdString();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 20000));
    EXPECT_TRUE(button(dialog, QStringLiteral("Open"))->isEnabled());
}

}  // namespace tally
