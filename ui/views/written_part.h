// A model's answer below the evidence: its sentences as they are checked, each with its class and its places; stopped and written again at will.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>
#include <memory>

#include "ui/session/session.h"

namespace dossier::ui {

class WrittenPart : public QWidget {
  Q_OBJECT

 public:
  // REQUIRES: the session's writer has a model.
  WrittenPart(Session& session, std::shared_ptr<const Answer> answer, QWidget* parent);
  ~WrittenPart() override;
  bool running() const { return running_; }
  int sentences() const { return sentences_; }
  QString status() const { return status_->text(); }
  QString told() const { return told_->text(); }
  // Writing begins anew, by the model that is chosen now.
  void write();
  void stop();

 signals:
  void ended();

 private:
  void add(const VerifiedClaim& claim);
  void tell(const QString& remark);
  void end(const Result<WrittenAnswer>& written);

  Session& session_;
  std::shared_ptr<const Answer> answer_;
  QLabel* title_;
  QLabel* told_;  // what its pictures cost, and which it is not shown
  QWidget* list_ = nullptr;
  QVBoxLayout* rows_;
  QLabel* status_;
  QPushButton* stop_;
  QPushButton* again_;
  CancelToken token_;
  uint64_t round_ = 0;
  int sentences_ = 0;
  bool running_ = false;
};

}  // namespace dossier::ui
