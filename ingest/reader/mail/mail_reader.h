// Mail: single messages (RFC 5322 and MIME) and mailboxes (RFC 4155), attachments as parts.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_eml(const Source& source, const FormatContext& context, DocumentInfo& info);
// Each message is a part, named by its number from 1.
Status read_mbox(const Source& source, const FormatContext& context, DocumentInfo& info);

// The messages of a mailbox: pieces between "From " lines that open a message, without these lines. Total on any bytes.
std::vector<std::string_view> split_mailbox(std::string_view bytes);

}  // namespace dossier::reader
