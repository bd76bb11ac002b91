// High contrast, as a system asks for it: by its palette, or by a word in its settings.
#pragma once

#include <optional>

#include "ui/look/colours.h"

class QDBusConnection;

namespace dossier::ui {

// Whether a palette is one of high contrast: its text stands on windows and in lists at 18:1 or more, which needs black and white or nearly.
// A usual palette of black on light grey or of white on dark grey does not.
bool is_high_contrast(const QPalette& palette);

// What the system says beside its palette. Nothing where it says nothing.
struct SystemWishes {
  std::optional<bool> high_contrast, dark;
};

// From the portal of the session, which desktops share; $GTK_THEME where it names a theme of high contrast. Waits a quarter of a second at most.
SystemWishes system_wishes();
SystemWishes system_wishes(const QDBusConnection& bus);

// The roles of the system's palette for all of ours: text is its text, what acts is its link or highlight, classes are told by shape and word
// alone. What would not be read in it is black or white instead.
Colours high_contrast_of(const QPalette& palette);
// Black and white, where the system has no such palette itself.
const Colours& high_contrast_colours(bool dark);

}  // namespace dossier::ui
