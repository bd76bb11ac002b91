// What has come out of a file so far, over the deaths of its readers: passes news on to the caller's sink, and knows where the next
// reader goes on.
#pragma once

#include <optional>
#include <vector>

#include "ingest/wire/reading_sink.h"
#include "ingest/wire/request.h"

namespace dossier {

class Journal : public ReadingSink {
 public:
  // `head`: what the caller knows of the file; `request`: where the reading starts.
  Journal(const DocumentHead& head, const ReadRequest& request, ReadingSink& sink);

  Status begin_document(const DocumentHead& head) override;
  Status page(Page page) override;
  Status page_failed(const PageFailure& failure) override;
  Status end_document(const DocumentOutcome& outcome) override;
  Status pages_known(uint32_t count) override;

  // A reader died: the page at hand is lost, and after too many in a row the document at hand. Tells the sink.
  Status reader_died(ErrorKind kind, const std::string& detail);
  // The file is done; no reader is needed any more.
  bool finished() const { return finished_; }
  // Where the next reader goes on. Starts a new run: the documents that are open will begin once more, and are not told again.
  std::vector<ResumePoint> resume();
  // What the sink said, if it was the sink that failed.
  const std::optional<Error>& sink_error() const { return sink_error_; }

 private:
  struct OpenDocument {
    uint32_t number = 0;
    uint32_t first_page = 1;   // the reading began there: pages before it are the caller's already
    uint32_t last_page = 0;    // read or given up
    uint32_t known_pages = 0;
    uint32_t deaths_in_row = 0;
    DocumentHead head;
    std::optional<PageFailure> first_failure;
    std::vector<PageFailure> pending;  // lost pages that are told once a later page shows that they exist
    uint32_t pages = 0;
    uint32_t parts = 0;  // closed inside it
    std::optional<Error> first_death;
  };

  Status heard(Status status);
  Status tell_pending(OpenDocument& document);
  Status give_up(OpenDocument& document);
  Status close(const DocumentOutcome& outcome);
  // Whether something of it was read, by this reading or by the one before it.
  static bool has_some(const OpenDocument& document);
  uint32_t next_number();

  DocumentHead head_;
  ReadingSink& sink_;
  std::vector<ResumePoint> points_;  // as the reader of this run was told
  size_t next_point_ = 0;
  uint32_t counter_ = 0;             // documents begun or left out in this run
  size_t depth_ = 0;                 // open documents that began in this run
  std::vector<OpenDocument> open_;
  std::vector<ResumePoint> done_;    // documents closed inside open ones
  uint32_t first_page_;
  uint32_t deaths_ = 0;
  bool finished_ = false;
  std::optional<Error> sink_error_;
};

}  // namespace dossier
