#include "ui/look/colours.h"

#include <QPalette>
#include <QWidget>
#include <algorithm>
#include <cmath>
#include <optional>

namespace dossier::ui {
namespace {

Colours light() {
  Colours c;
  c.window = "#F1F2F4", c.pane = "#FFFFFF", c.raised = "#F7F8F9", c.desk = "#D5D9DD", c.hover = "#E8EBEE", c.selected = "#D9E5F5";
  c.line = "#D0D5DA", c.edge = "#7B838B", c.text = "#15181C", c.text2 = "#434A52", c.muted = "#59616A", c.accent = "#17508F", c.onaccent = "#FFFFFF";
  c.ok = "#14633F", c.warn = "#7D4E00", c.error = "#A3201A", c.computed = "#5A3A94", c.okbg = "#E4F1EA", c.warnbg = "#FBEFD8", c.errorbg = "#FBE6E4";
  c.mark = "#FFE27A", c.mark2 = "#FFF3C4", c.mark_edge = "#805600", c.find = "#CFE2FA", c.doubt = "#F9DCC0", c.paper = "#FFFFFF";
  return c;
}

Colours dark() {
  Colours c = light();
  c.window = "#1C1F23", c.pane = "#23272C", c.raised = "#2A2F35", c.desk = "#131517", c.hover = "#30363D", c.selected = "#24405F";
  c.line = "#3B424A", c.edge = "#818A93", c.text = "#E9ECEF", c.text2 = "#C3CAD1", c.muted = "#A3ACB5", c.accent = "#8DBBF5", c.onaccent = "#0C1725";
  c.ok = "#7FD0A6", c.warn = "#E8BA6A", c.error = "#FFA097", c.computed = "#C7AEF5", c.okbg = "#1E362B", c.warnbg = "#3A2F1A", c.errorbg = "#43241F";
  c.paper = "#E7E6E2";
  c.dark = true;
  return c;
}

double luminance(const QColor& colour) {
  auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

std::optional<Colours>& high_contrast_table() {
  static std::optional<Colours> table;
  return table;
}

}  // namespace

double contrast(const QColor& a, const QColor& b) {
  const double one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

void set_high_contrast(const Colours* colours) { colours ? (void)(high_contrast_table() = *colours) : high_contrast_table().reset(); }

QColor Colours::of(ClaimClass c) const {
  switch (c) {
    case ClaimClass::verbatim: return text;
    case ClaimClass::computed: return computed;
    case ClaimClass::supported: return ok;
    case ClaimClass::judged: return warn;
    case ClaimClass::unsupported: return muted;
    case ClaimClass::failed: return error;
  }
  return text;
}

const Colours& light_colours() {
  static const Colours colours = light();
  return colours;
}

const Colours& dark_colours() {
  static const Colours colours = dark();
  return colours;
}

const Colours& colours_of(const QPalette& palette) {
  const std::optional<Colours>& high = high_contrast_table();
  if (high && palette.color(QPalette::Window) == high->window && palette.color(QPalette::WindowText) == high->text) return *high;
  return palette.color(QPalette::Window).lightness() < 128 ? dark_colours() : light_colours();
}
const Colours& colours_of(const QWidget* widget) { return colours_of(widget->palette()); }

QPalette palette_of(const Colours& c) {
  QPalette p;
  p.setColor(QPalette::Window, c.window);
  p.setColor(QPalette::WindowText, c.text);
  p.setColor(QPalette::Base, c.pane);
  p.setColor(QPalette::AlternateBase, c.raised);
  p.setColor(QPalette::Text, c.text);
  p.setColor(QPalette::PlaceholderText, c.muted);
  p.setColor(QPalette::Button, c.pane);
  p.setColor(QPalette::ButtonText, c.text);
  p.setColor(QPalette::BrightText, c.error);
  p.setColor(QPalette::Highlight, c.selected);
  p.setColor(QPalette::HighlightedText, c.text);
  p.setColor(QPalette::Link, c.accent);
  p.setColor(QPalette::LinkVisited, c.accent);
  p.setColor(QPalette::ToolTipBase, c.raised);
  p.setColor(QPalette::ToolTipText, c.text);
  p.setColor(QPalette::Light, c.raised);
  p.setColor(QPalette::Midlight, c.hover);
  p.setColor(QPalette::Mid, c.line);
  p.setColor(QPalette::Dark, c.edge);
  p.setColor(QPalette::Shadow, c.edge);
  for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) p.setColor(QPalette::Disabled, role, c.edge);
  return p;
}

}  // namespace dossier::ui
