// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/dialog_foot.h"

#include <QDialog>
#include <QHBoxLayout>

#include "widgets/cards/buttons.h"

namespace tally {

DialogFoot::DialogFoot(ActionButton* action, QDialog* dialog) : QWidget(dialog), row_(new QHBoxLayout(this))
{
    row_->setContentsMargins(0, 0, 0, 0);
    auto* cancel = new ActionButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    action->setDefault(true);
    row_->addStretch(1);
    row_->addWidget(cancel);
    row_->addWidget(action);
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
}

void DialogFoot::addLeft(QWidget* widget, bool fills)
{
    row_->insertWidget(left_++, widget, fills ? 1 : 0);
    if (fills) row_->setStretch(row_->count() - 3, 0);   // the room before the two
}

}  // namespace tally
