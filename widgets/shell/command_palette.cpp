// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/command_palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/cards/key_hint.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr int kWidth = 620, kRow = 34, kRows = 11;

// Of one part of the query in one text.
int partScore(const QString& part, const QString& text) {
    const qsizetype whole = text.indexOf(part, 0, Qt::CaseInsensitive);
    const auto begins = [&](qsizetype at) { return at == 0 || !text[at - 1].isLetterOrNumber(); };
    if (whole >= 0) return (begins(whole) ? 100 : 60) + (whole == 0 ? 20 : 0);
    int score = 1;
    qsizetype at = -1;
    for (const QChar c : part) {
        const qsizetype next = text.indexOf(c, at + 1, Qt::CaseInsensitive);
        if (next < 0) return 0;
        if (begins(next)) score += 6;
        else if (next == at + 1) score += 3;
        else score -= 2;
        at = next;
    }
    return std::max(0, score);   // letters scattered anywhere are no match
}

}  // namespace

int paletteScore(const QString& query, const PaletteEntry& entry) {
    int sum = 1;
    for (const QString& part : query.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const int best = std::max({3 * partScore(part, entry.text), partScore(part, entry.group), partScore(part, entry.keywords), partScore(part, entry.detail)});
        if (best == 0) return 0;
        sum += best;
    }
    return sum;
}

class CommandPalette::List final : public QWidget {
public:
    explicit List(CommandPalette* palette) : QWidget(palette), palette_(palette) {
        setMouseTracking(true);
        setFocusPolicy(Qt::NoFocus);
    }
    QSize sizeHint() const override { return {kWidth, kRow * kRows}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Theme& theme = currentTheme();
        const auto& shown = palette_->shown_;
        if (shown.empty()) {
            paintText(painter, QRectF(rect()), QObject::tr("Nothing is called like this"), textFont(TextStyle::Body), theme.color(Role::Muted), Qt::AlignHCenter | Qt::AlignVCenter);
            return;
        }
        for (int i = 0; i < kRows && palette_->top_ + i < static_cast<int>(shown.size()); ++i)
            paintRow(painter, shown[static_cast<std::size_t>(palette_->top_ + i)], QRectF(6, i * kRow, width() - 12.0, kRow), palette_->top_ + i == palette_->current_);
        if (static_cast<int>(shown.size()) <= kRows) return;
        const double part = kRows / static_cast<double>(shown.size()), from = palette_->top_ / static_cast<double>(shown.size());
        paintPanel(painter, QRectF(width() - 5.0, from * height(), 3, std::max(16.0, part * height())), theme.color(Role::Strong), Qt::transparent, 1.5);
    }
    void paintRow(QPainter& painter, const PaletteEntry& entry, const QRectF& row, bool current) const {
        const Theme& theme = currentTheme();
        if (current) paintPanel(painter, row, theme.color(Role::Sel), Qt::transparent, metrics().radiusControl);
        const Role ink = entry.enabled ? Role::Text : Role::Strong;
        if (!entry.icon.isEmpty()) paintIcon(painter, QRectF(row.left() + 10, row.center().y() - 8, 16, 16), entry.icon, theme.color(entry.enabled ? Role::Muted : Role::Strong));
        double right = row.right() - 10;
        for (qsizetype k = entry.keys.size(); k-- > 0;) {
            right -= keyCapWidth(entry.keys[k]);
            paintKeyCap(painter, right, row.center().y(), entry.keys[k]);
            right -= 4;
        }
        const QFont small = textFont(TextStyle::Small);
        const double group = std::min(170.0, textWidth(entry.group, small));
        paintText(painter, QRectF(right - group - 8, row.top(), group, row.height()), entry.group, small, theme.color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
        right -= group + 20;
        double left = row.left() + 36;
        left += paintText(painter, QRectF(left, row.top(), right - left, row.height()), entry.text, textFont(TextStyle::Body, current), theme.color(ink)) + 8;
        paintText(painter, QRectF(left, row.top(), right - left, row.height()), entry.detail, small, theme.color(Role::Muted));
    }
    void mouseMoveEvent(QMouseEvent* event) override {
        const int row = palette_->top_ + static_cast<int>(event->position().y()) / kRow;
        if (row < static_cast<int>(palette_->shown_.size()) && row != palette_->current_) palette_->move(row - palette_->current_);
    }
    void mouseReleaseEvent(QMouseEvent* event) override { palette_->take(palette_->top_ + static_cast<int>(event->position().y()) / kRow); }
    void wheelEvent(QWheelEvent* event) override { palette_->move(event->angleDelta().y() > 0 ? -1 : 1); }

private:
    CommandPalette* palette_;
};

CommandPalette::CommandPalette(QWidget* parent) : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint) {
    setWindowTitle(tr("Go to or run"));
    setModal(true);
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 10, 1, 8);
    column->setSpacing(8);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 0, 12, 0);
    field_ = new QLineEdit(this);
    field_->setPlaceholderText(tr("Go to a page or item, run an action, find help"));
    field_->setAccessibleName(tr("Go to or run"));
    field_->installEventFilter(this);
    top->addWidget(field_);
    column->addLayout(top);
    list_ = new List(this);
    column->addWidget(list_);
    connect(field_, &QLineEdit::textChanged, this, [this](const QString& text) {
        found_.clear();
        current_ = top_ = 0;
        rank();
        emit searched(text);
    });
}

void CommandPalette::setEntries(std::vector<PaletteEntry> entries) {
    entries_ = std::move(entries);
    rank();
}

void CommandPalette::setFound(std::vector<PaletteEntry> entries) {
    found_ = std::move(entries);
    rank();
}

QStringList CommandPalette::shownIds() const {
    QStringList ids;
    for (const PaletteEntry& entry : shown_) ids += entry.id;
    return ids;
}

void CommandPalette::rank() {
    const QString query = field_->text();
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (const int score = paletteScore(query, entries_[i]); score > 0) order.emplace_back(score, i);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    shown_.clear();
    for (const auto& [score, i] : order) shown_.push_back(entries_[i]);
    shown_.insert(shown_.end(), found_.begin(), found_.end());
    move(0);
}

void CommandPalette::move(int step) {
    const int count = static_cast<int>(shown_.size());
    current_ = count == 0 ? 0 : std::clamp(current_ + step, 0, count - 1);
    top_ = std::clamp(top_, std::max(0, current_ - kRows + 1), current_);
    if (count > 0) {
        const PaletteEntry& entry = shown_[static_cast<std::size_t>(current_)];
        field_->setAccessibleDescription(QStringList{entry.text, entry.detail, entry.group}.join(QStringLiteral(", ")));
    }
    list_->update();
}

void CommandPalette::take(int row) {
    if (row < 0 || row >= static_cast<int>(shown_.size()) || !shown_[static_cast<std::size_t>(row)].enabled) return;
    const QString id = shown_[static_cast<std::size_t>(row)].id;
    accept();
    emit chosen(id);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != field_ || event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down: move(1); return true;
        case Qt::Key_Up: move(-1); return true;
        case Qt::Key_PageDown: move(kRows - 1); return true;
        case Qt::Key_PageUp: move(1 - kRows); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: take(current_); return true;
        default: return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().color(Role::Surface));
    painter.setPen(currentTheme().color(Role::Strong));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void CommandPalette::openAbove(QWidget* window) {
    adjustSize();
    const QPoint corner = window->mapToGlobal(QPoint((window->width() - width()) / 2, std::max(48, window->height() / 9)));
    QDialog::move(corner);
    open();
    field_->setFocus();
}

}  // namespace tally
