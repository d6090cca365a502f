// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace tally {

class ElidedLabel;

// Asks for the address to listen on. Stays open while the address does not work, with the reason in place.
class ListenDialog final : public QDialog {
    Q_OBJECT
public:
    ListenDialog(const QString& address, QWidget* parent);
    void showProblem(const QString& sentence);   // empty = none

signals:
    void listenRequested(const QString& address);

private:
    void check();
    bool isLocal() const;   // a path or name stands in place of a host, and no port is needed
    QString address() const;
    QLineEdit* host_;
    QLineEdit* port_;
    ElidedLabel* note_;
};

}  // namespace tally
