// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds: every control of every page and dialog has a name and says what it is.
#include <QAccessible>
#include <QDialog>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/annotations/annotation_book.h"
#include "app/desktop/annotations/annotation_dialog.h"
#include "app/desktop/annotations/annotation_list.h"
#include "app/desktop/dialogs/open_dialog.h"
#include "app/desktop/dialogs/profile_dialog.h"
#include "app/desktop/explain/raw_lines_dialog.h"
#include "app/desktop/export/figures_dialog.h"
#include "app/desktop/health/objective_dialog.h"
#include "app/desktop/letters/letter_dialog.h"
#include "app/desktop/settings/settings_dialog.h"
#include "tests/app/window_fixture.h"

namespace tally {

namespace {

// Roles that stand for "some widget": a screen reader would say nothing or "panel".
bool isControl(const QAccessibleInterface& node)
{
    const auto* widget = qobject_cast<QWidget*>(node.object());
    if (widget != nullptr && (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->isWindow()) return true;
    switch (node.role()) {
    case QAccessible::Button: case QAccessible::CheckBox: case QAccessible::RadioButton: case QAccessible::ComboBox:
    case QAccessible::EditableText: case QAccessible::SpinBox: case QAccessible::Slider: case QAccessible::PageTab:
    case QAccessible::Table: case QAccessible::List: case QAccessible::Tree: case QAccessible::Chart: case QAccessible::Link:
        return true;
    default:
        return false;
    }
}

QString described(const QAccessibleInterface& node)
{
    QString path;
    for (const QObject* at = node.object(); at != nullptr; at = at->parent())
        path = QLatin1String(at->metaObject()->className()) + (at->objectName().isEmpty() ? QString() : QLatin1Char('#') + at->objectName()) + QLatin1Char('/') + path;
    return path.right(160);
}

struct Walk {
    int controls = 0;
    QStringList problems;

    void look(QAccessibleInterface* node)
    {
        if (node == nullptr || !node->isValid() || node->state().invisible) return;
        if (isControl(*node)) {
            ++controls;
            if (node->text(QAccessible::Name).isEmpty()) problems += QStringLiteral("no name: ") + described(*node);
            if (node->role() == QAccessible::NoRole || node->role() == QAccessible::Client || node->role() == QAccessible::Pane || node->role() == QAccessible::Grouping)
                problems += QStringLiteral("no role: ") + described(*node);
        }
        // Cells take their names from the model; some of them stand for all.
        const int children = qMin(node->childCount(), 200);
        for (int i = 0; i < children; ++i) look(node->child(i));
    }
};

class AccessibleTest : public WindowTest {
protected:
    void expectNamed(QWidget* widget, const char* where, int atLeast)
    {
        ASSERT_NE(widget, nullptr) << where;
        widget->show();
        QCoreApplication::processEvents();
        Walk walk;
        walk.look(QAccessible::queryAccessibleInterface(widget));
        walk.problems.removeDuplicates();
        EXPECT_TRUE(walk.problems.isEmpty()) << where << ":\n" << walk.problems.join(QLatin1Char('\n')).toStdString();
        EXPECT_GE(walk.controls, atLeast) << where;
    }
    // The dialog this action opens, walked and closed.
    void expectNamedBehind(const QString& action, int atLeast)
    {
        qDeleteAll(window->findChildren<QDialog*>());
        window->registry().action(action)->trigger();
        QDialog* shown = nullptr;
        EXPECT_TRUE(QTest::qWaitFor([&] {
            for (QDialog* dialog : window->findChildren<QDialog*>())
                if (dialog->isVisible()) shown = dialog;
            return shown != nullptr;
        }, 5000)) << action.toStdString();
        expectNamed(shown, action.toStdString().c_str(), atLeast);
        delete shown;
    }
};

}  // namespace

TEST_F(AccessibleTest, EveryControlOfEveryPageHasNameAndRole)
{
    expectNamed(window.get(), "welcome", 10);
    open(writeLog());
    for (const ActionRegistry::Entry& entry : window->registry().entries()) {
        if (!entry.spec.id.startsWith(QStringLiteral("page."))) continue;
        window->registry().action(entry.spec.id)->trigger();
        ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000));
        expectNamed(window.get(), entry.spec.id.toStdString().c_str(), 10);
    }
}

TEST_F(AccessibleTest, EveryControlOfEveryDialogHasNameAndRole)
{
    open(writeLog());
    for (const auto& [action, atLeast] : {std::pair{"help.palette", 1}, {"help.keys", 0}, {"help.context", 0}, {"file.listen", 2}, {"compare.custom", 2},
                                           {"compare.explain", 2}, {"panel.export", 4}, {"panel.inspect", 1}})
        expectNamedBehind(QLatin1String(action), atLeast);
    OpenDialog dialog(controller.get(), writeLog(), nullptr);
    dialog.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 10000));
    expectNamed(&dialog, "open", 10);
    ObjectiveDialog objective(Objective{});
    expectNamed(&objective, "objective", 4);
    SettingsDialog settingsDialog(&settings, &window->registry(), QStringLiteral("/tmp/config.toml"), window.get());
    expectNamed(&settingsDialog, "settings", 10);
    ProfileDialog profile({}, {}, window.get());
    expectNamed(&profile, "profile", 2);
    AnnotationBook book{QString()};
    const Annotation annotation{{}, 1'700'000'000'000'000, 1'700'000'060'000'000, QStringLiteral("deployed")};
    AnnotationDialog annotationDialog(&book, annotation);
    expectNamed(&annotationDialog, "annotation", 3);
    AnnotationList annotations(&book, range.get());
    expectNamed(&annotations, "annotations", 1);
    FiguresDialog figures(QStringLiteral("Traffic"), [] { return ExportTable{}; });
    expectNamed(&figures, "figures", 2);
    const auto letters = controller->engine().deadLetters(1);
    ASSERT_TRUE(letters && letters->letters.size() == 1);
    LetterDialog letter(controller.get(), letters->letters.front(), window.get());
    expectNamed(&letter, "letter", 3);
    RawLinesDialog lines(controller.get(), {}, {}, {RawBy::Item, QStringLiteral("alpha"), {}}, window.get());
    expectNamed(&lines, "raw lines", 2);
}

}  // namespace tally
