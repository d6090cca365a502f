// SPDX-License-Identifier: GPL-3.0-or-later
// What is opened, and what the window does when it is there.
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <utility>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/demo/demo_log.h"
#include "app/desktop/dialogs/open_dialog.h"
#include "app/desktop/engine_controller.h"
#include "app/desktop/listen/listen_dialog.h"
#include "app/desktop/main_window.h"
#include "app/desktop/recent_logs.h"
#include "app/desktop/source_controller.h"
#include "app/desktop/status_line.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/banner.h"
#include "widgets/shell/drop_button.h"
#include "widgets/shell/top_bar.h"

namespace tally {

void MainWindow::connectSources()
{
    connect(sources_, &SourceController::opened, this, [this] {
        if (recalled_) context_.range->recall(*recalled_);
        else context_.range->fit();
        endRecall();
        setPaused(false);
        showCurrent();
    });
    connect(sources_, &SourceController::listening, this, [this](bool demo) {
        if (recalled_) context_.range->recall(*recalled_);
        else context_.range->showLast(demo ? kDemoShown : settings_->liveSpanUs());
        endRecall();
        showCurrent();
    });
    connect(sources_, &SourceController::failed, this, [this](const QString& sentence, const QString& path) {
        endRecall();
        ++unread_;
        const QString name = QFileInfo(path).fileName();
        if (unread_ == 1) banner_->setMessage(Tone::Crit, name, sentence, {{path, tr("Open with…")}});
        else banner_->setMessage(Tone::Crit, tr("%1 files are not read", nullptr, unread_).arg(unread_), tr("The last one is %1: %2").arg(name, sentence));
    });
    connect(sources_, &SourceController::noted, this, [this](const QString& sentence) { banner_->setMessage(Tone::Warn, tr("Listening"), sentence); });
    connect(banner_, &Banner::actionTriggered, this, [this](const QString& path) {
        banner_->clear();
        openFile(path);
    });
    connect(context_.range, &TimeRangeController::rangeChanged, this, [this] {
        if (context_.range->range().mode == RangeMode::Last) settings_->lastSpanUs = context_.range->range().spanUs;
    });
}

void MainWindow::fillSourceMenu()
{
    QMenu* menu = top_->sourceMenu();
    menu->clear();
    for (const SourceState& source : context_.engine->shown()->sources)
        menu->addAction(shortName(source).replace(QLatin1Char('&'), QStringLiteral("&&")), this, [this] { showPage(QStringLiteral("sources")); });
    if (!menu->isEmpty()) menu->addSeparator();
    for (const char* id : {"file.open", "file.listen", "file.demo", "file.stopListening"}) menu->addAction(registry_->action(QLatin1String(id)));
}

void MainWindow::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Open log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->resize(820, 520);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openFiles);
    dialog->open();
}

void MainWindow::openFiles(const QStringList& paths)
{
    if (paths.size() == 1) return openFile(paths.first());
    unread_ = 0;
    banner_->clear();
    sources_->openLogs(paths, {});   // what is no log says so in the banner
}

void MainWindow::openFile(const QString& path)
{
    unread_ = 0;
    auto* dialog = new OpenDialog(context_.engine, path, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OpenDialog::chosen, sources_,
            [this](const QString& chosen, const ReadOptions& options) { sources_->openLogs({chosen}, options); });
    connect(dialog, &OpenDialog::followChosen, sources_,
            [this](const QString& log, const ReadOptions& options) { sources_->follow({log}, options); });
    dialog->open();
}

void MainWindow::showListen()
{
    auto* dialog = new ListenDialog(settings_->listenAddress, settings_->listenFiles, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ListenDialog::listenRequested, this, [this, dialog](const QString& address, const ListenFiles& files) {
        const ListenFiles before = std::exchange(settings_->listenFiles, files);
        sources_->listen(address, {});
        dialog->showProblem(sources_->lastProblem());
        if (!sources_->lastProblem().isEmpty()) {
            settings_->listenFiles = before;
            return;
        }
        settings_->listenAddress = address;
        dialog->accept();
    });
    dialog->open();
}

void MainWindow::openRecent(const QString& path)
{
    const RecentLog* recent = recentLog(*settings_, path);
    if (recent == nullptr) return;
    if (SourceController::isAddress(path)) {
        sources_->listen(path, optionsOf(*recent));
        if (!sources_->lastProblem().isEmpty()) banner_->setMessage(Tone::Crit, path, sources_->lastProblem());
        return;
    }
    sources_->openLogs({path}, optionsOf(*recent));
}

}  // namespace tally
