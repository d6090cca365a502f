// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <stop_token>

#include "app/desktop/explain/raw_logs.h"

class QPlainTextEdit;
class QStandardItemModel;

namespace tally {

class Card;
class DataTable;
class EngineController;

// Which lines.
struct RawQuestion {
    RawBy by = RawBy::All;
    QString name = {};
    MinuteRange range;                   // as it is said in the title
};

// The lines behind a figure, with log, line and offset; read from the logs while it is open.
class RawLinesDialog final : public QDialog {
    Q_OBJECT
public:
    // `store`: the directory of one whose earlier logs and journals are looked for, too; empty = `logs` are all.
    RawLinesDialog(EngineController* engine, std::vector<RawLog> logs, const std::string& store, const RawQuestion& question, QWidget* parent);
    ~RawLinesDialog() override { stop_.request_stop(); }
    DataTable* table() const { return table_; }

private:
    void build(const QString& about);
    void show(const RawLines& found);
    std::vector<RawLog> logs_;
    Card* card_ = nullptr;
    DataTable* table_ = nullptr;
    QStandardItemModel* model_ = nullptr;
    QPlainTextEdit* whole_ = nullptr;    // the current line, wrapped
    std::stop_source stop_;
};

}  // namespace tally
