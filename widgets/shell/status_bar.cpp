// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/status_bar.h"

#include <QMouseEvent>
#include <QPainter>
#include <cmath>
#include <utility>

#include "widgets/cards/key_hint.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

struct Field {
    QString label, value, note;
    QString icon;
    Role ink = Role::Text;
    bool iconFirst = false;
};

constexpr double kSpace = 10;

double fieldWidth(const Field& field) {
    double width = field.icon.isEmpty() ? 0 : 19;
    if (!field.label.isEmpty()) width += textWidth(field.label, textFont(TextStyle::Small)) + 5;
    if (!field.value.isEmpty()) width += textWidth(field.value, textFont(TextStyle::Small, true)) + 5;
    if (!field.note.isEmpty()) width += textWidth(field.note, textFont(TextStyle::Small)) + 5;
    return width - 5;
}

void paintField(QPainter& painter, double left, double height, const Field& field) {
    const Theme& theme = currentTheme();
    const QFont plain = textFont(TextStyle::Small), strong = textFont(TextStyle::Small, true);
    const auto text = [&](const QString& words, const QFont& font, Role role) {
        if (!words.isEmpty()) left += paintText(painter, QRectF(left, 0, 4000, height), words, font, theme.color(role)) + 5;
    };
    text(field.label, plain, Role::Muted);
    if (!field.icon.isEmpty()) {
        paintIcon(painter, QRectF(left, height / 2 - 7, 14, 14), field.icon, theme.color(field.ink));
        left += 19;
    }
    text(field.value, strong, field.ink);
    text(field.note, plain, Role::Muted);
}

}  // namespace

StatusBar::StatusBar(QWidget* parent) : QWidget(parent) {
    setFixedHeight(metrics().statusBar);
    setAccessibleName(tr("Status"));
}

void StatusBar::setData(const StatusData& status) {
    data_ = status;
    setAccessibleDescription(data_.message.isEmpty() ? QStringList{data_.state, data_.fresh, data_.rate, data_.ledgerWord}.join(QStringLiteral(", ")) : data_.message);
    update();
}

void StatusBar::setHints(std::vector<Hint> hints) {
    hints_ = std::move(hints);
    update();
}

QSize StatusBar::sizeHint() const { return {600, metrics().statusBar}; }

double StatusBar::paintHints(QPainter& painter, double right) {
    const Theme& theme = currentTheme();
    const QFont font = textFont(TextStyle::Small);
    const double zone = textWidth(data_.zone, font);
    paintText(painter, QRectF(right - zone, 0, zone + 2, height()), data_.zone, font, theme.color(Role::Text));
    right -= zone + 20;
    const std::size_t count = std::min<std::size_t>(2, hints_.size());
    for (std::size_t i = count; i-- > 0;) {
        const Hint& hint = hints_[i];
        double width = textWidth(hint.text, font) + 3;
        for (const QString& key : hint.keys) width += keyCapWidth(key) + 4;
        if (right - width < 40) break;
        double left = right - width;
        for (const QString& key : hint.keys) left += paintKeyCap(painter, left, height() / 2.0, key) + 4;
        paintText(painter, QRectF(left + 2, 0, width, height()), hint.text, font, theme.color(Role::Muted));
        right -= width + 14;
    }
    return right;
}

double StatusBar::paintFields(QPainter& painter, double left, double right) {
    const Theme& theme = currentTheme();
    std::vector<Field> fields;
    int ledger = -1;
    if (!data_.state.isEmpty()) fields.push_back({{}, data_.state, {}, data_.stateIcon, toneText(data_.stateTone)});
    if (!data_.fresh.isEmpty()) fields.push_back({tr("Fresh"), data_.fresh, {}, {}});
    if (!data_.rate.isEmpty()) fields.push_back({tr("In"), data_.rate, {}, {}});
    if (!data_.ledgerWord.isEmpty()) {
        ledger = static_cast<int>(fields.size());
        fields.push_back({tr("Ledger"), data_.ledgerWord, {}, data_.ledgerBalances ? QStringLiteral("tick") : QStringLiteral("warn"), data_.ledgerBalances ? Role::Ok : Role::Crit});
        if (!data_.ledgerCount.isEmpty()) fields.push_back({{}, data_.ledgerCount, data_.ledgerNote, {}});
    }
    if (!data_.queue.isEmpty()) fields.push_back({tr("Queue"), data_.queue, {}, {}, data_.queueTone == Tone::Neutral ? Role::Text : toneText(data_.queueTone)});
    if (!data_.memory.isEmpty()) fields.push_back({tr("Memory"), data_.memory, data_.memoryOf, {}});
    ledgerRect_ = {};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const double width = fieldWidth(fields[i]);
        if (left + width > right) break;   // fields that do not fit are left out whole
        const bool joined = ledger >= 0 && static_cast<int>(i) == ledger + 1 && !data_.ledgerCount.isEmpty();
        if (joined) left -= 2 * kSpace - 5;
        else if (i > 0) painter.fillRect(QRectF(std::round(left - kSpace), 7, 1, height() - 14), theme.color(Role::Border));
        paintField(painter, left, height(), fields[i]);
        if (static_cast<int>(i) == ledger) ledgerRect_ = QRectF(left, 0, width, height());
        left += width + 2 * kSpace;
    }
    return left;
}

void StatusBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    painter.fillRect(rect(), theme.color(Role::Rail));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Role::Border));
    const double right = paintHints(painter, width() - 16.0);
    if (!data_.message.isEmpty()) paintText(painter, QRectF(18, 0, right - 18, height()), data_.message, textFont(TextStyle::Small), theme.color(Role::Muted));
    else paintFields(painter, 16, right);
}

void StatusBar::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && ledgerRect_.contains(event->position())) emit ledgerClicked();
}

}  // namespace tally
