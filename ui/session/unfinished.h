// Reading that was begun and not finished: kept on disk, so that the next start goes on with it, whatever ended the last one.
#pragma once

#include <QString>
#include <QStringList>

namespace dossier::ui {

QStringList unfinished_paths(const QString& archive_path);
void remember_unfinished(const QString& archive_path, const QStringList& paths);  // added to what is there
void forget_unfinished(const QString& archive_path, const QStringList& paths);

}  // namespace dossier::ui
