// A key point: a whole sentence of a document or one contiguous part of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/generate/document_sentences.h"
#include "app/grounding/claim.h"

namespace dossier {

struct Point {
  size_t sentence = 0;          // index into the document's sentences
  uint32_t page = 0;
  uint32_t begin = 0, end = 0;  // bytes of the page's text that are kept
  bool cut_before = false, cut_after = false;  // words of the sentence were left out there
  double score = 0;
};

// The draft of a point: its words as they stand on the page (line breaks as spaces), "…" where words were left out.
DraftClaim draft_of(const Point& point, const Page& page, const SourceDocument& document);

// A whole sentence as a point.
Point whole(const SourceSentence& sentence, size_t index, double score);

}  // namespace dossier
