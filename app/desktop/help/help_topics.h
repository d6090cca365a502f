// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace tally {

struct HelpTopic {
    QString id;                 // names of panels: "traffic", "top-hour"
    QString title, text;        // plain text, paragraphs between empty lines
};

const std::vector<HelpTopic>& helpTopics();
const HelpTopic* helpTopic(const QString& id);   // also "top-minute" → "boards"; null: there is none

inline constexpr char kHelpProperty[] = "helpTopic";   // of a card or page: the id of its topic

}  // namespace tally
