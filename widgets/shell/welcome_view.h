// SPDX-License-Identifier: GPL-3.0-or-later
// WelcomeView: the first page: open a log, listen, try the demo; a drop field; recent sources with a little picture each.
#pragma once

#include <QWidget>
#include <vector>

class QGridLayout;
class QLineEdit;

namespace tally {

struct RecentItem {
    QString id;                      // comes back in recentRequested(); a path or a session id
    QString icon;                    // "file", "live", "table", "store"
    QString name, when, amount;      // plain text
    std::vector<double> shape;       // for the picture; NaN = gap, empty = a line
    int color = 0;                   // index into the series palette
    bool bars = false;
};

class WelcomeView final : public QWidget {
    Q_OBJECT
public:
    explicit WelcomeView(QWidget* parent = nullptr);
    void setRecents(std::vector<RecentItem> items);     // the first six that match the filter are shown
    void setVersion(const QString& text);               // "Version 0.1.0, GPL-3.0-or-later"
    void setCanReopen(bool can);

signals:
    void openRequested();
    void listenRequested();
    void demoRequested();
    void recentRequested(const QString& id);
    void recentMenuRequested(const QString& id, const QPoint& globalPos);
    void reopenRequested();
    void filesDropped(const QStringList& paths);        // local files and folders

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildActions();
    QWidget* buildRecentHead();
    void showRecents();
    std::vector<RecentItem> recents_;
    QLineEdit* filter_ = nullptr;
    QWidget* reopen_ = nullptr;
    QWidget* drop_ = nullptr;
    QGridLayout* grid_ = nullptr;
    QWidget* recentArea_ = nullptr;
    QWidget* version_ = nullptr;
};

}  // namespace tally
