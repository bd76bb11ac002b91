#include "ui/session/review_trail.h"

#include <pwd.h>
#include <unistd.h>

#include <set>

#include "ui/background/later.h"
#include "ui/session/session.h"
#include "ui/session/settings.h"

namespace dossier::ui {
namespace {

constexpr int kWrite_ms = 1000;

}  // namespace

QString reviewer_name() {
  const QString set = load_settings().reviewer.trimmed();
  if (!set.isEmpty()) return set;
  const passwd* account = getpwuid(getuid());
  if (!account) return QStringLiteral("?");
  QString full = QString::fromLocal8Bit(account->pw_gecos ? account->pw_gecos : "").section(QLatin1Char(','), 0, 0).trimmed();
  if (full.isEmpty()) return QString::fromLocal8Bit(account->pw_name);
  QString initials;
  for (const QString& word : full.split(QLatin1Char(' '), Qt::SkipEmptyParts)) initials += word.left(1).toUpper() + QLatin1Char('.');
  return initials;
}

ReviewTrail::ReviewTrail(Session& session, QObject* parent) : QObject(parent), session_(session) {
  write_soon_.setSingleShot(true);
  write_soon_.setInterval(kWrite_ms);
  connect(&write_soon_, &QTimer::timeout, this, &ReviewTrail::write_unsaved);
}

void ReviewTrail::set_reviews(std::shared_ptr<DeskReviews> reviews) {
  write_unsaved();
  reviews_ = std::move(reviews);
  steps_.clear();
  at_ = 0;
  unsaved_.clear();
  on_disk_.clear();
  if (reviews_) read_unsaved();
  emit changed();
}

// What was being written when the program ended, or the brief was written again, at claims that are still there.
void ReviewTrail::read_unsaved() {
  archive_path_ = QString::fromStdString(session_.archive()->path());
  on_disk_ = load_unsaved_texts(archive_path_);
  for (ClaimIndex i = 0; !on_disk_.isEmpty() && i < session_.brief()->document().claims.size(); ++i)
    if (auto found = on_disk_.constFind(claim_key(reviews_->claim(i).original)); found != on_disk_.constEnd()) unsaved_[i] = found.value();
}

void ReviewTrail::write_unsaved() {
  write_soon_.stop();
  if (!reviews_) return;
  UnsavedTexts now;
  for (const auto& [claim, unsaved] : unsaved_) now[claim_key(reviews_->claim(claim).original)] = unsaved;
  if (now != on_disk_ && keep_unsaved_texts(archive_path_, now)) on_disk_ = now;
}

void ReviewTrail::drop_all_unsaved() {
  unsaved_.clear();
  write_unsaved();
}

ReviewedClaim ReviewTrail::claim(ClaimIndex claim) const { return reviews_ ? reviews_->claim(claim) : ReviewedClaim(); }

void ReviewTrail::keep_unsaved(ClaimIndex claim, const std::optional<Unsaved>& unsaved) {
  if (unsaved)
    unsaved_[claim] = *unsaved;
  else
    unsaved_.erase(claim);
  write_soon_.start();
}

void ReviewTrail::drop_unsaved(ClaimIndex claim) {
  if (!unsaved_.erase(claim)) return;
  write_soon_.start();
  emit unsaved_dropped(claim);
}

std::optional<ReviewTrail::Unsaved> ReviewTrail::unsaved_of(ClaimIndex claim) const {
  auto found = unsaved_.find(claim);
  return found == unsaved_.end() ? std::nullopt : std::optional(found->second);
}

// What puts a claim back as it was; comments stay, they are no decision, and tags have a way of their own.
std::vector<ReviewTrail::Move> ReviewTrail::way_back(const ReviewedClaim& before, ReviewAction action) const {
  std::vector<Move> out;
  if (action == ReviewAction::edit) out.push_back({ReviewAction::edit, before.wording});
  switch (before.state) {
    case Review::State::accepted: out.push_back({ReviewAction::accept, ""}); break;
    case Review::State::rejected: out.push_back({ReviewAction::reject, ""}); break;
    case Review::State::open: case Review::State::edited:
      if (action != ReviewAction::edit) out.push_back({ReviewAction::reopen, ""});
      break;
  }
  return out;
}

void ReviewTrail::run(ClaimIndex claim, std::vector<Move> moves, std::function<void(const ReviewLine&)> then) {
  if (!reviews_) return;
  later(
      this, session_.pool(),
      [reviews = reviews_, claim, moves = std::move(moves), who = reviewer_name().toStdString()]() -> Result<ReviewLine> {
        Result<ReviewLine> last = Error{ErrorKind::usage, "nothing to do", "", ""};
        for (const Move& move : moves) {
          last = reviews->add(claim, move.action, move.text, who);
          if (!last.ok()) return last;
        }
        return last;
      },
      [this, reviews = reviews_, claim, then = std::move(then)](Result<ReviewLine> line) {
        if (reviews != reviews_) return;
        if (!line.ok()) {
          emit session_.failed(sentence_of(line.error()));
          return;
        }
        then(*line);
        session_.set_brief(reviews->brief());
        emit done(claim, *line);
        emit changed();
      });
}

void ReviewTrail::act(ClaimIndex claim, ReviewAction action, const QString& text) {
  if (!reviews_ || claim == kNoClaim) return;
  const Move forward{action, text.toStdString()};
  std::vector<Move> backward = way_back(reviews_->claim(claim), action);
  run(claim, {forward}, [this, claim, forward, backward](const ReviewLine& line) {
    // A comment is no decision, and a draft that did not hold changed nothing: there is nothing to take back.
    if (line.action == ReviewAction::comment || !line.held) return;
    steps_.resize(at_);
    steps_.push_back({claim, {forward}, backward});
    at_ = steps_.size();
  });
}

void ReviewTrail::set_tags(ClaimIndex claim, const QStringList& tags) {
  if (!reviews_ || claim == kNoClaim) return;
  std::set<std::string> before, after;
  for (const std::string& tag : reviews_->claim(claim).tags) before.insert(tag);
  for (const QString& tag : tags)
    if (std::string name = claim_tag(tag.toStdString()); !name.empty()) after.insert(std::move(name));
  std::vector<Move> forward, backward;
  for (const std::string& tag : before)
    if (!after.count(tag)) forward.push_back({ReviewAction::untag, tag}), backward.push_back({ReviewAction::tag, tag});
  for (const std::string& tag : after)
    if (!before.count(tag)) forward.push_back({ReviewAction::tag, tag}), backward.push_back({ReviewAction::untag, tag});
  if (forward.empty()) return;
  run(claim, forward, [this, claim, forward, backward](const ReviewLine&) {
    steps_.resize(at_);
    steps_.push_back({claim, forward, backward});
    at_ = steps_.size();
  });
}

void ReviewTrail::undo() {
  if (!can_undo()) return;
  const Step step = steps_[at_ - 1];
  run(step.claim, step.backward, [this](const ReviewLine&) { --at_; });
}

void ReviewTrail::redo() {
  if (!can_redo()) return;
  const Step step = steps_[at_];
  run(step.claim, step.forward, [this](const ReviewLine&) { ++at_; });
}

}  // namespace dossier::ui
