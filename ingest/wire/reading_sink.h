// What reading one file yields, in order: begin_document, then pages and failures of pages, its parts each in the same form,
// then end_document. A reader writes to a sink that sends frames; the parent decodes frames into the caller's sink.
//
//   begin_document(mail)  page(1)  begin_document(offer.pdf)  page(1) page_failed(2) page(3)  end_document  end_document
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/page.h"
#include "base/result.h"

namespace dossier {

struct DocumentHead {
  std::string name;  // the file's name, or the part's name in its container; data, never a path to open
  Sha256 sha256;
  uint64_t bytes = 0;
  DocumentInfo info;  // what is known before the first page; end_document brings the rest
};

struct PageFailure {
  uint32_t page = 0;  // physical, from 1
  ErrorKind kind = ErrorKind::unreadable;
  std::string detail;
  bool operator==(const PageFailure&) const = default;
};

enum class ReadState : uint8_t { read, partly, failed };
std::string_view name_of(ReadState state);
std::optional<ReadState> read_state_from(std::string_view name);

struct DocumentOutcome {
  ReadState state = ReadState::read;
  std::optional<Error> error;  // why it is not `read`; its where is empty
  DocumentInfo info;           // final: page count, outline, findings
};

class ReadingSink {
 public:
  virtual ~ReadingSink() = default;
  // An error from any of these stops the reading and is returned by it.
  virtual Status begin_document(const DocumentHead& head) = 0;
  virtual Status page(Page page) = 0;
  virtual Status page_failed(const PageFailure& failure) = 0;
  virtual Status end_document(const DocumentOutcome& outcome) = 0;
  // How many pages the document at hand will have, as soon as a reader knows it: for progress, and to know where a reader died.
  virtual Status pages_known(uint32_t) { return {}; }
};

}  // namespace dossier
