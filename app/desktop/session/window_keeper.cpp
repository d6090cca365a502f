// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/window_keeper.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QScreen>
#include <QSettings>
#include <QStyle>
#include <iostream>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/engine_controller.h"
#include "app/desktop/main_window.h"
#include "app/desktop/session/tray.h"
#include "app/desktop/session/whole_file.h"
#include "app/desktop/settings/settings_dialog.h"
#include "app/desktop/source_controller.h"
#include "app/desktop/time_range_controller.h"
#include "app/desktop/text.h"
#include "widgets/text/time_text.h"
#include "widgets/time/range_history.h"

namespace tally {

WindowKeeper::WindowKeeper(PageContext context, SourceController* sources, ConfigFile* config, const QString& session)
    : context_(std::move(context)), sources_(sources), config_(config), path_(session)
{
    timer_.setInterval(kKeepMs);
    connect(&timer_, &QTimer::timeout, this, &WindowKeeper::keep);
    connect(config_, &ConfigFile::changed, this, &WindowKeeper::settingsChanged);
    connect(config_, &ConfigFile::noted, this, [this] {
        const QStringList problems = config_->problems();
        if (window_ && !problems.isEmpty()) window_->showProblem(tr("Settings"), problems.join(QLatin1Char(' ')));
    });
}

WindowKeeper::~WindowKeeper() = default;

void WindowKeeper::load()
{
    if (path_.isEmpty()) return;
    const auto text = readWholeFile(path_);
    const bool configured = QFileInfo::exists(config_->path());
    if (!text && !configured) {
        QSettings before;
        *context_.settings = Settings::load(before);
        config_->sync();
    }
    if (text) last_ = parseSession(*text, context_.settings);
    if (text && !last_) QFile::rename(path_, path_ + QStringLiteral(".broken"));
    config_->load();
    for (const QString& problem : config_->problems()) std::cerr << "tallyscope: " << config_->path().toStdString() << ": " << problem.toStdString() << '\n';
}

void WindowKeeper::make()
{
    language_ = context_.settings->language;
    zone_ = context_.settings->zone;
    boardRows_ = context_.settings->boardRows;
    if (const auto zone = zoneCalled(zone_)) setShownZone(*zone);
    theme_ = context_.settings->theme;
    languages_.use(language_);
    window_ = std::make_unique<MainWindow>(context_, sources_, context_.settings, config_->path());
    if (!path_.isEmpty()) new Tray(context_.engine, context_.settings, window_.get());
    config_->setActions(window_->registry().ids());
    window_->applyKeys();
    connect(window_.get(), &MainWindow::settingsEdited, this, [this] {
        config_->sync();
        settingsChanged();
    });
    emit windowMade(window_.get());
}

void WindowKeeper::open(const Start& start)
{
    make();
    const Settings& settings = *context_.settings;
    if (start.size.isValid()) window_->resize(start.size);
    else if (settings.geometry.isEmpty()) window_->resize(window_->size().boundedTo(window_->screen()->availableSize() - QSize(0, window_->style()->pixelMetric(QStyle::PM_TitleBarHeight))));
    if (last_) window_->setViewState(last_->view);
    if (!start.page.isEmpty()) window_->showPage(start.page);
    else if (settings.startPage != QStringLiteral("last")) window_->showPage(settings.startPage);
    window_->show();
    if (last_ && start.sources && settings.restore && !context_.engine->keepsData() && !last_->sources.empty()) {
        pausePending_ = last_->paused;
        sources_->reopen(last_->sources);
        if (last_->range) window_->recallRange(*last_->range);
    }
    const bool same = context_.engine->keepsData() && last_ && last_->data == canonicalData();   // the store that was looked at then
    if (same && settings.restore && last_->range) window_->recallRange(*last_->range);
    timer_.start();
}

// The new window takes the place of the old one, over the same engine: not one text of the old language or zone is left.
void WindowKeeper::remake()
{
    if (!outdated()) return;
    const QJsonObject view = window_->viewState();
    const QByteArray geometry = window_->saveGeometry();
    const bool paused = context_.engine->paused();
    const RangeHistory ranges = window_->rangeHistory();
    const auto* dialog = window_->findChild<SettingsDialog*>();
    const bool open = dialog != nullptr && dialog->isVisible();
    window_.reset();
    make();
    window_->restoreGeometry(geometry);
    window_->setViewState(view);
    window_->setRangeHistory(ranges);
    window_->setPaused(paused);
    window_->show();
    if (open) window_->showSettings();
}

void WindowKeeper::settingsChanged()
{
    if (std::exchange(theme_, context_.settings->theme) != context_.settings->theme) window_->setTheme(theme_);
    window_->applyKeys();
    // Not within the call of a dialog of the window that goes.
    if (outdated()) QTimer::singleShot(0, this, &WindowKeeper::remake);
}

bool WindowKeeper::outdated() const
{
    const Settings& now = *context_.settings;
    return now.language != language_ || now.zone != zone_ || now.boardRows != boardRows_;
}

QString WindowKeeper::canonicalData() const { return QFileInfo(text(context_.engine->dataDirectory())).canonicalFilePath(); }

Session WindowKeeper::current() const
{
    Session session;
    session.view = window_->viewState();
    session.range = window_->wantedRange();
    session.paused = pausePending_ || context_.engine->paused();
    session.sources = sources_->openSources();
    session.data = canonicalData();
    return session;
}

void WindowKeeper::keep()
{
    if (!window_) return;
    if (pausePending_ && window_->settled()) {
        pausePending_ = false;
        window_->setPaused(true);
    }
    config_->sync();
    if (path_.isEmpty()) return;
    context_.settings->geometry = window_->saveGeometry();
    const QByteArray text = sessionText(current(), *context_.settings);
    if (text == kept_) return;
    QDir().mkpath(QFileInfo(path_).absolutePath());
    QString problem;
    if (writeWholeFile(path_, text, &problem)) kept_ = text;
    else if (!std::exchange(saidProblem_, true)) window_->showProblem(tr("Session"), tr("what is open is not remembered: %1").arg(problem));
}

}  // namespace tally
