// The language of the interface: our translations, and Qt's own for its dialogs.
#pragma once

#include <QString>

class QCoreApplication;

namespace dossier::ui {

// `wanted`: "de"; empty: the system's. What has no translation stays English. Right to left where the language is written so.
void apply_language(QCoreApplication& application, const QString& wanted);

}  // namespace dossier::ui
