// The seam between the dispatcher and the formats: each format is one function of this shape.
#pragma once

#include <functional>

#include "ingest/reader/core/source.h"
#include "ingest/wire/reading_sink.h"
#include "ingest/wire/request.h"

namespace dossier::reader {

// Reads a part (attachment, member, embedded file) through the dispatcher: finds its type, begins and ends the document. Counts
// against the limits of the whole file; a limit met is recorded on the part, never an error for the container.
using PartReader = std::function<Status(const Source& part, std::string_view media_type)>;

// Whether the file may have a further part. If not, the part's name has been noted on the container, so it need not be unpacked.
using RoomForPart = std::function<bool(const std::string& name)>;

class Ocr;  // ingest/reader/ocr/ocr.h

struct FormatContext {
  const ReadRequest& request;
  ReadingSink& sink;
  const PartReader& read_part;
  const RoomForPart& room_for_part;
  Ocr& ocr;
};

// Called between begin_document and end_document: sends pages and parts to context.sink, fills `info` (page count, metadata,
// findings). Returns what went wrong with the document as a whole (damaged, password, unsupported, ...), if anything; pages
// sent before that stand, and the dispatcher says `partly` instead of `failed`. Errors of the sink are returned as they are.
using FormatReader = Status (*)(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
