// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boards/budget_board.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "widgets/text/number_text.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr int kHead = 28, kRow = 36, kLowRow = 28;
constexpr double kPad = 12, kGap = 16;

}  // namespace

struct BudgetBoard::Columns {
    double name = 0, nameEnd = 0, targetEnd = 0, measuredEnd = 0, bar = 0, barEnd = 0, leftEnd = 0;
    std::vector<double> burns;    // left edges of those that fit
    double pace = -1;             // -1 = no room
    double end = 0;
};

BudgetBoard::BudgetBoard(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void BudgetBoard::setWindows(const QStringList& names) {
    windows_ = names;
    update();
}

void BudgetBoard::setRows(std::vector<BudgetRow> rows) {
    rows_ = std::move(rows);
    current_ = std::clamp(current_, 0, std::max(0, static_cast<int>(rows_.size()) - 1));
    speak();
    updateGeometry();
    update();
}

void BudgetBoard::setCurrent(int row) {
    current_ = row;
    speak();
    update();
}

void BudgetBoard::speak() {
    if (current_ < 0 || current_ >= static_cast<int>(rows_.size())) return setAccessibleDescription({});
    const BudgetRow& row = rows_[static_cast<std::size_t>(current_)];
    setAccessibleDescription(QStringList{row.name, tr("target %1").arg(row.target), tr("measured %1").arg(row.measured),
                                         tr("budget left %1").arg(row.leftText), row.pace}
                                 .join(QStringLiteral(", ")));
}

int BudgetBoard::rowHeight() const {
    const int rows = std::max(1, static_cast<int>(rows_.size()));
    return std::clamp((height() - kHead) / rows, kLowRow, kRow);
}

QSize BudgetBoard::sizeHint() const { return {640, kHead + kRow * static_cast<int>(std::max<std::size_t>(1, rows_.size()))}; }

QSize BudgetBoard::minimumSizeHint() const { return {420, kHead + kLowRow * static_cast<int>(std::max<std::size_t>(1, rows_.size()))}; }

BudgetBoard::Columns BudgetBoard::columns() const {
    const QFont body = textFont(TextStyle::Body), strong = textFont(TextStyle::Body, true), head = textFont(TextStyle::Small, true);
    double name = textWidth(tr("Objective"), head), target = textWidth(tr("Target"), head), measured = textWidth(tr("Measured"), head);
    double left = textWidth(QStringLiteral("100 %"), strong), pace = textWidth(tr("At this pace"), head);
    std::vector<double> burns;
    for (const QString& window : windows_) burns.push_back(textWidth(window, head));
    for (const BudgetRow& row : rows_) {
        name = std::max(name, textWidth(row.name, body));
        target = std::max(target, textWidth(row.target, body));
        measured = std::max(measured, textWidth(row.measured, strong));
        left = std::max(left, textWidth(row.leftText, strong));
        if (!row.burns.empty()) pace = std::max(pace, textWidth(row.pace, body));
        for (std::size_t i = 0; i < std::min(burns.size(), row.burns.size()); ++i) burns[i] = std::max(burns[i], textWidth(row.burns[i].text, strong));
    }
    Columns c;
    c.end = width() - kPad;
    c.name = kPad + 24;
    c.nameEnd = c.name + name;
    c.targetEnd = c.nameEnd + kGap + target;
    c.measuredEnd = c.targetEnd + kGap + measured;
    c.bar = c.measuredEnd + kGap + 4;
    double room = c.end - c.bar - 90 - 8 - left;    // behind the shortest bar and its number
    std::size_t shown = 0;
    for (; shown < burns.size() && room >= burns[shown] + kGap; ++shown) room -= burns[shown] + kGap;
    const bool withPace = shown == burns.size() && room >= pace + kGap;
    if (withPace) room -= pace + kGap;
    c.barEnd = c.bar + 90 + std::clamp(room, 0.0, 70.0);
    c.leftEnd = c.barEnd + 8 + left;
    double at = c.leftEnd + kGap;
    for (std::size_t i = 0; i < shown; ++i) {
        c.burns.push_back(at);
        at += burns[i] + kGap;
    }
    if (withPace) c.pace = at;
    return c;
}

void BudgetBoard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Columns c = columns();
    paintHead(painter, c);
    for (std::size_t row = 0; row < rows_.size(); ++row) paintRow(painter, c, row);
    painter.fillRect(QRectF(width() - 1.0, 0, 1, height()), currentTheme().color(Role::Border));   // towards what stands beside it
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(2, 2, -2, -2), metrics().radiusControl);
}

void BudgetBoard::paintHead(QPainter& painter, const Columns& c) const {
    const Theme& theme = currentTheme();
    painter.fillRect(QRectF(0, 0, width(), kHead), theme.color(Role::Raised));
    painter.fillRect(QRectF(0, kHead - 1, width(), 1), theme.color(Role::Border));
    const QFont font = textFont(TextStyle::Small, true);
    const auto put = [&](double left, double right, const QString& text, Qt::Alignment side) {
        paintText(painter, QRectF(left, 0, right - left, kHead - 1), text, font, theme.color(Role::Muted), side | Qt::AlignVCenter);
    };
    put(kPad, c.nameEnd, tr("Objective"), Qt::AlignLeft);
    put(c.nameEnd, c.targetEnd, tr("Target"), Qt::AlignRight);
    put(c.targetEnd, c.measuredEnd, tr("Measured"), Qt::AlignRight);
    put(c.bar, c.leftEnd, tr("Budget left"), Qt::AlignLeft);
    for (std::size_t i = 0; i < c.burns.size(); ++i) put(c.burns[i], c.end, windows_[static_cast<qsizetype>(i)], Qt::AlignLeft);
    if (c.pace >= 0) put(c.pace, c.end, tr("At this pace"), Qt::AlignLeft);
}

