// SPDX-License-Identifier: GPL-3.0-or-later
// TopBar: the 48 px bar: source, range, live or paused, compare, go-to field, alerts. Plain values in, signals out.
#pragma once

#include <QWidget>

#include "widgets/theme/theme.h"

class QMenu;

namespace tally {

class DropButton;
class IconButton;
class SegmentedControl;
class TimeRangeBar;

class TopBar final : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget* parent = nullptr);
    void setSource(const QString& name, const QString& count, Tone state);   // "Live: edge and web", "3", Ok; plain text
    [[nodiscard]] QMenu* sourceMenu();                   // filled by the app; owned by the bar
    [[nodiscard]] TimeRangeBar* rangeBar() const { return range_; }
    void setLive(bool live);                             // no signal
    void setLiveEnabled(bool enabled);                   // off where there is nothing yet
    void setRecorded(bool recorded);                     // in place of live and paused: nothing more will come
    void setCompare(const QString& text);                // "vs yesterday"
    [[nodiscard]] QMenu* compareMenu();
    void setAlertsWaiting(bool waiting);                 // dot on the bell
    void setCompact(bool compact);                       // below Metrics::railSwitchBelow

signals:
    void liveChanged(bool live);
    void goToRequested();                                // click on the field; Ctrl+K belongs to the app
    void alertsRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    DropButton* source_ = nullptr;
    TimeRangeBar* range_ = nullptr;
    void showModes();
    SegmentedControl* live_ = nullptr;
    bool isLive_ = true, recorded_ = false;
    DropButton* compare_ = nullptr;
    DropButton* goTo_ = nullptr;
    IconButton* alerts_ = nullptr;
};

}  // namespace tally
