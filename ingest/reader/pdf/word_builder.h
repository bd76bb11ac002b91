// Glyphs in the order of drawing -> words with boxes. Knows nothing of PDF: the content device feeds it.
//
// A word ends at a space, at a gap of more than a tenth of the font size that is not plain letter spacing, at a change of size,
// direction or baseline. A small gap across a change of size glues the next word to it (space_before = false).
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/reader/layout/content.h"
#include "ingest/reader/layout/symbol_fonts.h"

namespace dossier::reader {

// How glyphs are drawn at the moment. Device coordinates: points, y down.
struct GlyphStyle {
  float ux = 1, uy = 0;  // unit vector along which text runs
  float size_pt = 0;
  float ascent = 0.8f, descent = -0.2f;  // in ems, from the baseline, up positive
  uint16_t style = 0;
  int font = -1;
  SymbolFont symbols = SymbolFont::none;
  bool upright_column = false;  // vertical writing: (x, y) is the top centre of the glyph
  uint32_t colour = 0;          // 0xRRGGBB
};

struct Glyph {
  float x = 0, y = 0;             // origin on the baseline
  float advance = 0;              // along the direction, letter and word spacing left out
  float pen_advance = 0;          // with them
  const uint32_t* unicode = nullptr;
  int count = 0;                  // 0: no way back to Unicode
  bool hidden = false;            // clipped away or transparent
};

class WordBuilder {
 public:
  struct Extra {  // beside each word
    uint32_t sequence = 0;  // paint order, shared with fills and images
    uint32_t colour = 0;
    uint32_t glyphs = 0;
  };

  void set_style(const GlyphStyle& style);
  void add(const Glyph& glyph, uint32_t sequence);
  void space();  // a space was drawn
  void lose();   // text was to be drawn here, but it has no font: letters are missing in or beside the word at hand, which becomes doubtful
  void flush();  // the word at hand ends; what follows may still be glued to it
  void begin_actual_text(std::u32string text);
  void end_actual_text();

  std::vector<ContentWord>& words() { return words_; }
  std::vector<Extra>& extras() { return extras_; }
  uint32_t glyphs() const { return glyphs_; }
  uint32_t unmapped_glyphs() const { return unmapped_; }

 private:
  struct Piece {  // one glyph of the word at hand
    float a0, a1;  // along the direction
    std::u32string text;
    bool mark;
  };
  struct Recorded {  // a glyph under ActualText
    Glyph glyph;
    GlyphStyle style;
    std::u32string unicode;
    uint32_t sequence;
  };

  void place(const Glyph& glyph, std::u32string text, uint32_t sequence);
  bool continues(float a0, float a1, float b, bool mark, bool rtl) const;
  bool merge_accent(Piece& piece);
  bool drop_duplicate(const ContentWord& word, uint32_t sequence);
  std::string logical_text();
  Box box_of(float a0, float a1, float b) const;
  uint16_t angle() const;

  GlyphStyle style_;
  // The word at hand.
  std::vector<Piece> pieces_;
  GlyphStyle word_style_;
  float baseline_ = 0;
  float pen_ = 0;        // where the next glyph stands if nothing moves the pen
  float min_a_ = 0, max_a_ = 0;
  bool rtl_ = false, hidden_ = false, lossy_ = false;
  bool lost_before_ = false;  // letters are missing before the next word
  uint32_t sequence_ = 0;
  // The end of the word before, for gluing.
  bool glue_possible_ = false;
  float last_end_ = 0, last_base_ = 0, last_size_ = 0, last_ux_ = 1, last_uy_ = 0;

  bool in_actual_ = false;
  std::u32string actual_;
  std::vector<Recorded> recorded_;

  std::vector<ContentWord> words_;
  std::vector<Extra> extras_;
  std::unordered_map<std::string, uint32_t> last_with_text_;
  uint32_t glyphs_ = 0, unmapped_ = 0;
};

}  // namespace dossier::reader
