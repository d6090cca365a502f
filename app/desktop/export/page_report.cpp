// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/export/page_report.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPicture>
#include <QWidget>

#include "app/desktop/engine_controller.h"
#include "app/desktop/export/export_dialog.h"
#include "app/desktop/pages/live_page.h"
#include "app/desktop/minute_range.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/charts/time_chart.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/metrics.h"
#include "widgets/theme/paint.h"

namespace tally {

namespace {

constexpr int kHead = 62, kFoot = 30;

QString reportWords(const char* source) { return QCoreApplication::translate("tally::PageReport", source); }

AnswerNote noteOf(const PageContext& context)
{
    if (!context.range->known()) return {};
    const MinuteRange range = minutesOf(context.range->range());
    AnswerNote note = AnswerTimer().minutes(*context.engine->engine().view(), range);
    completeNote(&note, context, {}, range);
    note.command.clear();     // a page is many questions
    return note;
}

QString completenessText(const AnswerNote& note)
{
    switch (note.completeness) {
    case Completeness::Provisional: return reportWords(QT_TRANSLATE_NOOP("tally::PageReport", "provisional: later events may still change it"));
    case Completeness::Revised: return reportWords(QT_TRANSLATE_NOOP("tally::PageReport", "final, revised by late events"));
    default: return reportWords(QT_TRANSLATE_NOOP("tally::PageReport", "final"));
    }
}

void paintReport(QPainter& painter, LivePage* page, const PageContext& context)
{
    const Theme& theme = currentTheme();
    const AnswerNote note = noteOf(context);
    const QSize size = page->size() + QSize(0, kHead + kFoot);
    const double left = metrics().pageMarginX, width = size.width() - 2 * left;
    painter.fillRect(QRect(QPoint(0, 0), size), theme.color(Role::Window));
    const QString title = QStringLiteral("Tallyscope · ") + page->accessibleName();
    const double used = paintText(painter, QRectF(left, 12, width, 24), title, textFont(TextStyle::Item, true), theme.color(Role::Text));
    const ViewRange& range = context.range->range();
    const QString when = context.range->known() ? rangeText(range.fromUs, range.toUs) : reportWords(QT_TRANSLATE_NOOP("tally::PageReport", "events without a time"));
    paintText(painter, QRectF(left + used + 12, 12, width - used - 12, 24), when, textFont(TextStyle::Body), theme.color(Role::Text), Qt::AlignRight | Qt::AlignVCenter);
    QString from = note.sources.join(QStringLiteral(", "));
    if (note.known) from = from.isEmpty() ? completenessText(note) : from + QStringLiteral(" · ") + completenessText(note);
    paintText(painter, QRectF(left, 36, width, 18), from, textFont(TextStyle::Small), theme.color(Role::Muted));
    painter.fillRect(QRectF(left, kHead - 3, width, 1), theme.color(Role::Border));
    painter.save();
    painter.translate(0, kHead);
    page->render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
    // Charts paint their curves as a picture of pixels; on paper they are lines.
    for (TimeChart* chart : page->findChildren<TimeChart*>()) {
        if (!chart->isVisible()) continue;
        QPicture lines;
        if (!chart->paintTo(&lines)) continue;
        painter.save();
        painter.translate(chart->mapTo(page, QPoint(0, 0)));
        painter.setClipRect(chart->rect());
        painter.drawPicture(0, 0, lines);
        painter.restore();
    }
    painter.restore();
    const QString made = reportWords(QT_TRANSLATE_NOOP("tally::PageReport", "Tallyscope %1, exported %2"))
                             .arg(QCoreApplication::applicationVersion(), isoTime(QDateTime::currentMSecsSinceEpoch() * kUsPerMs));
    paintText(painter, QRectF(left, size.height() - kFoot, width, kFoot - 8), made, textFont(TextStyle::Small), theme.color(Role::Muted));
}

}  // namespace

Exportable pageReport(LivePage* page, const QString& name, const PageContext& context)
{
    Exportable what;
    what.name = name;
    what.size = [page] { return page->size() + QSize(0, kHead + kFoot); };
    what.vector = [page, context](QPaintDevice* device) {
        QPainter painter;
        if (!painter.begin(device)) return false;
        paintReport(painter, page, context);
        return painter.end();
    };
    what.image = [size = what.size, vector = what.vector] {
        QImage image(size() * 2, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(2);
        vector(&image);
        return image;
    };
    what.note = [context] { return noteOf(context); };
    return what;
}

void exportShownPage(QWidget* window, const QString& name, const PageContext& context)
{
    auto* host = dynamic_cast<ExportHost*>(window);
    for (LivePage* page : window->findChildren<LivePage*>()) {
        if (!page->isVisible() || host == nullptr) continue;
        auto* dialog = new ExportDialog(reportWords(QT_TRANSLATE_NOOP("tally::PageReport", "the page %1")).arg(page->accessibleName()), pageReport(page, name, context), host->exportChoices(), window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        return dialog->open();
    }
}

}  // namespace tally
