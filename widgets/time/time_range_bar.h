// SPDX-License-Identifier: GPL-3.0-or-later
// TimeRangeBar: choose the range: quick ranges, absolute entry, history, steps, zoom out. It never reads a clock: see setNow().
#pragma once

#include <QWidget>

#include "widgets/time/range_history.h"

namespace tally {

class IconButton;
class DropButton;

class TimeRangeBar final : public QWidget {
    Q_OBJECT
public:
    explicit TimeRangeBar(QWidget* parent = nullptr);
    void setNow(qint64 nowUs);                                // "now", or the end of recorded data; moves relative ranges, no signal
    void setDataBounds(qint64 fromUs, qint64 toUs);           // for Everything and as the limit of zoom out
    void setRange(const ShownRange& range);                    // shows it and adds it to the history; no signal
    void setCounted(qint64 fromUs, qint64 toUs);              // what is looked at for it, where that is more; until it changes
    [[nodiscard]] const ShownRange& range() const { return range_; }
    [[nodiscard]] const RangeHistory& history() const { return history_; }
    void setHistory(const RangeHistory& history);              // of another bar over the same data, in place of its own
    void setCompact(bool compact);                            // no absolute range, no zoom out
    void setUnknown(bool unknown);                            // no source yet: "Range once events are there"

public slots:
    void goBack();
    void goForward();
    void stepBack();           // one window
    void stepForward();
    void zoomOut();            // twice the span around the middle
    void openMenu();           // the popup with quick ranges and entry fields
    // Applies text of the entry fields; false (and nothing changes) when one cannot be read or from >= to.
    bool applyEntry(const QString& from, const QString& to);

signals:
    void rangeChanged(const tally::ShownRange& range);

private:
    void change(const ShownRange& range, bool remember);
    void put(const ShownRange& range);
    void refresh();
    ShownRange range_;
    RangeHistory history_;
    qint64 nowUs_ = 0, dataFromUs_ = 0, dataToUs_ = 0;
    qint64 countedFromUs_ = 0, countedToUs_ = 0;
    bool compact_ = false, unknown_ = true;
    IconButton* back_ = nullptr;
    IconButton* forward_ = nullptr;
    IconButton* prev_ = nullptr;
    IconButton* next_ = nullptr;
    IconButton* zoomOut_ = nullptr;
    DropButton* field_ = nullptr;
};

}  // namespace tally
