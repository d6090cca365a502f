// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>

#include "app/desktop/help/help_topics.h"
#include "app/desktop/session/pseudo_translator.h"
#include "app/desktop/session/window_keeper.h"
#include "tests/app/painted_text.h"
#include "tests/app/window_fixture.h"

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
        const QString translated = xml.readElementText();
        EXPECT_FALSE(translated.isEmpty()) << source.toStdString();
        EXPECT_EQ(placesIn(source), placesIn(translated)) << source.toStdString();
        EXPECT_EQ(source.startsWith(QLatin1Char(' ')), translated.startsWith(QLatin1Char(' '))) << source.toStdString();
        EXPECT_EQ(source.endsWith(QStringLiteral("…")), translated.endsWith(QStringLiteral("…"))) << source.toStdString();
        ++texts;
    }
    EXPECT_FALSE(xml.hasError());
    EXPECT_GT(texts, 900);
}

INSTANTIATE_TEST_SUITE_P(All, TranslationOf, ::testing::Values("de", "fr"));

TEST(Translation, FrenchHasItsSpacesBeforeMarksAndWithinQuotes)
{
    QFile file(QStringLiteral(TALLY_TRANSLATIONS "tallyscope_fr.ts"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    const QRegularExpression breaking(QStringLiteral(" [:;?!»](\\s|$)|« "));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QStringLiteral("translation")) continue;
        const QString text = xml.readElementText();
        EXPECT_FALSE(text.contains(breaking)) << text.toStdString();
        EXPECT_FALSE(text.contains(QLatin1Char('\''))) << text.toStdString();
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

}  // namespace tally
