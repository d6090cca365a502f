// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/live_page.h"

#include <QVBoxLayout>

#include "app/desktop/engine_controller.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/shell/page_header.h"
#include "widgets/theme/metrics.h"

namespace tally {

LivePage::LivePage(const QString& title, PageContext context, QWidget* parent)
    : QWidget(parent), context_(context), header_(new PageHeader(title, this)), content_(new QVBoxLayout(this))
{
    const Metrics& m = metrics();
    content_->setContentsMargins(m.pageMarginX, m.pageMarginTop, m.pageMarginX, 16);
    content_->setSpacing(m.gap);
    content_->addWidget(header_);
    setAccessibleName(title);
    connect(context_.engine, &EngineController::dataChanged, this, [this] { askAgain(false); });
    connect(context_.range, &TimeRangeController::rangeChanged, this, [this] { askAgain(true); });
}

void LivePage::askAgain(bool anew)
{
    pending_ = pending_ || anew;
    if (!isVisible()) return;
    refresh(anew);
    if (anew) asked_ = context_.engine->newestQuestion();
}

// An answer to what was asked before the change may still come in: it settles nothing.
bool LivePage::settled() const { return !pending_ && context_.engine->oldestUnderWay() > asked_; }

void LivePage::complete(AnswerNote* note, const QString& verb, MinuteRange range, const QString& rest) const
{
    completeNote(note, context_, verb, range, rest);
}

void LivePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askAgain(true);
}

void LivePage::setCompact(bool compact)
{
    compact_ = compact;
    compactChanged(compact);
}

}  // namespace tally
