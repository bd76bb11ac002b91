// One file and all its parts: finds each type, calls its reader, keeps the limits that hold for the whole file.
#pragma once

#include "ingest/reader/core/format.h"
#include "ingest/reader/file_type.h"

namespace dossier::reader {

class Dispatcher {
 public:
  // All arguments outlive the dispatcher.
  Dispatcher(const TypeFinder& types, Ocr& ocr, const ReadRequest& request, ReadingSink& sink)
      : types_(types), ocr_(ocr), request_(request), sink_(sink) {}

  // An error only if the sink said so: what is wrong with the file is an outcome told to the sink.
  Status read(const Source& file) { return read_document(file, "", 0); }

 private:
  Status read_document(const Source& source, std::string_view media_type, uint32_t depth);
  // Why the part may not be unpacked further, if so.
  std::optional<Error> over_limit(const Source& source, uint32_t depth) const;

  const TypeFinder& types_;
  Ocr& ocr_;
  const ReadRequest& request_;
  ReadingSink& sink_;
  uint32_t documents_ = 0;       // begun or left out so far; the file itself is one
  ReadState last_ = ReadState::read;  // of the document that ended last
  uint64_t unpacked_bytes_ = 0;  // parts, all depths together
  size_t next_resume_ = 0;
};

}  // namespace dossier::reader
