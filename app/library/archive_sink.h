// Puts what a reader says of one file into the archive, and knows how to go on with a file that is half in it.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include "ingest/ingest.h"
#include "storage/document_store.h"

namespace dossier {

// Where the reading of a half-read file goes on.
struct ResumePlan {
  uint32_t first_page = 1;
  std::vector<ResumePoint> points;
  std::map<Sha256, std::set<uint32_t>> places_done;  // of each container on the way: places of parts that are whole
  bool goes_on = false;
};
// What the archive holds of an unfinished document, read by this reader version for the same languages.
Result<ResumePlan> resume_plan(DocumentStore& store, const Sha256& document);

// Which documents are being written by some thread of this run: one thread each.
class Claims {
 public:
  void take(const Sha256& document);      // waits until nobody else has it
  bool try_take(const Sha256& document);
  void release(const Sha256& document);

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  std::set<Sha256> held_;
};

class ArchiveSink : public ReadingSink {
 public:
  // `on_page` is called after each page, read or failed.
  ArchiveSink(DocumentStore& store, Claims& claims, const ReadRequest& request, const ResumePlan& plan, std::function<void()> on_page)
      : store_(store), claims_(claims), request_(request), plan_(plan), on_page_(std::move(on_page)) {}
  // The document itself, whose parts are finished as they end: for the caller to finish where it lies. Nothing until it has ended.
  const std::optional<FinishedDocument>& whole() const { return whole_; }
  // Lets go of parts that were claimed, whatever happened.
  ~ArchiveSink() override;

  Status begin_document(const DocumentHead& head) override;
  Status page(Page page) override;
  Status page_failed(const PageFailure& failure) override;
  Status end_document(const DocumentOutcome& outcome) override;

 private:
  struct Open {
    Sha256 document;
    bool writing = true;   // false: the archive has it already, or another thread is writing it
    bool claimed = false;
    uint32_t next_place = 0;
  };
  Status begin(const DocumentHead& head);
  Result<FinishedDocument> finished(const Sha256& document, const DocumentOutcome& outcome) const;
  uint32_t take_place(Open& container) const;
  DocumentStore& store_;
  Claims& claims_;
  const ReadRequest& request_;
  const ResumePlan& plan_;
  std::function<void()> on_page_;
  std::vector<Open> open_;
  std::optional<FinishedDocument> whole_;
};

}  // namespace dossier
