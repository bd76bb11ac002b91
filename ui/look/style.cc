#include "ui/look/style.h"

#include <QApplication>
#include <QPalette>
#include <QStyleHints>

#include "ui/look/control_style.h"
#include "ui/look/fonts.h"
#include "ui/look/high_contrast.h"

namespace dossier::ui {
namespace {

// $name is a colour's token; $start and $end are sides: left and right, or the other way round from right to left; $caption is a size of
// letters. Fields name no colour of their letters: Qt would halve it for what is said in an empty one, and the palette has both.
const char kSheet[] = R"(
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px 6px; }
QMenuBar { background: $window; color: $text; padding: 0 4px; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $pane; color: $text; border: 1px solid $edge; padding: 4px 0; }
QMenu::item { padding-top: 4px; padding-bottom: 4px; padding-$end: 24px; padding-$start: 12px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $edge; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QToolBar { background: $window; border: none; border-bottom: 1px solid $line; spacing: 4px; padding: 5px 8px; }
QToolBar::separator { background: $line; width: 1px; margin: 4px 8px; }
QToolButton { background: transparent; color: $text2; border: none; border-radius: 3px; padding: 0 6px; min-height: 28px; min-width: 16px; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:checked { background: $selected; color: $text; }
QToolButton:disabled { color: $edge; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton#tab_close { min-height: 18px; min-width: 18px; padding: 0; margin: 0; margin-$end: 4px; }
QToolButton::menu-indicator { image: none; width: 0; }
QMenuBar QToolButton { padding: 0; min-width: 8px; max-width: 12px; }
QStatusBar { background: $window; color: $text2; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $line; }
QPushButton { background: $pane; color: $text; border: 1px solid $edge; border-radius: 3px; padding: 0 12px; min-height: 26px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 24px; }
QPushButton:disabled { color: $edge; border-color: $line; }
QPushButton[primary="true"] { background: $accent; color: $onaccent; border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[link="true"] { background: transparent; color: $accent; border: none; padding: 0; text-align: left; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border: none; border-bottom: 2px solid $accent; }
QLineEdit, QPlainTextEdit, QTextEdit { background: $pane; border: 1px solid $edge; border-radius: 3px; padding: 0 8px; min-height: 26px; selection-background-color: $selected; selection-color: $text; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 0 7px; min-height: 24px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 5px; }
QComboBox, QAbstractSpinBox { min-height: 22px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { background: transparent; border: none; padding: 0 6px; min-height: 18px; }
QLineEdit:disabled { border-color: $line; }
QAbstractScrollArea { background: $pane; border: none; }
QListView, QTreeView, QTableView { background: $pane; color: $text; border: none; outline: 0; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $selected; color: $text; }
QListView#formats::item { padding: 0 10px; border: none; background: transparent; }
QListView#formats::item:hover { background: $hover; }
QListView#formats::item:selected { background: $selected; color: $text; }
QLabel#preview_page { border: 1px solid $edge; }
QHeaderView::section { background: $pane; color: $text2; border: none; border-bottom: 1px solid $edge; padding: 4px 12px; font-weight: 600; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: 3px; min-height: 32px; margin: 2px 3px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $edge; border-radius: 3px; min-width: 32px; margin: 3px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabBar#panel_tabs { background: $window; }
QTabBar#panel_tabs::tab { background: transparent; color: $text2; padding: 0 10px; min-height: 33px; border: none; border-bottom: 2px solid transparent; }
QTabBar#panel_tabs::tab:selected { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar#panel_tabs::tab:hover { color: $text; }
QTabBar#panel_tabs::tab:focus { background: $selected; }
QTabBar#column_tabs { background: $window; }
QTabBar#column_tabs::tab { background: $window; color: $text2; padding: 0 12px; min-height: 33px; border: none; border-bottom: 1px solid $line; border-$end: 1px solid $line; }
QTabBar#column_tabs::tab:last { border-$end: none; }
QTabBar#column_tabs::tab:selected { background: $selected; color: $text; font-weight: 600; }
QTabBar#column_tabs::tab:hover { color: $text; }
QTabBar#column_tabs::tab:focus { border-bottom: 2px solid $accent; }
QAbstractScrollArea#page_view { background: $desk; }
QTabBar::scroller { width: 28px; }
QTabBar::tear { width: 0; border: none; }
QTabBar QToolButton { background: $window; border: none; border-bottom: 1px solid $line; border-radius: 0; padding: 0; min-width: 14px; }
QTabBar QToolButton:hover { background: $hover; }
QTabBar QToolButton#tab_close { background: transparent; border: none; border-radius: 3px; }
QTabBar QToolButton#tab_close:hover { background: $hover; }
QTabBar#document_tabs { background: $window; font-size: $caption; }
QTabBar#document_tabs::tab { background: $window; color: $text2; padding: 0 12px; min-height: 31px; min-width: 88px; border: none; border-$end: 1px solid $line; border-bottom: 1px solid $line; }
QTabBar#document_tabs::tab:selected { background: $desk; color: $text; font-weight: 600; border-bottom: 1px solid $desk; }
QTabBar#document_tabs::tab:hover { color: $text; }
QFrame#side_line { background: $line; border: none; }
QFrame#side_line[active="true"] { background: $accent; }
QFrame#rule { background: $line; max-height: 1px; min-height: 1px; border: none; }
QWidget#panel_page { background: $pane; }
QWidget#tab_strip { background: $window; border-bottom: 1px solid $line; }
QWidget#footer { background: $raised; border-top: 1px solid $line; }
QFrame#box { background: $raised; border: 1px solid $edge; }
QFrame#note { background: $warnbg; border: none; border-$start: 3px solid $warn; }
QFrame#evidence { background: $pane; border: 1px solid $edge; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="text2"] { color: $text2; }
QLabel[role="error"] { color: $error; }
QLabel[role="warn"] { color: $warn; }
QLabel { background: transparent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTabWidget::tab-bar { left: 12px; }
QTabWidget > QTabBar { background: $window; }
QTabWidget > QTabBar::tab { background: transparent; color: $text2; padding: 0 10px; min-height: 33px; border: none; border-bottom: 2px solid transparent; }
QTabWidget > QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
QTabWidget > QTabBar::tab:hover { color: $text; }
QTabWidget > QTabBar::tab:focus { background: $selected; }
QTabWidget::pane { border: none; border-top: 1px solid $line; background: $pane; }
QTableView::item { padding: 0 12px; border: none; background: transparent; }
QTableView::item:selected { background: $selected; color: $text; }
QCheckBox:focus, QRadioButton:focus { border-bottom: 2px solid $accent; }
QProgressBar { background: $pane; border: 1px solid $edge; border-radius: 0; text-align: center; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; }
)";

// Where grounds are one, what is chosen or under the pointer has a line of its own.
const char kContrastSheet[] = R"(
QMenuBar::item:selected, QMenu::item:selected { border: 1px solid $accent; }
QToolButton:hover, QPushButton:hover { border: 1px solid $text; }
QToolButton:checked { border: 2px solid $accent; }
QToolButton:focus, QPushButton:focus { border: 3px solid $accent; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected, QListView#formats::item:selected { border: 2px solid $accent; }
QLineEdit, QPlainTextEdit, QTextEdit { selection-background-color: $text; selection-color: $pane; }
QTabBar#document_tabs::tab:selected, QTabBar#column_tabs::tab:selected { border-bottom: 3px solid $accent; }
QTabBar::tab:focus { background: $text; color: $pane; }
QFrame#note { border: 1px solid $edge; border-$start: 4px solid $warn; }
)";

}  // namespace

QString style_sheet(const Colours& c, Qt::LayoutDirection direction) {
  // Longer names first, so that $text2 is not taken for $text.
  const std::pair<const char*, QColor> tokens[] = {{"$onaccent", c.onaccent}, {"$selected", c.selected}, {"$errorbg", c.errorbg}, {"$warnbg", c.warnbg}, {"$window", c.window},
                                                   {"$raised", c.raised},     {"$accent", c.accent},     {"$hover", c.hover},     {"$error", c.error},   {"$muted", c.muted},
                                                   {"$text2", c.text2},       {"$okbg", c.okbg},         {"$pane", c.pane},       {"$desk", c.desk},     {"$line", c.line},
                                                   {"$edge", c.edge},         {"$text", c.text},         {"$warn", c.warn},       {"$ok", c.ok}};
  QString sheet = QString::fromLatin1(kSheet);
  if (c.high_contrast) sheet += QString::fromLatin1(kContrastSheet);
  for (const auto& [name, colour] : tokens) sheet.replace(QLatin1String(name), colour.name());
  sheet.replace(QLatin1String("$caption"), QString::number(font_of(TextRole::caption).pointSizeF()) + QStringLiteral("pt"));
  const bool rtl = direction == Qt::RightToLeft;
  sheet.replace(QLatin1String("$start"), QLatin1String(rtl ? "right" : "left"));
  sheet.replace(QLatin1String("$end"), QLatin1String(rtl ? "left" : "right"));
  return sheet;
}

Appearance appearance_of(const QString& name) { return name == QLatin1String("dark") ? Appearance::dark : name == QLatin1String("light") ? Appearance::light : Appearance::system; }

namespace {

// As the application was started: later its palette is ours.
struct System {
  QPalette palette = QGuiApplication::palette();
  SystemWishes wishes = system_wishes();
};

Colours colours_for(Appearance appearance, Contrast contrast) {
  static const System system;
  const bool system_dark = system.wishes.dark.value_or(system.palette.color(QPalette::Window).lightness() < 128);
  const bool dark = appearance == Appearance::dark || (appearance == Appearance::system && system_dark);
  if (is_high_contrast(system.palette)) {
    const Colours own = high_contrast_of(system.palette);
    return appearance == Appearance::system || own.dark == dark ? own : high_contrast_colours(dark);
  }
  if (contrast == Contrast::high || system.wishes.high_contrast.value_or(false)) return high_contrast_colours(dark);
  return dark ? dark_colours() : light_colours();
}

}  // namespace

void apply_look(QApplication& application, Appearance appearance, int percent, Contrast contrast) {
  const Colours colours = colours_for(appearance, contrast);
  set_high_contrast(colours.high_contrast ? &colours : nullptr);
  application.setStyle(new ControlStyle);
  application.setFont(application_font(percent));
  application.setPalette(palette_of(colours));
  application.setStyleSheet(style_sheet(colours, QGuiApplication::layoutDirection()));
}

}  // namespace dossier::ui
