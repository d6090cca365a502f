// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/desktop/inspect/answer_note.h"

namespace tally {

// How the answer of one panel came about; every line can be selected and copied.
class InspectorDialog final : public QDialog {
    Q_OBJECT
public:
    InspectorDialog(const QString& panel, const AnswerNote& note, QWidget* parent = nullptr);
    // Line by line, as it is copied.
    static QList<std::pair<QString, QString>> lines(const AnswerNote& note);
};

}  // namespace tally
