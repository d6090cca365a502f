// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/problem_note.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/theme/icons.h"
#include "widgets/theme/metrics.h"
#include "widgets/theme/paint.h"

namespace tally {

namespace {
constexpr int kMargin = 12, kIcon = 16;

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}
}  // namespace

ProblemNote::ProblemNote(QWidget* parent) : QWidget(parent), what_(plainLabel(this)), cure_(plainLabel(this))
{
    what_->setObjectName(QStringLiteral("openError"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kMargin + kIcon + kMargin, 8 + 10, 2 * kMargin, 8 + 10);
    column->setSpacing(4);
    column->addWidget(what_);
    column->addWidget(cure_);
    connect(&themeNotifier(), &ThemeNotifier::changed, this, &ProblemNote::applyColors);
    applyColors();
    hide();
}

void ProblemNote::setProblem(const QString& what, const QString& cure)
{
    what_->setText(what);
    cure_->setText(cure);
    cure_->setVisible(!cure.isEmpty());
    setAccessibleName(what + QLatin1Char(' ') + cure);
    setVisible(!what.isEmpty());
}

void ProblemNote::applyColors()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, currentTheme().color(Role::Text));
    what_->setPalette(colors);
    what_->setFont(textFont(TextStyle::Body, true));
    cure_->setPalette(colors);
    update();
}

void ProblemNote::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QRectF area = QRectF(rect()).adjusted(kMargin, 8, -kMargin, -8);
    paintPanel(painter, area, theme.color(Role::CritBg), theme.kind() == ThemeKind::Contrast ? theme.color(Role::Crit) : QColor(Qt::transparent), metrics().radiusControl);
    paintIcon(painter, QRectF(area.left() + kMargin, area.top() + 11, kIcon, kIcon), QStringLiteral("error"), theme.color(Role::Crit));
}

}  // namespace tally
