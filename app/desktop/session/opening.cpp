// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/opening.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QTimer>
#include <QVBoxLayout>
#include <mutex>
#include <thread>

#include "widgets/cards/card.h"

namespace tally {

namespace {

constexpr int kWidth = 460, kHeight = 132, kMargin = 14;

// What both threads know; whoever is last lets it go.
struct Opening {
    std::mutex mutex;
    std::optional<OpenedEngine> engine;
    QEventLoop* loop = nullptr;   // null: nobody waits any more
};

}  // namespace

OpeningWindow::OpeningWindow(const QString& store)
{
    setWindowTitle(QStringLiteral("Tallyscope"));
    setFixedSize(kWidth, kHeight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    auto* card = new Card(tr("Opening the store"), QDir::toNativeSeparators(store));
    card->setState(StateInfo::loading(-1, tr("reading"), tr("What it counted is read into memory."), true));
    layout->addWidget(card);
    setAccessibleName(tr("Opening the store"));
    connect(card, &Card::stateAction, this, [this] { emit left(); });
}

void OpeningWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) emit left();
    else QWidget::keyPressEvent(event);
}

void OpeningWindow::closeEvent(QCloseEvent* event)
{
    event->accept();
    emit left();
}

std::optional<OpenedEngine> openEngine(std::function<OpenedEngine()> create, const QString& store, const std::function<void()>& dress, int patienceMs)
{
    const auto shared = std::make_shared<Opening>();
    QEventLoop loop;
    shared->loop = &loop;
    std::thread([shared, create = std::move(create)] {
        OpenedEngine engine = create();
        const std::lock_guard lock(shared->mutex);
        shared->engine = std::move(engine);
        if (shared->loop != nullptr) QMetaObject::invokeMethod(shared->loop, &QEventLoop::quit, Qt::QueuedConnection);
    }).detach();
    std::unique_ptr<OpeningWindow> window;
    bool left = false;
    QTimer::singleShot(patienceMs, &loop, [&] {
        dress();
        window = std::make_unique<OpeningWindow>(store);
        QObject::connect(window.get(), &OpeningWindow::left, &loop, [&] {
            left = true;
            loop.quit();
        });
        window->show();
    });
    // The last window that closes ends the program, but for this one: another one comes.
    const bool quits = QGuiApplication::quitOnLastWindowClosed();
    QGuiApplication::setQuitOnLastWindowClosed(false);
    loop.exec();
    if (window) window->disconnect(&loop);
    window.reset();
    QGuiApplication::setQuitOnLastWindowClosed(quits);
    const std::lock_guard lock(shared->mutex);
    shared->loop = nullptr;
    if (left) return std::nullopt;
    return std::move(shared->engine);
}

}  // namespace tally
