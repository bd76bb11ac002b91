// Paragraphs for the PDF: text with styles, broken into lines by Pango, drawn line by line, so that a paragraph can end on the
// next page. Sizes in points; a paragraph's direction is that of its own text.
#pragma once

#include <pango/pangocairo.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::pdf {

struct TextStyle {
  bool serif = false;
  double size_pt = 9, line_pt = 13;
  int weight = 400;
  bool italic = false;  // dropped for scripts that have none
  uint32_t colour = 0x15181C;
  bool mono = false;
};

class RichText {
 public:
  RichText() = default;
  RichText(std::string_view text, const TextStyle& style) { add(text, style); }
  RichText& add(std::string_view text, const TextStyle& style);
  // Raised numbers that lead to footnotes.
  RichText& add_notes(const std::vector<uint32_t>& notes);
  bool empty() const { return text_.empty(); }

 private:
  friend class Paragraph;
  struct Run {
    size_t begin, end;
    TextStyle style;
    uint32_t note;  // 0: plain text
  };
  std::string text_;
  std::vector<Run> runs_;
};

enum class Align : uint8_t { start, right };
// A document's text goes its own way; sentences of ours that hold names and quotes go left to right.
enum class Direction : uint8_t { own, ltr };

// A rectangle on the page that leads to a footnote.
struct NoteLink {
  uint32_t note = 0;
  double x = 0, y = 0, width = 0, height = 0;
};

class Paragraph {
 public:
  // most_lines: what is longer ends in "…"; 0: no limit. A limit of 1 cuts in the middle, as names are.
  Paragraph(PangoContext* context, const RichText& text, double width_pt, Align align = Align::start, int most_lines = 0, Direction direction = Direction::own);
  size_t lines() const { return lines_.size(); }
  double height(size_t from, size_t to) const;
  double height() const { return height(0, lines_.size()); }
  double width() const;  // of the widest line
  // Footnotes named in lines [from, to), in order.
  std::vector<uint32_t> notes(size_t from, size_t to) const;
  // Draws lines [from, to) with the first line's top at y; returns where the links are.
  std::vector<NoteLink> draw(cairo_t* cr, double x, double y, size_t from, size_t to) const;
  std::vector<NoteLink> draw(cairo_t* cr, double x, double y) const { return draw(cr, x, y, 0, lines_.size()); }

 private:
  struct Release {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  };
  struct Line {
    PangoLayoutLine* line;
    double x, width, height, baseline;
  };
  std::unique_ptr<PangoLayout, Release> layout_;
  std::vector<Line> lines_;
  std::vector<RichText::Run> marks_;
};

}  // namespace dossier::pdf
