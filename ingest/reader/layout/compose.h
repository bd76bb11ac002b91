// Words with boxes -> a page in reading order: lines, columns, blocks, headings, lists, footnotes, tables in their place.
#pragma once

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

// number, label, source, language and findings are the caller's to set; text, words, blocks, tables, images are made here.
Page compose(const ContentPage& content);

}  // namespace dossier::reader
