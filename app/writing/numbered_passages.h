// The passages that a model may cite: numbered, each with its place, words or a picture. What goes into a prompt, and what comes back out of "[3]".
#pragma once

#include <string>
#include <vector>

#include "app/grounding/page_source.h"
#include "app/images/page_pictures.h"
#include "app/writing/writing_model.h"
#include "base/cancel.h"

namespace dossier {

struct NumberedPassage {
  size_t number = 0;  // from 1
  Sha256 document;
  std::string document_name;
  uint32_t page = 0;
  uint32_t begin = 0, end = 0;  // bytes of the page's text
  std::string text;             // that text
  // A picture: its box, or the page's. Then there is no text, and begin and end say where on the page it stands: before which byte.
  std::optional<Box> picture = {};
  std::shared_ptr<const RgbImage> pixels = {};  // null until it is drawn
};

// Blocks of text in reading order, short neighbours joined, running heads left out; none is longer than kMostPassageBytes. Between them the pictures
// of `choice`, not drawn: a page before its words, a figure before the first words below its middle that it stands over. `number` is set.
inline constexpr size_t kMostPassageBytes = 1'600, kLeastPassageBytes = 240;
Result<std::vector<NumberedPassage>> passages_of(PageSource& pages, const SourceDocument& document, const CancelToken& cancel,
                                                 PictureChoice choice = PictureChoice::none);

// Where on a page a picture stands: before which byte of its text.
uint32_t place_of_picture(const Page& page, const Box& box);

// Sets `number` from 1 on.
void number_anew(std::vector<NumberedPassage>& passages);

// Those passages of `all`, of words alone, that hold the most relevant sentences, in the document's order and numbered anew, as many as `most_bytes`
// of text allow.
Result<std::vector<NumberedPassage>> relevant_passages(PageSource& pages, const SourceDocument& document, const std::vector<NumberedPassage>& all, const std::string& question,
                                                       size_t most_bytes, const CancelToken& cancel);

// As a model reads them: "[3] (name, page 7)" and the text, "[4] (name, page 7, picture)" and the picture. Brackets around numbers of the documents'
// own become round ones, so that they are no marks.
struct WrittenPassages {
  std::string text;
  std::vector<TextPicture> pictures;  // those that are drawn
};
WrittenPassages written_passages(const std::vector<NumberedPassage>& passages);
std::string written_out(const std::vector<NumberedPassage>& passages);  // the text of it

}  // namespace dossier
