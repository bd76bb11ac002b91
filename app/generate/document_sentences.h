// The sentences of a document with their places: what an extractive summary chooses from.
#pragma once

#include <string>
#include <vector>

#include "app/grounding/page_source.h"
#include "base/cancel.h"

namespace dossier {

struct SentenceToken {
  std::string text;              // folded word, number as written, or one of $ € £ %
  uint32_t begin = 0, end = 0;   // bytes of SourceSentence::text
  bool number = false;
};

// Where in an annual or quarterly report a sentence stands, as its headings say; other documents have no parts.
enum class FilingPart : uint8_t { none, cover, body, risks, discussion, statements, exhibits };

struct SourceSentence {
  uint32_t page = 0;
  uint32_t begin = 0, end = 0;   // bytes of the page's text
  std::string text;              // that text as it stands on the page
  BlockKind block = BlockKind::paragraph;
  bool opens_block = false;      // first sentence of its block
  std::string heading;           // the heading it stands under, if any
  FilingPart part = FilingPart::none;
  std::vector<SentenceToken> tokens;

  size_t words() const;          // tokens that are words or numbers
};

// Sentences of paragraphs, lists, captions and footnotes, in reading order; headings, tables, running heads and form fields are
// left out. Sentences resting on covered or doubtful words are left out too: they need a person's eye.
Result<std::vector<SourceSentence>> read_sentences(PageSource& pages, const SourceDocument& document, const CancelToken& cancel);

std::vector<SentenceToken> tokenize_sentence(std::string_view text);

}  // namespace dossier
