// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/health/objective_dialog.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/cards/buttons.h"
#include "widgets/cards/dialog_foot.h"
#include "widgets/cards/elided_label.h"

namespace tally {

ObjectiveDialog::ObjectiveDialog(const Objective& objective, QWidget* parent) : QDialog(parent), objective_(objective), target_(new QDoubleSpinBox(this))
{
    setWindowTitle(tr("Objective"));
    setModal(true);
    setMinimumWidth(460);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    const bool latency = objective.kind == ObjectiveKind::Latency;
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    title->setText(latency ? tr("How fast requests are") : tr("How many requests succeed"));
    auto* what = new ElidedLabel(TextStyle::Body, Role::Muted);
    what->setText(latency ? tr("Requests that take longer spend the error budget of 30 days.") : tr("Requests that end in an error (5xx) spend the error budget of 30 days."));
    layout->addWidget(title);
    layout->addWidget(what);
    auto* form = new QFormLayout();
    if (latency) {
        limit_ = new QSpinBox(this);
        limit_->setRange(1, 3'600'000);
        limit_->setSuffix(tr(" ms"));
        limit_->setGroupSeparatorShown(true);
        limit_->setValue(static_cast<int>(std::lround(objective.limitSeconds * 1000)));
        limit_->setAccessibleName(tr("Limit"));
        form->addRow(tr("Limit"), limit_);
    }
    target_->setDecimals(3);
    target_->setRange(0, 99.999);
    target_->setSingleStep(0.1);
    target_->setSuffix(QStringLiteral(" %"));
    target_->setValue(objective.target * 100);
    target_->setAccessibleName(tr("Target"));
    form->addRow(tr("Target"), target_);
    layout->addLayout(form);
    auto* keep = new ActionButton({}, tr("Keep"), ButtonKind::Primary);
    layout->addWidget(new DialogFoot(keep, this));
    connect(keep, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { emit changed(this->objective()); });
}

Objective ObjectiveDialog::objective() const
{
    Objective made = objective_;
    made.target = target_->value() / 100;
    if (limit_ != nullptr) made.limitSeconds = limit_->value() / 1000.0;
    return made;
}

}  // namespace tally
