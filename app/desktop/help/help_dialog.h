// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace tally {

struct HelpTopic;

class HelpDialog final : public QDialog {
    Q_OBJECT
public:
    explicit HelpDialog(const HelpTopic& topic, QWidget* parent = nullptr);
};

void showHelp(const QString& topic, QWidget* window);   // nothing for an unknown one
// The topic of the panel under the pointer, else of the one with the focus, else `otherwise`.
QString topicAt(QWidget* window, const QString& otherwise);

}  // namespace tally
