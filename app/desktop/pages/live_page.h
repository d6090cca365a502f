// SPDX-License-Identifier: GPL-3.0-or-later
// LivePage: a page that asks again when data or range changed, but only while it is seen.
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "app/desktop/inspect/answer_note.h"
#include "app/desktop/pages/page_context.h"
#include "app/desktop/pages/page_filter.h"
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

    // The one item or type that is shown here; none = all of them.
    virtual std::optional<HealthFilter> subject() const { return filter(); }

signals:
    void itemRequested(const QString& item);        // show it on the Videos page
    void explainRequested(qint64 fromUs, qint64 toUs);
    void openRequested();
    void rawLinesRequested();
    void pageRequested(const QString& id);
    void cancelReadingRequested();                  // of every log that is being read

protected:
    // `anew`: the range or a filter changed, what is on its way is stale. Called while visible only.
    virtual void refresh(bool anew) = 0;
    virtual void compactChanged(bool) {}
    void showEvent(QShowEvent* event) override;
    void answered() { pending_ = false; }
    void askAgain(bool anew);
    // From then on the filter stands in the header as a chip that can be removed. `items`: the page can show one item, too;
    // `canAdd`: a type can be chosen in the header.
    void obeyFilter(bool items, bool canAdd);
    std::optional<HealthFilter> filter() const;      // as far as this page obeys it
    void setFilter(std::optional<HealthFilter> filter);
    virtual void filterChanged() {}                  // before it is asked again
    QString filterText() const;                      // for provenance; empty without one
    QString filterOptions() const;                   // for tallyctl, with a blank in front; empty without one
    // Sources, and the question for tallyctl.
    void complete(AnswerNote* note, const QString& verb, MinuteRange range, const QString& rest = {}) const;

    PageContext context_;
    PageHeader* header_;
    QVBoxLayout* content_;
    bool compact_ = false;

private:
    void showFilter();
    void offerTypes();
    bool pending_ = true, obeys_ = false, itemsToo_ = false, canAdd_ = false;
    quint64 asked_ = 0;                             // the newest question of the last change
};

}  // namespace tally
