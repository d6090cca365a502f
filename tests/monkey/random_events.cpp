// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/monkey/random_events.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QTest>
#include <QWheelEvent>
#include <QPointer>
#include <QWindow>

#include <algorithm>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/main_window.h"

namespace tally {

namespace {

// No Delete and no separators: what is typed into a path stays a name in the folder of the test.
constexpr Qt::Key kKeys[] = {Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Escape, Qt::Key_Escape, Qt::Key_Escape, Qt::Key_Space, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,
                             Qt::Key_Down, Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Backspace, Qt::Key_BracketLeft,
                             Qt::Key_BracketRight, Qt::Key_Minus, Qt::Key_0, Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_A,
                             Qt::Key_C, Qt::Key_E, Qt::Key_I, Qt::Key_K, Qt::Key_M, Qt::Key_N, Qt::Key_W, Qt::Key_Question, Qt::Key_F1, Qt::Key_F11};
constexpr const char* kWords[] = {"overview", "quit", "a", "%", "now-6h", "iO1", "999999999999", "\xf0\x9f\x93\x88", "=1+1", "<b>"};

// Any event may close the window it goes to, so none goes to it unseen.
void click(QWindow* handle, Qt::MouseButton button, Qt::KeyboardModifiers with, QPoint at)
{
    const QPointer<QWindow> alive(handle);
    QTest::mousePress(handle, button, with, at);
    if (alive) QTest::mouseRelease(alive, button, with, at);
}

void type(QWindow* handle, Qt::Key key, Qt::KeyboardModifiers with)
{
    // Not keyPress(): before the key it presses the modifiers, and a menu that goes at the first of them is a window no more.
    const QPointer<QWindow> alive(handle);
    const char letter = QTest::keyToAscii(key);
    const QString text = letter == 0 ? QString() : QString(QLatin1Char(letter));
    for (const bool press : {true, false})
        if (alive) QTest::simulateEvent(alive, press, key, with, text, false);
}

}  // namespace

void RandomEvents::next()
{
    for (QWidget* top : QApplication::topLevelWidgets())
        if (auto* dialog = qobject_cast<QFileDialog*>(top)) dialog->reject();
    if (!window_->isVisible()) window_->show();
    QWidget* on = target();
    QWindow* handle = on->windowHandle();
    if (handle == nullptr) return;
    const int kind = below(100);
    if (kind < 62) pointer(on, handle);
    else if (kind < 72) wheel(on, point(on));
    else if (kind < 92) key(handle);
    else if (kind < 98) action();
    else resize();
}

// What has the user's hand: a menu, else a modal dialog, else any window.
QWidget* RandomEvents::target()
{
    if (QWidget* popup = QApplication::activePopupWidget()) return popup;
    if (QWidget* modal = QApplication::activeModalWidget()) return modal;
    QList<QWidget*> shown;
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top->isVisible() && top->windowType() != Qt::ToolTip) shown += top;
    // In an order that does not depend on addresses.
    std::sort(shown.begin(), shown.end(), [](const QWidget* a, const QWidget* b) { return std::pair(a->width(), a->windowTitle()) < std::pair(b->width(), b->windowTitle()); });
    return shown.isEmpty() ? window_ : shown[below(static_cast<int>(shown.size()))];
}

QPoint RandomEvents::point(const QWidget* on) { return {below(qMax(1, on->width())), below(qMax(1, on->height()))}; }

Qt::KeyboardModifiers RandomEvents::modifiers()
{
    const int kind = below(10);
    return kind == 0 ? Qt::ShiftModifier : kind == 1 ? Qt::ControlModifier : kind == 2 ? Qt::AltModifier : Qt::NoModifier;
}

void RandomEvents::pointer(QWidget* on, QWindow* handle)
{
    const QPoint at = point(on);
    const int kind = below(62);
    const QWidget* child = on->childAt(at);
    last_ = QStringLiteral("pointer %1 at %2,%3 on %4").arg(kind).arg(at.x()).arg(at.y()).arg(QLatin1String((child != nullptr ? child : on)->metaObject()->className()));
    if (kind < 22) QTest::mouseMove(handle, at);
    else if (kind < 46) click(handle, Qt::LeftButton, modifiers(), at);
    else if (kind < 49) click(handle, Qt::RightButton, Qt::NoModifier, at);
    else if (kind < 52) {
        const QPointer<QWindow> alive(handle);
        click(handle, Qt::LeftButton, Qt::NoModifier, at);
        if (alive) QTest::mousePress(alive, Qt::LeftButton, Qt::NoModifier, at, 1);   // within the time of a double click
        if (alive) QTest::mouseRelease(alive, Qt::LeftButton, Qt::NoModifier, at);
    }
    else drag(handle, at);
}

void RandomEvents::drag(QWindow* handle, QPoint from)
{
    const QPointer<QWindow> alive(handle);
    const Qt::KeyboardModifiers with = modifiers();
    QTest::mousePress(handle, Qt::LeftButton, with, from);
    for (int i = 0; i < 4 && alive; ++i) QTest::mouseMove(alive, from + QPoint(below(400) - 200, below(200) - 100));
    if (alive) QTest::mouseRelease(alive, Qt::LeftButton, with, from + QPoint(below(400) - 200, below(200) - 100));
}

void RandomEvents::wheel(QWidget* on, QPoint at)
{
    QWidget* child = on->childAt(at);
    QWidget* under = child != nullptr ? child : on;
    last_ = QStringLiteral("wheel on ") + QLatin1String(under->metaObject()->className());
    QWheelEvent event(under->mapFrom(on, at), on->mapToGlobal(at), {}, {0, below(2) == 0 ? 120 : -120}, Qt::NoButton, modifiers(), Qt::NoScrollPhase, false);
    QApplication::sendEvent(under, &event);
}

void RandomEvents::key(QWindow* handle)
{
    if (below(8) == 0) {
        const QPointer<QWidget> focus = QApplication::focusWidget();
        const QString word = QString::fromUtf8(kWords[below(std::size(kWords))]);
        last_ = QStringLiteral("words ") + word;
        for (const QChar c : word)
            if (focus) {
                QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
                QApplication::sendEvent(focus, &press);
            }
        return;
    }
    const Qt::Key key = kKeys[below(std::size(kKeys))];
    const Qt::KeyboardModifiers with = modifiers();
    last_ = QStringLiteral("key %1 with %2").arg(key, 0, 16).arg(int(with), 0, 16);
    type(handle, key, with);
}

void RandomEvents::action()
{
    const auto& entries = window_->registry().entries();
    const auto& entry = entries[static_cast<std::size_t>(below(static_cast<int>(entries.size())))];
    last_ = QStringLiteral("action ") + entry.spec.id;
    if (entry.action->isEnabled() && QApplication::activeModalWidget() == nullptr) entry.action->trigger();
}

void RandomEvents::resize()
{
    last_ = QStringLiteral("resize");
    window_->resize(700 + below(1300), 500 + below(600));
}

}  // namespace tally
