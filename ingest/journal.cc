#include "ingest/journal.h"

#include <algorithm>

namespace dossier {
namespace {

// Deaths without a page in between after which a document is given up; more if its page count is known, for then each death is
// known to cost one page.
constexpr uint32_t kDeathsInRow = 3, kDeathsInRowKnown = 8;
constexpr uint32_t kDeathsOfFile = 60;

}  // namespace

Journal::Journal(const DocumentHead& head, const ReadRequest& request, ReadingSink& sink)
    : head_(head), sink_(sink), points_(request.resume), first_page_(request.first_page) {
  for (const ResumePoint& point : points_)
    if (point.done) done_.push_back(point);
}

bool Journal::has_some(const OpenDocument& document) { return document.pages > 0 || document.parts > 0 || document.first_page > 1; }

Status Journal::heard(Status status) {
  if (!status.ok()) sink_error_ = status.error();
  return status;
}

// The number of the document that begins now: those left out are counted over, as the reader does.
uint32_t Journal::next_number() {
  for (;;) {
    while (next_point_ < points_.size() && points_[next_point_].document < counter_) ++next_point_;
    if (next_point_ == points_.size() || points_[next_point_].document != counter_ || !points_[next_point_].done) return counter_++;
    counter_ += 1 + points_[next_point_].inside;
  }
}

Status Journal::begin_document(const DocumentHead& head) {
  uint32_t number = next_number();
  if (depth_ < open_.size()) {
    const OpenDocument& again = open_[depth_];
    if (again.number != number || (number > 0 && again.head.sha256 != head.sha256))
      return Error{ErrorKind::damaged, "a file gave other parts when it was read again", "", ""};
    ++depth_;
    return {};
  }
  if (!open_.empty()) DOSSIER_TRY(tell_pending(open_.back()));
  OpenDocument document;
  document.number = number;
  document.head = head;
  document.first_page = number == 0 ? first_page_ : 1;
  if (number == 0) {
    document.head.name = head_.name;
    document.head.sha256 = head_.sha256;
    document.head.bytes = head_.bytes;
  }
  if (next_point_ < points_.size() && points_[next_point_].document == number)
    document.first_page = std::max(document.first_page, points_[next_point_].first_page);
  document.last_page = document.first_page - 1;
  open_.push_back(std::move(document));
  ++depth_;
  return heard(sink_.begin_document(open_.back().head));
}

Status Journal::tell_pending(OpenDocument& document) {
  for (const PageFailure& failure : document.pending) {
    if (!document.first_failure) document.first_failure = failure;
    DOSSIER_TRY(heard(sink_.page_failed(failure)));
  }
  document.pending.clear();
  return {};
}

Status Journal::page(Page page) {
  OpenDocument& document = open_.back();
  if (page.number <= document.last_page) return {};
  document.last_page = page.number;
  document.deaths_in_row = 0;
  ++document.pages;
  DOSSIER_TRY(tell_pending(document));
  return heard(sink_.page(std::move(page)));
}

Status Journal::page_failed(const PageFailure& failure) {
  OpenDocument& document = open_.back();
  if (failure.page <= document.last_page) return {};
  document.last_page = failure.page;
  document.deaths_in_row = 0;
  DOSSIER_TRY(tell_pending(document));
  if (!document.first_failure) document.first_failure = failure;
  return heard(sink_.page_failed(failure));
}

Status Journal::pages_known(uint32_t count) {
  open_.back().known_pages = count;
  return heard(sink_.pages_known(count));
}

Status Journal::end_document(const DocumentOutcome& outcome) {
  OpenDocument& document = open_.back();
  // A page that was lost and lies within the document is told; what lies behind its end never was a page.
  uint32_t last = outcome.info.pages ? outcome.info.pages : document.known_pages;
  if (last > 0) std::erase_if(document.pending, [&](const PageFailure& f) { return f.page > last; });
  DOSSIER_TRY(tell_pending(document));
  DocumentOutcome told = outcome;
  if (told.state == ReadState::read && document.first_failure) {
    told.state = has_some(document) ? ReadState::partly : ReadState::failed;
    told.error = Error{document.first_failure->kind, "page " + std::to_string(document.first_failure->page) + ": " + document.first_failure->detail, "", ""};
  } else if (told.state == ReadState::failed && document.pages > 0) {
    told.state = ReadState::partly;
  } else if (told.state == ReadState::read && document.first_death) {
    // The reader died behind the last page, as in a part that could not be named.
    told.state = ReadState::partly;
    told.error = document.first_death;
  }
  return close(told);
}

Status Journal::close(const DocumentOutcome& outcome) {
  uint32_t number = open_.back().number;
  open_.pop_back();
  if (depth_ > open_.size()) depth_ = open_.size();
  if (!open_.empty()) ++open_.back().parts;
  // What lay inside is covered by the point of the document itself. The points ascend.
  while (!done_.empty() && done_.back().document > number) done_.pop_back();
  done_.push_back({number, true, counter_ - number - 1, 1});
  finished_ = open_.empty();
  return heard(sink_.end_document(outcome));
}

Status Journal::give_up(OpenDocument& document) {
  DocumentOutcome outcome;
  outcome.info = document.head.info;
  outcome.info.pages = document.known_pages;
  outcome.error = document.first_death;
  outcome.state = has_some(document) ? ReadState::partly : ReadState::failed;
  // With a known count each lost page is a page; without one only the document can be named.
  if (document.known_pages > 0) {
    std::erase_if(document.pending, [&](const PageFailure& f) { return f.page > document.known_pages; });
    DOSSIER_TRY(tell_pending(document));
  }
  document.pending.clear();
  return close(outcome);
}

Status Journal::reader_died(ErrorKind kind, const std::string& detail) {
  ++deaths_;
  if (open_.empty()) {
    // Not even its type was found.
    DocumentHead head = head_;
    head.info.type = "unknown";
    DOSSIER_TRY(begin_document(head));
  }
  OpenDocument& document = open_.back();
  if (!document.first_death) document.first_death = Error{kind, detail, "", ""};
  ++document.deaths_in_row;
  ++document.last_page;
  document.pending.push_back({document.last_page, kind, detail});
  bool known = document.known_pages > 0;
  bool behind_the_end = known && document.last_page > document.known_pages;
  if (behind_the_end || document.deaths_in_row >= (known ? kDeathsInRowKnown : kDeathsInRow)) return give_up(document);
  if (deaths_ >= kDeathsOfFile)
    while (!open_.empty()) DOSSIER_TRY(give_up(open_.back()));
  return {};
}

std::vector<ResumePoint> Journal::resume() {
  points_ = done_;
  for (const OpenDocument& document : open_) points_.push_back({document.number, false, 0, document.last_page + 1});
  std::sort(points_.begin(), points_.end(), [](const ResumePoint& a, const ResumePoint& b) { return a.document < b.document; });
  next_point_ = 0;
  counter_ = 0;
  depth_ = 0;
  return points_;
}

}  // namespace dossier
