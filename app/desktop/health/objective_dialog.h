// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/health/objective.h"

class QDoubleSpinBox;
class QSpinBox;

namespace tally {

// Target, and for latency the limit, of one objective.
class ObjectiveDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ObjectiveDialog(const Objective& objective, QWidget* parent = nullptr);
    Objective objective() const;

signals:
    void changed(const tally::Objective& objective);   // accepted

private:
    Objective objective_;
    QDoubleSpinBox* target_;
    QSpinBox* limit_ = nullptr;        // ms
};

}  // namespace tally
