// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QSpinBox;

namespace tally {

// So many minutes, hours, days or weeks earlier.
class CompareDialog final : public QDialog {
    Q_OBJECT
public:
    explicit CompareDialog(qint64 offsetUs, QWidget* parent = nullptr);
    qint64 offsetUs() const;

signals:
    void chosen(qint64 offsetUs);

private:
    QSpinBox* number_;
    QComboBox* unit_;
};

}  // namespace tally
