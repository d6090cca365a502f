// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace tally {

void Languages::use(const QString& language)
{
    for (QTranslator* before : {&english_, &words_, &qtWords_, static_cast<QTranslator*>(&pseudo_)}) QCoreApplication::removeTranslator(before);
    if (english_.load(QStringLiteral(":/tally/translations/tallyscope_en.qm"))) QCoreApplication::installTranslator(&english_);
    const QLocale system = QLocale::system();
    if (language == QStringLiteral("pseudo")) {
        QLocale::setDefault(system);
        QCoreApplication::installTranslator(&pseudo_);
        return;
    }
    // Who chose the language of the desktop keeps its country: the numbers of Switzerland are not those of Germany.
    const QLocale chosen(language);
    const QLocale locale = language == QStringLiteral("system") || chosen.language() == system.language() ? system : chosen;
    QLocale::setDefault(locale);
    if (words_.load(locale, QStringLiteral("tallyscope"), QStringLiteral("_"), QStringLiteral(":/tally/translations"))) QCoreApplication::installTranslator(&words_);
    // Of file dialogs and the menus of fields.
    if (qtWords_.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) QCoreApplication::installTranslator(&qtWords_);
}

}  // namespace tally
