// SPDX-License-Identifier: GPL-3.0-or-later
// What the core says, in the window's language.
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QTranslator>
#include <algorithm>

#include "app/desktop/dialogs/dialog_note.h"
#include "app/desktop/dialogs/log_preview.h"
#include "app/desktop/dialogs/open_dialog.h"
#include "app/desktop/models/preview_model.h"
#include "app/desktop/sentences/reason_text.h"
#include "app/desktop/sentences/sentence.h"
#include "app/desktop/sentences/sentence_list.h"
#include "app/intake/address.h"
#include "tests/app/window_fixture.h"

namespace tally {

namespace {

class Speaking {
public:
    explicit Speaking(const QString& language)
    {
        EXPECT_TRUE(words_.load(QStringLiteral(":/tally/translations/tallyscope_%1.qm").arg(language)));
        QCoreApplication::installTranslator(&words_);
    }
    ~Speaking() { QCoreApplication::removeTranslator(&words_); }

private:
    QTranslator words_;
};

QString filled(const char* sentence, const QStringList& words)
{
    QString made = QString::fromUtf8(sentence);
    for (int i = 0; i < words.size(); ++i) made.replace(QStringLiteral("%") + QString::number(i + 1), words[i]);
    return made;
}

class SentencesTest : public WindowTest {
protected:
    QString written(const char* lines)
    {
        const QString path = folder.filePath(QStringLiteral("log"));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(lines);
        return path;
    }
    LogPreview preview(const char* lines) { return previewLog(written(lines), {}); }
};

}  // namespace

TEST(Sentences, EachOfTheListIsFoundWithWhatStandsInIt)
{
    const QStringList words{QStringLiteral("uno"), QStringLiteral("dos"), QStringLiteral("tres"), QStringLiteral("cuatro"), QStringLiteral("cinco")};
    for (const QString& language : {QStringLiteral("de"), QStringLiteral("fr")}) {
        const Speaking speaking(language);
        for (const char* one : sentenceList())
            EXPECT_EQ(sentence(filled(one, words)), filled(QCoreApplication::translate(kSentenceContext, one).toUtf8().constData(), words)) << one;
    }
}

TEST(Sentences, StayAsTheyAreWithoutATranslation)
{
    for (const char* text : {"The field “a b” holds dates of more than one order (“1/2/2020” and “13/1/2020”); say how to read them with "
                             "--date-order or --time-format, or count without times with --no-time.",
                             "something else: no such file", "", ": ", "%1 is 100 % of %2"})
        EXPECT_EQ(sentence(std::string_view(text)), QString::fromUtf8(text));
}

TEST(Sentences, WhatIsQuotedIsTheUsers)
{
    const Speaking speaking(QStringLiteral("de"));
    EXPECT_EQ(sentence(QStringLiteral("There is no field “an image” in this log.")), QStringLiteral("In diesem Protokoll gibt es kein Feld „an image“."));
    EXPECT_EQ(sentence(QStringLiteral("There is no field “a%2b” in this log.")), QStringLiteral("In diesem Protokoll gibt es kein Feld „a%2b“."));
    EXPECT_EQ(sentence(QStringLiteral("This is an image, not a log of events.")), QStringLiteral("Dies ist ein Bild, kein Protokoll von Ereignissen."));
}

TEST(Sentences, StandBehindWhatTheyAreAbout)
{
    const Speaking speaking(QStringLiteral("de"));
    EXPECT_EQ(sentence(QStringLiteral("/a b/c.gz: the gzip data is damaged")), QStringLiteral("/a b/c.gz: die gzip-Daten sind beschädigt"));
    EXPECT_EQ(sentence(QStringLiteral("another number of fields than the header: 3 fields, not 5")),
              QStringLiteral("andere Zahl von Feldern als die Kopfzeile: 3 Felder statt 5"));
    EXPECT_EQ(sentence(parseListenAddress("127.0.0.1").error().what),
              QStringLiteral("127.0.0.1 ist keine Adresse zum Empfangen: der Port fehlt; schreiben Sie 127.0.0.1:9099"));
}

// Errors are put together with the file they are about.
TEST(Sentences, EachOfTheListIsFoundBehindAFile)
{
    const QStringList words{QStringLiteral("uno"), QStringLiteral("dos"), QStringLiteral("tres"), QStringLiteral("cuatro"), QStringLiteral("cinco")};
    const QString file = QStringLiteral("/a b/c.csv: ");
    const Speaking speaking(QStringLiteral("de"));
    for (const char* one : sentenceList()) {
        if (QByteArray(one).startsWith("%1") || QByteArray(one).startsWith("line %1")) continue;   // the file may be what they are about
        EXPECT_EQ(sentence(file + filled(one, words)), file + filled(QCoreApplication::translate(kSentenceContext, one).toUtf8().constData(), words)) << one;
    }
    EXPECT_EQ(sentence(QStringLiteral("/a.csv: Not one record of the sample can be read as CSV; the first: no time, or it cannot be read (“x,y”).")),
              QStringLiteral("/a.csv: Kein Datensatz der Stichprobe ist als CSV lesbar; der erste: keine Zeit, oder sie ist nicht lesbar („x,y“)."));
}

TEST(Sentences, WhatALetterHoldsIsTheUsersToo)
{
    const Speaking speaking(QStringLiteral("de"));
    for (int i = 0; i < kReasons; ++i) {
        const auto reason = static_cast<Reason>(i);
        const QString replayed = QString::fromStdString(std::string(explanation(reason))) + QStringLiteral(": ");
        for (const char* cell : {"process 12", "no such file", "12.13.2020", "a: b"}) {
            if (reason == Reason::FieldCount) continue;
            const QString wanted = reasonText(reason) + QStringLiteral(": ") + QString::fromUtf8(cell);
            EXPECT_EQ(reasonWithDetail(reason, cell), wanted);
            EXPECT_EQ(sentence(replayed + QString::fromUtf8(cell)), wanted);
        }
    }
    EXPECT_EQ(reasonWithDetail(Reason::FieldCount, "3 fields, not 5"), reasonText(Reason::FieldCount) + QStringLiteral(": 3 Felder statt 5"));
    EXPECT_EQ(reasonWithDetail(Reason::BadTime, ""), reasonText(Reason::BadTime));
}

TEST_F(SentencesTest, ALogThatIsRefusedSaysWhyInTheWindowsLanguage)
{
    const Speaking speaking(QStringLiteral("fr"));
    EXPECT_TRUE(preview("item,time\na,01/02/2017\nb,02/03/2017\n").problem.startsWith(QStringLiteral("L’heure «\u00a001/02/2017\u00a0» du champ «\u00a0time\u00a0» peut être lue")));
    EXPECT_TRUE(preview("<html><body>1</body></html>\n").problem.startsWith(QStringLiteral("C’est du XML ou du HTML")));
    const QString inside = preview("<34>Oct 11 22:14:15 host su: nothing that counts\n<34>Oct 11 22:14:16 host su: nor this\n").problem;
    EXPECT_TRUE(inside.startsWith(QStringLiteral("C’est un fichier syslog"))) << inside.toStdString();
    EXPECT_TRUE(inside.contains(QStringLiteral("(Ce n’est aucun des formats"))) << inside.toStdString();
}

TEST_F(SentencesTest, HowALogIsReadIsSaidBeforeItIsOpened)
{
    OpenDialog dialog(controller.get(), written("item,time\na,21/02/2017\nb,02/03/2017\n"), nullptr);
    dialog.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 10000));
    int shown = 0;
    for (const DialogNote* note : dialog.findChildren<DialogNote*>()) {
        if (!note->isVisible()) continue;
        ++shown;
        EXPECT_TRUE(note->accessibleName().startsWith(QStringLiteral("The dates in “time” are read as day, month, year"))) << note->accessibleName().toStdString();
    }
    EXPECT_EQ(shown, 1);
}

