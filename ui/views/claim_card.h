// What stands below the chosen claim: the arithmetic of a computed one, each place it rests on, quoted, and the four actions of a
// reviewer, none of which is favoured.
#pragma once

#include <QStringList>
#include <QWidget>

#include "ui/models/brief_model.h"
#include "ui/session/session.h"
#include "ui/views/claim_actions.h"

namespace dossier::ui {

class ClaimCard : public QWidget {
  Q_OBJECT

 public:
  ClaimCard(Session& session, const BriefModel& model, const BriefRow& row, QWidget* parent = nullptr);
  int height_for(int width) const;
  // Null where the archive takes no reviews.
  ClaimActions* actions() { return actions_; }
  bool is_writing() const { return actions_ && actions_->is_writing(); }

 signals:
  void height_changed();
  void left();                                     // its field was left by a key
  void note_opened(size_t citation, bool beside);  // a heading was clicked: open that page, or open it on the other side

 private:
  QWidget* arithmetic(const ShownClaim& claim);
  QWidget* evidence(const ShownNote& note, const QStringList& quotes, size_t citation);

  Session& session_;
  ClaimActions* actions_ = nullptr;  // where the archive takes reviews
};

}  // namespace dossier::ui
