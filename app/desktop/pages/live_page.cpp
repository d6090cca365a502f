// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/live_page.h"

#include <QApplication>
#include <QCursor>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/engine_controller.h"
#include "app/desktop/text.h"
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

void LivePage::obeyFilter(bool items, bool canAdd)
{
    obeys_ = true;
    itemsToo_ = items;
    canAdd_ = canAdd;
    if (!context_.filter) return;
    connect(context_.filter.get(), &PageFilter::changed, this, [this] {
        showFilter();
        filterChanged();
        askAgain(true);
    });
    connect(header_, &PageHeader::filterRemoved, this, [this] { setFilter({}); });
    connect(header_, &PageHeader::filterClicked, this, [this] {
        if (const auto chosen = filter(); chosen && chosen->by == BreakdownBy::Item) emit itemRequested(text(chosen->key));
    });
    connect(header_, &PageHeader::addFilterRequested, this, &LivePage::offerTypes);
    showFilter();
}

std::optional<HealthFilter> LivePage::filter() const
{
    if (!obeys_ || !context_.filter || !context_.filter->current()) return std::nullopt;
    return context_.filter->current()->by == BreakdownBy::Item && !itemsToo_ ? std::nullopt : context_.filter->current();
}

void LivePage::setFilter(std::optional<HealthFilter> filter) { context_.filter->set(std::move(filter)); }

void LivePage::showFilter()
{
    std::vector<PageHeader::Filter> chips;
    if (const auto chosen = filter()) chips.push_back({QStringLiteral("key"), chosen->by == BreakdownBy::Item ? tr("video") : tr("type"), text(chosen->key)});
    header_->setFilters(chips, canAdd_);
}

void LivePage::offerTypes()
{
    constexpr std::size_t kMost = 24;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::vector<std::string>& types = context_.engine->shown()->types;
    for (std::size_t i = 0; i < std::min(types.size(), kMost); ++i) {
        QString name = text(types[i]);
        connect(menu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&"))), &QAction::triggered, this, [this, type = types[i]] { setFilter(HealthFilter{BreakdownBy::Type, type}); });
    }
    if (types.empty()) menu->addAction(tr("No events yet"))->setEnabled(false);
    const QWidget* chip = QApplication::focusWidget();   // by key the mouse may be anywhere
    menu->popup(chip != nullptr && header_->isAncestorOf(chip) ? chip->mapToGlobal(QPoint(0, chip->height() + 4)) : QCursor::pos());
}

QString LivePage::filterText() const
{
    const auto chosen = filter();
    return chosen ? (chosen->by == BreakdownBy::Item ? tr("video") : tr("type")) + QStringLiteral(": ") + text(chosen->key) : QString();
}

QString LivePage::filterOptions() const
{
    const auto chosen = filter();
    return chosen ? (chosen->by == BreakdownBy::Item ? QStringLiteral(" --item ") : QStringLiteral(" --type ")) + shellQuoted(text(chosen->key)) : QString();
}

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
