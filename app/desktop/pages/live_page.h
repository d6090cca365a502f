// SPDX-License-Identifier: GPL-3.0-or-later
// LivePage: a page that asks again when data or range changed, but only while it is seen.
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "app/desktop/inspect/answer_note.h"
#include "app/desktop/pages/page_context.h"
#include "core/engine/hot/hot_view.h"

class QVBoxLayout;

namespace tally {

class PageHeader;

class LivePage : public QWidget {
    Q_OBJECT
public:
    LivePage(const QString& title, PageContext context, QWidget* parent);
    void setCompact(bool compact);
    // Filter, order and choices, to go on with after a restart; whoever reads it trusts none of it.
    virtual QJsonObject viewState() const { return {}; }
    virtual void setViewState(const QJsonObject&) {}
    virtual bool settled() const;                    // what was asked when range or filter changed last is shown, all of it

signals:
    void itemRequested(const QString& item);        // show it on the Videos page
    void explainRequested(qint64 fromUs, qint64 toUs);
    void openRequested();
    void pageRequested(const QString& id);
    void cancelReadingRequested();                  // of every log that is being read

protected:
    // `anew`: the range or a filter changed, what is on its way is stale. Called while visible only.
    virtual void refresh(bool anew) = 0;
    virtual void compactChanged(bool) {}
    void showEvent(QShowEvent* event) override;
    void answered() { pending_ = false; }
    void askAgain(bool anew);
    // Sources, and the question for tallyctl.
    void complete(AnswerNote* note, const QString& verb, MinuteRange range, const QString& rest = {}) const;

    PageContext context_;
    PageHeader* header_;
    QVBoxLayout* content_;
    bool compact_ = false;

private:
    bool pending_ = true;
    quint64 asked_ = 0;                             // the newest question of the last change
};

}  // namespace tally
