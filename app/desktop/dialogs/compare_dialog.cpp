// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/compare_dialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/event/time.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/dialog_foot.h"
#include "widgets/cards/elided_label.h"

namespace tally {

CompareDialog::CompareDialog(qint64 offsetUs, QWidget* parent) : QDialog(parent), number_(new QSpinBox(this)), unit_(new QComboBox(this))
{
    setWindowTitle(tr("Compare"));
    setModal(true);
    setMinimumWidth(420);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    title->setText(tr("Compare with an earlier time"));
    layout->addWidget(title);
    const std::pair<QString, qint64> units[] = {{tr("minutes earlier"), kMinute}, {tr("hours earlier"), kHour}, {tr("days earlier"), kDay}, {tr("weeks earlier"), 7 * kDay}};
    int current = 2;
    for (int i = 0; i < 4; ++i) {
        unit_->addItem(units[i].first, units[i].second);
        if (offsetUs > 0 && offsetUs % units[i].second == 0) current = i;
    }
    number_->setRange(1, 5000);
    number_->setAccessibleName(tr("How many"));
    unit_->setAccessibleName(tr("Unit"));
    unit_->setCurrentIndex(current);
    if (offsetUs > 0) number_->setValue(static_cast<int>(offsetUs / units[current].second));
    auto* row = new QHBoxLayout();
    row->addWidget(number_, 1);
    row->addWidget(unit_, 2);
    layout->addLayout(row);
    auto* compare = new ActionButton({}, tr("Compare"), ButtonKind::Primary);
    layout->addWidget(new DialogFoot(compare, this));
    connect(compare, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { emit chosen(this->offsetUs()); });
}

qint64 CompareDialog::offsetUs() const { return number_->value() * unit_->currentData().toLongLong(); }

}  // namespace tally
