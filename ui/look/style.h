// How Qt's own controls look.
#pragma once

#include <QString>

#include "ui/look/colours.h"

class QApplication;

namespace dossier::ui {

enum class Appearance { system, light, dark };
enum class Contrast { system, high };

// Sets style, palette, font and style sheet of the whole application. `percent`: the person's font size, 80 to 200. A system of high contrast has
// it by its own palette; where that palette is not of the appearance that is asked for, in black and white.
void apply_look(QApplication& application, Appearance appearance, int percent, Contrast contrast = Contrast::system);
QString style_sheet(const Colours& colours, Qt::LayoutDirection direction);
// "light", "dark"; everything else is the system's.
Appearance appearance_of(const QString& name);

}  // namespace dossier::ui
