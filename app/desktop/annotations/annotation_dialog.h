// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/desktop/annotations/annotation_book.h"

class QLineEdit;

namespace tally {

class ActionButton;
class ElidedLabel;

// One annotation: its text, when it begins and, for a stretch of time, when it ends.
class AnnotationDialog final : public QDialog {
    Q_OBJECT
public:
    // Edits the book when it is accepted; without an id: a new one. Both outlive the dialog.
    AnnotationDialog(AnnotationBook* book, const Annotation& annotation, QWidget* parent = nullptr);
    void accept() override;        // stays open, and says why, where it cannot be kept

private:
    AnnotationBook* book_;
    Annotation annotation_;
    QLineEdit *text_ = nullptr, *from_ = nullptr, *to_ = nullptr;
    ElidedLabel* problem_ = nullptr;
};

// "2026-11-24 14:07:30", to be read back.
QString annotationTime(qint64 us);
std::optional<qint64> parseAnnotationTime(const QString& text);
// "2026-11-24 14:07:30 CEST", or both ends of a stretch.
QString annotationWhen(const Annotation& annotation);

}  // namespace tally
