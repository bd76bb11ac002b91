#include "ui/look/fonts.h"

#include <QFontMetricsF>
#include <QGuiApplication>

namespace dossier::ui {
namespace {

struct RoleSize {
  qreal size_pt, line_pt;
  bool serif;
  QFont::Weight weight;
};

constexpr qreal kNormal_pt = 10;

RoleSize size_of(TextRole role) {
  switch (role) {
    case TextRole::caption: return {9, 13, false, QFont::Normal};
    case TextRole::interface: return {10, 15, false, QFont::Normal};
    case TextRole::strong: return {10, 15, false, QFont::DemiBold};
    case TextRole::claim: return {11, 16.5, true, QFont::Normal};
    case TextRole::quote: return {10, 15, true, QFont::Normal};
    case TextRole::section: return {13, 18, false, QFont::DemiBold};
    case TextRole::empty_title: return {17, 21, false, QFont::DemiBold};
    case TextRole::title: return {14, 20, false, QFont::DemiBold};
    case TextRole::mono: return {9, 13, false, QFont::Normal};
  }
  return {10, 15, false, QFont::Normal};
}

const QStringList& sans() {
  static const QStringList families = {"Open Sans", "Noto Sans", "Noto Sans Arabic UI", "Noto Sans Thai UI", "Noto Sans Devanagari UI", "Noto Sans CJK SC"};
  return families;
}
const QStringList& serif() {
  static const QStringList families = {"Noto Serif", "Noto Naskh Arabic", "Noto Serif Thai", "Noto Serif Devanagari", "Noto Serif CJK SC"};
  return families;
}

qreal scale() { return QGuiApplication::font().pointSizeF() > 0 ? QGuiApplication::font().pointSizeF() / kNormal_pt : 1; }

}  // namespace

QFont application_font(int percent) {
  QFont font;
  font.setFamilies(sans());
  font.setPointSizeF(kNormal_pt * percent / 100);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

QFont font_of(TextRole role) {
  const RoleSize size = size_of(role);
  QFont font;
  if (role == TextRole::mono)
    font.setFamilies({"Noto Sans Mono", "monospace"});
  else
    font.setFamilies(size.serif ? serif() : sans());
  font.setPointSizeF(size.size_pt * scale());
  font.setWeight(size.weight);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

qreal line_height_px(TextRole role, const QString& sample) {
  qreal more = 1;
  for (QChar c : sample) {
    if (c.script() == QChar::Script_Thai || c.script() == QChar::Script_Devanagari) more = 1.15;
    if (c.script() == QChar::Script_Arabic && more < 1.1) more = 1.1;
  }
  return size_of(role).line_pt * scale() * 96 / 72 * more;
}

}  // namespace dossier::ui
