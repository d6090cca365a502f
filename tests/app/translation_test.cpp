// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>
#include <gtest/gtest.h>

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

TEST(Translation, GermanIsEmbedded)
{
    QTranslator words;
    ASSERT_TRUE(words.load(QStringLiteral(":/tally/translations/tallyscope_de.qm")));
    EXPECT_EQ(words.translate("tally::MainWindow", "Overview"), QStringLiteral("Übersicht"));
    EXPECT_EQ(words.translate("tally::TimeChart", "no data"), QStringLiteral("keine Daten"));
}

TEST(Translation, EveryTextIsTranslatedWithItsPlaces)
{
    QFile file(QStringLiteral(TALLY_TRANSLATION));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    int texts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QStringLiteral("source")) source = xml.readElementText();
        if (xml.name() != QStringLiteral("translation")) continue;
        EXPECT_FALSE(xml.attributes().hasAttribute(QStringLiteral("type"))) << source.toStdString();
        const QString translated = xml.readElementText();
        EXPECT_FALSE(translated.isEmpty()) << source.toStdString();
        EXPECT_EQ(placesIn(source), placesIn(translated)) << source.toStdString();
        ++texts;
    }
    EXPECT_FALSE(xml.hasError());
    EXPECT_GT(texts, 300);
}

}  // namespace tally
