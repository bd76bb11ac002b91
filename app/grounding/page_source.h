// Where pages come from: an archive, files read again, or a test. Everything that cites, checks or analyses works over this.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/correction.h"
#include "base/page.h"
#include "base/result.h"

namespace dossier {

struct UnreadPage {
  uint32_t page = 0;
  std::string why;  // "timeout: ..."
};

// A document as an analysis sees it.
struct SourceDocument {
  Sha256 sha256;
  std::string name;  // shown to people and in JSON as `document`
  std::string path;  // as last seen; for a part "mail.mbox › 14 › offer.pdf"
  uint64_t bytes = 0;
  DocumentInfo info;
  std::string state = "read";  // read, partly, failed
  std::string error;           // "password: ...", empty if none
  uint32_t pages = 0, pages_text = 0, pages_ocr = 0, pages_doubtful = 0, pages_covered = 0;
  std::vector<uint32_t> page_numbers;  // those that were read
  std::vector<UnreadPage> unread;
  uint32_t reader_version = 0;
  std::string languages;
  std::string ocr = "automatic";  // or "always", "never": how it was read, so that it can be read again
  bool reread_here = true;
  std::vector<Correction> corrections;  // by hand, in force: its pages are those that were read with these laid over
  // Where its bytes lie on disk. A document of its own leaves these empty; a part names the file around it.
  std::string file_path;              // empty: path
  std::optional<Sha256> file_sha256;  // unset: sha256
  std::vector<uint32_t> part;         // which part of that file, as in RenderRequest::part
};

class PageSource {
 public:
  virtual ~PageSource() = default;
  // All documents, in a stable order.
  virtual Result<std::vector<SourceDocument>> documents() = 0;
  // not_found if there is no such document or page.
  virtual Result<std::shared_ptr<const Page>> page(const Sha256& document, uint32_t number) = 0;
};

// Pages held in memory: for tests and for texts that are no files.
class MemoryPages : public PageSource {
 public:
  void add(SourceDocument document, std::vector<Page> pages);
  Result<std::vector<SourceDocument>> documents() override;
  Result<std::shared_ptr<const Page>> page(const Sha256& document, uint32_t number) override;

 private:
  struct Held {
    SourceDocument document;
    std::vector<std::shared_ptr<const Page>> pages;
  };
  std::vector<Held> held_;
};

}  // namespace dossier
