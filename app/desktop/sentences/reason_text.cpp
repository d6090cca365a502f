// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sentences/reason_text.h"

#include <QCoreApplication>
#include <array>

#include "app/desktop/sentences/sentence.h"
#include "app/desktop/text.h"
#include "core/report/table_writer.h"

namespace tally {

static const QString kColon = QStringLiteral(": ");

// The words of explanation(), for translators; a test holds them together.
QString reasonText(Reason reason)
{
    static constexpr std::array<const char*, kReasons> kWords{
        QT_TRANSLATE_NOOP("tally::Reason", "blank line"),
        QT_TRANSLATE_NOOP("tally::Reason", "another number of fields than the header"),
        QT_TRANSLATE_NOOP("tally::Reason", "record longer than 1 MiB"),
        QT_TRANSLATE_NOOP("tally::Reason", "item longer than 8 KiB"),
        QT_TRANSLATE_NOOP("tally::Reason", "no item, or it is null"),
        QT_TRANSLATE_NOOP("tally::Reason", "no time, or it cannot be read"),
        QT_TRANSLATE_NOOP("tally::Reason", "value of 10^18 or more"),
        QT_TRANSLATE_NOOP("tally::Reason", "JSON that is not valid UTF-8"),
        QT_TRANSLATE_NOOP("tally::Reason", "not exactly one JSON object"),
        QT_TRANSLATE_NOOP("tally::Reason", "quoted field that never closes"),
        QT_TRANSLATE_NOOP("tally::Reason", "not a line of an access log"),
        QT_TRANSLATE_NOOP("tally::Reason", "later than allowed"),
        QT_TRANSLATE_NOOP("tally::Reason", "too far in the future"),
        QT_TRANSLATE_NOOP("tally::Reason", "count column that is no whole number"),
    };
    return QCoreApplication::translate("tally::Reason", kWords[static_cast<std::size_t>(reason)]);
}

QString reasonWithDetail(Reason reason, std::string_view detail)
{
    if (detail.empty()) return reasonText(reason);
    return reasonText(reason) + kColon + (reason == Reason::FieldCount ? sentence(detail) : text(visible(detail)));
}

std::optional<QString> reasonWithDetail(const QString& english)
{
    for (int i = 0; i < kReasons; ++i) {
        const auto reason = static_cast<Reason>(i);
        const QString head = text(explanation(reason)) + kColon;
        if (english.startsWith(head)) return reasonWithDetail(reason, bytes(english.mid(head.size())));
    }
    return std::nullopt;
}

std::optional<Reason> reasonOf(const QString& english)
{
    for (int i = 0; i < kReasons; ++i) {
        const auto reason = static_cast<Reason>(i);
        if (english == text(explanation(reason))) return reason;
    }
    return std::nullopt;
}

}  // namespace tally
