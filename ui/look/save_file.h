// Where to save a file: asked in the folder that was last saved into, with the ending that belongs to the format.
#pragma once

#include <QString>

class QWidget;

namespace dossier::ui {

// The path, `ending` (without its dot) put behind a name that has none; empty if the person thought better of it. Whoever chooses a file that is
// there has said that it may be overwritten.
QString ask_where_to_save(QWidget* parent, const QString& title, const QString& name, const QString& ending);

}  // namespace dossier::ui
