// What a reviewer does with a claim: accept, reject, edit, comment, tag, each alike; the field where it is written; what came of the last edit.
#pragma once

#include <QLabel>
#include <QPlainTextEdit>
#include <QWidget>

#include "ui/session/session.h"

namespace dossier::ui {

class ClaimActions : public QWidget {
  Q_OBJECT

 public:
  // REQUIRES: the session's trail can review, and its brief holds the claim.
  ClaimActions(Session& session, ClaimIndex claim, QWidget* parent);
  ClaimIndex claim() const { return claim_; }
  // Opens the field for another wording, for a comment, or for its tags; nothing for other steps.
  void start(ClaimStep step);
  bool is_writing() const { return field_->isVisible(); }

 signals:
  void height_changed();
  void left();  // the field was left by a key

 private:
  enum class Writing { wording, comment, tags };
  void make_buttons();
  void make_field();
  void keep_what_is_written();
  void show_what_came_of_it();
  bool failed() const;
  void open_field(Writing what, bool focus);
  void show_buttons();
  QString begins_with(Writing what) const;  // what the field holds before anything is written
  void close_field();
  void save_field();
  void show_failure();
  void show_result(const ReviewLine& line);
  bool eventFilter(QObject* watched, QEvent* event) override;

  Session& session_;
  const ClaimIndex claim_;
  const QString wording_;  // as it stands
  Writing what_ = Writing::wording;
  QWidget* buttons_;
  QWidget* writing_;  // the field and what belongs to it
  QPlainTextEdit* field_;
  QLabel* known_;  // tags that other claims have
  QLabel* result_;
};

// The letters of a list of claims, where the settings allow them: A, J, E, C, T. `actions` may be null: then the session is asked for a field. True: the key was one of them.
bool review_key(const class QKeyEvent& event, Session& session, ClaimActions* actions);

}  // namespace dossier::ui
