// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QIcon>
#include <QMessageBox>
#include <QPushButton>
#include <cstdlib>
#include <iostream>

#include "app/desktop/annotations/annotation_book.h"
#include "app/desktop/command_line.h"
#include "app/desktop/engine_controller.h"
#include "app/desktop/frame_log.h"
#include "app/desktop/main_window.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/screenshot.h"
#include "app/desktop/sentences/sentence.h"
#include "app/desktop/session/languages.h"
#include "app/desktop/session/opening.h"
#include "app/desktop/session/window_keeper.h"
#include "app/desktop/source_controller.h"
#include "app/desktop/theme_controller.h"
#include "app/desktop/time_range_controller.h"
#include "core/base/counting_thread.h"

namespace {

int exitCodeOf(tally::ErrorCode code)
{
    return code == tally::ErrorCode::Usage ? 1 : code == tally::ErrorCode::Store || code == tally::ErrorCode::Damaged || code == tally::ErrorCode::Busy ? 5 : 2;
}

// Words and colours before there is a window.
void dress(QApplication& app, const tally::CommandLine& line, tally::Languages* languages)
{
    tally::Settings settings;
    tally::ConfigFile(tally::ConfigFile::usualPath(), &settings).load();
    languages->use(line.language.isEmpty() ? settings.language : line.language);
    tally::showTheme(app, line.theme.value_or(settings.theme));
}

// A store is opened beside the event loop; one that takes its time is shown, and may be left, which ends the program.
tally::OpenedEngine openEngine(QApplication& app, const tally::CommandLine& line, const tally::EngineOptions& options)
{
    if (options.dataDirectory.empty() || !line.screenshot.isEmpty()) return tally::Engine::create(options);
    tally::Languages languages;
    auto opened = tally::openEngine([options] { return tally::Engine::create(options); }, line.dataDirectory, [&] { dress(app, line, &languages); });
    if (!opened) std::_Exit(0);   // the store is made to be left at any moment
    return std::move(*opened);
}

// One program writes a store at a time; to look at it is possible all the same. Asked before there is a window.
bool wantsReadOnly(QApplication& app, const tally::CommandLine& line, const tally::Error& error)
{
    tally::Languages languages;
    dress(app, line, &languages);
    const auto words = [](const char* text) { return QCoreApplication::translate("main", text); };
    QMessageBox box(QMessageBox::NoIcon, QStringLiteral("Tallyscope"), tally::sentence(error.what));
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(words(QT_TRANSLATE_NOOP("main", "Read only, you see what the store holds now; nothing is written.")));
    QPushButton* look = box.addButton(words(QT_TRANSLATE_NOOP("main", "Open read only")), QMessageBox::AcceptRole);
    box.addButton(words(QT_TRANSLATE_NOOP("main", "Quit")), QMessageBox::RejectRole);
    box.setDefaultButton(look);
    box.exec();
    return box.clickedButton() == look;
}

// Whoever started it from a menu sees no terminal.
void tellWhy(QApplication& app, const tally::CommandLine& line, const tally::Error& error)
{
    if (!line.screenshot.isEmpty() || QGuiApplication::platformName() == QLatin1String("offscreen")) return;
    tally::Languages languages;
    dress(app, line, &languages);
    QMessageBox box(QMessageBox::NoIcon, QStringLiteral("Tallyscope"), tally::sentence(error.what));
    box.addButton(QCoreApplication::translate("main", "Quit"), QMessageBox::AcceptRole);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(line.dataDirectory);
    box.exec();
}

void openWhatWasAsked(const tally::CommandLine& line, tally::SourceController* sources)
{
    if (line.demo) sources->startDemo(line.demoLog);
    sources->open(line.files, line.follow, line.read);
    for (const QString& place : line.listen) {
        sources->listen(place, line.read);
        if (!sources->lastProblem().isEmpty()) std::cerr << "tallyscope: " << sources->lastProblem().toStdString() << '\n';
    }
}

}  // namespace

int main(int argc, char** argv)
{
    int exitCode = 0;
    const auto line = tally::parseCommandLine(argc, argv, &exitCode);
    if (!line) return exitCode;
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tallyscope"));
    QCoreApplication::setOrganizationName(QStringLiteral("tallyscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TALLY_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Tallyscope"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.tallyscope.Tallyscope"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/tally/app_icon.svg")));

    const bool picture = !line->screenshot.isEmpty();
    tally::Settings settings;
    tally::ConfigFile config(picture ? QString() : tally::ConfigFile::usualPath(), &settings);
    tally::TimeRangeController range;

    tally::setCountingNiceness(5);
    tally::EngineOptions options;
    options.threads = line->threads;
    options.itemBudget = line->itemBudget;
    options.memoryBudget = line->memoryBudget;
    options.dataDirectory = line->dataDirectory.toStdString();
    options.readOnly = line->readOnly;
    auto engine = openEngine(app, *line, options);
    if (!engine && engine.error().code == tally::ErrorCode::Busy && !picture && wantsReadOnly(app, *line, engine.error())) {
        options.readOnly = true;
        engine = openEngine(app, *line, options);
    }
    if (!engine) {
        std::cerr << "tallyscope: " << engine.error().what << '\n';
        tellWhy(app, *line, engine.error());
        return exitCodeOf(engine.error().code);
    }
    tally::EngineController controller(std::move(*engine), options.readOnly ? std::string() : options.dataDirectory);
    tally::SourceController sources(&controller, &settings, nullptr);
    const auto names = std::make_shared<tally::NameBook>(options.dataDirectory);
    const auto annotations = std::make_shared<tally::AnnotationBook>(picture ? QString() : tally::usualAnnotationsPath());
    tally::WindowKeeper keeper({&controller, &range, &settings, names, annotations}, &sources, &config, picture ? QString() : tally::usualSessionPath());
    keeper.load();
    if (line->theme) settings.theme = *line->theme;
    if (!line->language.isEmpty()) settings.language = line->language;
    config.adopt();
    tally::showTheme(app, settings.theme);
    keeper.open({line->size, line->page, !line->asksForSources() && !line->newSession});
    if (!line->frameLog.isEmpty()) new tally::FrameLog(line->frameLog, &controller, keeper.window());
    if (picture) new tally::Screenshot(line->screenshot, keeper.window(), &sources, &controller);
    if (options.readOnly) keeper.window()->showReadOnly(tally::SystemClock().nowMicros());
    openWhatWasAsked(*line, &sources);
    sources.countLeft();
    QStringList notes;
    for (const std::string& note : controller.engine().notes()) notes.append(tally::sentence(note));
    if (!notes.isEmpty()) keeper.window()->showProblem(QCoreApplication::translate("main", "Store"), notes.join(QLatin1Char(' ')));
    const int code = QApplication::exec();
    keeper.keep();
    return code;
}
