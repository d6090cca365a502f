// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/ledger_equation.h"

#include <QPainter>
#include <array>

#include "widgets/text/number_text.h"
#include "widgets/theme/paint.h"

namespace tally {

LedgerEquation::LedgerEquation(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Ledger"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LedgerEquation::sizeHint() const
{
    return {720, 84};
}

void LedgerEquation::setLedger(const Ledger& ledger, const QString& from)
{
    ledger_ = ledger;
    from_ = from;
    setAccessibleDescription(tr("%1 received, %2 counted, %3 rejected").arg(ledger.received).arg(ledger.counted()).arg(ledger.rejected));
    update();
}

void LedgerEquation::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const double share = ledger_.received == 0 ? 0 : static_cast<double>(ledger_.counted()) / static_cast<double>(ledger_.received);
    struct Term {
        QString name, note;
        std::uint64_t value;
    };
    const std::array<Term, 7> terms{{{tr("Received"), from_, ledger_.received},
                                     {tr("Counted"), ledger_.received == 0 ? QStringLiteral("–") : percentText(share, 3), ledger_.counted()},
                                     {tr("Duplicate"), tr("same id"), ledger_.duplicate},
                                     {tr("Late"), tr("over 1 h"), ledger_.late},
                                     {tr("Future"), tr("over 5 min ahead"), ledger_.future},
                                     {tr("Rejected"), tr("with reasons"), ledger_.rejected},
                                     {tr("In flight"), tr("now"), ledger_.inFlight}}};
    const double column = width() / 7.0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const double left = 12 + static_cast<double>(i) * column + (i > 0 ? 14 : 0);
        const double room = column - (i > 0 ? 20 : 26);
        if (i > 0)
            paintText(painter, QRectF(left - 20, 26, 16, 26), i == 1 ? QStringLiteral("=") : QStringLiteral("+"), textFont(TextStyle::Figure),
                      theme.color(Role::Muted));
        paintText(painter, QRectF(left, 8, room, 16), terms[i].name, textFont(TextStyle::Small), theme.color(Role::Muted));
        paintText(painter, QRectF(left, 26, room + 6, 26), groupedNumber(static_cast<qint64>(terms[i].value)), textFont(TextStyle::Figure, true),
                  theme.color(Role::Text));
        paintText(painter, QRectF(left, 54, room, 16), terms[i].note, textFont(TextStyle::Badge), theme.color(Role::Muted));
    }
}

}  // namespace tally
