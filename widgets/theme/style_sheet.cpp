// SPDX-License-Identifier: GPL-3.0-or-later
#include <QString>

#include "widgets/theme/metrics.h"
#include "widgets/theme/tally_style.h"
#include "widgets/theme/theme.h"

namespace tally {
namespace {

const char* const kSheet = R"(
QPushButton { background: @raised; color: @text; border: 1px solid @border; border-radius: @rcpx; padding: 0 12px; min-height: @bcpx; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border: 2px solid @accent; padding: 0 11px; min-height: @bfpx; }
QPushButton:disabled { color: @strong; }
QPushButton[small="true"] { padding: 0 8px; min-height: @bspx; font-size: @smallpx; }
QPushButton[small="true"]:focus { padding: 0 7px; min-height: @bgpx; }
QPushButton[kind="primary"] { background: @accent; color: @onaccent; border-color: @accent; font-weight: 500; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @raised; color: @strong; border-color: @border; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: @muted; }
QPushButton[kind="quiet"]:hover { background: @hover; color: @text; }
QPushButton[kind="quiet"]:focus { border-color: @accent; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: @rcpx; padding: 0; }
QToolButton[framed="true"] { background: @raised; border-color: @border; }
QToolButton:hover, QToolButton[framed="true"]:hover { background: @hover; }
QToolButton:focus, QToolButton[framed="true"]:focus { border: 2px solid @accent; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox { background: @field; color: @text; border: 1px solid @border; border-radius: @rcpx; padding: 0 8px; selection-background-color: @accent; selection-color: @onaccent; }
QLineEdit, QSpinBox, QDoubleSpinBox { min-height: @bcpx; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 22px; margin: 2px 2px 0 0; border: 0; border-radius: @rbpx; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 22px; margin: 0 2px 2px 0; border: 0; border-radius: @rbpx; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover, QDoubleSpinBox::up-button:hover, QDoubleSpinBox::down-button:hover { background: @hover; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/tally/icons/up.svg); width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/tally/icons/down.svg); width: 12px; height: 12px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus { border: 2px solid @accent; padding: 0 7px; }
QLineEdit:focus { min-height: @bfpx; }
QLineEdit:disabled { color: @strong; background: @raised; }
QLineEdit[invalid="true"] { border: 2px solid @crit; }
QPlainTextEdit, QTextEdit { padding: 6px; }
QPlainTextEdit[plain="true"], QPlainTextEdit[plain="true"]:focus { border: 0; border-radius: 0; background: @surface; padding: 6px 12px; }
QPlainTextEdit[plain="true"]:disabled { background: @window; }
QComboBox { background: @raised; color: @text; border: 1px solid @border; border-radius: @rcpx; padding: 0 8px; min-height: @bcpx; }
QComboBox:focus { border: 2px solid @accent; padding: 0 7px; min-height: @bfpx; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url(:/tally/icons/down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @strong; selection-background-color: @sel; selection-color: @text; outline: 0; }
QMenu { background: @surface; border: 1px solid @strong; border-radius: @rcpx; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: @rbpx; color: @text; }
QMenu::item:selected { background: @sel; }
QMenu::item:disabled { color: @strong; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QToolTip { background: @tip; color: @tiptext; border: 1px solid @tipborder; padding: 4px 6px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @axis; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QTableView { background: @surface; border: 0; gridline-color: transparent; selection-background-color: @sel; selection-color: @text; outline: 0; }
QHeaderView { background: @raised; border: 0; }
QHeaderView::section { background: @raised; color: @muted; border: 0; border-bottom: 1px solid @border; padding: 0 8px; font-size: @smallpx; font-weight: 500; }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @raised; border: 0; }
QDialog, QMainWindow { background: @window; }
QFrame#border { color: @border; max-width: 16777215px; }
QSplitter::handle { background: transparent; }
QProgressBar { background: @track; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSlider::groove:horizontal { background: @track; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: @surface; border: 2px solid @strong; width: 10px; height: 10px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:focus { border-color: @accent; }
)";

}  // namespace

QString themeStyleSheet() {
    const Theme& t = currentTheme();
    const Metrics& m = metrics();
    QString sheet = QString::fromLatin1(kSheet);
    const auto color = [&](const char* key, Role role) { sheet.replace(QLatin1String(key), t.color(role).name()); };
    const auto px = [&](const char* key, int value) { sheet.replace(QLatin1String(key) + QLatin1String("px"), QString::number(value) + QLatin1String("px")); };
    px("@rc", m.radiusControl);
    px("@rb", m.radiusBadge);
    px("@bc", m.control - 2);
    px("@bf", m.control - 4);
    px("@bs", m.controlSmall - 2);
    px("@bg", m.controlSmall - 4);
    px("@small", typeStep(TextStyle::Small).size);
    color("@tipborder", Role::TipBorder);
    color("@tiptext", Role::TipText);
    color("@tip", Role::Tip);
    color("@onaccent", Role::OnAccent);
    color("@accent", Role::Accent);
    color("@raised", Role::Raised);
    color("@border", Role::Border);
    color("@strong", Role::Strong);
    color("@hover", Role::Hover);
    color("@muted", Role::Muted);
    color("@field", Role::Field);
    color("@surface", Role::Surface);
    color("@window", Role::Window);
    color("@track", Role::Track);
    color("@axis", Role::Axis);
    color("@crit", Role::Crit);
    color("@text", Role::Text);
    color("@sel", Role::Sel);
    return sheet;
}

}  // namespace tally
