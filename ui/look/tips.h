// What a tool tip says of words of documents: a line of ours, and the words below it as they are read elsewhere.
#pragma once

#include <QString>

namespace dossier::ui {

// As rich text; both are plain text, either may be empty.
QString tip_of(const QString& ours, const QString& words);

}  // namespace dossier::ui
