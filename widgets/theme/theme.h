// SPDX-License-Identifier: GPL-3.0-or-later
// Theme: the colours of one look, read from widgets/theme/tokens.json (the only source of numbers).
//
// applyTheme() sets style, palette, font and stylesheet; call it in main() before the first widget, and again to switch live.
// Painted widgets ask currentTheme() while painting, so a switch repaints them; what caches colours listens to themeNotifier().
// Thread safety: GUI thread only.
#pragma once

#include <QColor>
#include <QObject>
#include <array>
#include <cstddef>
#include <vector>

class QApplication;

namespace tally {

enum class ThemeKind { Light, Dark, Contrast };

// Names as in tokens.json, in the same order.
enum class Role {
    Window, Surface, Raised, Hover, Rail, Field, Text, Muted, Border, Strong, Grid, Axis, Accent, OnAccent, AccentBg,
    Ok, OkBg, Warn, WarnBg, Crit, CritBg, Ghost, Prov, Tip, TipText, TipMuted, TipBorder, Sel, Track,
};
inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::Track) + 1;

// What a state means. Colour is never alone: a tone always comes with a word, and mostly with an icon.
enum class Tone { Neutral, Accent, Ok, Warn, Crit, Possible };

class Theme final {
public:
    // The kind's colours from the embedded tokens. A role that the tokens lack is magenta, which the tests refuse.
    [[nodiscard]] static Theme load(ThemeKind kind);

    [[nodiscard]] ThemeKind kind() const { return kind_; }
    [[nodiscard]] bool isDark() const { return kind_ != ThemeKind::Light; }
    [[nodiscard]] QColor color(Role role) const { return colors_[static_cast<std::size_t>(role)]; }
    // Series colours repeat after seriesCount(); the second round is told apart by dash and marker. REQUIRES: index >= 0.
    [[nodiscard]] QColor series(int index) const;
    [[nodiscard]] int seriesCount() const { return static_cast<int>(series_.size()); }
    [[nodiscard]] double areaFillOpacity() const { return areaFillOpacity_; }

private:
    ThemeKind kind_ = ThemeKind::Dark;
    std::array<QColor, kRoleCount> colors_;
    std::vector<QColor> series_;
    double areaFillOpacity_ = 0;
};

class ThemeNotifier final : public QObject {
    Q_OBJECT
signals:
    void changed();
};

[[nodiscard]] const Theme& currentTheme();   // Dark until applyTheme() was called.
void applyTheme(QApplication& app, ThemeKind kind);
[[nodiscard]] ThemeNotifier& themeNotifier();

[[nodiscard]] QColor withAlpha(QColor color, double opacity);              // opacity 0..1
[[nodiscard]] QColor blend(QColor over, QColor under, double opacity);     // the solid colour that `over` at `opacity` gives on `under`
[[nodiscard]] double contrastRatio(QColor a, QColor b);                    // WCAG 2 ratio, 1..21
[[nodiscard]] Role toneText(Tone tone);
[[nodiscard]] Role toneFill(Tone tone);

}  // namespace tally
