// SPDX-License-Identifier: GPL-3.0-or-later
// Languages: the words, numbers and dates of the program in one language. GUI thread only; widgets that are there keep their words.
#pragma once

#include <QTranslator>

#include "app/desktop/session/pseudo_translator.h"

namespace tally {

class Languages final {
public:
    // "system" = of the desktop, "en" = as written in the sources, "pseudo" = made longer (see PseudoTranslator).
    void use(const QString& language);

private:
    QTranslator english_, words_, qtWords_;   // English: the forms of words that go with numbers, also where there is no other language
    PseudoTranslator pseudo_;
};

}  // namespace tally
