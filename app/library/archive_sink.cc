#include "app/library/archive_sink.h"

#include <algorithm>

namespace dossier {

void Claims::take(const Sha256& document) {
  std::unique_lock lock(mutex_);
  freed_.wait(lock, [&] { return !held_.contains(document); });
  held_.insert(document);
}

bool Claims::try_take(const Sha256& document) {
  std::lock_guard lock(mutex_);
  return held_.insert(document).second;
}

void Claims::release(const Sha256& document) {
  {
    std::lock_guard lock(mutex_);
    held_.erase(document);
  }
  freed_.notify_all();
}

ArchiveSink::~ArchiveSink() {
  for (const Open& open : open_)
    if (open.claimed) claims_.release(open.document);
}

// Parts that the reader leaves out keep their places.
uint32_t ArchiveSink::take_place(Open& container) const {
  auto done = plan_.places_done.find(container.document);
  if (done != plan_.places_done.end())
    while (done->second.contains(container.next_place)) ++container.next_place;
  return container.next_place++;
}

Status ArchiveSink::begin(const DocumentHead& head) {
  return store_.begin(head.sha256, head.name, head.bytes, head.info, kReaderVersion, request_.languages, name_of(request_.ocr));
}

Status ArchiveSink::begin_document(const DocumentHead& head) {
  Open open{head.sha256};
  if (open_.empty()) {
    open_.push_back(open);
    return begin(head);
  }
  // A part. What the archive has of it stays: the word of a container about a hash never replaces what was read before. Nor is a
  // document that contains itself written twice.
  open.writing = open.claimed = claims_.try_take(head.sha256);
  open_.push_back(open);
  DOSSIER_ASSIGN(std::optional<DocumentState> stored, store_.state(head.sha256));
  if (stored && *stored != DocumentState::reading) open_.back().writing = false;
  if (open_.back().writing || !stored) DOSSIER_TRY(begin(head));
  Open& container = open_[open_.size() - 2];
  uint32_t place = take_place(container);
  return container.writing ? store_.add_part(container.document, head.sha256, head.name, place) : Status();
}

Status ArchiveSink::page(Page page) {
  if (on_page_) on_page_();
  return open_.back().writing ? store_.add_page(open_.back().document, page) : Status();
}

Status ArchiveSink::page_failed(const PageFailure& failure) {
  if (on_page_) on_page_();
  return open_.back().writing ? store_.add_failure(open_.back().document, {failure.page, failure.kind, failure.detail}) : Status();
}

Result<FinishedDocument> ArchiveSink::finished(const Sha256& document, const DocumentOutcome& outcome) const {
  DocumentState state = outcome.state == ReadState::read ? DocumentState::read : outcome.state == ReadState::partly ? DocumentState::partly : DocumentState::failed;
  std::optional<Error> error = outcome.error;
  if (plan_.goes_on) {
    // Pages that failed or came before the interruption count too.
    DOSSIER_ASSIGN(std::optional<StoredDocument> stored, store_.find(document));
    DOSSIER_ASSIGN(uint32_t done, store_.pages_done(document));
    if (state == DocumentState::read && stored && !stored->failures.empty()) {
      const StoredFailure& first = stored->failures.front();
      state = stored->failures.size() < done ? DocumentState::partly : DocumentState::failed;
      error = Error{first.kind, "page " + std::to_string(first.page) + ": " + first.detail, "", ""};
    } else if (state == DocumentState::failed && stored && stored->failures.size() < done) {
      state = DocumentState::partly;
    }
  }
  return FinishedDocument{document, state, error, outcome.info};
}

Status ArchiveSink::end_document(const DocumentOutcome& outcome) {
  Open open = open_.back();
  open_.pop_back();
  Status status;
  if (open.writing) {
    Result<FinishedDocument> whole = finished(open.document, outcome);
    if (!whole.ok()) status = whole.error();
    else if (open_.empty()) whole_ = std::move(*whole);
    else status = store_.finish(*whole);
  }
  if (open.claimed) claims_.release(open.document);
  return status;
}

namespace {

Result<uint32_t> count_inside(DocumentStore& store, const Sha256& document, int depth) {
  if (depth > 64) return uint32_t{0};
  DOSSIER_ASSIGN(std::vector<Sha256> parts, store.parts(document));
  uint32_t count = 0;
  for (const Sha256& part : parts) {
    DOSSIER_ASSIGN(uint32_t inside, count_inside(store, part, depth + 1));
    count += 1 + inside;
  }
  return count;
}

// Adds the points of one unfinished document, which is number `number`; returns how many documents it holds as far as it was read.
Result<uint32_t> plan_parts(DocumentStore& store, const Sha256& document, uint32_t number, ResumePlan& plan, int depth) {
  if (depth > 64) return uint32_t{0};
  DOSSIER_ASSIGN(std::vector<Sha256> parts, store.parts(document));
  uint32_t count = 0;
  for (uint32_t place = 0; place < parts.size(); ++place) {
    uint32_t part_number = number + 1 + count;
    DOSSIER_ASSIGN(std::optional<StoredDocument> part, store.find(parts[place]));
    uint32_t inside = 0;
    if (part && part->state != DocumentState::reading) {
      DOSSIER_ASSIGN(inside, count_inside(store, parts[place], depth + 1));
      plan.points.push_back({part_number, true, inside, 1});
      plan.places_done[document].insert(place);
    } else {
      DOSSIER_ASSIGN(uint32_t done, store.pages_done(parts[place]));
      plan.points.push_back({part_number, false, 0, done + 1});
      DOSSIER_ASSIGN(inside, plan_parts(store, parts[place], part_number, plan, depth + 1));
    }
    count += 1 + inside;
  }
  return count;
}

}  // namespace

Result<ResumePlan> resume_plan(DocumentStore& store, const Sha256& document) {
  ResumePlan plan;
  DOSSIER_ASSIGN(uint32_t done, store.pages_done(document));
  DOSSIER_ASSIGN(uint32_t inside, plan_parts(store, document, 0, plan, 0));
  plan.first_page = done + 1;
  plan.goes_on = done > 0 || inside > 0;
  return plan;
}

}  // namespace dossier
