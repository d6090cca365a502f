// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/export/export_dialog.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QStandardPaths>
#include <QThreadPool>
#include <QVBoxLayout>

#include "app/desktop/background_pool.h"
#include "app/desktop/export/export_menu.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/dialog_foot.h"
#include "widgets/cards/elided_label.h"
#include "widgets/cards/segmented_control.h"

namespace tally {

ExportDialog::ExportDialog(const QString& panel, Exportable what, ExportChoices* choices, QWidget* parent)
    : QDialog(parent), panel_(panel), what_(std::move(what)), choices_(choices)
{
    setWindowTitle(tr("Export"));
    setModal(true);
    setMinimumWidth(600);
    build();
    ExportFormat format = ExportFormat::Csv;
    for (const ExportFormat one : kExportFormats)
        if (formatId(one) == choices_->format) format = one;
    if ((isPicture(format) && !what_.image) || ((format == ExportFormat::Svg || format == ExportFormat::Pdf) && !what_.vector)) format = ExportFormat::Csv;
    if (!what_.table && !isPicture(format)) format = ExportFormat::Pdf;
    formats_->setCurrent(formatId(format));
    QString folder = choices_->folder;
    if (folder.isEmpty() || !QFileInfo(folder).isDir()) folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir()) folder = QDir::homePath();
    path_->setText(QDir(folder).filePath(proposedName(what_, format, QDateTime::currentDateTime())));
    formatChanged();
}

void ExportDialog::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    title->setText(tr("Export %1").arg(panel_));
    layout->addWidget(title);
    formats_ = new SegmentedControl();
    std::vector<Segment> segments;
    const QString names[] = {tr("CSV"), tr("CSV for Excel"), tr("TSV"), tr("JSON"), tr("PNG"), tr("SVG"), tr("PDF")};
    for (const ExportFormat format : kExportFormats) {
        if (isPicture(format) ? !what_.image : !what_.table) continue;
        if ((format == ExportFormat::Svg || format == ExportFormat::Pdf) && !what_.vector) continue;
        segments.push_back({formatId(format), names[static_cast<int>(format)], {}, Tone::Accent});
    }
    formats_->setSegments(std::move(segments));
    formats_->setAccessibleName(tr("Format"));
    path_ = new QLineEdit();
    path_->setAccessibleName(tr("File"));
    auto* browse = new ActionButton(tr("Browse…"));
    auto* file = new QHBoxLayout();
    file->addWidget(path_, 1);
    file->addWidget(browse);
    side_ = new QCheckBox(tr("Write where it comes from beside it"));
    side_->setChecked(choices_->sideFile);
    layout->addWidget(formats_, 0, Qt::AlignLeft);
    layout->addLayout(file);
    layout->addWidget(side_);
    note_ = new ElidedLabel(TextStyle::Small, Role::Muted);
    layout->addWidget(note_);
    export_ = new ActionButton(QStringLiteral("export"), tr("Export"), ButtonKind::Primary);
    layout->addWidget(new DialogFoot(export_, this));
    connect(formats_, &SegmentedControl::currentChanged, this, &ExportDialog::formatChanged);
    connect(path_, &QLineEdit::textChanged, this, &ExportDialog::check);
    connect(side_, &QCheckBox::toggled, this, &ExportDialog::check);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(export_, &QPushButton::clicked, this, &ExportDialog::exportNow);
}

void ExportDialog::setFormat(ExportFormat format)
{
    formats_->setCurrent(formatId(format));
    formatChanged();
}

void ExportDialog::setPath(const QString& path) { path_->setText(path); }

QString ExportDialog::path() const { return path_->text().trimmed(); }

ExportFormat ExportDialog::format() const
{
    for (const ExportFormat one : kExportFormats)
        if (formatId(one) == formats_->current()) return one;
    return ExportFormat::Csv;
}

QString ExportDialog::sidePath() const { return path() + QStringLiteral(".provenance.json"); }

