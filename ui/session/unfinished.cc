#include "ui/session/unfinished.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

namespace dossier::ui {
namespace {

QString key_of(const QString& archive_path) {
  const QByteArray hash = QCryptographicHash::hash(QFileInfo(archive_path).absoluteFilePath().toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
  return QStringLiteral("unfinished/") + QString::fromLatin1(hash);
}

void write(const QString& archive_path, const QStringList& paths) {
  QSettings settings;
  if (paths.isEmpty())
    settings.remove(key_of(archive_path));
  else
    settings.setValue(key_of(archive_path), paths);
  settings.sync();
}

}  // namespace

QStringList unfinished_paths(const QString& archive_path) { return QSettings().value(key_of(archive_path)).toStringList(); }

void remember_unfinished(const QString& archive_path, const QStringList& paths) {
  QStringList all = unfinished_paths(archive_path);
  for (const QString& path : paths)
    if (!all.contains(path)) all += path;
  write(archive_path, all);
}

void forget_unfinished(const QString& archive_path, const QStringList& paths) {
  QStringList all = unfinished_paths(archive_path);
  for (const QString& path : paths) all.removeAll(path);
  write(archive_path, all);
}

}  // namespace dossier::ui
