// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/page_header.h"

#include <QHBoxLayout>

#include "widgets/cards/badge.h"
#include "widgets/cards/elided_label.h"

namespace tally {

PageHeader::PageHeader(const QString& title, QWidget* parent) : QWidget(parent) {
    setFixedHeight(metrics().pageHeader);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    title_ = new ElidedLabel(TextStyle::Page, Role::Text, true, this);
    title_->setElides(false);
    subtitle_ = new ElidedLabel(TextStyle::Body, Role::Muted, false, this);
    subtitle_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    chips_ = new QHBoxLayout;
    chips_->setSpacing(8);
    actions_ = new QHBoxLayout;
    actions_->setSpacing(8);
    row->addWidget(title_);
    row->addWidget(subtitle_, 1);
    row->addLayout(chips_);
    row->addStretch(1);
    row->addLayout(actions_);
    setTitle(title);
    setSubtitle({});
}

void PageHeader::setTitle(const QString& title) { title_->setText(title); }

void PageHeader::setSubtitle(const QString& subtitle) {
    subtitle_->setText(subtitle);
    subtitle_->setVisible(!subtitle.isEmpty());
}

void PageHeader::setFilters(const std::vector<Filter>& filters, bool canAdd) {
    while (QLayoutItem* item = chips_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Filter& filter : filters) {
        auto* chip = new Chip(filter.label, filter.value, true, {}, this);
        connect(chip, &Chip::removed, this, [this, id = filter.id] { emit filterRemoved(id); });
        connect(chip, &QAbstractButton::clicked, this, [this, id = filter.id] { emit filterClicked(id); });
        chips_->addWidget(chip);
    }
    if (!canAdd) return;
    auto* add = new Chip(tr("Filter"), {}, false, QStringLiteral("plus"), this);
    connect(add, &QAbstractButton::clicked, this, &PageHeader::addFilterRequested);
    chips_->addWidget(add);
}

void PageHeader::addActionWidget(QWidget* widget) { actions_->addWidget(widget); }

}  // namespace tally
