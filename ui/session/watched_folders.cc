#include "ui/session/watched_folders.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>
#include <QSettings>

#include "ui/background/later.h"

namespace dossier::ui {
namespace {

constexpr int kGather_ms = 1500, kLook_ms = 5 * 60'000;

QString key_of(const char* what, const QString& archive_path) {
  const QByteArray hash = QCryptographicHash::hash(QFileInfo(archive_path).absoluteFilePath().toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
  return QStringLiteral("%1/%2").arg(QLatin1String(what), QString::fromLatin1(hash));
}

QString print_key(const QString& archive_path, const QString& folder) {
  return key_of("watched_prints", archive_path) + QLatin1Char('/') +
         QString::fromLatin1(QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

}  // namespace

QStringList watched_folders(const QString& archive_path) { return QSettings().value(key_of("watched", archive_path)).toStringList(); }

void set_watched_folders(const QString& archive_path, const QStringList& folders) {
  QSettings settings;
  for (const QString& gone : watched_folders(archive_path))
    if (!folders.contains(gone)) settings.remove(print_key(archive_path, gone));
  folders.isEmpty() ? settings.remove(key_of("watched", archive_path)) : settings.setValue(key_of("watched", archive_path), folders);
}

WatchedFolders::WatchedFolders(QObject* parent) : QObject(parent) {
  pool_.setMaxThreadCount(1);
  gather_.setSingleShot(true);
  set_pace(kGather_ms, kLook_ms);
  connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, [this] { gather_.start(); });
  connect(&gather_, &QTimer::timeout, this, &WatchedFolders::look);
  connect(&clock_, &QTimer::timeout, this, &WatchedFolders::look);
}

WatchedFolders::~WatchedFolders() { wait_for(pool_); }

void WatchedFolders::set_pace(int gather_ms, int look_ms) {
  gather_.setInterval(gather_ms);
  clock_.setInterval(look_ms);
}

void WatchedFolders::watch(const QString& archive_path, const QStringList& folders) {
  ++round_;
  if (const QStringList before = watcher_.directories(); !before.isEmpty()) watcher_.removePaths(before);
  archive_ = archive_path;
  folders_ = folders;
  prints_.clear();
  const QSettings settings;
  for (const QString& folder : folders_) prints_[folder] = settings.value(print_key(archive_path, folder)).toByteArray();
  folders_.isEmpty() ? clock_.stop() : clock_.start();
  look();
}

void WatchedFolders::look() {
  for (const QString& folder : folders_)
    later(
        this, pool_, [folder] { return look_through(folder); },
        [this, folder, round = round_](Seen now) {
          if (round == round_) seen(folder, now);
        });
}

// On a thread of its own. Links are not followed here: reading follows them, this only notices.
WatchedFolders::Seen WatchedFolders::look_through(const QString& folder) {
  Seen out;
  if (!QFileInfo(folder).isDir()) return out;
  QCryptographicHash hash(QCryptographicHash::Sha256);
  QStringList lines;
  out.below += folder;
  QDirIterator all(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDirIterator::Subdirectories);
  while (all.hasNext()) {
    const QFileInfo info = all.nextFileInfo();
    if (info.isDir()) {
      if (out.below.size() < kMostFolders) out.below += info.filePath();
    } else {
      lines += QStringLiteral("%1\n%2\n%3").arg(info.filePath()).arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch());
    }
  }
  lines.sort();  // a folder may give its files in any order
  for (const QString& line : lines) hash.addData(line.toUtf8() + '\0');
  out.print = hash.result().toHex();
  return out;
}

void WatchedFolders::seen(const QString& folder, const Seen& now) {
  if (now.print.isEmpty()) {
    emit vanished(folder);
    return;
  }
  QStringList fresh;
  const QStringList told = watcher_.directories();
  const QSet<QString> known(told.begin(), told.end());
  for (const QString& path : now.below)
    if (!known.contains(path)) fresh += path;
  if (!fresh.isEmpty()) watcher_.addPaths(fresh);
  if (prints_[folder] == now.print) return;
  prints_[folder] = now.print;
  QSettings().setValue(print_key(archive_, folder), now.print);
  emit changed(folder);
}

}  // namespace dossier::ui
