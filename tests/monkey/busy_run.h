// SPDX-License-Identifier: GPL-3.0-or-later
// BusyRun: what a long day does to the window, in minutes: logs are imported into the store one after the other while a listener counts
// and somebody changes pages, ranges, filters, order and comparison. GUI thread only; the logs are written on a thread of its own.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <random>
#include <thread>

namespace tally {

class MainWindow;
class SourceController;
class TimeRangeController;

class BusyRun final : public QObject {
public:
    // `folder`: for the logs; each is removed when the one after it has been read.
    BusyRun(MainWindow* window, SourceController* sources, TimeRangeController* range, const QString& folder, quint32 seed);
    QString where() const { return last_; }
    int imports() const { return imports_; }
    int questions() const { return questions_; }

private:
    void step();
    void writeLogs(const std::stop_token& stop);
    int below(int n) { return static_cast<int>(dice_() % static_cast<unsigned>(n)); }
    MainWindow* window_;
    SourceController* sources_;
    TimeRangeController* range_;
    QString folder_, last_;
    std::minstd_rand dice_;
    int imports_ = 0, questions_ = 0;
    QTimer timer_;
    std::jthread writer_;
};

}  // namespace tally
