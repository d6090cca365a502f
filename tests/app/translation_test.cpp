// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>

#include "app/desktop/help/help_topics.h"
#include "app/desktop/session/languages.h"
#include "app/desktop/session/pseudo_translator.h"
#include "app/desktop/session/window_keeper.h"
#include "app/desktop/view_range.h"
#include "tests/app/painted_text.h"
#include "tests/app/window_fixture.h"
#include "widgets/text/number_text.h"

namespace tally {

namespace {

QStringList placesIn(const QString& text)
{
    static const QRegularExpression kPlace(QStringLiteral("%[1-9]"));
    QStringList places;
    for (auto found = kPlace.globalMatch(text); found.hasNext();) places += found.next().captured();
    places.sort();
    return places;
}

// Of a text that goes with a number, both; else the only one. At the start of <translation>.
QStringList formsOf(QXmlStreamReader& xml)
{
    QString plain;
    QStringList forms;
    while (xml.readNext() != QXmlStreamReader::EndElement && !xml.atEnd()) {
        if (xml.isStartElement()) forms += xml.readElementText();
        else plain += xml.text();
    }
    return forms.isEmpty() ? QStringList{plain} : forms;
}

}  // namespace

TEST(Translation, GermanAndFrenchAreEmbedded)
{
    QTranslator words;
    ASSERT_TRUE(words.load(QStringLiteral(":/tally/translations/tallyscope_de.qm")));
    EXPECT_EQ(words.translate("tally::MainWindow", "Overview"), QStringLiteral("Übersicht"));
    EXPECT_EQ(words.translate("tally::TimeChart", "no data"), QStringLiteral("keine Daten"));
    ASSERT_TRUE(words.load(QStringLiteral(":/tally/translations/tallyscope_fr.qm")));
    EXPECT_EQ(words.translate("tally::MainWindow", "Overview"), QStringLiteral("Vue d’ensemble"));
    EXPECT_EQ(words.translate("tally::TimeChart", "no data"), QStringLiteral("aucune donnée"));
}

class TranslationOf : public ::testing::TestWithParam<const char*> {};

TEST_P(TranslationOf, EveryTextIsTranslatedWithItsPlaces)
{
    QFile file(QStringLiteral(TALLY_TRANSLATIONS "tallyscope_%1.ts").arg(QLatin1String(GetParam())));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    int texts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QStringLiteral("TS")) {
            EXPECT_EQ(xml.attributes().value(QStringLiteral("language")), QLatin1String(GetParam()));
        }
        if (xml.name() == QStringLiteral("source")) source = xml.readElementText();
        if (xml.name() != QStringLiteral("translation")) continue;
        EXPECT_FALSE(xml.attributes().hasAttribute(QStringLiteral("type"))) << source.toStdString();
        const QStringList forms = formsOf(xml);
        EXPECT_NE(forms.size(), 0) << source.toStdString();
        for (const QString& translated : forms) {
            EXPECT_FALSE(translated.isEmpty()) << source.toStdString();
            EXPECT_EQ(placesIn(source), placesIn(translated)) << source.toStdString();
            EXPECT_EQ(source.startsWith(QLatin1Char(' ')), translated.startsWith(QLatin1Char(' '))) << source.toStdString();
            EXPECT_EQ(source.endsWith(QStringLiteral("…")), translated.endsWith(QStringLiteral("…"))) << source.toStdString();
        }
        ++texts;
    }
    EXPECT_FALSE(xml.hasError());
    EXPECT_GT(texts, QLatin1String(GetParam()) == QLatin1String("en") ? 20 : 900);
}

INSTANTIATE_TEST_SUITE_P(All, TranslationOf, ::testing::Values("de", "fr", "en"));

