// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/session_file.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

#include "core/event/time.h"

namespace tally {

namespace {

constexpr int kMostSources = 64;
constexpr qint64 kFar = 4'000'000'000'000'000;   // µs; about the year 2096
const char* const kKinds[] = {"log", "follow", "listen", "demo"};
const char* const kModes[] = {"absolute", "last", "everything"};

// Numbers of JSON are doubles: 2^53 µs are 285 years, so a moment fits exactly.
qint64 whole(const QJsonValue& value, qint64 least, qint64 most, qint64 otherwise)
{
    const double number = value.toDouble(static_cast<double>(otherwise));
    return number >= static_cast<double>(least) && number <= static_cast<double>(most) ? static_cast<qint64>(number) : otherwise;
}

template <std::size_t N>
int indexOf(const char* const (&names)[N], const QString& name)
{
    for (std::size_t i = 0; i < N; ++i)
        if (name == QLatin1String(names[i])) return static_cast<int>(i);
    return -1;
}

QJsonObject logJson(const RecentLog& log)
{
    QJsonObject made{{QStringLiteral("path"), log.path}, {QStringLiteral("when"), log.when}, {QStringLiteral("amount"), log.amount}, {QStringLiteral("shape"), log.shape}};
    if (log.toUs > log.fromUs) {
        made[QStringLiteral("from")] = static_cast<double>(log.fromUs);
        made[QStringLiteral("to")] = static_cast<double>(log.toUs);
    }
    if (!log.reading.isEmpty()) made[QStringLiteral("reading")] = QJsonArray::fromStringList(log.reading);
    for (const QString& key : made.keys())
        if (made[key].isString() && made[key].toString().isEmpty()) made.remove(key);
    return made;
}

RecentLog logFrom(const QJsonObject& json)
{
    const auto read = [&](const char* key) { return json[QLatin1String(key)].toString().left(4096); };
    const auto moment = [&](const char* key) {
        const double us = json[QLatin1String(key)].toDouble();
        return us >= static_cast<double>(kMinTime.us) && us <= static_cast<double>(kMaxTime.us) ? static_cast<qint64>(us) : 0;
    };
    QStringList reading;
    for (const QJsonValue& word : json[QStringLiteral("reading")].toArray()) reading += word.toString().left(4096);
    return {read("path"), reading, read("when"), read("amount"), read("shape"), moment("from"), moment("to")};
}

QJsonObject rememberedJson(const Settings& settings)
{
    QJsonArray recents;
    for (const RecentLog& log : settings.recents) recents.append(logJson(log));
    return {{QStringLiteral("geometry"), QString::fromLatin1(settings.geometry.toBase64())},
            {QStringLiteral("lastSpan"), static_cast<double>(settings.lastSpanUs)},
            {QStringLiteral("compare"), static_cast<double>(settings.compareUs)},
            {QStringLiteral("exportFolder"), settings.exports.folder},
            {QStringLiteral("exportFormat"), settings.exports.format},
            {QStringLiteral("exportSideFile"), settings.exports.sideFile},
            {QStringLiteral("itemColumns"), QJsonArray::fromStringList(settings.itemColumns)},
            {QStringLiteral("recents"), recents}};
}

void remember(const QJsonObject& json, Settings* settings)
{
    settings->geometry = QByteArray::fromBase64(json[QStringLiteral("geometry")].toString().toLatin1());
    settings->lastSpanUs = whole(json[QStringLiteral("lastSpan")], 0, kFar, 0);
    settings->compareUs = whole(json[QStringLiteral("compare")], -1, kFar, 0);
    settings->exports.folder = json[QStringLiteral("exportFolder")].toString();
    settings->exports.format = json[QStringLiteral("exportFormat")].toString(settings->exports.format);
    settings->exports.sideFile = json[QStringLiteral("exportSideFile")].toBool(true);
    settings->itemColumns.clear();
    for (const QJsonValue& column : json[QStringLiteral("itemColumns")].toArray()) settings->itemColumns += column.toString().left(256);
    settings->recents.clear();
    for (const QJsonValue& one : json[QStringLiteral("recents")].toArray()) {
        if (settings->recents.size() >= Settings::kRecents) break;
        if (RecentLog log = logFrom(one.toObject()); !log.path.isEmpty()) settings->recents.push_back(std::move(log));
    }
}

std::optional<ViewRange> rangeFrom(const QJsonObject& json)
{
    const int mode = indexOf(kModes, json[QStringLiteral("mode")].toString());
    if (mode < 0) return std::nullopt;
    ViewRange range{static_cast<RangeMode>(mode), whole(json[QStringLiteral("from")], -kFar, kFar, 0), whole(json[QStringLiteral("to")], -kFar, kFar, 0),
                    whole(json[QStringLiteral("span")], 0, kFar, 0)};
    if (range.mode == RangeMode::Absolute && !range.valid()) return std::nullopt;
    if (range.mode == RangeMode::Last && range.spanUs < kMinute) return std::nullopt;
    if (range.mode != RangeMode::Absolute) range.fromUs = range.toUs = 0;
    return range;
}

}  // namespace

QString usualSessionPath()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (state.startsWith(QLatin1Char('/')) ? state : QDir::homePath() + QStringLiteral("/.local/state")) + QStringLiteral("/tallyscope/session.json");
}

QByteArray sessionText(const Session& session, const Settings& settings)
{
    QJsonObject made{{QStringLiteral("version"), 1}, {QStringLiteral("remembered"), rememberedJson(settings)}, {QStringLiteral("view"), session.view}, {QStringLiteral("paused"), session.paused}};
    if (session.range) {
        QJsonObject range{{QStringLiteral("mode"), QLatin1String(kModes[static_cast<std::size_t>(session.range->mode)])}};
        // The edges of a moving range are the data's: they would be written every minute.
        if (session.range->mode == RangeMode::Absolute) {
            range[QStringLiteral("from")] = static_cast<double>(session.range->fromUs);
            range[QStringLiteral("to")] = static_cast<double>(session.range->toUs);
        }
        if (session.range->mode == RangeMode::Last) range[QStringLiteral("span")] = static_cast<double>(session.range->spanUs);
        made[QStringLiteral("range")] = range;
    }
    QJsonArray sources;
    for (const OpenSource& source : session.sources) {
        QJsonObject one = logJson(source.how);
        one[QStringLiteral("kind")] = QLatin1String(kKinds[static_cast<std::size_t>(source.kind)]);
        sources.append(one);
    }
    made[QStringLiteral("sources")] = sources;
    if (!session.data.isEmpty()) made[QStringLiteral("data")] = session.data;
    return QJsonDocument(made).toJson();
}

std::optional<Session> parseSession(const QByteArray& text, Settings* settings)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    if (json[QStringLiteral("version")].toInt() != 1) return std::nullopt;
    remember(json[QStringLiteral("remembered")].toObject(), settings);
    Session session;
    session.range = rangeFrom(json[QStringLiteral("range")].toObject());
    session.data = json[QStringLiteral("data")].toString().left(4096);
    session.paused = json[QStringLiteral("paused")].toBool();
    session.view = json[QStringLiteral("view")].toObject();
    for (const QJsonValue& one : json[QStringLiteral("sources")].toArray()) {
        const int kind = indexOf(kKinds, one[QStringLiteral("kind")].toString());
        if (kind < 0 || session.sources.size() >= kMostSources) continue;
        OpenSource source{static_cast<OpenSource::Kind>(kind), logFrom(one.toObject())};
        if (source.kind == OpenSource::Kind::Demo || !source.how.path.isEmpty()) session.sources.push_back(std::move(source));
    }
    return session;
}

}  // namespace tally
