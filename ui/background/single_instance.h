// One window a person: a second start hands its files to the first and ends. Over a socket file of the account's own; no network code.
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QStringList>

namespace dossier::ui {

// What a start asks of the window.
struct StartRequest {
  QStringList paths;  // absolute
  QString report;     // to be shown beside the archive; absolute, or empty
};

class SingleInstance : public QObject {
  Q_OBJECT

 public:
  // `folder`: $XDG_RUNTIME_DIR or a folder only the account may enter. `name`: of the program.
  SingleInstance(const QString& folder, const QString& name, QObject* parent = nullptr);
  ~SingleInstance() override;

  // Hands the request to a program that runs already; false if none does, and then this one listens.
  bool hand_over(const StartRequest& request);

 signals:
  void received(const dossier::ui::StartRequest& request);

 private:
  void listen();
  void accept_one();

  QString path_;
  int lock_ = -1;      // held while this program is the one that listens
  int socket_ = -1;
  QSocketNotifier* notifier_ = nullptr;
};

}  // namespace dossier::ui