// The suffix follows the format; what was typed stays.
void ExportDialog::formatChanged()
{
    const QFileInfo file(path());
    for (const ExportFormat one : kExportFormats)
        if (file.suffix().compare(formatSuffix(one), Qt::CaseInsensitive) == 0) {
            path_->setText(path().chopped(file.suffix().size()) + formatSuffix(format()));
            break;
        }
    side_->setEnabled(format() != ExportFormat::Json);
    check();
}

void ExportDialog::check()
{
    const QFileInfo file(path());
    QString problem, warning;
    if (path().isEmpty() || file.isDir()) problem = tr("Say which file to write.");
    else if (!file.absoluteDir().exists()) problem = tr("There is no folder %1.").arg(file.absolutePath());
    else if (file.exists()) warning = tr("%1 is there already.").arg(file.fileName());
    else if (side_->isChecked() && format() != ExportFormat::Json && QFileInfo::exists(sidePath())) warning = tr("%1 is there already.").arg(QFileInfo(sidePath()).fileName());
    QString what = format() == ExportFormat::Excel  ? tr("With the separators of this language, so that Excel opens it as a table.")
                   : format() == ExportFormat::Json ? tr("Numbers in full; where it comes from is inside.")
                   : isPicture(format())            ? tr("The picture as it is shown.")
                                                    : tr("What is shown, numbers in full; formulas in text are made inert.");
    note_->setRole(!problem.isEmpty() ? Role::Crit : !warning.isEmpty() ? Role::Warn : Role::Muted);
    note_->setText(!problem.isEmpty() ? problem : !warning.isEmpty() ? warning : what);
    export_->setEnabled(problem.isEmpty());
    export_->setText(warning.isEmpty() ? tr("Export") : tr("Replace"));
}

void ExportDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Export"), QFileInfo(path()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);   // asked here
    dialog->setDefaultSuffix(formatSuffix(format()));
    dialog->selectFile(QFileInfo(path()).fileName());
    connect(dialog, &QFileDialog::fileSelected, path_, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::exportNow()
{
    const bool there = export_->text() == tr("Replace");
    // A file may have come since the note was written: then say so first.
    if (!there && QFileInfo::exists(path())) return check();
    choices_->folder = QFileInfo(path()).absolutePath();
    choices_->format = formatId(format());
    choices_->sideFile = side_->isChecked();
    export_->setEnabled(false);
    note_->setRole(Role::Muted);
    note_->setText(tr("Writing…"));
    const QByteArray provenance = provenanceJson(panel_, what_.note ? what_.note() : AnswerNote{}, QDateTime::currentDateTimeUtc());
    const bool side = side_->isChecked() && format() != ExportFormat::Json, comma = QLocale().decimalPoint() == QStringLiteral(",");
    std::function<QByteArray()> make;
    if (isPicture(format())) {
        make = [bytes = pictureBytes(what_, format(), panel_)] { return bytes; };
    } else {
        const ExportRows rows = what_.later ? what_.later() : rowsOf(what_.table());
        make = [rows, format = format(), comma, provenance, stop = stop_.get_token()] { return tableBytes(rows, format, comma, provenance, stop); };
    }
    backgroundPool().start([guard = QPointer<ExportDialog>(this), make = std::move(make), path = path(), side, provenance, sidePath = sidePath(), stop = stop_.get_token()] {
        const QByteArray bytes = make();
        if (stop.stop_requested()) return;
        QString problem = bytes.isEmpty() ? ExportDialog::tr("nothing could be drawn") : writeFile(path, bytes);
        if (problem.isEmpty() && side) problem = writeFile(sidePath, provenance);
        QMetaObject::invokeMethod(qApp, [guard, problem] {
            if (guard) guard->finished(problem);
        });
    });
}

void ExportDialog::reject()
{
    stop_.request_stop();
    QDialog::reject();
}

void ExportDialog::finished(const QString& problem)
{
    if (problem.isEmpty()) {
        emit written(path());
        accept();
        return;
    }
    note_->setRole(Role::Crit);
    note_->setText(problem);
    export_->setEnabled(true);
}

}  // namespace tally
