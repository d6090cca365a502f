// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/annotations/annotation_link.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <algorithm>

#include "app/desktop/annotations/annotation_dialog.h"
#include "widgets/cards/card.h"
#include "widgets/charts/time_chart.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {

constexpr int kMostInMenu = 5, kNameInMenu = 40;

QString words(const char* source) { return QCoreApplication::translate("tally::Annotations", source); }

QString forMenu(QString text)
{
    if (text.size() > kNameInMenu) text = text.left(kNameInMenu - 1) + QStringLiteral("…");
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void edit(AnnotationBook* book, const Annotation& annotation, QWidget* parent)
{
    auto* dialog = new AnnotationDialog(book, annotation, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void show(TimeChart* chart, const AnnotationBook& book)
{
    std::vector<ChartMark> marks;
    for (const Annotation& one : book.all()) {
        ChartMark mark;
        mark.us = one.fromUs;
        mark.toUs = one.toUs > one.fromUs ? one.toUs : kNoTime;
        mark.label = one.text;
        marks.push_back(mark);
    }
    chart->setMarks(std::move(marks));
}

}  // namespace

QMenu* annotationMenu(AnnotationBook* book, qint64 us, qint64 stepUs, qint64 pinnedUs, qint64 spanUs, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    QObject::connect(menu->addAction(words(QT_TRANSLATE_NOOP("tally::Annotations", "Annotate %1…")).arg(momentText(us, spanUs))), &QAction::triggered, parent,
                     [=] { edit(book, {{}, us, us, {}}, parent); });
    if (pinnedUs != kNoTime && pinnedUs != us) {
        const qint64 from = std::min(us, pinnedUs), to = std::max(us, pinnedUs);
        QObject::connect(menu->addAction(words(QT_TRANSLATE_NOOP("tally::Annotations", "Annotate %1 to %2…")).arg(momentText(from, spanUs), momentText(to, spanUs))), &QAction::triggered, parent,
                         [=] { edit(book, {{}, from, to, {}}, parent); });
    }
    int shown = 0;
    for (const Annotation& one : book->all()) {
        const bool here = one.fromUs < us + stepUs && std::max(one.toUs, one.fromUs + 1) > us;
        if (!here || ++shown > kMostInMenu) continue;
        menu->addSeparator();
        QObject::connect(menu->addAction(words(QT_TRANSLATE_NOOP("tally::Annotations", "Edit “%1”…")).arg(forMenu(one.text))), &QAction::triggered, parent, [=] { edit(book, one, parent); });
        QObject::connect(menu->addAction(words(QT_TRANSLATE_NOOP("tally::Annotations", "Delete “%1”")).arg(forMenu(one.text))), &QAction::triggered, parent, [=] {
            QString why;
            if (!book->remove(one.id, &why)) edit(book, one, parent);   // which says why when it is tried there
        });
    }
    return menu;
}

void linkAnnotations(TimeChart* chart, Card* card, AnnotationBook* book)
{
    QObject::connect(book, &AnnotationBook::changed, chart, [chart, book] { show(chart, *book); });
    show(chart, *book);
    QAction* annotate = card->menu()->addAction(words(QT_TRANSLATE_NOOP("tally::Annotations", "Annotate…")));
    annotate->setObjectName(QStringLiteral("annotate"));
    QObject::connect(annotate, &QAction::triggered, chart, [chart, book] { edit(book, {{}, chart->markedUs(), chart->markedUs(), {}}, chart->window()); });
    chart->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(chart, &QWidget::customContextMenuRequested, chart, [chart, book](const QPoint& at) {
        const ChartData& data = chart->data();
        if (data.toUs <= data.fromUs) return;
        QMenu* menu = annotationMenu(book, chart->markedUs(at), data.stepUs, chart->pinnedUs(), data.toUs - data.fromUs, chart->window());
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(chart->mapToGlobal(at));
    });
}

}  // namespace tally
