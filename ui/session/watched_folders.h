// Folders that are looked after: what comes into them is read by itself. A change is noticed at once where the system tells of it, and by looking
// through the folder now and then, since not every file system tells.
#pragma once

#include <QFileSystemWatcher>
#include <QMap>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

namespace dossier::ui {

// Kept in the person's settings, by archive: paths are of this machine.
QStringList watched_folders(const QString& archive_path);
void set_watched_folders(const QString& archive_path, const QStringList& folders);

class WatchedFolders : public QObject {
  Q_OBJECT

 public:
  static constexpr int kMostFolders = 5000;  // below the watched ones; what lies deeper is found by looking through

  explicit WatchedFolders(QObject* parent = nullptr);
  ~WatchedFolders() override;

  // Looks after these from now on; each is looked through at once, and `changed` if it is not as it was when it was read last.
  void watch(const QString& archive_path, const QStringList& folders);
  // Looks through all of them now.
  void look();
  // For tests: how long changes are gathered before anything is read, and how often all is looked through.
  void set_pace(int gather_ms, int look_ms);
  const QStringList& folders() const { return folders_; }

 signals:
  void changed(const QString& folder);   // something in it is new, gone or otherwise
  void vanished(const QString& folder);  // it is not there any more

 private:
  struct Seen {
    QByteArray print;   // of names, sizes and times of all files in it; empty: it is not there
    QStringList below;  // folders to be told of
  };
  static Seen look_through(const QString& folder);
  void seen(const QString& folder, const Seen& now);

  QThreadPool pool_;  // one: looking through is cheap, but a network may be slow
  QFileSystemWatcher watcher_;
  QTimer gather_, clock_;
  QString archive_;
  QStringList folders_;
  QMap<QString, QByteArray> prints_;
  uint64_t round_ = 0;
};

}  // namespace dossier::ui
