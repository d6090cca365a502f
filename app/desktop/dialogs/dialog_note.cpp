// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/dialog_note.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/theme/icons.h"
#include "widgets/theme/metrics.h"
#include "widgets/theme/paint.h"

namespace tally {

namespace {

constexpr int kMargin = 12, kIcon = 16, kAround = 8;

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

// A remark is smaller: what it stands beside matters more.
int paddingOf(DialogNote::Kind kind) { return kind == DialogNote::Kind::Problem ? 10 : 6; }

}  // namespace

DialogNote::DialogNote(Kind kind, QWidget* parent) : QWidget(parent), kind_(kind), first_(plainLabel(this)), below_(plainLabel(this))
{
    first_->setObjectName(kind == Kind::Problem ? QStringLiteral("openError") : QStringLiteral("openRemark"));
    auto* column = new QVBoxLayout(this);
    const int around = kAround + paddingOf(kind);
    column->setContentsMargins(2 * kMargin + kIcon + kMargin, around, 2 * kMargin, around);
    column->setSpacing(4);
    column->addWidget(first_);
    column->addWidget(below_);
    connect(&themeNotifier(), &ThemeNotifier::changed, this, &DialogNote::applyColors);
    applyColors();
    hide();
}

void DialogNote::setWords(const QString& first, const QString& below)
{
    first_->setText(first);
    below_->setText(below);
    below_->setVisible(!below.isEmpty());
    setAccessibleName(first + QLatin1Char(' ') + below);
    setVisible(!first.isEmpty());
}

void DialogNote::applyColors()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, currentTheme().color(Role::Text));
    first_->setPalette(colors);
    first_->setFont(kind_ == Kind::Problem ? textFont(TextStyle::Body, true) : textFont(TextStyle::Small));
    below_->setPalette(colors);
    if (kind_ == Kind::Remark) below_->setFont(textFont(TextStyle::Small));
    update();
}

void DialogNote::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const bool problem = kind_ == Kind::Problem;
    const Role edge = problem ? Role::Crit : Role::Accent;
    const QRectF area = QRectF(rect()).adjusted(kMargin, kAround, -kMargin, -kAround);
    paintPanel(painter, area, theme.color(problem ? Role::CritBg : Role::AccentBg), theme.kind() == ThemeKind::Contrast ? theme.color(edge) : QColor(Qt::transparent),
               metrics().radiusControl);
    paintIcon(painter, QRectF(area.left() + kMargin, area.top() + paddingOf(kind_) + 1, kIcon, kIcon), problem ? QStringLiteral("error") : QStringLiteral("info"),
              theme.color(edge));
}

}  // namespace tally
