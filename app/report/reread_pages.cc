#include "app/report/reread_pages.h"

#include <sys/stat.h>

#include <functional>

namespace dossier {
namespace {

// Keeps what is wanted of the documents that a file turns out to hold.
class KeepingSink : public ReadingSink {
 public:
  using Page_ = std::function<void(const Sha256&, Page)>;
  using Failure_ = std::function<void(const Sha256&, uint32_t, Error)>;
  KeepingSink(Page_ page, Failure_ failure) : keep_(std::move(page)), fail_(std::move(failure)) {}

  Status begin_document(const DocumentHead& head) override {
    open_.push_back(head.sha256);
    return {};
  }
  Status page(Page page) override {
    if (!open_.empty()) keep_(open_.back(), std::move(page));
    return {};
  }
  Status page_failed(const PageFailure& failure) override {
    if (!open_.empty()) fail_(open_.back(), failure.page, Error{failure.kind, failure.detail.empty() ? "the page could not be read" : failure.detail, "", ""});
    return {};
  }
  Status end_document(const DocumentOutcome& outcome) override {
    if (!open_.empty() && outcome.state == ReadState::failed) fail_(open_.back(), 0, outcome.error.value_or(Error{ErrorKind::unreadable, "the document could not be read", "", ""}));
    if (!open_.empty()) open_.pop_back();
    return {};
  }

 private:
  Page_ keep_;
  Failure_ fail_;
  std::vector<Sha256> open_;
};

}  // namespace

RereadPages::RereadPages(const ReportDocument& report, SourceFiles& files, ReaderPool& reader, const ReadRequest& settings, const CancelToken& cancel)
    : report_(report), files_(files), reader_(reader), settings_(settings), cancel_(cancel) {
  for (const ReportClaim& claim : report.claims)
    for (const ReportCitation& citation : claim.citations) {
      wanted_[citation.span.document].insert(citation.span.page);
      if (citation.span.page > 1) wanted_[citation.span.document].insert(citation.span.page - 1);
    }
}

void RereadPages::read_file_of(const SourceDocument& document) {
  Reading& reading = read_[document.sha256];
  auto file = files_.open(document);
  if (!file.ok()) {
    reading.error = file.error();
    return;
  }
  DocumentHead head;
  const std::string& path = document.file_path.empty() ? document.path : document.file_path;
  head.name = path.substr(path.rfind('/') + 1);
  head.sha256 = document.file_sha256.value_or(document.sha256);
  struct stat info {};
  if (fstat(file->get(), &info) == 0) head.bytes = static_cast<uint64_t>(info.st_size);
  ReadRequest request = settings_;
  request.name = head.name;
  request.languages = document.languages;
  request.ocr = document.ocr == "always" ? OcrMode::always : document.ocr == "never" ? OcrMode::never : OcrMode::automatic;
  KeepingSink sink(
      [&](const Sha256& of, Page page) {
        auto wanted = wanted_.find(of);
        if (wanted == wanted_.end() || !wanted->second.count(page.number)) return;
        uint32_t number = page.number;
        read_[of].pages[number] = std::make_shared<const Page>(std::move(page));
      },
      [&](const Sha256& of, uint32_t number, Error error) { number ? (void)read_[of].failures.emplace(number, std::move(error)) : (void)(read_[of].error = std::move(error)); });
  Status status = reader_.read(file->get(), head, request, sink, cancel_);
  if (!status.ok()) read_[document.sha256].error = status.error();
}

Result<std::shared_ptr<const Page>> RereadPages::page(const Sha256& document, uint32_t number) {
  const SourceDocument* known = report_.find(document);
  if (!known) return Error{ErrorKind::not_found, "the report does not list this document", document.hex(), ""};
  if (!read_.count(document)) read_file_of(*known);
  const Reading& reading = read_[document];
  if (auto page = reading.pages.find(number); page != reading.pages.end()) return page->second;
  if (auto failed = reading.failures.find(number); failed != reading.failures.end()) return failed->second;
  if (reading.error) return *reading.error;
  return Error{ErrorKind::not_found, "the document has no such page", "", ""};
}

}  // namespace dossier
