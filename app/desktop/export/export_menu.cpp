// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/export/export_menu.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>
#include <QThreadPool>
#include <QWidget>
#include <memory>

#include "app/desktop/background_pool.h"
#include "app/desktop/export/export_dialog.h"
#include "app/desktop/export/figures_dialog.h"

namespace tally {

namespace {
QString menuWords(const char* source) { return QCoreApplication::translate("tally::ExportMenu", source); }
}  // namespace

QString writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
    return QCoreApplication::translate("tally::ExportMenu", "%1 could not be written: %2").arg(path, file.errorString());
}

QImage grabImage(QWidget* widget)
{
    QImage image(widget->size() * 2, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    image.fill(widget->palette().color(QPalette::Base));
    widget->render(&image);
    return image;
}

Exportable exportableWidget(const QString& name, QWidget* widget, std::function<ExportTable()> table)
{
    Exportable what;
    what.name = name;
    what.table = std::move(table);
    what.image = [widget] { return grabImage(widget); };
    what.size = [widget] { return widget->size(); };
    what.vector = [widget](QPaintDevice* device) {
        QPainter painter;
        if (!painter.begin(device)) return false;
        painter.fillRect(widget->rect(), widget->palette().color(QPalette::Base));
        widget->render(&painter);
        return painter.end();
    };
    return what;
}

void addExportActions(QMenu* menu, QWidget* owner, const QString& panel, Exportable what)
{
    QAction* open = menu->addAction(menuWords(QT_TRANSLATE_NOOP("tally::ExportMenu", "Export…")));
    open->setObjectName(QStringLiteral("export"));
    QObject::connect(open, &QAction::triggered, owner, [owner, panel, what] {
        auto* host = dynamic_cast<ExportHost*>(owner->window());
        static ExportChoices forgotten;      // of a panel outside of a window, as in tests
        auto* dialog = new ExportDialog(panel, what, host != nullptr ? host->exportChoices() : &forgotten, owner->window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    QAction* copy = menu->addAction(menuWords(QT_TRANSLATE_NOOP("tally::ExportMenu", "Copy")));
    copy->setObjectName(QStringLiteral("copy"));
    QObject::connect(copy, &QAction::triggered, owner, [what] {
        QClipboard* clipboard = QGuiApplication::clipboard();
        if (!what.later) return clipboard->setText(toTsv(what.table()));
        // What is copied in the meantime, here or elsewhere, is newer.
        const auto newer = std::make_shared<bool>(false);
        QObject::connect(clipboard, &QClipboard::dataChanged, clipboard, [newer] { *newer = true; }, Qt::SingleShotConnection);
        backgroundPool().start([rows = what.later(), newer] {
            const auto copied = std::make_shared<QString>(QString::fromUtf8(tableBytes(rows, ExportFormat::Tsv, false)));
            QMetaObject::invokeMethod(qApp, [copied, newer] {
                if (!*newer) QGuiApplication::clipboard()->setText(*copied);
            });
        });
    });
}

void addFigureActions(QMenu* menu, QWidget* owner, const QString& panel, Exportable what)
{
    addExportActions(menu, owner, panel, what);
    QAction* copy = menu->findChild<QAction*>(QStringLiteral("copy"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    owner->addAction(copy);
    QAction* table = menu->addAction(menuWords(QT_TRANSLATE_NOOP("tally::ExportMenu", "Show as table")));
    table->setObjectName(QStringLiteral("figures"));
    QObject::connect(table, &QAction::triggered, owner, [owner, panel, ask = std::move(what.table)] {
        auto* dialog = new FiguresDialog(panel, ask, owner->window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(owner, &QObject::destroyed, dialog, &QWidget::close);
        dialog->show();
    });
}

}  // namespace tally
