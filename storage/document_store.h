// Documents and their pages in the archive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "storage/archive.h"

namespace dossier {

enum class DocumentState : uint8_t { reading, read, partly, failed };
std::string_view name_of(DocumentState state);

struct StoredFailure {
  uint32_t page = 0;
  ErrorKind kind = ErrorKind::unreadable;
  std::string detail;
};

// One document as the archive knows it. A document may lie at several paths, and be part of others.
struct StoredDocument {
  Sha256 sha256;
  std::string name;  // file name without folders, or the part's name
  uint64_t bytes = 0;
  DocumentInfo info;
  DocumentState state = DocumentState::reading;
  std::optional<Error> error;
  uint32_t pages = 0, pages_text = 0, pages_ocr = 0, pages_doubtful = 0, pages_covered = 0;
  std::vector<StoredFailure> failures;
  std::vector<std::string> paths;      // absolute, where it was last seen, by name; those known to be gone behind the others; empty for parts only
  uint32_t paths_missing = 0;          // how many of them, at the end, are known to be gone
  std::vector<Sha256> containers;      // documents it is a part of
  uint32_t reader_version = 0;
  std::string languages;               // as asked when it was read; empty: found
  std::string ocr = "automatic";       // or "always", "never": as asked
  bool reread_here = true;             // false: came by merge and its file was not seen here
  bool former = false;                 // at its path lies another document now; kept for what was said of it
};

// What is written of a document once its last page is stored. `state`: not `reading`.
struct FinishedDocument {
  Sha256 document;
  DocumentState state = DocumentState::read;
  std::optional<Error> error;
  DocumentInfo info;
};

// Where a file was seen. A path holds one document at a time; an older one stays as a former version.
struct Location {
  std::string path;  // absolute
  Sha256 document;
  uint64_t bytes = 0;
  int64_t modified_ns = 0, inode = 0, device = 0;  // to know an unchanged file without reading it
  bool missing = false;
};

class DocumentStore {
 public:
  // REQUIRES: the archive outlives the store.
  explicit DocumentStore(Archive& archive) : archive_(archive) {}

  // In order of path, parts after their container. Documents still being read and former versions are left out unless asked for.
  Result<std::vector<StoredDocument>> list(bool with_unfinished = false, bool with_former = false);
  Result<std::optional<StoredDocument>> find(const Sha256& document);
  // How far it was read and no more, at the same price for a document that stands at 100,000 places.
  Result<std::optional<DocumentState>> state(const Sha256& document);
  // By hash prefix (>= 6 digits), path, file name or title, in this order; conflict if several answer.
  Result<StoredDocument> find_named(const std::string& name);
  Result<Page> page(const Sha256& document, uint32_t number);
  // Numbers of the pages that are stored, ascending.
  Result<std::vector<uint32_t>> page_numbers(const Sha256& document);
  // The same of every document, read at once.
  Result<std::unordered_map<Sha256, std::vector<uint32_t>>> page_numbers();
  Result<std::vector<Sha256>> parts(const Sha256& container);
  // The hash that was stored with a page: page_hash() of it, unless the file was damaged since.
  Result<Sha256> stored_hash(const Sha256& document, uint32_t number);

  // Writing, from any thread. A document is visible once finish() has returned; what was added before a crash is found by
  // `pages_done` and kept. Writes are gathered (Archive::commit), in order: a crash loses the last ones, never one in the middle.
  // begin() of a document that is being read by the same reader version, languages and way of OCR goes on with it; of any other it
  // starts over: its pages and failures are deleted.
  Status begin(const Sha256& document, const std::string& name, uint64_t bytes, const DocumentInfo& info, uint32_t reader_version,
               const std::string& languages, std::string_view ocr = "automatic");
  // Stores the page and indexes its text.
  Status add_page(const Sha256& document, const Page& page);
  Status add_failure(const Sha256& document, const StoredFailure& failure);
  Status add_part(const Sha256& container, const Sha256& part, const std::string& name, uint32_t order);
  Status finish(const Sha256& document, DocumentState state, const std::optional<Error>& error, const DocumentInfo& info);
  Status finish(const FinishedDocument& whole);
  // finish() and set_location() in one write: after a crash the document is still being read, or whole and known where it lies. Whole without a
  // place it would be taken for one that is known only as a part, and read again.
  Status finish_at(const FinishedDocument& whole, const Location& location);
  // The largest n for which pages 1 to n are stored or failed. 0 if the document is not known.
  Result<uint32_t> pages_done(const Sha256& document);

  Result<std::optional<Location>> location(const std::string& path);
  Result<std::vector<Location>> locations_under(const std::string& folder);
  // Called once the file at the path was seen to be this document: it counts as read here from now on. Another document that lay
  // there becomes a former version.
  Status set_location(const Location& location);
  Status set_missing(const std::string& path, bool missing);
  // What lay at a path before, oldest first.
  Result<std::vector<Sha256>> former_versions(const std::string& path);
  // Deletes text, words, index, places and names of the documents, their parts that lie nowhere else, and every run whose report
  // speaks of one of them, with its claims. Nothing of them can be found in the file afterwards, which is why the whole file is
  // written anew: it takes as long as Archive::vacuum, and as much free disk.
  Status remove(const std::vector<Sha256>& documents);

 private:
  Archive& archive_;
};

}  // namespace dossier
