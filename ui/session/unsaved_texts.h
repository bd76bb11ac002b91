// What a reviewer has begun to write and not saved, kept on disk beside no archive, for this account alone: a log-out or a kill loses no comment.
#pragma once

#include <QMap>
#include <QString>

namespace dossier::ui {

struct UnsavedText {
  int what = 0;  // which field of the claim, as the view counts them
  QString text;
  bool operator==(const UnsavedText&) const = default;
};
using UnsavedTexts = QMap<QString, UnsavedText>;  // by claim_key()

// The claim, also where it has another number after the brief was written again.
QString claim_key(const std::string& original_wording);
// None where nothing was kept, or it cannot be read.
UnsavedTexts load_unsaved_texts(const QString& archive_path);
// Replaces what was kept for the archive; false if it could not be written.
bool keep_unsaved_texts(const QString& archive_path, const UnsavedTexts& texts);

}  // namespace dossier::ui
