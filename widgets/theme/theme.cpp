// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QJsonArray>
#include <QPalette>
#include <QPixmapCache>
#include <QToolTip>
#include <cmath>

#include "widgets/theme/accessible.h"
#include "widgets/theme/metrics.h"
#include "widgets/theme/tally_style.h"
#include "widgets/theme/tokens.h"

namespace tally {
namespace {

constexpr std::array<const char*, kRoleCount> kRoleNames = {
    "window", "surface", "raised", "hover", "rail", "field", "text", "muted", "border", "strong", "grid", "axis", "accent", "on-accent",
    "accent-bg", "ok", "ok-bg", "warn", "warn-bg", "crit", "crit-bg", "ghost", "prov", "tip", "tip-text", "tip-muted", "tip-border", "sel",
    "track"};

Theme& mutableTheme() {
    static Theme theme = Theme::load(ThemeKind::Dark);
    return theme;
}

QPalette paletteOf(const Theme& theme) {
    QPalette p;
    const auto set = [&](QPalette::ColorRole role, Role ours) { p.setColor(role, theme.color(ours)); };
    set(QPalette::Window, Role::Window);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Surface);
    set(QPalette::AlternateBase, Role::Raised);
    set(QPalette::Text, Role::Text);
    set(QPalette::Button, Role::Raised);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::BrightText, Role::Text);
    set(QPalette::PlaceholderText, Role::Muted);
    set(QPalette::Highlight, Role::Sel);
    set(QPalette::HighlightedText, Role::Text);
    set(QPalette::Link, Role::Accent);
    set(QPalette::LinkVisited, Role::Accent);
    set(QPalette::ToolTipBase, Role::Tip);
    set(QPalette::ToolTipText, Role::TipText);
    set(QPalette::Mid, Role::Border);
    set(QPalette::Dark, Role::Strong);
    set(QPalette::Shadow, Role::Strong);
    set(QPalette::Light, Role::Raised);
    set(QPalette::Midlight, Role::Hover);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, theme.color(Role::Strong));
    return p;
}

double linear(double channel) { return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

double luminance(const QColor& c) {
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

}  // namespace

Theme Theme::load(ThemeKind kind) {
    Theme theme;
    theme.kind_ = kind;
    const char* name = kind == ThemeKind::Light ? "light" : kind == ThemeKind::Dark ? "dark" : "contrast";
    const QJsonObject set = tokens()[QLatin1String("color")].toObject()[QLatin1String(name)].toObject();
    for (std::size_t i = 0; i < kRoleCount; ++i) {
        const QColor color(set[QLatin1String(kRoleNames[i])].toString());
        theme.colors_[i] = color.isValid() ? color : QColor(Qt::magenta);
    }
    const QJsonArray series = set[QLatin1String("series")].toArray();
    for (const auto& value : series) theme.series_.emplace_back(value.toString());
    if (theme.series_.empty()) theme.series_.emplace_back(Qt::magenta);
    theme.areaFillOpacity_ = set[QLatin1String("areaFillOpacity")].toDouble(0.1);
    return theme;
}

QColor Theme::series(int index) const { return series_[static_cast<std::size_t>(index) % series_.size()]; }

const Theme& currentTheme() { return mutableTheme(); }

void applyTheme(QApplication& app, ThemeKind kind) {
    installAccessibleRoles();
    mutableTheme() = Theme::load(kind);
    loadFonts();
    if (qobject_cast<TallyStyle*>(app.style()) == nullptr && app.property("tallyStyle").isNull()) {
        app.setStyle(new TallyStyle);   // the application owns it
        app.setProperty("tallyStyle", true);
    }
    // From one sheet to another, every widget drops and finds its rules by itself: 80 ms of a window of 600 widgets. By way of none, 20.
    if (!app.styleSheet().isEmpty()) app.setStyleSheet({});
    const QPalette palette = paletteOf(currentTheme());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    // The same font again would make every widget find its size anew.
    if (QApplication::font() != textFont(TextStyle::Body)) QApplication::setFont(textFont(TextStyle::Body));
    if (QToolTip::font() != textFont(TextStyle::Small)) QToolTip::setFont(textFont(TextStyle::Small));
    app.setStyleSheet(themeStyleSheet());
    emit themeNotifier().changed();
}

ThemeNotifier& themeNotifier() {
    static ThemeNotifier notifier;
    return notifier;
}

QColor withAlpha(QColor color, double opacity) {
    color.setAlphaF(static_cast<float>(opacity));
    return color;
}

QColor blend(QColor over, QColor under, double opacity) {
    const auto mix = [opacity](int a, int b) { return static_cast<int>(std::lround(a * opacity + b * (1 - opacity))); };
    return {mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue())};
}

double contrastRatio(QColor a, QColor b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Role toneText(Tone tone) {
    switch (tone) {
        case Tone::Accent: return Role::Accent;
        case Tone::Ok: return Role::Ok;
        case Tone::Warn: return Role::Warn;
        case Tone::Crit: return Role::Crit;
        case Tone::Neutral:
        case Tone::Possible: break;
    }
    return Role::Muted;
}

Role toneFill(Tone tone) {
    switch (tone) {
        case Tone::Accent: return Role::AccentBg;
        case Tone::Ok: return Role::OkBg;
        case Tone::Warn: return Role::WarnBg;
        case Tone::Crit: return Role::CritBg;
        case Tone::Neutral:
        case Tone::Possible: break;
    }
    return Role::Hover;
}

}  // namespace tally
