// Words with boxes -> a page in reading order: lines, columns, blocks, headings, lists, footnotes, tables in their place.
//
// Text, words and tables are a function of the page's content alone, so that a page read again by itself comes out the same.
// Only the kinds of blocks may rest on what is usual in the document.
#pragma once

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

struct ComposeHints {
  float body_size_pt = 0;  // font size of the document's running text; 0: the page's own
};

// number, label, source, language and findings are the caller's to set; text, words, blocks, tables, images are made here.
// Words that nobody sees, where they are the few, stand at the end, after all that is seen.
Page compose(const ContentPage& content, const ComposeHints& hints = {});

// The same for a page that is read row by row and has no columns, as a receipt: `rows` says which row each word stands in, from the
// top down. A table stays one only where it is made of whole rows and no cell holds more than one. REQUIRES: as many rows as words.
Page compose_rows(const ContentPage& content, const std::vector<int>& rows);

}  // namespace dossier::reader
