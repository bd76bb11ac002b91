// Reviewing within a window: each step is kept at once, and can be taken back and done again.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "app/desk/review.h"
#include "ui/session/place.h"

namespace dossier::ui {

class Session;

class ReviewTrail : public QObject {
  Q_OBJECT

 public:
  ReviewTrail(Session& session, QObject* parent);

  void set_reviews(std::shared_ptr<DeskReviews> reviews);
  // False where the archive cannot be written, or no brief is open.
  bool can_review() const { return reviews_ != nullptr; }
  const std::shared_ptr<DeskReviews>& reviews() const { return reviews_; }
  void act(ClaimIndex claim, ReviewAction action, const QString& text = {});
  bool can_undo() const { return at_ > 0; }
  bool can_redo() const { return at_ < steps_.size(); }
  void undo();
  void redo();
  // Empty: nothing of it, or the claim is not kept.
  ReviewedClaim claim(ClaimIndex claim) const;

 signals:
  // What came of a step: an edit that did not hold says so here.
  void done(dossier::ui::ClaimIndex claim, const dossier::ReviewLine& line);
  void changed();   // what can be undone

 private:
  struct Move {
    ReviewAction action;
    std::string text;
  };
  struct Step {
    ClaimIndex claim;
    Move forward;
    std::vector<Move> backward;
  };
  std::vector<Move> way_back(const ReviewedClaim& before, ReviewAction action) const;
  void run(ClaimIndex claim, std::vector<Move> moves, std::function<void(const ReviewLine&)> then);

  Session& session_;
  std::shared_ptr<DeskReviews> reviews_;
  std::vector<Step> steps_;
  size_t at_ = 0;
};

// Who reviews: set in the settings, else the initials of the person's account.
QString reviewer_name();

}  // namespace dossier::ui

Q_DECLARE_METATYPE(dossier::ReviewLine)
