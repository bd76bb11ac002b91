// What stands below the chosen claim: the arithmetic of a computed one, each place it rests on, quoted, and the four actions of a
// reviewer, none of which is favoured.
#pragma once

#include <QLabel>
#include <QPlainTextEdit>
#include <QStringList>
#include <QWidget>

#include "ui/models/brief_model.h"
#include "ui/session/session.h"

namespace dossier::ui {

class ClaimCard : public QWidget {
  Q_OBJECT

 public:
  ClaimCard(Session& session, const BriefModel& model, const BriefRow& row, QWidget* parent = nullptr);
  int height_for(int width) const;
  // Opens the field for another wording, or for a comment.
  void start_edit();
  void start_comment();
  bool is_writing() const { return field_ && field_->isVisible(); }

 signals:
  void height_changed();
  void note_opened(size_t citation, bool beside);  // a heading was clicked: open that page, or open it on the other side

 private:
  void make_actions();
  void open_field(bool comment);
  void save_field();
  void show_result(const ReviewLine& line);
  bool eventFilter(QObject* watched, QEvent* event) override;
  QWidget* arithmetic(const ShownClaim& claim);
  QWidget* evidence(const ShownNote& note, const QStringList& quotes, size_t citation);

  Session& session_;
  ClaimIndex claim_;
  QString wording_;            // as it stands
  bool commenting_ = false;
  QWidget* buttons_ = nullptr;
  QWidget* writing_ = nullptr; // the field and what belongs to it
  QPlainTextEdit* field_ = nullptr;
  QLabel* result_ = nullptr;   // what came of the last edit
};

}  // namespace dossier::ui
