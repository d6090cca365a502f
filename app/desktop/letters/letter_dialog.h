// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>

#include "app/desktop/live_query.h"
#include "core/query/answer.h"

class QPlainTextEdit;

namespace tally {

class ActionButton;
class ElidedLabel;

// One dead letter: as it came, with control characters made visible, and as it should have been. Says while one types what it
// would be counted as.
class LetterDialog final : public QDialog {
    Q_OBJECT
public:
    LetterDialog(EngineController* engine, SourceLetter letter, QWidget* parent);

signals:
    void counted(const QString& sentence);   // it was; the dialog closes

private:
    LetterEdit edit() const;
    void look();
    void count();
    void tell(const Result<std::vector<LetterResult>>& looked);
    const SourceLetter letter_;
    LiveQuery query_;
    QTimer typed_;
    QPlainTextEdit* text_;
    ElidedLabel* verdict_;
    ElidedLabel* detail_;
    ActionButton* count_;
};

// "alpha, view, 2026-11-24 10:00:00": what a letter counts as.
QString countedAs(const LetterResult& result);

}  // namespace tally
