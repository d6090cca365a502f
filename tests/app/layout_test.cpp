// SPDX-License-Identifier: GPL-3.0-or-later
// Every page and dialog at 1280 × 800 with texts that are two fifths longer: nothing is clipped, nothing cannot be translated.
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/dialogs/compare_dialog.h"
#include "app/desktop/dialogs/open_dialog.h"
#include "app/desktop/dialogs/profile_dialog.h"
#include "app/desktop/listen/listen_dialog.h"
#include "app/desktop/session/languages.h"
#include "app/desktop/settings/settings_dialog.h"
#include "tests/app/painted_text.h"
#include "tests/app/window_fixture.h"

namespace tally {

class LayoutTest : public WindowTest, public ::testing::WithParamInterface<const char*> {
protected:
    LayoutTest()
    {
        window.reset();
        languages.use(QLatin1String(GetParam()));
        window = std::make_unique<MainWindow>(PageContext{controller.get(), range.get()}, sources.get(), &settings);
        window->resize(1280, 800);
        window->show();
    }
    ~LayoutTest() override
    {
        window.reset();
        languages.use(QStringLiteral("system"));
    }
    static bool pseudo() { return QLatin1String(GetParam()) == QLatin1String("pseudo"); }

    // Labels and buttons that are narrower than their words, with no tool tip that would say all of them.
    static QStringList clippedIn(const QWidget* root)
    {
        QStringList clipped;
        for (const QWidget* one : root->findChildren<QWidget*>()) {
            if (!one->isVisibleTo(root) || one->width() == 0 || !one->toolTip().isEmpty()) continue;
            QString words;
            if (const auto* label = qobject_cast<const QLabel*>(one); label != nullptr && !label->wordWrap()) words = label->text();
            else if (const auto* button = qobject_cast<const QAbstractButton*>(one)) words = button->text();
            if (words.isEmpty() || one->sizeHint().width() <= one->width()) continue;
            clipped += QStringLiteral("%1 %2: %3 of %4 px").arg(QLatin1String(one->metaObject()->className()), words).arg(one->width()).arg(one->sizeHint().width());
        }
        return clipped;
    }

    // Texts with words of their own that are not within brackets.
    static QStringList untranslatedIn(QWidget* root)
    {
        static const QRegularExpression kWords(QStringLiteral("\\p{L}{3,}"));
        // Data of the log, names of formats and programs, months, units, keys of settings and what others' programs are told. What
        // exactly a record was refused for, behind the reason, is in the words of the engine.
        static const QRegularExpression kData(QStringLiteral(
            "^(: .*|alpha|=beta|view|Tallyscope|UTC|NDJSON|CSV|TSV|JSON|log\\.ndjson|ndjson|not json|English|Deutsch|Français|Inter|.*/.*|tallyctl .*|tcp://.*|--.*|shop-eu|utc|local|[a-z]+\\.[a-zA-Z_.]+…?|videoId|eventType|timestamp|latencyMs|status"
            "|(\\d+ )?\\p{L}{3,4}\\.?( \\d+)?( \\d\\d:\\d\\d)?|(Ctrl|Alt|Shift|Left|Right|Esc|Space|Del|Home|Return|PgUp|PgDown|Backspace|[+, F\\d\\[\\]\\p{Lu}])+|\\{.*)$"));
        QStringList found;
        for (const QString& text : textsOf(root)) {
            QString rest = text;
            static const QRegularExpression kTranslated(QStringLiteral("\\[[^\\[\\]]*(\\]|…|$)"));
            for (int i = 0; i < 4; ++i) rest.remove(kTranslated);       // one may stand in a place of another
            // Of one that is broken into lines each piece comes by itself: its accents tell. Units, zones and keys are in any language alike.
            static const QRegularExpression kAlike(QStringLiteral("[\\p{L}’']*[áéíóúñçšýÁÉÍÓÚÑÇŠÝø][\\p{L}ø’']*|\\b(UTC|KiB|MiB|GiB|Ctrl)\\b"));
            rest.remove(kAlike);
            if (rest.contains(kWords) && !kData.match(rest.trimmed()).hasMatch()) found += text;
        }
        found.removeDuplicates();
        return found;
    }

    void look(QWidget* root, const QString& where)
    {
        const QStringList clipped = clippedIn(root);
        EXPECT_TRUE(clipped.isEmpty()) << where.toStdString() << " clips\n  " << clipped.join(QStringLiteral("\n  ")).toStdString();
        if (!pseudo()) return;
        const QStringList untranslated = untranslatedIn(root);
        EXPECT_TRUE(untranslated.isEmpty()) << where.toStdString() << " is not translated\n  " << untranslated.join(QStringLiteral("\n  ")).toStdString();
    }
    Languages languages;
};

TEST_P(LayoutTest, PagesFit)
{
    look(window.get(), QStringLiteral("welcome"));
    open(writeLog());
    for (const char* page : {"overview", "videos", "trends", "health", "sources"}) {
        window->showPage(QLatin1String(page));
        ASSERT_TRUE(QTest::qWaitFor([&] { return window->settled(); }, 20000)) << page;
        look(window.get(), QLatin1String(page));
    }
}

TEST_P(LayoutTest, DialogsFit)
{
    const QString path = writeLog();
    {
        OpenDialog dialog(controller.get(), path, window.get());
        dialog.show();
        ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.ready(); }, 20000));
        look(&dialog, QStringLiteral("open"));
    }
    const auto shown = [&](QDialog&& dialog, const QString& where) {
        dialog.show();
        look(&dialog, where);
    };
    shown(ProfileDialog({}, {}, window.get()), QStringLiteral("profile"));
    shown(ListenDialog(QStringLiteral("tls://127.0.0.1:9099"), {}, window.get()), QStringLiteral("listen"));
    shown(SettingsDialog(&settings, &window->registry(), QStringLiteral("/tmp/config.toml"), window.get()), QStringLiteral("settings"));
}

INSTANTIATE_TEST_SUITE_P(All, LayoutTest, ::testing::Values("pseudo", "fr", "de", "en"));

}  // namespace tally
