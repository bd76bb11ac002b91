// The door of ingest: files in, pages out. Nothing that parses a document runs in the calling process.
#pragma once

#include <memory>
#include <string>

#include "base/cancel.h"
#include "base/fd.h"
#include "base/result.h"
#include "ingest/wire/reading_sink.h"
#include "ingest/wire/request.h"

namespace dossier {

struct ReaderOptions {
  std::string reader_program;  // path of dossier-reader; empty: beside the running program, then the build's and the install's places
  unsigned jobs = 0;           // readers at a time; 0: one a core
};

// Starts sandboxed readers and checks everything they send. Thread-safe: read() may be called from several threads at once, each
// call uses one reader. A reader serves one file with its parts and ends.
class ReaderPool {
 public:
  static Result<std::unique_ptr<ReaderPool>> start(const ReaderOptions& options);
  virtual ~ReaderPool() = default;

  // Reads an open file. `head` is what the caller knows (name, hash, size). The sink is called from the calling thread. A reader
  // that crashes, hangs or outgrows a limit costs the page at hand: it is reported by page_failed, and a new reader goes on at the
  // next page. The result is an error only if the sink said so, the work was cancelled, or no reader can be started at all; a bad
  // document is an outcome, not an error.
  virtual Status read(int fd, const DocumentHead& head, const ReadRequest& request, ReadingSink& sink, const CancelToken& cancel) = 0;

  virtual Result<Picture> render(int fd, const RenderRequest& request, const CancelToken& cancel) = 0;

  // Which protections are in force, one a line ("landlock: yes", ...), as a reader itself reports after lock-down.
  virtual Result<std::string> protections() = 0;
};

}  // namespace dossier
