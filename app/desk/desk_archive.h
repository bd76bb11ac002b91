// An archive as a window shows it: rows of documents, sizes of pages, pages. Every call may come from any thread. Nothing of it holds all documents, unless
// documents() is asked for.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/desk/simple_sheet.h"
#include "app/retrieval/archive_pages.h"
#include "base/page.h"
#include "base/result.h"
#include "storage/archive.h"
#include "storage/library_store.h"

namespace dossier {

enum class DeskState : uint8_t { reading, read, doubtful, partly, locked, failed };

// One row of the library.
struct DeskDocument {
  Sha256 sha256;
  std::string name, path, type, title;
  DeskState state = DeskState::read;
  std::string reason;       // why it is not read; empty if it is
  std::string dated;        // ISO 8601, as the file says; may be empty
  uint64_t bytes = 0;
  uint32_t pages = 0, pages_text = 0, pages_ocr = 0, pages_doubtful = 0, pages_unread = 0;
  std::vector<std::string> tags;
  bool is_part = false;     // an attachment or a member of an archive
  bool has_parts = false;   // a container; without pages of its own it has nothing to show
  bool is_gone = false;     // nothing lies at its path any more
  uint32_t pages_stated = 0;  // while it is read: how many its file says it has; 0: it says nothing
};

// What a reader must know of a page to lay it out: nothing of its text.
struct DeskSheet {
  float width_pt = 0, height_pt = 0;
  std::string label;
  bool read = false;        // false: the page was not read; `why` says it
  std::string why;
  float stretch = 1;  // of heights: a place on the page is shown so much further down
  std::vector<ShownPart> parts{};  // of a simple page: where each piece of it is shown; of others none
};

// What a document is by its own words; empty where nothing tells.
struct DocumentNature {
  std::string kind;   // "contract", "annual report (10-K)"
  std::string dated;  // the day that it gives itself, ISO 8601: a contract's own, not its file's
};

class DeskArchive {
 public:
  // For reading and, where the file allows it, for reviews. Errors as Archive::open.
  static Result<std::shared_ptr<DeskArchive>> open(const std::string& path);
  // The same, and makes the file if it is missing.
  static Result<std::shared_ptr<DeskArchive>> create(const std::string& path);

  const std::string& path() const { return archive_.path(); }
  bool writable() const { return writable_; }

  // All of them, in order of path, parts after their container; without tags. Reads the whole list: for small archives and tests; a window shows
  // desk_library.h. Empty if the archive cannot be read.
  std::shared_ptr<const std::vector<DeskDocument>> documents();
  // As of the last refresh().
  LibraryCounts counts();
  // Counts again and forgets what it knew: another program, or a job of ours, may have added documents.
  Status refresh();
  // not_found if the archive does not know it.
  Result<SourceDocument> source(const Sha256& document);
  // By its first pages; costs the reading of three of them once.
  DocumentNature nature(const Sha256& document);
  std::string kind(const Sha256& document) { return nature(document).kind; }
  Result<std::shared_ptr<const Page>> page(const Sha256& document, uint32_t number) { return pages_.page(document, number); }
  // The sheets of pages [first, first + count), fewer at the end. Costs the reading of each page once. Of a document without page pictures they
  // are as large as what stands on them, all of one width where it is short.
  Result<std::vector<DeskSheet>> sheets(const Sha256& document, uint32_t first, uint32_t count);

  Archive& archive() { return archive_; }
  // With what people corrected by hand.
  ArchivePages& pages() { return pages_; }
  ArchivePages& pages_as_read() { return pages_as_read_; }

 private:
  float simple_width(const SourceDocument& source);

  DeskArchive(Archive archive, bool writable) : archive_(std::move(archive)), writable_(writable), pages_(archive_), pages_as_read_(archive_, true) {}

  Archive archive_;
  bool writable_;
  ArchivePages pages_, pages_as_read_;
  std::mutex mutex_;
  std::shared_ptr<const std::vector<DeskDocument>> documents_;   // null: not asked for since the last refresh
  std::unordered_map<Sha256, SourceDocument> sources_;           // asked for since the last refresh
  std::unordered_map<Sha256, float> widths_;                     // of simple sheets, asked for since the last refresh; 0: that of each page
  std::unordered_map<Sha256, DocumentNature> natures_;           // of documents that were read to their end
  LibraryCounts counts_;
};

// A row of the library without tags, has_parts and is_gone.
DeskDocument desk_document(const StoredDocument& stored);

}  // namespace dossier
