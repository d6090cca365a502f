// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/pages/live_page.h"
#include "core/store/dead_letters.h"

namespace tally {

class Card;
class DataTable;
class LedgerEquation;
class LettersPanel;
class SortedRows;
class SourceModel;
struct SourceState;

// What is open or listening, the ledger as an equation, and every record that was not counted, with its reason.
class SourcesPage final : public LivePage {
    Q_OBJECT
public:
    explicit SourcesPage(PageContext context, QWidget* parent = nullptr);

signals:
    void cancelRequested(quint32 source);
    void listenRequested();

protected:
    void refresh(bool anew) override;

private:
    void buildSources();
    void buildLetters();
    void showCancels();
    void showLedger();
    static QString noteOn(const std::vector<SourceState>& sources);
    void showTotals(const LetterTotals& totals);
    Card* ledgerCard_ = nullptr;
    Card* sourcesCard_ = nullptr;
    Card* lettersCard_ = nullptr;
    LedgerEquation* equation_ = nullptr;
    SourceModel* model_ = nullptr;
    SortedRows* rows_ = nullptr;
    LettersPanel* letters_ = nullptr;
    DataTable* table_ = nullptr;
    std::uint64_t lettersShown_ = 0;
};

}  // namespace tally
