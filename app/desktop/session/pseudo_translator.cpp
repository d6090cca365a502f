// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/pseudo_translator.h"

#include <cstring>

namespace tally {

QString PseudoTranslator::translate(const char* context, const char* source, const char*, int) const
{
    const bool ours = context != nullptr && (std::strncmp(context, "tally::", 7) == 0 || std::strcmp(context, "main") == 0);
    return ours && source != nullptr && *source != '\0' ? pseudoText(QString::fromUtf8(source)) : QString();
}

QString pseudoText(const QString& source)
{
    static const QString kPlain = QStringLiteral("aeiouncsyAEIOUNCSY"), kAccented = QStringLiteral("áéíóúñçšýÁÉÍÓÚÑÇŠÝ");
    QString made = QStringLiteral("[");
    for (qsizetype i = 0; i < source.size(); ++i) {
        const qsizetype at = kPlain.indexOf(source[i]);
        const bool place = i > 0 && source[i - 1] == QLatin1Char('%');
        made += at < 0 || place ? source[i] : kAccented[at];
    }
    const qsizetype more = (source.size() * 2 + 4) / 5;
    return made + QLatin1Char(' ') + QString(more, QChar(0xf8)) + QLatin1Char(']');
}

}  // namespace tally
