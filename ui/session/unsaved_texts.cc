#include "ui/session/unsaved_texts.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace dossier::ui {
namespace {

constexpr qint64 kMostBytes = 16 << 20;

QString hashed(const QByteArray& bytes) { return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(32)); }

QString file_of(const QString& archive_path) {
  return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/unsaved/") +
         hashed(QFileInfo(archive_path).absoluteFilePath().toUtf8()) + QStringLiteral(".json");
}

}  // namespace

QString claim_key(const std::string& original_wording) { return hashed(QByteArray::fromStdString(original_wording)); }

UnsavedTexts load_unsaved_texts(const QString& archive_path) {
  UnsavedTexts out;
  QFile file(file_of(archive_path));
  if (file.size() > kMostBytes || !file.open(QIODevice::ReadOnly)) return out;
  const QJsonObject texts = QJsonDocument::fromJson(file.readAll()).object();
  for (auto at = texts.begin(); at != texts.end(); ++at) {
    const QJsonObject text = at.value().toObject();
    out[at.key()] = {text[QLatin1String("field")].toInt(), text[QLatin1String("text")].toString()};
  }
  return out;
}

bool keep_unsaved_texts(const QString& archive_path, const UnsavedTexts& texts) {
  const QString path = file_of(archive_path);
  if (texts.isEmpty()) return !QFile::exists(path) || QFile::remove(path);
  QJsonObject object;
  for (auto at = texts.begin(); at != texts.end(); ++at)
    object[at.key()] = QJsonObject{{QStringLiteral("field"), at.value().what}, {QStringLiteral("text"), at.value().text}};
  if (!QDir().mkpath(QFileInfo(path).path())) return false;
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) return false;
  file.write(QJsonDocument(object).toJson(QJsonDocument::Compact));
  return file.commit();
}

}  // namespace dossier::ui