void BudgetBoard::paintRow(QPainter& painter, const Columns& c, std::size_t at) const {
    const Theme& theme = currentTheme();
    const BudgetRow& row = rows_[at];
    const QRectF area(0, kHead + static_cast<double>(at) * rowHeight(), width(), rowHeight());
    if (static_cast<int>(at) == current_) painter.fillRect(area, theme.color(Role::Sel));
    if (at + 1 < rows_.size()) painter.fillRect(QRectF(0, area.bottom() - 1, width(), 1), theme.color(Role::Border));
    const QFont body = textFont(TextStyle::Body), strong = textFont(TextStyle::Body, true);
    const auto put = [&](double left, double right, const QString& text, const QFont& font, Role role, Qt::Alignment side) {
        paintText(painter, QRectF(left, area.top(), right - left, area.height()), text, font, theme.color(role), side | Qt::AlignVCenter);
    };
    const bool bad = row.known && (row.fires || row.left <= 0);
    const QString icon = !row.known ? QStringLiteral("info") : bad ? QStringLiteral("error") : QStringLiteral("certain");
    paintIcon(painter, QRectF(kPad, area.center().y() - 8, 16, 16), icon, theme.color(!row.known ? Role::Muted : bad ? Role::Crit : Role::Ok));
    put(c.name, c.nameEnd + 2, row.name, body, Role::Text, Qt::AlignLeft);
    put(c.nameEnd, c.targetEnd, row.target, body, Role::Muted, Qt::AlignRight);
    if (!row.known) {
        put(c.bar, c.end, row.pace, body, Role::Muted, Qt::AlignLeft);
        return;
    }
    put(c.targetEnd, c.measuredEnd, row.measured, strong, bad ? Role::Crit : Role::Text, Qt::AlignRight);
    const QRectF track(c.bar, area.center().y() - 4, c.barEnd - c.bar, 8);
    paintPanel(painter, track, theme.color(Role::Track), Qt::transparent, 4);
    if (row.left > 0) paintPanel(painter, QRectF(track.left(), track.top(), std::max(8.0, track.width() * std::min(1.0, row.left)), 8), theme.color(row.fires ? Role::Crit : Role::Ok), Qt::transparent, 4);
    put(c.barEnd, c.leftEnd, row.leftText, strong, bad ? Role::Crit : Role::Text, Qt::AlignRight);
    for (std::size_t i = 0; i < std::min(c.burns.size(), row.burns.size()); ++i)
        put(c.burns[i], c.end, row.burns[i].text, row.burns[i].fires ? strong : body, row.burns[i].fires ? Role::Crit : Role::Muted, Qt::AlignLeft);
    if (row.burns.empty()) put(c.burns.empty() ? c.leftEnd + kGap : c.burns.front(), c.end, row.pace, body, Role::Muted, Qt::AlignLeft);
    else if (c.pace >= 0) put(c.pace, c.end, row.pace, body, Role::Muted, Qt::AlignLeft);
}

int BudgetBoard::rowAt(const QPointF& pos) const {
    if (pos.y() < kHead) return -1;
    const int row = static_cast<int>(pos.y() - kHead) / rowHeight();
    return row < static_cast<int>(rows_.size()) ? row : -1;
}

void BudgetBoard::choose(int row) {
    if (row < 0 || row >= static_cast<int>(rows_.size()) || row == current_) return;
    setCurrent(row);
    emit currentChanged(rows_[static_cast<std::size_t>(row)].id);
}

void BudgetBoard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down) choose(current_ + 1);
    else if (event->key() == Qt::Key_Up) choose(current_ - 1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current_ >= 0 && current_ < static_cast<int>(rows_.size())) {
        if (!rows_[static_cast<std::size_t>(current_)].editable) return;
        emit editRequested(rows_[static_cast<std::size_t>(current_)].id);
    } else QWidget::keyPressEvent(event);
}

void BudgetBoard::mousePressEvent(QMouseEvent* event) { choose(rowAt(event->position())); }

void BudgetBoard::mouseDoubleClickEvent(QMouseEvent* event) {
    const int row = rowAt(event->position());
    if (row >= 0 && rows_[static_cast<std::size_t>(row)].editable) emit editRequested(rows_[static_cast<std::size_t>(row)].id);
}

ExportTable BudgetBoard::exportTable() const {
    ExportTable table;
    table.header = {tr("objective"), tr("target"), tr("measured"), tr("budget left")};
    table.numeric = {false, false, false, true};
    for (const QString& window : windows_) {
        table.header += tr("burn %1").arg(window);
        table.numeric.push_back(false);
    }
    for (const BudgetRow& row : rows_) {
        QStringList cells{row.name, row.target, row.known ? row.measured : QString(), row.known ? rawNumber(row.left) : QString()};
        for (qsizetype i = 0; i < windows_.size(); ++i) cells += i < static_cast<qsizetype>(row.burns.size()) ? row.burns[static_cast<std::size_t>(i)].text : QString();
        table.rows.push_back(cells);
    }
    return table;
}

}  // namespace tally
