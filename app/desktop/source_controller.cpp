// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/source_controller.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <algorithm>
#include <utility>

#include "app/desktop/demo/demo_log.h"
#include "app/desktop/recent_logs.h"
#include "app/desktop/sentences/sentence.h"
#include "app/desktop/text.h"
#include "app/intake/http/event_channel.h"
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

// Turns that have not begun do nothing any more.
SourceController::~SourceController()
{
    const std::lock_guard inTurn(turns_->mutex);
    turns_->over = true;
}

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
        emit noted(notes.size() == 1 ? sentence(notes.back()) : tr("%1 (and %2 more)").arg(sentence(notes.back()), QString::number(notes.size() - 1)));
    }
}

void SourceController::closeAll()
{
    feed_.reset();
    listeners_.clear();
    renewal_.stop();
    waiting_.clear();
    open_.clear();
}

// Forgetting waits until readers have stopped, so the window must not do it. One turn after the other; of several only the newest
// is wanted, unless a data directory keeps them all.
void SourceController::instead(int opening, Work work)
{
    const bool keeps = engine_->keepsData();
    const bool clears = !keeps && !(open_.empty() && engine_->latest()->sources.empty() && listeners_.empty() && opening_ == 0);
    closeAll();
    opening_ += opening;
    if (clears) ++clearing_;
    engine_->background([this, turns = turns_, turn = ++turns_->newest, keeps, clears, opening, work = std::move(work)] {
        EngineController::Deliver deliver;
        {
            const std::lock_guard inTurn(turns->mutex);
            if (!turns->over && (keeps || turns->newest == turn)) {
                if (clears) engine_->engine().clear();
                deliver = work();
            }
        }
        return EngineController::Deliver([this, turn, keeps, clears, opening, deliver = std::move(deliver)] {
            if (deliver && (keeps || turns_->newest == turn)) deliver();
            else opening_ -= opening;
            if (!clears || --clearing_ > 0) return;
            for (const auto& listen : std::exchange(waiting_, {})) listen();
        });
    });
}

void SourceController::openAll(const std::vector<Wanted>& wanted)
{
    if (wanted.empty()) return;
    instead(static_cast<int>(wanted.size()), [this, wanted] {
        std::vector<EngineController::Deliver> each;
        for (const Wanted& one : wanted) each.push_back(one.kind == OpenSource::Kind::Follow ? followLog(one.path, one.read) : openLog(one.path, one.read));
        return EngineController::Deliver([each = std::move(each)] {
            for (const auto& deliver : each) deliver();
        });
    });
    for (const Wanted& one : wanted) noteOpen(one.kind, one.path, one.read);
}

void SourceController::open(const QStringList& logs, const QStringList& patterns, const ReadOptions& options)
{
    std::vector<Wanted> wanted;
    for (const QString& path : logs) wanted.push_back({OpenSource::Kind::Log, path, options});
    for (const QString& pattern : patterns) wanted.push_back({OpenSource::Kind::Follow, pattern, options});
    openAll(wanted);
}

EngineController::Deliver SourceController::openLog(const QString& path, const ReadOptions& options)
{
    auto opened = engine_->engine().open(bytes(path), options);
    return [this, path, options, opened = std::move(opened)] {
        --opening_;
        if (opened) {
            remember(path, options);
            emit this->opened();
        } else {
            forgetOpen(OpenSource::Kind::Log, path);
            emit failed(sentence(opened.error().what), path);
        }
    };
}

EngineController::Deliver SourceController::followLog(const QString& pattern, const ReadOptions& options)
{
    auto followed = engine_->engine().follow(bytes(pattern), options);
    return [this, pattern, followed = std::move(followed)] {
        --opening_;
        if (followed) {
            emit listening(false);
        } else {
            forgetOpen(OpenSource::Kind::Follow, pattern);
            emit failed(sentence(followed.error().what), pattern);
        }
    };
}

void SourceController::reopen(const std::vector<OpenSource>& sources)
{
    const std::vector<OpenSource> all(sources);   // they may be our own, which change
    std::vector<Wanted> logs;
    for (const OpenSource& source : all) {
        if (source.kind == OpenSource::Kind::Demo) return startDemo(source.how.path);      // instead of all others
        if (source.kind != OpenSource::Kind::Listen) logs.push_back({source.kind, source.how.path, optionsOf(source.how)});
    }
    if (logs.empty()) instead(0, [] { return EngineController::Deliver([] {}); });
    openAll(logs);
    for (const OpenSource& source : all) {
        if (source.kind != OpenSource::Kind::Listen) continue;
        listen(source.how.path, optionsOf(source.how));
        if (!problem_.isEmpty()) emit failed(problem_, source.how.path);
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
    if (clearing_ > 0) {   // would be closed with all else
        waiting_.emplace_back([this, place, options] {
            listen(place, options);
            if (!problem_.isEmpty()) emit failed(problem_, place);
        });
        return;
    }
    const auto where = parseListenPlace(bytes(place));
    if (!where) {
        problem_ = sentence(where.error().what);
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
        problem_ = sentence(opened.error().what);
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
    QString file = path;
    if (file.isEmpty()) {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
        QDir().mkpath(folder);
        file = folder + QStringLiteral("/demo.ndjson");
    }
    instead(1, [this, file] {
        auto clock = std::make_shared<SystemClock>();
        const Micros end{floorDiv(clock->nowMicros(), kMinute) * kMinute};
        auto written = writeDemoLog(bytes(file), end);
        Result<SourceId> opened = written ? engine_->engine().open(bytes(file)) : Result<SourceId>(tl::unexpected(written.error()));
        return EngineController::Deliver([this, file, clock, end, opened = std::move(opened)] {
            --opening_;
            if (!opened) {
                emit failed(sentence(opened.error().what), file);
                return;
            }
            auto log = std::make_shared<MemoryLog>();
            if (const auto live = engine_->engine().listen(bytes(tr("demo: live traffic")), log, {}); !live) {
                emit failed(sentence(live.error().what), file);
                return;
            }
            feed_ = std::make_unique<DemoFeed>(log, clock, end, kDemoLiveRate);
            emit this->opened();
            emit listening(true);
        });
    });
    noteOpen(OpenSource::Kind::Demo, path, {});
}

void SourceController::countLeft()
{
    const auto left = engine_->engine().countLeft([](const std::string& listener) { return readingOfChannel(listener, {}); });
    if (!left) return emit noted(sentence(left.error().what));
    for (const Engine::LeftJournal& journal : *left) {
        if (!journal.problem.empty()) {
            emit noted(tr("What %1 acknowledged before cannot be counted: %2").arg(text(journal.listener), sentence(journal.problem)));
            continue;
        }
        const QString size = bytesText(static_cast<qint64>(journal.bytes));
        emit noted((journal.known ? tr("%1 is not listened to now; what it acknowledged before and was not counted yet, about %2, is counted")
                                  : tr("The journal %1 holds about %2 that were not counted, of a listener whose address is not known: listen to it again"))
                       .arg(text(journal.listener), size));
    }
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
    waiting_.clear();
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
    recent.amount = tr("%1 events", nullptr, formOf(snapshot->ledger.counted())).arg(siNumber(static_cast<double>(snapshot->ledger.counted())));
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
