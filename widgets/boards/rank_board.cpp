// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boards/rank_board.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/boards/rank_columns.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/paint.h"

namespace tally {

RankBoard::RankBoard(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::PointingHandCursor);
}

void RankBoard::setLayoutOptions(const RankLayout& layout) {
    layout_ = layout;
    updateScroll();
    viewport()->update();
}

void RankBoard::setData(RankData data) {
    const QString id = current_ >= 0 && current_ < static_cast<int>(data_.rows.size()) ? data_.rows[static_cast<std::size_t>(current_)].id : QString();
    data_ = std::move(data);
    current_ = -1;   // the cursor follows its item, not its place
    for (std::size_t i = 0; i < data_.rows.size() && !id.isEmpty(); ++i)
        if (data_.rows[i].id == id) current_ = static_cast<int>(i);
    updateScroll();
    updateAccessible();
    viewport()->update();
}

void RankBoard::setSelectedIds(const QStringList& ids) {
    selected_ = ids;
    viewport()->update();
}

void RankBoard::setCurrentRow(int row) {
    row = std::clamp(row, -1, static_cast<int>(data_.rows.size()) - 1);
    if (row == current_) return;
    current_ = row;
    if (row >= 0) {
        const int top = row * layout_.rowHeight, bottom = top + layout_.rowHeight;
        QScrollBar* bar = verticalScrollBar();
        if (top < bar->value()) bar->setValue(top);
        if (bottom > bar->value() + viewport()->height()) bar->setValue(bottom - viewport()->height());
        emit currentItemChanged(data_.rows[static_cast<std::size_t>(row)].id);
    }
    updateAccessible();
    viewport()->update();
}

QString RankBoard::countText(const RankRow& row) const {
    return std::isfinite(row.lower) ? boundsText(row.lower, row.count) : groupedNumber(row.count, 0);
}

QString RankBoard::tipText(const RankRow& row) const {
    QString text = row.name;
    if (std::isfinite(row.lower)) text += QStringLiteral(": ") + tr("%1 for certain, %2 at most").arg(groupedNumber(row.lower, 0), groupedNumber(row.count, 0));
    if (!row.certain) text += QStringLiteral("; ") + tr("perhaps not among the first %1").arg(data_.rows.size());
    return text;
}

QString RankBoard::shareText(double count) const { return data_.total > 0 ? percentText(count / data_.total) : QString(); }

ExportTable RankBoard::exportTable() const {
    ExportTable table;
    table.header << tr("rank") << tr("id") << tr("name") << (data_.valueName.isEmpty() ? tr("count") : data_.valueName) << tr("lower bound") << tr("share") << tr("change") << tr("certain");
    table.numeric = {true, false, false, true, true, true, false, false};
    const auto share = [this](double count) { return data_.total > 0 ? rawNumber(count / data_.total) : QString(); };
    for (std::size_t i = 0; i < data_.rows.size(); ++i) {
        const RankRow& row = data_.rows[i];
        QString change;
        if (row.change == RankChange::Up) change = QStringLiteral("+%1").arg(row.places);
        else if (row.change == RankChange::Down) change = QStringLiteral("-%1").arg(row.places);
        else if (row.change == RankChange::New) change = tr("new");
        else if (row.change == RankChange::Same) change = QStringLiteral("0");
        table.rows.push_back({QString::number(i + 1), row.id, row.name, rawNumber(row.count), rawNumber(std::isfinite(row.lower) ? row.lower : row.count), share(row.count), change, row.certain ? QStringLiteral("1") : QStringLiteral("0")});
    }
    if (std::isfinite(data_.other)) table.rows.push_back({QString(), QString(), data_.otherName, data_.otherAtLeast ? QString() : rawNumber(data_.other), rawNumber(data_.other), share(data_.other), QString(), QString()});
    if (std::isfinite(data_.total)) table.rows.push_back({QString(), QString(), tr("total"), rawNumber(data_.total), rawNumber(data_.total), share(data_.total), QString(), QString()});
    return table;
}

int RankBoard::contentHeight() const {
    const int foot = (std::isfinite(data_.other) ? 1 : 0) + (std::isfinite(data_.total) ? 1 : 0);
    return static_cast<int>(data_.rows.size()) * layout_.rowHeight + (foot > 0 ? foot * kRankFootRow + kRankFootGap : 0);
}

QSize RankBoard::sizeHint() const { return {340, contentHeight() + 8}; }

void RankBoard::updateScroll() {
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(layout_.rowHeight);
}

void RankBoard::updateAccessible() {
    QString text;
    const auto row = static_cast<std::size_t>(std::max(0, current_));
    if (row < data_.rows.size()) text = tr("%1. %2, %3").arg(row + 1).arg(data_.rows[row].name, countText(data_.rows[row]));
    if (row < data_.rows.size() && !data_.rows[row].certain) text += QStringLiteral(", ") + tr("perhaps not among the first %1").arg(data_.rows.size());
    setAccessibleDescription(text);
}

int RankBoard::rowAt(const QPoint& pos) const {
    const int y = pos.y() + verticalScrollBar()->value();
    const int row = y < 0 ? -1 : y / layout_.rowHeight;
    return row < static_cast<int>(data_.rows.size()) ? row : -1;
}

void RankBoard::mouseMoveEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().toPoint());
    if (row == hovered_) return;
    hovered_ = row;
    viewport()->update();
}

void RankBoard::mouseReleaseEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || row < 0) return;
    setCurrentRow(row);
    emit itemActivated(data_.rows[static_cast<std::size_t>(row)].id);
}

void RankBoard::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(data_.rows.size()) - 1;
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(toTsv(exportTable()));
        return;
    }
    switch (event->key()) {
        case Qt::Key_Up: return setCurrentRow(current_ < 0 ? last : std::max(0, current_ - 1));
        case Qt::Key_Down: return setCurrentRow(std::min(last, current_ + 1));
        case Qt::Key_Home: return setCurrentRow(0);
        case Qt::Key_End: return setCurrentRow(last);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (current_ >= 0) emit itemActivated(data_.rows[static_cast<std::size_t>(current_)].id);
            return;
        default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void RankBoard::contextMenuEvent(QContextMenuEvent* event) {
    const int row = event->reason() == QContextMenuEvent::Keyboard ? current_ : rowAt(viewport()->mapFromGlobal(event->globalPos()));
    if (row >= 0) emit contextMenuRequested(data_.rows[static_cast<std::size_t>(row)].id, event->globalPos());
}

void RankBoard::resizeEvent(QResizeEvent*) { updateScroll(); }

bool RankBoard::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave && hovered_ >= 0) {
        hovered_ = -1;
        viewport()->update();
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        QToolTip::showText(help->globalPos(), row < 0 ? QString() : tipText(data_.rows[static_cast<std::size_t>(row)]).toHtmlEscaped(), this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace tally
