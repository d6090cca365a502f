// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time/time_range_bar.h"

#include <QHBoxLayout>
#include <algorithm>

#include "widgets/cards/buttons.h"
#include "widgets/shell/drop_button.h"
#include "widgets/theme/metrics.h"
#include "widgets/time/range_popup.h"

namespace tally {

TimeRangeBar::TimeRangeBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto add = [&](const char* icon, const QString& tip, void (TimeRangeBar::*slot)()) {
        auto* button = new IconButton(QLatin1String(icon), tip, this);
        button->setFramed(true);
        connect(button, &QToolButton::clicked, this, slot);
        row->addWidget(button);
        return button;
    };
    back_ = add("back", tr("Earlier range (Alt+Left)"), &TimeRangeBar::goBack);
    forward_ = add("forward", tr("Later range (Alt+Right)"), &TimeRangeBar::goForward);
    row->addSpacing(8);
    prev_ = add("prev", tr("One window back ([)"), &TimeRangeBar::stepBack);
    field_ = new DropButton(this);
    field_->setMaximumText(420);
    connect(field_, &QAbstractButton::clicked, this, &TimeRangeBar::openMenu);
    row->addWidget(field_);
    next_ = add("next", tr("One window forward (])"), &TimeRangeBar::stepForward);
    row->addSpacing(8);
    zoomOut_ = add("zoomout", tr("Zoom out"), &TimeRangeBar::zoomOut);
    zoomOut_->setFramed(false);
    refresh();
}

void TimeRangeBar::setNow(qint64 nowUs) {
    nowUs_ = nowUs;
    if (range_.kind == RangeKind::Relative) put(ShownRange::last(range_.spanUs, nowUs));
    refresh();
}

void TimeRangeBar::setDataBounds(qint64 fromUs, qint64 toUs) {
    dataFromUs_ = fromUs;
    dataToUs_ = toUs;
    if (range_.kind == RangeKind::Everything && fromUs < toUs) put(ShownRange::everything(fromUs, toUs));
    refresh();
}

void TimeRangeBar::setRange(const ShownRange& range) {
    put(range);
    unknown_ = false;
    history_.push(range);
    refresh();
}

void TimeRangeBar::put(const ShownRange& range) {
    range_ = range;
    countedFromUs_ = range.fromUs;
    countedToUs_ = range.toUs;
}

void TimeRangeBar::setCounted(qint64 fromUs, qint64 toUs) {
    countedFromUs_ = fromUs;
    countedToUs_ = toUs;
    refresh();
}

void TimeRangeBar::setCompact(bool compact) {
    compact_ = compact;
    refresh();
}

void TimeRangeBar::setUnknown(bool unknown) {
    unknown_ = unknown;
    refresh();
}

void TimeRangeBar::change(const ShownRange& range, bool remember) {
    if (unknown_) return;
    // A step or a zoom from a range that is not known yet leads nowhere.
    if (range.kind == RangeKind::Absolute && range.fromUs >= range.toUs) return;
    put(range);
    // A remembered relative range is shown against today's now.
    if (range_.kind == RangeKind::Relative) put(ShownRange::last(range_.spanUs, nowUs_));
    if (range_.kind == RangeKind::Everything && dataFromUs_ < dataToUs_) put(ShownRange::everything(dataFromUs_, dataToUs_));
    if (remember) history_.push(range_);
    refresh();
    emit rangeChanged(range_);
}

void TimeRangeBar::setHistory(const RangeHistory& history) {
    history_ = history;
    refresh();
}

void TimeRangeBar::goBack() {
    if (history_.canBack()) change(history_.back(), false);
}

void TimeRangeBar::goForward() {
    if (history_.canForward()) change(history_.forward(), false);
}

// By what is looked at: a part of an hour that is kept as a whole would lead to the same hour.
void TimeRangeBar::stepBack() { change(ShownRange::absolute(2 * countedFromUs_ - countedToUs_, countedFromUs_), true); }

void TimeRangeBar::stepForward() { change(ShownRange::absolute(countedToUs_, 2 * countedToUs_ - countedFromUs_), true); }

void TimeRangeBar::zoomOut() {
    qint64 from = range_.fromUs - range_.spanUs / 2, to = range_.toUs + range_.spanUs / 2;
    if (dataFromUs_ < dataToUs_) {
        from = std::max(from, std::min(dataFromUs_, range_.fromUs));
        to = std::min(to, std::max({dataToUs_, nowUs_, range_.toUs}));
    }
    change(ShownRange::absolute(from, to), true);
}

void TimeRangeBar::openMenu() {
    if (unknown_) return;
    auto* popup = new RangePopup(nowUs_, dateTimeText(range_.fromUs), dateTimeText(range_.toUs), this);   // deletes itself when closed
    connect(popup, &RangePopup::lastChosen, this, [this](qint64 span) { change(ShownRange::last(span, nowUs_), true); });
    connect(popup, &RangePopup::everythingChosen, this, [this] { change(ShownRange::everything(dataFromUs_, dataToUs_), true); });
    connect(popup, &RangePopup::entryChosen, this, &TimeRangeBar::applyEntry);
    popup->move(field_->mapToGlobal(QPoint(0, field_->height() + 4)));
    popup->show();
}

bool TimeRangeBar::applyEntry(const QString& from, const QString& to) {
    const auto fromUs = parseMoment(from, nowUs_), toUs = parseMoment(to, nowUs_);
    if (!fromUs || !toUs || *fromUs >= *toUs) return false;
    const bool relative = to.trimmed().compare(QLatin1String("now"), Qt::CaseInsensitive) == 0 && from.trimmed().startsWith(QLatin1String("now"), Qt::CaseInsensitive);
    change(relative ? ShownRange::last(*toUs - *fromUs, nowUs_) : ShownRange::absolute(*fromUs, *toUs), true);
    return true;
}

void TimeRangeBar::refresh() {
    back_->setEnabled(history_.canBack());
    forward_->setEnabled(history_.canForward());
    for (IconButton* button : {prev_, next_, zoomOut_}) button->setEnabled(!unknown_);
    zoomOut_->setVisible(!compact_);
    DropText text;
    text.icon = QStringLiteral("clock");
    text.strong = unknown_ ? tr("Range") : rangeName(range_);
    const QString counted = rangeText(countedFromUs_, countedToUs_);
    text.muted = unknown_ ? tr("once events are there") : counted;
    if (compact_ && !unknown_) text.muted = range_.live() ? zoneText(range_.toUs) : text.muted;
    field_->setContent(text);
    const bool more = countedFromUs_ != range_.fromUs || countedToUs_ != range_.toUs;
    field_->setToolTip(unknown_ ? QString()
                       : more   ? tr("%1: whole minutes, and whole hours or days where nothing finer is kept.\nAsked for: %2").arg(counted, rangeText(range_.fromUs, range_.toUs))
                                : counted);
}

}  // namespace tally