TEST_F(SentencesTest, YearsAreNotAskedForTheirOrder)
{
    EXPECT_FALSE(preview("item,date\na,2017\nb,2018\nc,2017\n").orderHelps);
    EXPECT_TRUE(preview("item,date\na,2017\nb,2018\nc,2017\n").ambiguous);
    EXPECT_TRUE(preview("item,time\na,01/02/2017\nb,02/03/2017\n").orderHelps);
}

TEST_F(SentencesTest, DatesThatCanBeExchangedAreReadAsIsChosen)
{
    OpenDialog dialog(controller.get(), written("item;time\na;01/02/2017\nb;02/03/2017\n"), nullptr);
    dialog.show();
    const auto ready = [&] { return dialog.ready(); };
    ASSERT_TRUE(QTest::qWaitFor(ready, 10000));
    QComboBox* order = nullptr;
    for (QComboBox* one : dialog.findChildren<QComboBox*>())
        if (one->accessibleName() == QStringLiteral("Which number of a date is which")) order = one;
    ASSERT_NE(order, nullptr);
    const auto notes = dialog.findChildren<DialogNote*>();
    const auto visible = [](const DialogNote* note) { return note->isVisible(); };
    EXPECT_EQ(std::count_if(notes.begin(), notes.end(), visible), 1);
    EXPECT_EQ(dialog.focusWidget(), order);
    // What is being written keeps the focus, also where it leaves the question open again.
    auto* format = dialog.findChild<QLineEdit*>(QStringLiteral("timeFormat"));
    ASSERT_NE(format, nullptr);
    format->setFocus();
    for (const char* text : {"%d", ""}) {
        format->setText(QLatin1String(text));
        ASSERT_TRUE(QTest::qWaitFor(ready, 10000));
        EXPECT_EQ(dialog.focusWidget(), format);
    }
    order->setCurrentIndex(static_cast<int>(DateOrder::MonthDayYear));
    ASSERT_TRUE(QTest::qWaitFor(ready, 10000));
    EXPECT_EQ(std::count_if(notes.begin(), notes.end(), visible), 0);
    EXPECT_EQ(dialog.options().dateOrder, DateOrder::MonthDayYear);
    const auto* rows = dialog.findChild<PreviewModel*>();
    EXPECT_EQ(rows->index(0, 1).data().toString(), QStringLiteral("2017-01-02 00:00:00"));
}

}  // namespace tally
