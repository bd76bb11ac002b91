// Above the brief while a new one is written: the last sentences that held, each with its class. Gone when the brief is there.
#pragma once

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

#include "ui/session/session.h"

namespace dossier::ui {

class WritingStrip : public QWidget {
  Q_OBJECT

 public:
  explicit WritingStrip(Session& session, QWidget* parent = nullptr);
  int sentences() const { return sentences_; }

 private:
  void add(const QString& text, ClaimClass check);
  void tell(const QString& remark);
  void clear();

  QLabel* title_;
  QLabel* told_;  // the last of what its writer said: what pictures cost
  QVBoxLayout* rows_;
  int sentences_ = 0;
};

}  // namespace dossier::ui
