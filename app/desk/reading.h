// Files and folders into an open archive, as a job that can be stopped at any moment and gone on with.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/desk/desk_archive.h"
#include "base/cancel.h"
#include "base/result.h"

namespace dossier {

struct ReadingSettings {
  std::string languages;               // Tesseract codes joined by +; empty: found
  bool ocr = true;
  std::vector<std::string> passwords;  // to try; never stored
  bool reread = false;                 // also what is in the archive already
  unsigned jobs = 0;                   // files at a time; 0: one a core
};

// How far it is. From worker threads, one call at a time.
struct ReadingStep {
  uint64_t files = 0, files_done = 0, pages = 0;
  double share = 0;         // of all bytes, 0..1
  double seconds = 0, seconds_left = -1;  // -1: not known yet
  std::string file;
};

// What no file may take more of. What would is cut off there, and said: in the state of the file, or of the page.
struct FileLimits {
  uint64_t memory_bytes = 0;                          // of a reader, above what it begins with
  uint32_t page_seconds = 0, file_cpu_seconds = 0;    // by the clock; of a processor
  uint64_t pixels = 0;                                // of one picture
  uint32_t pages = 0;                                 // of one document
  uint64_t text_bytes = 0;                            // that a reader may send of one file
  uint32_t depth = 0, parts = 0;                      // files in files in files; all of them together
  uint64_t unpacked_bytes = 0;                        // of all parts of a file
  uint32_t ratio = 0;                                 // unpacked to packed
  unsigned readers = 0;                               // at a time, where a person has set no number
};
FileLimits file_limits();

struct ReadingOutcome {
  uint64_t files = 0, read = 0, unchanged = 0;
  uint64_t moved = 0;                   // known, and now at another place
  uint64_t pages = 0;                   // read; pages that could not be are not among them
  uint64_t pages_unread = 0;            // of the files that were read
  std::vector<std::string> not_opened;  // "Escrow deed.pdf: the document is encrypted"; not among `read`
  double seconds = 0;
};

// Blocks until it is done. Cancelled: what was read stays, and the same call goes on there. A bad file is no error.
Result<ReadingOutcome> read_files(DeskArchive& archive, const std::vector<std::string>& paths, const ReadingSettings& settings,
                                  const std::function<void(const ReadingStep&)>& progress, const CancelToken& cancel);

}  // namespace dossier
