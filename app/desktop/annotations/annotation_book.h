// SPDX-License-Identifier: GPL-3.0-or-later
// AnnotationBook: moments and stretches of time that the user wrote something on; annotations.json.
//
// Each change is on the disk when it is said to be done: written beside the file, synced, renamed. What in the file is wrong is left
// out, after the file as it was has been set aside. GUI thread only.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace tally {

struct Annotation {
    QString id;                    // empty: a new one
    qint64 fromUs = 0, toUs = 0;   // µs UTC, [from, to); the same: a moment
    QString text;                  // plain, one line, 1 to kMostText letters
    bool operator==(const Annotation&) const = default;
};

// $XDG_DATA_HOME/tallyscope/annotations.json, or below ~/.local/share
QString usualAnnotationsPath();

class AnnotationBook final : public QObject {
    Q_OBJECT
public:
    static constexpr int kMostText = 200, kMost = 5000;
    // `path`: empty = nothing is kept.
    explicit AnnotationBook(const QString& path, QObject* parent = nullptr);
    [[nodiscard]] const std::vector<Annotation>& all() const { return all_; }   // by time
    [[nodiscard]] std::optional<Annotation> find(const QString& id) const;
    // Adds it, or replaces the one of its id. The text is trimmed and cut. False: nothing to keep, too many, or *problem says why not.
    bool put(Annotation annotation, QString* problem);
    bool remove(QString id, QString* problem);   // a copy: `id` may be of all(), which is read anew

signals:
    void changed();

private:
    bool edit(const std::function<void(std::vector<Annotation>*)>& change, QString* problem);
    void read();
    QString path_;
    std::vector<Annotation> all_;
};

}  // namespace tally
