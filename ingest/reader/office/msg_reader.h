// Outlook messages (MS-OXMSG): headers, body, attachments as parts, attached messages told in place.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_msg(const Source& source, const FormatContext& context, DocumentInfo& info);

// Compressed RTF of message bodies (MS-OXRTFCP) -> RTF; empty if it is none.
std::string decompress_rtf(std::string_view packed);

}  // namespace dossier::reader