TEST(Translation, FrenchHasItsSpacesBeforeMarksAndWithinQuotes)
{
    QFile file(QStringLiteral(TALLY_TRANSLATIONS "tallyscope_fr.ts"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    const QRegularExpression breaking(QStringLiteral(" [:;?!»](\\s|$)|« "));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QStringLiteral("translation")) continue;
        for (const QString& text : formsOf(xml)) {
            EXPECT_FALSE(text.contains(breaking)) << text.toStdString();
            EXPECT_FALSE(text.contains(QLatin1Char('\''))) << text.toStdString();
        }
    }
}

class LanguageTest : public WindowTest {
protected:
    LanguageTest()
    {
        window.reset();
        config = std::make_unique<ConfigFile>(QString(), &settings);
        keeper = std::make_unique<WindowKeeper>(PageContext{controller.get(), range.get(), &settings}, sources.get(), config.get(), QString());
    }
    ~LanguageTest() override
    {
        keeper.reset();
        Languages().use(QStringLiteral("system"));
    }
    std::unique_ptr<ConfigFile> config;
    std::unique_ptr<WindowKeeper> keeper;
};

TEST_F(LanguageTest, TheWindowTurnsFrenchWhileItRuns)
{
    keeper->open({QSize(1280, 800), {}, false});
    EXPECT_FALSE(textsOf(keeper->window()).filter(QStringLiteral("Overview")).isEmpty());
    settings.language = QStringLiteral("fr");
    emit keeper->window()->settingsEdited();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !textsOf(keeper->window()).filter(QStringLiteral("Vue d’ensemble")).isEmpty(); }, 10000));
    EXPECT_TRUE(textsOf(keeper->window()).filter(QStringLiteral("Overview")).isEmpty());
    EXPECT_EQ(helpTopic(QStringLiteral("traffic"))->title, QStringLiteral("Comment le trafic est-il compté\u00a0?"));
    EXPECT_EQ(QLocale().toString(1234.5, 'f', 1), QStringLiteral("1\u202f234,5"));
    EXPECT_EQ(QLocale().toString(QDate(2026, 8, 1), QStringLiteral("d MMM")), QStringLiteral("1 août"));
}

TEST(PseudoText, IsLongerAccentedAndKeepsPlaces)
{
    EXPECT_EQ(pseudoText(QStringLiteral("Open %1")), QStringLiteral("[Ópéñ %1 øøø]"));
    EXPECT_EQ(placesIn(pseudoText(QStringLiteral("%1 of %2"))), (QStringList{QStringLiteral("%1"), QStringLiteral("%2")}));
    for (const char* text : {"a", "Overview", "Search settings and keys"})
        EXPECT_GE(pseudoText(QLatin1String(text)).size() * 10, static_cast<qsizetype>(std::strlen(text)) * 14) << text;
    EXPECT_EQ(pseudoText(QStringLiteral("100 %n")), QStringLiteral("[100 %n øøø]"));
}

TEST(Translation, NumbersHaveTheirForms)
{
    Languages languages;
    const auto lines = [](int n) { return QCoreApplication::translate("tally::RawLinesDialog", "%1 lines", nullptr, n).arg(n); };
    languages.use(QStringLiteral("en"));
    EXPECT_EQ(lines(1), QStringLiteral("1 line"));
    EXPECT_EQ(lines(0), QStringLiteral("0 lines"));
    EXPECT_EQ(lines(formOf(~quint64{0})), QStringLiteral("1000000 lines"));
    EXPECT_EQ(stepText(kMinute * 5), QStringLiteral("5 minutes"));
    languages.use(QStringLiteral("de"));
    EXPECT_EQ(lines(1), QStringLiteral("1 Zeile"));
    EXPECT_EQ(lines(2), QStringLiteral("2 Zeilen"));
    languages.use(QStringLiteral("fr"));
    EXPECT_EQ(lines(0), QStringLiteral("0 ligne"));
    EXPECT_EQ(lines(1'000), QStringLiteral("1000 lignes"));
    languages.use(QStringLiteral("en"));
}

}  // namespace tally
