// The colours of every view, light, dark and of high contrast. No view names a colour of its own.
#pragma once

#include <QColor>

#include "app/grounding/claim.h"

class QPalette;
class QWidget;

namespace dossier::ui {

struct Colours {
  QColor window, pane, raised;     // chrome; lists and panels; boxes and group rows
  QColor desk, hover, selected;    // behind pages; row under the pointer; selected row
  QColor line, edge;               // decorative rules; borders of controls
  QColor text, text2, muted;       // text; second text and icons; labels and counts
  QColor accent, onaccent;         // what acts: links, focus, the primary button
  QColor ok, warn, error, computed;
  QColor okbg, warnbg, errorbg;
  QColor mark, mark2, mark_edge;   // words of the chosen claim, of other claims
  QColor find, doubt;
  QColor paper;                    // what a page's white becomes by multiplying
  bool dark = false;
  bool high_contrast = false;      // what is chosen has a frame then, since its ground may be that of the rest

  QColor of(ClaimClass c) const;
};

const Colours& light_colours();
const Colours& dark_colours();
// The table that belongs to the widget's palette.
const Colours& colours_of(const QWidget* widget);
const Colours& colours_of(const QPalette& palette);
// The contrast of two colours by WCAG 2, 1 to 21.
double contrast(const QColor& a, const QColor& b);
// The table of high contrast, for palettes that are made of it; while there is none, all are light or dark.
void set_high_contrast(const Colours* colours);
// The palette for Qt's own controls.
QPalette palette_of(const Colours& colours);

}  // namespace dossier::ui
