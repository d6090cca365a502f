// SPDX-License-Identifier: GPL-3.0-or-later
// StatusBar: the 28 px line at the bottom: state, freshness, rate, ledger, queue, memory; key hints of the page and the zone at the right.
#pragma once

#include <QStringList>
#include <QWidget>
#include <utility>
#include <vector>

#include "widgets/theme/theme.h"

namespace tally {

struct StatusData {
    QString message;                 // instead of all fields: "No socket open, no connection made"
    QString state;                   // "Live", "Paused", "Recorded"
    QString stateIcon;               // "live", "pause", "file"
    Tone stateTone = Tone::Ok;
    QString fresh;                   // "6.2 s"; empty fields are left out
    QString rate;                    // "10,386 ev/s"
    bool ledgerBalances = true;
    QString ledgerWord;              // "balances" or "off by 12"; empty = no ledger field
    QString ledgerCount, ledgerNote; // "389,412,806", "received today"
    QString queue;                   // "12 %"
    Tone queueTone = Tone::Neutral;
    QString memory, memoryOf;        // "214", "of 512 MiB"
    QString zone;                    // "UTC", "CET"
};

class StatusBar final : public QWidget {
    Q_OBJECT
public:
    struct Hint {
        QStringList keys;
        QString text;
    };
    explicit StatusBar(QWidget* parent = nullptr);
    void setData(const StatusData& data);
    void setHints(std::vector<Hint> hints);      // two at most are shown
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void ledgerClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    double paintFields(QPainter& painter, double left, double right);
    double paintHints(QPainter& painter, double right);
    StatusData data_;
    std::vector<Hint> hints_;
    QRectF ledgerRect_;
};

}  // namespace tally
