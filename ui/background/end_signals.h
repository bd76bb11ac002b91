// What ends the program from outside: SIGTERM at a log-out, SIGINT of a terminal, SIGHUP when it is closed. They arrive as a Qt signal in the thread
// of the owner, so that what is open can be saved; a second one ends the program at once, as if nobody had listened.
#pragma once

#include <QObject>

class QSocketNotifier;

namespace dossier::ui {

// At most one in a program.
class EndSignals : public QObject {
  Q_OBJECT

 public:
  explicit EndSignals(QObject* parent = nullptr);
  ~EndSignals() override;

 signals:
  void asked_to_end();

 private:
  QSocketNotifier* heard_ = nullptr;
};

}  // namespace dossier::ui
