// SPDX-License-Identifier: GPL-3.0-or-later
// ProfileBox: which profile a log is read by, why that one, and what can be done with it: save, save as, delete, remember for files
// of such a name. Reads and writes the user's profiles; a damaged one is a sentence, never an obstacle.
#pragma once

#include <QWidget>
#include <vector>

#include "core/format/profile/profile.h"
#include "core/format/profile/profile_patterns.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QMenu;

namespace tally {

class ElidedLabel;

class ProfileBox final : public QWidget {
    Q_OBJECT
public:
    explicit ProfileBox(const QString& fileName, QWidget* parent = nullptr);
    // What is remembered for files of this name; of no profile where there is nothing. Says so below the box.
    ReadOptions remembered();
    void setOptions(const ReadOptions& options);   // as they are now: what Save keeps
    void keepChoice();                             // the log is opened: writes what is to be remembered
    QMenu* menu() const { return menu_; }
    QString problem() const;                       // of the profiles' files; a sentence for each

signals:
    void chosen(const tally::ReadOptions& options);

private:
    void load();                                   // the folder's profiles into the box; what is chosen stays
    void buildMenu();
    void show(const std::string& name);
    const Profile* current() const;
    void choose(int index);
    void save();
    void saveAs();
    void remove();
    void say();
    bool changed() const;                          // the options are not those of the profile any more

    QString fileName_;
    std::vector<Profile> profiles_;
    ProfilePatterns patterns_;
    std::vector<Error> problems_;
    QString writeProblem_;
    std::string because_;                          // the pattern that chose; empty = the user did
    ReadOptions options_;
    QComboBox* box_ = nullptr;
    QMenu* menu_ = nullptr;
    ElidedLabel* reason_ = nullptr;
    ElidedLabel* trouble_ = nullptr;
    QWidget* rememberRow_ = nullptr;
    QCheckBox* remember_ = nullptr;
    QLineEdit* pattern_ = nullptr;
    QAction* save_ = nullptr;
    QAction* remove_ = nullptr;
};

}  // namespace tally
