// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/source_controller.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <algorithm>

#include "app/desktop/demo/demo_log.h"
#include "app/desktop/recent_logs.h"
#include "app/desktop/text.h"
#include "app/reading/read_option.h"
#include "core/log/memory_log.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {
constexpr std::size_t kShapePoints = 60;
constexpr int kRenewalMs = 1'000;   // between looks at the files of credentials
}

SourceController::SourceController(EngineController* engine, Settings* settings, QObject* parent)
    : QObject(parent), engine_(engine), settings_(settings)
{
    connect(engine_, &EngineController::dataChanged, this, &SourceController::noteRecents);
    connect(engine_, &EngineController::dataChanged, this, &SourceController::sayNotes);
    connect(&renewal_, &QTimer::timeout, this, [this] {
        for (const Listening& each : listeners_) each.listener->renewCredentials();
        sayNotes();
    });
}

SourceController::~SourceController() = default;

// Damage may show only when the journal is read. The newest note, once.
void SourceController::sayNotes()
{
    for (Listening& each : listeners_) {
        // Whenever it has become twice as much: a flood must not bring a message a second.
        if (const std::uint64_t lost = each.listener->lost(); lost > 0 && lost >= 2 * each.lostSaid) {
            each.lostSaid = lost;
            emit noted(tr("%1: %2 datagrams lost so far, as they came faster than they were read").arg(text(each.listener->name()), groupedNumber(static_cast<qint64>(lost))));
        }
        const auto notes = each.listener->notes();
        if (notes.size() <= each.notesSaid) continue;
        each.notesSaid = notes.size();
        emit noted(notes.size() == 1 ? text(notes.back()) : tr("%1 (and %2 more)").arg(text(notes.back())).arg(notes.size() - 1));
    }
}

void SourceController::clearSources()
{
    feed_.reset();
    listeners_.clear();
    renewal_.stop();
    open_.clear();
    if (!engine_->keepsData()) engine_->engine().clear();
}

void SourceController::openLogs(const QStringList& paths, const ReadOptions& options)
{
    if (paths.isEmpty()) return;
    clearSources();
    for (const QString& path : paths) openLog(path, options);
}

void SourceController::openLog(const QString& path, const ReadOptions& options)
{
    ++opening_;
    noteOpen(OpenSource::Kind::Log, path, options);
    engine_->background([this, path, options] {
        auto opened = engine_->engine().open(bytes(path), options);
        return EngineController::Deliver([this, path, options, opened = std::move(opened)] {
            --opening_;
            if (opened) {
                remember(path, options);
                emit this->opened();
            } else {
                forgetOpen(OpenSource::Kind::Log, path);
                emit failed(text(opened.error().what), path);
            }
        });
    });
}

void SourceController::follow(const QStringList& patterns, const ReadOptions& options)
{
    if (patterns.isEmpty()) return;
    clearSources();
    for (const QString& pattern : patterns) followLog(pattern, options);
}

void SourceController::followLog(const QString& pattern, const ReadOptions& options)
{
    ++opening_;
    noteOpen(OpenSource::Kind::Follow, pattern, options);
    engine_->background([this, pattern, options] {
        auto followed = engine_->engine().follow(bytes(pattern), options);
        return EngineController::Deliver([this, pattern, followed = std::move(followed)] {
            --opening_;
            if (followed) {
                emit listening(false);
            } else {
                forgetOpen(OpenSource::Kind::Follow, pattern);
                emit failed(text(followed.error().what), pattern);
            }
        });
    });
}

void SourceController::reopen(const std::vector<OpenSource>& sources)
{
    clearSources();
    for (const OpenSource& source : std::vector<OpenSource>(sources)) {
        const auto options = optionsOf(source.how);
        switch (source.kind) {
        case OpenSource::Kind::Log: openLog(source.how.path, options); break;
        case OpenSource::Kind::Follow: followLog(source.how.path, options); break;
        case OpenSource::Kind::Demo: return startDemo(source.how.path);      // instead of all others
        case OpenSource::Kind::Listen:
            listen(source.how.path, options);
            if (!problem_.isEmpty()) emit failed(problem_, source.how.path);
            break;
        }
    }
}

bool SourceController::isAddress(const QString& path) { return namesListenPlace(bytes(path)); }

void SourceController::noteOpen(OpenSource::Kind kind, const QString& path, const ReadOptions& options)
{
    if (engine_->keepsData()) return;
    forgetOpen(kind, path);
    const bool place = kind == OpenSource::Kind::Listen || path.isEmpty();
    open_.push_back({kind, recentOf(place ? path : QFileInfo(path).absoluteFilePath(), options)});
}

void SourceController::forgetOpen(OpenSource::Kind kind, const QString& path)
{
    const QString whole = kind == OpenSource::Kind::Listen || path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
    std::erase_if(open_, [&](const OpenSource& one) { return one.kind == kind && one.how.path == whole; });
}

