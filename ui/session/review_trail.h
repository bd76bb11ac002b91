// Reviewing within a window: each step is kept at once, and can be taken back and done again.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/desk/review.h"
#include "ui/session/place.h"
#include "ui/session/unsaved_texts.h"

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
  // The tags that a claim has from now on; what it had before and has no more is taken away. One step for all of them.
  void set_tags(ClaimIndex claim, const QStringList& tags);
  // What a person is writing at a claim and has not saved: kept while other claims are looked at, and on disk a moment after it was typed.
  using Unsaved = UnsavedText;
  void keep_unsaved(ClaimIndex claim, const std::optional<Unsaved>& unsaved);  // none: it is as it was
  void write_unsaved();                                                        // to disk, now
  void drop_all_unsaved();                                                     // there, too
  void drop_unsaved(ClaimIndex claim);                                         // saved, or given up
  std::optional<Unsaved> unsaved_of(ClaimIndex claim) const;
  int unsaved() const { return static_cast<int>(unsaved_.size()); }
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
  void unsaved_dropped(dossier::ui::ClaimIndex claim);

 private:
  struct Move {
    ReviewAction action;
    std::string text;
  };
  struct Step {
    ClaimIndex claim;
    std::vector<Move> forward;
    std::vector<Move> backward;
  };
  void read_unsaved();
  std::vector<Move> way_back(const ReviewedClaim& before, ReviewAction action) const;
  void run(ClaimIndex claim, std::vector<Move> moves, std::function<void(const ReviewLine&)> then);

  Session& session_;
  std::shared_ptr<DeskReviews> reviews_;
  std::vector<Step> steps_;
  size_t at_ = 0;
  std::map<ClaimIndex, Unsaved> unsaved_;
  UnsavedTexts on_disk_;
  QTimer write_soon_;
  QString archive_path_;  // of the reviews
};

// Who reviews: set in the settings, else the initials of the person's account.
QString reviewer_name();

}  // namespace dossier::ui

Q_DECLARE_METATYPE(dossier::ReviewLine)
