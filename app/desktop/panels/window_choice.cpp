// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/window_choice.h"

#include <QCoreApplication>

#include "app/desktop/time_range_controller.h"
#include "widgets/cards/segmented_control.h"

namespace tally {

SegmentedControl* makeWindowChoice(bool withRange)
{
    const auto words = [](const char* source) { return QCoreApplication::translate("tally::WindowChoice", source); };
    auto* choice = new SegmentedControl();
    std::vector<Segment> segments{{QStringLiteral("minute"), words(QT_TRANSLATE_NOOP("tally::WindowChoice", "1 min")), {}, Tone::Accent},
                                  {QStringLiteral("hour"), words(QT_TRANSLATE_NOOP("tally::WindowChoice", "1 h")), {}, Tone::Accent},
                                  {QStringLiteral("day"), words(QT_TRANSLATE_NOOP("tally::WindowChoice", "1 day")), {}, Tone::Accent}};
    if (withRange) segments.push_back({QStringLiteral("range"), words(QT_TRANSLATE_NOOP("tally::WindowChoice", "Range")), {}, Tone::Accent});
    choice->setSegments(std::move(segments));
    choice->setSmall(true);
    if (withRange) choice->setCurrent(QStringLiteral("range"));
    choice->setAccessibleName(words(QT_TRANSLATE_NOOP("tally::WindowChoice", "Time the ranking covers")));
    return choice;
}

bool followsData(const TimeRangeController& controller) { return controller.range().mode != RangeMode::Absolute; }

MinuteRange windowRange(const TimeRangeController& controller, const QString& choice)
{
    if (!controller.known()) return {};
    ViewRange range = controller.range();
    if (choice == QStringLiteral("minute")) range.fromUs = range.toUs - kMinute;
    if (choice == QStringLiteral("hour")) range.fromUs = range.toUs - kHour;
    if (choice == QStringLiteral("day")) range.fromUs = range.toUs - kDay;
    return minutesOf(controller.wholeOf(range));
}

}  // namespace tally
