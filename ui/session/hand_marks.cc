#include "ui/session/hand_marks.h"

#include <algorithm>

#include "ui/session/session.h"
#include "ui/background/later.h"

namespace dossier::ui {

HandMarks::HandMarks(Session& session, QObject* parent) : QObject(parent), session_(session) {}

void HandMarks::reload() {
  bookmarks_.clear();
  corrections_.clear();
  emit bookmarks_changed();
  if (session_.archive()) load_bookmarks();
}

void HandMarks::load_bookmarks() {
  later(
      this, session_.pool(), [archive = session_.archive()] { return dossier::bookmarks(*archive); },
      [this, archive = session_.archive()](Result<std::vector<StoredBookmark>> list) {
        if (archive != session_.archive() || !list.ok()) return;
        bookmarks_ = std::move(*list);
        emit bookmarks_changed();
      });
}

void HandMarks::ended(const Status& status) {
  if (!status.ok()) emit session_.failed(sentence_of(status.error()));
}

bool HandMarks::has_bookmark(const Sha256& document, uint32_t page) const {
  return std::any_of(bookmarks_.begin(), bookmarks_.end(), [&](const StoredBookmark& b) { return b.document == document && b.page == page; });
}

void HandMarks::toggle_bookmark(const Sha256& document, uint32_t page) {
  if (!session_.archive() || page == 0) return;
  later(
      this, session_.pool(),
      [archive = session_.archive(), document, page, there = has_bookmark(document, page), who = reviewer_name().toStdString()]() -> Status {
        if (there) return dossier::remove_bookmark(*archive, document, page);
        return set_bookmark(*archive, document, page, first_words(*archive, document, page), who);
      },
      [this](Status status) { ended(status), load_bookmarks(); });
}

void HandMarks::name_bookmark(const StoredBookmark& bookmark, const QString& note) {
  if (!session_.archive()) return;
  later(
      this, session_.pool(), [archive = session_.archive(), bookmark, note = note.simplified().toStdString(), who = reviewer_name().toStdString()] { return set_bookmark(*archive, bookmark.document, bookmark.page, note, who); },
      [this](Status status) { ended(status), load_bookmarks(); });
}

void HandMarks::remove_bookmark(const StoredBookmark& bookmark) {
  if (!session_.archive()) return;
  later(
      this, session_.pool(), [archive = session_.archive(), bookmark] { return dossier::remove_bookmark(*archive, bookmark.document, bookmark.page); },
      [this](Status status) { ended(status), load_bookmarks(); });
}

const std::vector<CorrectionLine>& HandMarks::corrections(const Sha256& document) const {
  static const std::vector<CorrectionLine> none;
  auto found = corrections_.find(document);
  return found == corrections_.end() ? none : found->second;
}

void HandMarks::load_corrections(const Sha256& document) {
  if (!session_.archive()) return;
  later(
      this, session_.pool(), [archive = session_.archive(), document] { return correction_history(*archive, document); },
      [this, archive = session_.archive(), document](Result<std::vector<CorrectionLine>> lines) {
        if (archive != session_.archive() || !lines.ok()) return;
        corrections_[document] = std::move(*lines);
        emit corrections_changed(document);
      });
}

void HandMarks::correct(const Sha256& document, uint32_t page, uint32_t begin, uint32_t end, const QString& text) {
  if (!session_.archive()) return;
  later(
      this, session_.pool(),
      [archive = session_.archive(), document, page, begin, end, text = text.toStdString(), who = reviewer_name().toStdString()] { return correct_words(*archive, document, page, begin, end, text, who); },
      [this, document, page, text](Status status) {
        ended(status);
        if (!status.ok()) return;
        emit page_changed(document, page);
        load_corrections(document);
        emit session_.said(tr("The words now read “%1”. A brief that rests on them is written again with F5.").arg(text));
      });
}

void HandMarks::take_back(const Sha256& document, const Correction& correction) {
  if (!session_.archive()) return;
  later(
      this, session_.pool(), [archive = session_.archive(), document, correction, who = reviewer_name().toStdString()] { return dossier::take_back(*archive, document, correction, who); },
      [this, document, page = correction.page](Status status) {
        ended(status);
        if (!status.ok()) return;
        emit page_changed(document, page);
        load_corrections(document);
      });
}

}  // namespace dossier::ui
