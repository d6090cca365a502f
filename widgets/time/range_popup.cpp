// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time/range_popup.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>
#include <array>

#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"
#include "widgets/time/shown_range.h"

namespace tally {
namespace {

constexpr std::array<qint64, 6> kQuickSpans = {15 * kUsPerMinute, kUsPerHour, 6 * kUsPerHour, kUsPerDay, 7 * kUsPerDay, 30 * kUsPerDay};

QLabel* caption(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(textFont(TextStyle::Small));
    return label;
}

void mark(QLineEdit& edit, bool invalid) {
    if (edit.property("invalid").toBool() == invalid) return;
    edit.setProperty("invalid", invalid);
    edit.style()->unpolish(&edit);
    edit.style()->polish(&edit);
}

}  // namespace

RangePopup::RangePopup(qint64 nowUs, const QString& from, const QString& to, QWidget* parent) : QFrame(parent, Qt::Popup), nowUs_(nowUs) {
    setObjectName(QStringLiteral("rangePopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setStyleSheet(QStringLiteral("#rangePopup { background: %1; border: 1px solid %2; border-radius: 6px; }")
                      .arg(currentTheme().color(Role::Surface).name(), currentTheme().color(Role::Strong).name()));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(16);
    row->addWidget(buildQuick());
    row->addWidget(buildEntry(from, to));
    check();
}

QWidget* RangePopup::buildQuick() {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    const auto add = [&](const QString& text, auto&& chosen) {
        auto* button = new ActionButton({}, text, ButtonKind::Quiet, box);
        button->setSmall(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QPushButton::clicked, this, chosen);
        column->addWidget(button);
    };
    for (const qint64 span : kQuickSpans)
        add(rangeName(ShownRange::last(span, nowUs_)), [this, span] {
            emit lastChosen(span);
            close();
        });
    add(tr("Everything"), [this] {
        emit everythingChosen();
        close();
    });
    column->addStretch(1);
    return box;
}

QWidget* RangePopup::buildEntry(const QString& from, const QString& to) {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    from_ = new QLineEdit(from, box);
    to_ = new QLineEdit(to, box);
    from_->setAccessibleName(tr("From, %1").arg(zoneText(nowUs_)));
    to_->setAccessibleName(tr("To, %1").arg(zoneText(nowUs_)));
    from_->setMinimumWidth(210);
    note_ = caption({}, box);
    note_->setWordWrap(true);
    apply_ = new ActionButton({}, tr("Show range"), ButtonKind::Primary, box);
    column->addWidget(caption(tr("From, %1").arg(zoneText(nowUs_)), box));
    column->addWidget(from_);
    column->addWidget(caption(tr("To, %1 (not included)").arg(zoneText(nowUs_)), box));
    column->addWidget(to_);
    column->addWidget(note_);
    column->addStretch(1);
    column->addWidget(apply_, 0, Qt::AlignRight);
    const auto choose = [this] {
        if (!apply_->isEnabled()) return;
        emit entryChosen(from_->text(), to_->text());
        close();
    };
    for (QLineEdit* edit : {from_, to_}) {
        connect(edit, &QLineEdit::textChanged, this, &RangePopup::check);
        connect(edit, &QLineEdit::returnPressed, this, choose);
    }
    connect(apply_, &QPushButton::clicked, this, choose);
    return box;
}

void RangePopup::check() {
    const auto from = parseMoment(from_->text(), nowUs_), to = parseMoment(to_->text(), nowUs_);
    mark(*from_, !from);
    mark(*to_, !to);
    const bool ordered = from && to && *from < *to;
    apply_->setEnabled(ordered);
    if (!from || !to) note_->setText(tr("2026-11-24 14:00, RFC 3339 or now-6h"));
    else note_->setText(ordered ? rangeText(*from, *to) : tr("From must be before To"));
}

}  // namespace tally
