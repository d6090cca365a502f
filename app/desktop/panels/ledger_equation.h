// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/event/ledger.h"

namespace tally {

// The conservation law as an equation: received = counted + duplicate + late + future + rejected + in flight.
class LedgerEquation final : public QWidget {
    Q_OBJECT
public:
    explicit LedgerEquation(QWidget* parent = nullptr);
    void setLedger(const Ledger& ledger, const QString& from);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Ledger ledger_;
    QString from_;
};

}  // namespace tally
