// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>

#include "widgets/theme/theme.h"

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    tally::applyTheme(app, tally::ThemeKind::Dark);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
