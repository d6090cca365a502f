// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace tally {

class EngineController;
class MainWindow;
class SourceController;

// Waits until recorded sources are read and the page has painted its answers, writes the picture and ends the program:
// 0, or 2 when a log could not be read or the picture not be written.
class Screenshot final : public QObject {
    Q_OBJECT
public:
    Screenshot(const QString& path, MainWindow* window, SourceController* sources, EngineController* engine);

private:
    void look();
    QString path_;
    MainWindow* window_;
    EngineController* engine_;
    QTimer timer_;
    int quiet_ = 0, exitCode_ = 0;
};

}  // namespace tally
