// SPDX-License-Identifier: GPL-3.0-or-later
// CommandPalette: one field that finds everything by parts of words; ↑ ↓ choose, Enter takes, Esc closes. Plain values in.
#pragma once

#include <QDialog>
#include <QString>
#include <vector>

class QLineEdit;

namespace tally {

struct PaletteEntry {
    QString id;                   // comes back in chosen()
    QString group, text, icon;    // "Range", "Zoom out"
    QString detail;               // behind the text, muted
    QStringList keys;             // caps at the right
    QString keywords;             // found by, not shown
    bool enabled = true;
};

// How well `query` fits: every part between blanks must be found in order, letter by letter; beginnings of words and whole
// pieces count more. 0 = not at all; an empty query fits everything alike.
[[nodiscard]] int paletteScore(const QString& query, const PaletteEntry& entry);

class CommandPalette final : public QDialog {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* parent = nullptr);
    void setEntries(std::vector<PaletteEntry> entries);      // ranked by the text of the field
    void setFound(std::vector<PaletteEntry> entries);        // answers for the text, below the others, in their order
    [[nodiscard]] QStringList shownIds() const;
    [[nodiscard]] QLineEdit* field() const { return field_; }
    void openAbove(QWidget* window);                         // in the upper middle of it

signals:
    void searched(const QString& text);
    void chosen(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class List;
    void rank();
    void move(int step);
    void take(int row);
    std::vector<PaletteEntry> entries_, found_, shown_;
    QLineEdit* field_ = nullptr;
    List* list_ = nullptr;
    int current_ = 0, top_ = 0;
};

}  // namespace tally
