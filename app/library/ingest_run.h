// The ingest use case: paths of a command line -> documents in an archive.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/library/find_files.h"
#include "base/cancel.h"
#include "ingest/ingest.h"
#include "storage/document_store.h"

namespace dossier {

struct IngestOptions {
  FindOptions find;
  ReadRequest reading;   // languages, OCR, passwords, limits
  bool reread = false;   // also what is in the archive already
  unsigned jobs = 1;     // files at a time
};

// How far an ingest is. Called from worker threads, one at a time.
struct IngestStep {
  uint64_t files = 0, files_done = 0, pages = 0;  // pages read in this run
  uint64_t bytes = 0, bytes_done = 0;
  double seconds = 0;
  std::string file;  // the one that was begun or ended last
};
using IngestProgress = std::function<void(const IngestStep&)>;

enum class IngestHow : uint8_t {
  read,       // in this run
  unchanged,  // known, and the file is as it was
  known,      // new here, but a document of the same bytes was in the archive: a copy, or a file that was moved
  unreachable // could not be opened
};

struct IngestEntry {
  std::string given;
  IngestHow how = IngestHow::read;
  Sha256 sha256;               // zero if unreachable
  std::optional<Error> error;  // unreachable: why
  std::string duplicate_of;    // path of a file with the same bytes; empty if none
  std::string moved_from;      // known: where the file lay before and is gone; empty if it lies there still, or never lay elsewhere
  std::string replaces;        // hash of the document that lay at this path before; empty if none
};

struct IngestReport {
  std::vector<IngestEntry> entries;  // in the order of the files
  std::vector<std::string> missing;  // known paths under the given folders that are gone
  uint64_t left_out = 0, pages = 0;
  double seconds = 0;
};

// Reads what is not in the archive yet. A bad file is an entry; an error is returned only if the archive cannot be written, no reader
// can be started or the work was cancelled: what was stored before stays and the next run goes on there.
Result<IngestReport> ingest(const std::vector<std::string>& paths, const IngestOptions& options, DocumentStore& store, ReaderPool& pool,
                            const IngestProgress& progress, const CancelToken& cancel);

// A path as it is stored: bytes that are no UTF-8 as \xNN.
std::string storable_path(const std::string& path);

}  // namespace dossier
