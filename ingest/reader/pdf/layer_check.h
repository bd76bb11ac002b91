// Is the text layer of a page to be believed? Cheap evidence from the content pass first; then the layer against what was read from
// the pixels. Knows nothing of Poppler and Tesseract.
#pragma once

#include <string>
#include <string_view>

#include "base/page.h"
#include "ingest/reader/layout/content.h"

namespace dossier::reader {

enum class LayerState {
  trusted,      // nothing speaks against it
  absent,       // no text, but pictures or outlines that may show some
  invisible,    // most of it is not seen on the page: an earlier OCR, or worse
  broken,       // many glyphs have no way back to Unicode
  implausible   // words of no language: a false table from glyphs to Unicode
};

LayerState judge_layer(const ContentPage& content);

// Letters make no words: most longer words lack a vowel, or a long text has none of the commonest words of any language we know.
// Only Latin script is judged.
bool is_implausible(const ContentPage& content);

struct Comparison {
  float agreement = 0;        // share of words that both have, 0..1
  uint32_t contradicted = 0;  // places where confident OCR reads another word
  std::string example;        // "layer says X, the page shows Y"
};
// `layer` and `pixels` in the same frame.
Comparison compare_layers(const ContentPage& layer, const ContentPage& pixels);

}  // namespace dossier::reader
