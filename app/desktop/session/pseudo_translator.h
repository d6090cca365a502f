// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace tally {

// Every text of ours in brackets, with accents, and longer by two fifths: [Óvérvíéw øøøø]. What is clipped then does not fit other
// languages; what has no brackets cannot be translated. Words of Qt itself stay.
class PseudoTranslator final : public QTranslator {
public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* source, const char* disambiguation = nullptr, int n = -1) const override;
    bool isEmpty() const override { return false; }
};

// Places (%1, %n), mnemonics and line ends stay as they are.
QString pseudoText(const QString& source);

}  // namespace tally
