// Documents of an archive as JSON and as lines for people; shared by ingest, list and show.
#pragma once

#include <string>

#include "storage/document_store.h"

namespace dossier::cli {

// "read", "partly", "failed"; a document still being read counts as partly.
std::string_view status_word(DocumentState state);
// Pages that are there, read or not.
uint32_t page_count(const StoredDocument& document);
// The members of eval/CONTRACT.md call 1 without braces: sha256, type, pages, status, error, pages_ocr, pages_failed, parts.
Result<std::string> document_members(DocumentStore& store, const StoredDocument& document);
// "read, 12 pages", "partly: ...".
std::string status_line(const StoredDocument& document);
// Whether it and all of its parts were read whole.
Result<bool> read_whole(DocumentStore& store, const StoredDocument& document);

}  // namespace dossier::cli
