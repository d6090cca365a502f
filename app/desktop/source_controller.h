// SPDX-License-Identifier: GPL-3.0-or-later
// SourceController: opens logs, listens, runs the demo. What blocks runs off the GUI thread; problems come as signals.
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "app/desktop/engine_controller.h"
#include "app/desktop/listen/open_listener.h"
#include "app/desktop/open_source.h"
#include "app/desktop/settings.h"

namespace tally {

class DemoFeed;

class SourceController final : public QObject {
    Q_OBJECT
public:
    SourceController(EngineController* engine, Settings* settings, QObject* parent);
    ~SourceController() override;

    // Instead of what is open, unless a data directory is behind the engine: then besides it.
    void openLogs(const QStringList& paths, const ReadOptions& options) { open(paths, {}, options); }
    // Goes on counting what is appended; paths and patterns. Instead of what is open, as openLogs().
    void follow(const QStringList& patterns, const ReadOptions& options) { open({}, patterns, options); }
    void open(const QStringList& logs, const QStringList& patterns, const ReadOptions& options);   // both together
    void listen(const QString& place, const ReadOptions& options);     // see parseListenPlace()
    static bool isAddress(const QString& path);      // of a listener, not of a log
    void startDemo(const QString& path = {});        // empty = in the cache folder
    void countLeft();                                // of listeners of earlier runs; once, when those of this run listen
    void cancel(quint32 source);
    void cancelReading();                            // all that is being read
    void stopListening();
    bool opening() const { return opening_ > 0; }
    // What is open, in the order in which it was asked for; nothing with a data directory, which keeps it by itself.
    const std::vector<OpenSource>& openSources() const { return open_; }
    void reopen(const std::vector<OpenSource>& sources);
    // A sentence, where the listener said one (empty = listening).
    QString lastProblem() const { return problem_; }

signals:
    void opened();                                   // something new is counted: show everything of it
    void listening(bool demo);
    void failed(const QString& sentence, const QString& path);
    void noted(const QString& sentence);             // of a listener: what it lost, or its journal misses

private:
    using Work = std::function<EngineController::Deliver()>;   // off the GUI thread
    void closeAll();
    // Forgets what is open, unless a data directory keeps it, and then does the work; `opening` logs will have been opened then.
    void instead(int opening, Work work);
    struct Wanted {
        OpenSource::Kind kind;                       // Log or Follow
        QString path;
        ReadOptions read;
    };
    void openAll(const std::vector<Wanted>& wanted);
    EngineController::Deliver openLog(const QString& path, const ReadOptions& options);      // off the GUI thread; the next, too
    EngineController::Deliver followLog(const QString& pattern, const ReadOptions& options);
    void noteOpen(OpenSource::Kind kind, const QString& path, const ReadOptions& options);
    void forgetOpen(OpenSource::Kind kind, const QString& path);
    void remember(const QString& path, const ReadOptions& options);
    void noteRecents();
    EngineController* engine_;
    Settings* settings_;
    void sayNotes();
    struct Listening {
        std::string asked;                           // its name, with the port as the user gave it, 0 = any
        std::unique_ptr<OpenListener> listener;
        std::size_t notesSaid = 0;
        std::uint64_t lostSaid = 0;
    };
    std::vector<Listening> listeners_;
    QTimer renewal_;                                 // of credentials, while a listener has some
    std::unique_ptr<DemoFeed> feed_;
    QString problem_;
    std::vector<OpenSource> open_;
    int opening_ = 0;
    struct Turns {
        std::mutex mutex;                            // held by who forgets and opens
        std::atomic<quint64> newest{0};
        bool over = false;                           // guarded by the mutex
    };
    std::shared_ptr<Turns> turns_ = std::make_shared<Turns>();
    int clearing_ = 0;                               // turns that are not over
    std::vector<std::function<void()>> waiting_;     // listeners that were asked for meanwhile
};

}  // namespace tally
