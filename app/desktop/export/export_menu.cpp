// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/export/export_menu.h"

#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QSaveFile>
#include <QWidget>

#include "app/desktop/export/csv_text.h"

namespace tally {

namespace {

QString words(const char* source) { return QCoreApplication::translate("tally::ExportMenu", source); }

void save(QWidget* owner, const QString& name, const QString& suffix, const QByteArray& bytes)
{
    auto* dialog = new QFileDialog(owner->window(), words(QT_TRANSLATE_NOOP("tally::ExportMenu", "Export")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(suffix.toUpper() + QStringLiteral(" (*.%1)").arg(suffix));
    dialog->selectFile(name + QLatin1Char('.') + suffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, owner, [owner, bytes](const QString& path) {
        const QString problem = writeFile(path, bytes);
        if (problem.isEmpty()) return;
        auto* box = new QMessageBox(QMessageBox::Warning, words(QT_TRANSLATE_NOOP("tally::ExportMenu", "Not written")), problem,
                                    QMessageBox::Ok, owner->window());
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    dialog->open();
}

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

void addExportActions(QMenu* menu, QWidget* owner, Exportable what)
{
    QObject::connect(menu->addAction(words(QT_TRANSLATE_NOOP("tally::ExportMenu", "Export CSV…"))), &QAction::triggered, owner,
                     [owner, what] { save(owner, what.name, QStringLiteral("csv"), toCsv(what.table())); });
    if (what.image)
        QObject::connect(menu->addAction(words(QT_TRANSLATE_NOOP("tally::ExportMenu", "Export PNG…"))), &QAction::triggered, owner, [owner, what] {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            what.image().save(&buffer, "PNG");
            save(owner, what.name, QStringLiteral("png"), bytes);
        });
    QObject::connect(menu->addAction(words(QT_TRANSLATE_NOOP("tally::ExportMenu", "Copy"))), &QAction::triggered, owner,
                     [what] { QGuiApplication::clipboard()->setText(toTsv(what.table())); });
}

}  // namespace tally
