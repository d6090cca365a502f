// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/monkey/busy_run.h"

#include <QFile>
#include <QLineEdit>
#include <condition_variable>
#include <mutex>

#include "app/desktop/demo/demo_log.h"
#include "app/desktop/main_window.h"
#include "app/desktop/source_controller.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/tables/data_table.h"

namespace tally {

namespace {
constexpr int kStepMs = 400;
constexpr std::chrono::seconds kBetweenLogs{5};
constexpr double kLogRate = 30;                       // two hours of it are 216,000 events
constexpr const char* kPages[] = {"overview", "videos", "trends", "health", "sources"};
constexpr const char* kFilters[] = {"", "a", "1", "x7", ""};
}  // namespace

BusyRun::BusyRun(MainWindow* window, SourceController* sources, TimeRangeController* range, const QString& folder, quint32 seed)
    : window_(window), sources_(sources), range_(range), folder_(folder), dice_(seed + 1)
{
    connect(&timer_, &QTimer::timeout, this, &BusyRun::step);
    timer_.start(kStepMs);
    writer_ = std::jthread([this](const std::stop_token& stop) { writeLogs(stop); });
}

void BusyRun::writeLogs(const std::stop_token& stop)
{
    const Micros begin{floorDiv(SystemClock().nowMicros(), kMinute) * kMinute};
    std::mutex mutex;
    std::condition_variable_any wake;
    for (int number = 0; !stop.stop_requested(); ++number) {
        const QString path = QStringLiteral("%1/import-%2.ndjson").arg(folder_).arg(number);
        // Each of other hours, so that none was imported before.
        if (!writeDemoLog(bytes(path), {begin.us - number * 10 * kMinute}, kLogRate)) return;
        if (number >= 2) QFile::remove(QStringLiteral("%1/import-%2.ndjson").arg(folder_).arg(number - 2));   // of some 100 MB: not by the window's thread
        QMetaObject::invokeMethod(this, [this, path, number] {
            last_ = QStringLiteral("import %1").arg(number);
            ++imports_;
            sources_->openLogs({path}, {});
        });
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stop, kBetweenLogs, [] { return false; });
    }
}

void BusyRun::step()
{
    ++questions_;
    const int kind = below(10);
    if (kind < 4) {
        const char* page = kPages[below(std::size(kPages))];
        last_ = QStringLiteral("page %1").arg(QLatin1String(page));
        window_->showPage(QLatin1String(page));
    } else if (kind < 6) {
        last_ = QStringLiteral("range");
        const ViewRange shown = range_->range();
        const qint64 span = shown.toUs - shown.fromUs;
        if (!range_->known() || below(2) == 0 || span < 10 * kMinute) range_->fit();
        else range_->zoomTo(shown.fromUs + span / 4, shown.toUs - span / 4);
    } else if (kind < 8) {
        window_->showPage(QStringLiteral("videos"));
        const QString words = QLatin1String(kFilters[below(std::size(kFilters))]);
        last_ = QStringLiteral("filter ") + words;
        for (QLineEdit* field : window_->findChildren<QLineEdit*>())
            if (field->isVisible() && field->accessibleName().startsWith(QStringLiteral("Filter by"))) field->setText(words);
    } else if (kind == 8) {
        last_ = QStringLiteral("sort");
        for (DataTable* table : window_->findChildren<DataTable*>())
            if (table->isVisible() && table->accessibleName() == QStringLiteral("All items")) emit table->sortRequested(2 + 2 * below(2), below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
    } else {
        last_ = QStringLiteral("comparison");
        range_->compareWith(below(2) == 0 ? 0 : kHour);
    }
}

}  // namespace tally
