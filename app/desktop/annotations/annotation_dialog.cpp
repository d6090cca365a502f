// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/annotations/annotation_dialog.h"

#include <QDateTime>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "widgets/cards/buttons.h"
#include "widgets/cards/dialog_foot.h"
#include "widgets/cards/elided_label.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {
const QString kForm = QStringLiteral("yyyy-MM-dd HH:mm:ss");
}

QString annotationTime(qint64 us) { return QDateTime::fromMSecsSinceEpoch(us / kUsPerMs, shownZone()).toString(kForm); }

std::optional<qint64> parseAnnotationTime(const QString& text)
{
    for (const QString& form : {kForm, QStringLiteral("yyyy-MM-dd HH:mm")}) {
        const QDateTime parsed = QDateTime::fromString(text.trimmed(), form);
        if (parsed.isValid()) return momentOfWall(parsed.date(), parsed.time());
    }
    return std::nullopt;
}

QString annotationWhen(const Annotation& annotation)
{
    const QString from = annotationTime(annotation.fromUs);
    return (annotation.toUs == annotation.fromUs ? from : from + QStringLiteral(" – ") + annotationTime(annotation.toUs)) + QLatin1Char(' ') + zoneText(annotation.toUs);
}

AnnotationDialog::AnnotationDialog(AnnotationBook* book, const Annotation& annotation, QWidget* parent)
    : QDialog(parent), book_(book), annotation_(annotation), text_(new QLineEdit(annotation.text, this)), from_(new QLineEdit(annotationTime(annotation.fromUs), this)),
      to_(new QLineEdit(annotation.toUs > annotation.fromUs ? annotationTime(annotation.toUs) : QString(), this)), problem_(new ElidedLabel(TextStyle::Small, Role::Crit))
{
    setWindowTitle(tr("Annotation"));
    setModal(true);
    setMinimumWidth(460);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    title->setText(annotation.id.isEmpty() ? tr("What happened?") : tr("Edit the annotation"));
    layout->addWidget(title);
    auto* form = new QFormLayout();
    text_->setMaxLength(AnnotationBook::kMostText);
    text_->setPlaceholderText(tr("Release 2.18, or: disk replaced"));
    to_->setPlaceholderText(tr("empty: one moment"));
    const std::tuple<QString, QLineEdit*> rows[] = {{tr("Text"), text_}, {tr("From, %1").arg(zoneText(annotation.fromUs)), from_}, {tr("To, %1").arg(zoneText(annotation.fromUs)), to_}};
    for (const auto& [name, field] : rows) {
        field->setAccessibleName(name);
        form->addRow(name, field);
    }
    layout->addLayout(form);
    layout->addWidget(problem_);
    problem_->hide();
    auto* keep = new ActionButton({}, tr("Keep"), ButtonKind::Primary);
    auto* foot = new DialogFoot(keep, this);
    layout->addWidget(foot);
    if (!annotation.id.isEmpty()) {
        auto* erase = new ActionButton(tr("Delete"));
        foot->addLeft(erase);
        connect(erase, &QPushButton::clicked, this, [this] {
            QString why;
            if (book_->remove(annotation_.id, &why)) return reject();
            problem_->setText(why);
            problem_->show();
        });
    }
    connect(keep, &QPushButton::clicked, this, &AnnotationDialog::accept);
    text_->setFocus();
}

void AnnotationDialog::accept()
{
    QString why;
    const auto from = parseAnnotationTime(from_->text()), to = to_->text().trimmed().isEmpty() ? from : parseAnnotationTime(to_->text());
    if (!from || !to) {
        why = tr("A time is written like %1.").arg(annotationTime(annotation_.fromUs));
    } else {
        Annotation made{annotation_.id, *from, *to, text_->text()};
        // The fields show seconds: what was not touched keeps its microseconds.
        if (from_->text() == annotationTime(annotation_.fromUs)) made.fromUs = annotation_.fromUs;
        if (to_->text() == annotationTime(annotation_.toUs) || (to_->text().trimmed().isEmpty())) made.toUs = to_->text().trimmed().isEmpty() ? made.fromUs : annotation_.toUs;
        if (book_->put(made, &why)) return QDialog::accept();
    }
    problem_->setText(why);
    problem_->show();
}

}  // namespace tally
