// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/accessible.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QVariant>
#include <QWidget>

namespace tally {
namespace {

// A painted control: its summary, which follows the cursor inside it, is also its value.
class PaintedControl final : public QAccessibleWidget {
public:
    PaintedControl(QWidget* widget, QAccessible::Role role) : QAccessibleWidget(widget, role) {}
    QString text(QAccessible::Text kind) const override {
        if (widget() == nullptr || (kind != QAccessible::Value && kind != QAccessible::Description)) return QAccessibleWidget::text(kind);
        const QVariant spoken = widget()->property("spoken");   // made when it is asked for
        if (spoken.isValid()) return spoken.toString();
        return kind == QAccessible::Value ? widget()->accessibleDescription() : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* roleOf(const QString& className, QObject* object) {
    static const QHash<QString, QAccessible::Role> roles{
        {QStringLiteral("tally::NavRail"), QAccessible::PageTabList},
        {QStringLiteral("tally::SegmentedControl"), QAccessible::ComboBox},
        {QStringLiteral("tally::TimeChart"), QAccessible::Chart},
        {QStringLiteral("tally::BumpChart"), QAccessible::Chart},
        {QStringLiteral("tally::HeatMap"), QAccessible::Chart},
        {QStringLiteral("tally::ShareChart"), QAccessible::Chart},
        {QStringLiteral("QKeySequenceEdit"), QAccessible::HotkeyField},   // Qt says nothing of it
        {QStringLiteral("tally::ChartLegend"), QAccessible::List},
        {QStringLiteral("tally::RankBoard"), QAccessible::List},
        {QStringLiteral("tally::BudgetBoard"), QAccessible::List},
        {QStringLiteral("tally::GoldenTile"), QAccessible::Button},
        {QStringLiteral("tally::SignalStrip"), QAccessible::Indicator},
    };
    const auto role = roles.constFind(className);
    auto* widget = qobject_cast<QWidget*>(object);
    return role == roles.constEnd() || widget == nullptr ? nullptr : new PaintedControl(widget, *role);
}

}  // namespace

void installAccessibleRoles() {
    static bool done = false;
    if (!done) QAccessible::installFactory(roleOf);
    done = true;
}

}  // namespace tally