void SourceController::listen(const QString& place, const ReadOptions& options)
{
    problem_.clear();
    const auto where = parseListenPlace(bytes(place));
    if (!where) {
        problem_ = text(where.error().what);
        return;
    }
    const ListenFiles& files = settings_->listenFiles;
    const OpenListener::Surroundings around{engine_->engine(), engine_->dataDirectory(), settings_->hashActors, {bytes(files.token), bytes(files.certificate), bytes(files.key)}};
    // With a data directory the listener is known by the address that was asked for, so that a later run goes on with it.
    const std::string asked = OpenListener::nameOf(around, *where);
    const auto same = [&](const Listening& other) { return other.asked == asked; };
    if (engine_->keepsData() && std::any_of(listeners_.begin(), listeners_.end(), same)) {
        problem_ = tr("%1 is listened to already").arg(text(asked));
        return;
    }
    auto opened = OpenListener::open(around, *where, options);
    if (!opened) {
        problem_ = text(opened.error().what);
        return;
    }
    listeners_.push_back({asked, std::move(*opened), 0, 0});
    if (where->isSecured()) renewal_.start(kRenewalMs);
    noteOpen(OpenSource::Kind::Listen, text(where->text()), options);
    remember(text(listeners_.back().listener->place().text()), options);
    emit listening(false);
}

void SourceController::startDemo(const QString& path)
{
    clearSources();
    QString file = path;
    if (file.isEmpty()) {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
        QDir().mkpath(folder);
        file = folder + QStringLiteral("/demo.ndjson");
    }
    ++opening_;
    noteOpen(OpenSource::Kind::Demo, path, {});
    engine_->background([this, file] {
        auto clock = std::make_shared<SystemClock>();
        const Micros end{floorDiv(clock->nowMicros(), kMinute) * kMinute};
        auto written = writeDemoLog(bytes(file), end);
        Result<SourceId> opened = written ? engine_->engine().open(bytes(file)) : Result<SourceId>(tl::unexpected(written.error()));
        return EngineController::Deliver([this, file, clock, end, opened = std::move(opened)] {
            --opening_;
            if (!opened) {
                emit failed(text(opened.error().what), file);
                return;
            }
            auto log = std::make_shared<MemoryLog>();
            if (const auto live = engine_->engine().listen(bytes(tr("demo: live traffic")), log, {}); !live) {
                emit failed(text(live.error().what), file);
                return;
            }
            feed_ = std::make_unique<DemoFeed>(log, clock, end, kDemoLiveRate);
            emit this->opened();
            emit listening(true);
        });
    });
}

void SourceController::cancel(quint32 source)
{
    engine_->engine().cancel(SourceId{source});
}

void SourceController::cancelReading()
{
    const auto snapshot = engine_->latest();
    for (const SourceState& source : snapshot->sources)
        if (source.phase == SourcePhase::Reading) cancel(source.id);
}

void SourceController::stopListening()
{
    feed_.reset();
    listeners_.clear();
    renewal_.stop();
    std::erase_if(open_, [](const OpenSource& one) { return one.kind == OpenSource::Kind::Listen || one.kind == OpenSource::Kind::Demo; });
}

void SourceController::remember(const QString& path, const ReadOptions& options)
{
    const RecentLog recent = recentOf(isAddress(path) ? path : QFileInfo(path).absoluteFilePath(), options);
    settings_->remember(recent);
}

// The little picture, the time and the size of each recent log, while it is open and the only one.
void SourceController::noteRecents()
{
    const auto snapshot = engine_->shown();
    if (snapshot->sources.size() != 1 || !snapshot->hasTimes || settings_->recents.empty() || feed_) return;
    const SourceState& source = snapshot->sources.front();
    RecentLog& recent = settings_->recents.front();
    if (recent.path != text(source.name) && recent.path != QFileInfo(text(source.name)).absoluteFilePath()) return;
    recent.fromUs = snapshot->firstEvent.us;
    recent.toUs = snapshot->lastEvent.us;
    recent.amount = tr("%1 events").arg(siNumber(static_cast<double>(snapshot->ledger.counted())));
    if (snapshot->reading || !recent.shape.isEmpty()) return;
    const auto view = engine_->engine().view();
    const std::int32_t from = minuteOf(snapshot->firstEvent), to = minuteOf(snapshot->lastEvent) + 1;
    std::array<double, kShapePoints> sums{};
    view->timeline.visit(from, to, [&](std::int32_t minute, const TimelineMinute& cell) {
        const auto at = static_cast<std::size_t>(static_cast<std::int64_t>(minute - from) * static_cast<std::int64_t>(kShapePoints) / (to - from));
        sums[at] += static_cast<double>(cell.health.events);
    });
    QStringList points;
    for (const double sum : sums) points += rawNumber(sum);
    recent.shape = points.join(QLatin1Char(' '));
}

}  // namespace tally
