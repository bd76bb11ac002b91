#include "app/report/reread_pages.h"

#include <sys/stat.h>

#include <functional>

namespace dossier {
namespace {

// Takes what a reader sends of the documents that a file turns out to hold.
class KeepingSink : public ReadingSink {
 public:
  struct Keeper {
    std::function<void(const Sha256&, Page)> page;
    std::function<void(const Sha256&, uint32_t, Error)> failed;  // page 0: the document
    std::function<void(const Sha256&, const DocumentOutcome&)> ended;
  };
  explicit KeepingSink(Keeper keeper) : keeper_(std::move(keeper)) {}

  Status begin_document(const DocumentHead& head) override {
    open_.push_back(head.sha256);
    return {};
  }
  Status page(Page page) override {
    if (!open_.empty()) keeper_.page(open_.back(), std::move(page));
    return {};
  }
  Status page_failed(const PageFailure& failure) override {
    if (!open_.empty()) keeper_.failed(open_.back(), failure.page, Error{failure.kind, failure.detail.empty() ? "the page could not be read" : failure.detail, "", ""});
    return {};
  }
  Status end_document(const DocumentOutcome& outcome) override {
    if (open_.empty()) return {};
    if (outcome.state == ReadState::failed) keeper_.failed(open_.back(), 0, outcome.error.value_or(Error{ErrorKind::unreadable, "the document could not be read", "", ""}));
    keeper_.ended(open_.back(), outcome);
    open_.pop_back();
    return {};
  }

 private:
  Keeper keeper_;
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
  for (const SourceDocument& document : report.coverage.documents)
    for (size_t k = 0; k < document.page_numbers.size() && k < kTitlePages; ++k) wanted_[document.sha256].insert(document.page_numbers[k]);
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
  request.ocr = ocr_mode_from(document.ocr).value_or(OcrMode::automatic);
  KeepingSink sink({[&](const Sha256& of, Page page) {
                      Reading& kept = read_[of];
                      count(page, counts_of(kept));
                      auto wanted = wanted_.find(of);
                      if (wanted == wanted_.end() || !wanted->second.count(page.number)) return;
                      uint32_t number = page.number;
                      kept.pages[number] = std::make_shared<const Page>(std::move(page));
                    },
                    [&](const Sha256& of, uint32_t number, Error error) {
                      Reading& kept = read_[of];
                      if (number == 0) kept.error = std::move(error);
                      else if (kept.failures.emplace(number, std::move(error)).second) counts_of(kept).unread.push_back(number);
                    },
                    [&](const Sha256& of, const DocumentOutcome& outcome) {
                      ReadAgain& counts = counts_of(read_[of]);
                      counts.state = name_of(outcome.state);
                      counts.info = outcome.info;
                    }});
  Status status = reader_.read(file->get(), head, request, sink, cancel_);
  if (!status.ok()) read_[document.sha256].error = status.error();
}

ReadAgain& RereadPages::counts_of(Reading& reading) {
  if (!reading.counts) reading.counts.emplace();
  return *reading.counts;
}

std::optional<ReadAgain> RereadPages::read_again(const SourceDocument& document) const {
  auto reading = read_.find(document.sha256);
  return reading == read_.end() ? std::nullopt : reading->second.counts;
}

void RereadPages::read_all() {
  for (const SourceDocument& document : report_.coverage.documents)
    if (!read_.count(document.sha256) && !cancel_.cancelled()) read_file_of(document);
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
