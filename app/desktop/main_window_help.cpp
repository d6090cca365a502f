// SPDX-License-Identifier: GPL-3.0-or-later
// Palette, keys, help and the panel an action is about.
#include <QFileInfo>
#include <QMenu>

#include "app/desktop/actions/key_sheet.h"
#include "app/desktop/actions/palette_link.h"
#include "app/desktop/annotations/annotation_list.h"
#include "app/desktop/dialogs/compare_dialog.h"
#include "app/desktop/engine_controller.h"
#include "app/desktop/explain/explain_dialog.h"
#include "app/desktop/explain/raw_lines_dialog.h"
#include "app/desktop/help/help_dialog.h"
#include "app/desktop/main_window.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/pages/live_page.h"
#include "app/desktop/recent_logs.h"
#include "app/desktop/source_controller.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/card.h"

namespace tally {

void MainWindow::showPalette()
{
    openPalette(this, registry_, context_, {[this](const QString& item) { showItem(item); }, [this](const QString& topic) { showHelp(topic, this); }});
}

void MainWindow::showKeys()
{
    auto* sheet = new KeySheet(*registry_, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::showContextHelp()
{
    const QMap<QString, QString> topics{{QStringLiteral("overview"), QStringLiteral("traffic")}, {QStringLiteral("videos"), QStringLiteral("items")},
                                        {QStringLiteral("trends"), QStringLiteral("boards")}, {QStringLiteral("health"), QStringLiteral("objectives")},
                                        {QStringLiteral("sources"), QStringLiteral("ledger")}};
    showHelp(topicAt(this, topics.value(current_)), this);
}

void MainWindow::chooseComparison()
{
    auto* dialog = new CompareDialog(context_.range->compareOffset(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CompareDialog::chosen, context_.range, &TimeRangeController::compareWith);
    dialog->open();
}

// The files behind the sources, each as it was opened; of a store's other sources, as they say themselves what they are. Of listeners
// what their journals keep.
std::vector<RawLog> MainWindow::rawLogs() const
{
    std::vector<RawLog> logs;
    for (const SourceState& source : context_.engine->shown()->sources) {
        if (const auto read = context_.engine->engine().readingOf(SourceId{source.id}); read && context_.engine->keepsData())
            logs.push_back({source.name, *read, context_.engine->dataDirectory() + "/journal", context_.engine->engine().sampleOf(SourceId{source.id})});
        const QFileInfo file(text(source.name));
        if (source.kind == SourceKind::Live || !file.isFile()) continue;
        RawLog log{source.name, {}};
        for (const OpenSource& open : sources_->openSources())
            if (open.kind != OpenSource::Kind::Listen && open.how.path == file.absoluteFilePath()) log.read = optionsOf(open.how);
        logs.push_back(std::move(log));
    }
    return logs;
}

void MainWindow::explain(qint64 fromUs, qint64 toUs)
{
    if (!context_.range->known()) return;
    auto* dialog = new ExplainDialog(context_, rawLogs(), fromUs, toUs, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExplainDialog::itemRequested, this, &MainWindow::showItem);
    dialog->open();
}

void MainWindow::showRawLines()
{
    if (!context_.range->known()) return;
    RawQuestion question;
    question.range = minutesOf(context_.range->range());
    if (const auto one = pages_.value(current_)->subject()) {
        question.by = one->by == BreakdownBy::Item ? RawBy::Item : RawBy::Type;
        question.name = text(one->key);
    }
    auto* dialog = new RawLinesDialog(context_.engine, rawLogs(), context_.names ? context_.names->directory() : std::string(), question, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAnnotations()
{
    auto* dialog = new AnnotationList(context_.annotations.get(), context_.range, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::triggerInPanel(const QString& name)
{
    const auto actionOf = [&](const Card* card) -> QAction* {
        if (card == nullptr || !card->isVisible()) return nullptr;
        QAction* found = card->findChild<QAction*>(name);
        return found != nullptr && found->isEnabled() ? found : nullptr;
    };
    for (QWidget* start : {focusWidget(), childAt(mapFromGlobal(QCursor::pos()))})
        for (QWidget* at = start; at != nullptr && at != this; at = at->parentWidget())
            if (QAction* found = actionOf(qobject_cast<Card*>(at))) return found->trigger();
    for (const Card* card : findChildren<Card*>())
        if (QAction* found = actionOf(card)) return found->trigger();
}

}  // namespace tally
