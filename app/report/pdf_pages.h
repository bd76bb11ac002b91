// Fills pages: a list of elements, each with the footnotes it names, becomes pages with the notes at their end. Two passes: first
// every element and note gets its page, then all is drawn, so that "Page 1 of 4" is known.
//
// Each element and each note opens and closes its own structure tags, so no tag reaches over a page's end.
#pragma once

#include <cairo-pdf.h>
#include <cairo.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/report/exporters.h"
#include "app/report/pdf_text.h"

namespace dossier::pdf {

inline constexpr double kMeasure = 490;  // width of the text, the same on both papers

struct PageSize {
  double width = 595.28, height = 841.89;
  double left() const { return (width - kMeasure) / 2; }
};

// What elements draw on.
class Canvas {
 public:
  Canvas(cairo_t* cr, PangoContext* text, double left) : cr_(cr), text_(text), left_(left) {}
  cairo_t* cr() const { return cr_; }
  PangoContext* text() const { return text_; }
  double left() const { return left_; }
  void begin(const char* tag, const char* attributes = "") { cairo_tag_begin(cr_, tag, attributes); }
  void end(const char* tag) { cairo_tag_end(cr_, tag); }
  void set_colour(uint32_t rgb);
  void fill(double x, double y, double width, double height, uint32_t rgb);
  void frame(double x, double y, double width, double height, uint32_t rgb, double line = 0.75);
  void shape(ClaimClass c, double x, double y, double size);
  // Draws and makes its marks links.
  void paragraph(const Paragraph& p, double x, double y, size_t from, size_t to);
  void paragraph(const Paragraph& p, double x, double y) { paragraph(p, x, y, 0, p.lines()); }

 private:
  cairo_t* cr_;
  PangoContext* text_;
  double left_;
};

struct Element {
  double before = 0;  // space above it; none at a page's top
  double height = 0;
  bool keep_with_next = false;
  std::vector<uint32_t> notes;
  std::function<void(Canvas&, double y)> draw;
  std::shared_ptr<Element> head;  // a row's table head: drawn again where the row begins a page
  int table = 0;                  // rows of one table carry its number
  int outline_level = 0;          // 1, 2: an entry of the outline
  std::string outline_title;
};

struct PageFrame {
  std::string header_left, header_right, footer_left;
};

class Pages {
 public:
  Pages(const ReportView& view, PageSize size, PangoContext* text, PageFrame frame) : view_(view), size_(size), text_(text), frame_(std::move(frame)) {}
  void add(Element element) { elements_.push_back(std::move(element)); }
  void draw(cairo_t* cr, cairo_surface_t* surface);

 private:
  struct Placed {
    const Element* element;
    double y;
  };
  struct NotePart {
    uint32_t note;
    size_t from, to;
    double height;
  };
  struct Sheet {
    std::vector<Placed> elements;
    std::vector<NotePart> notes;
    double notes_height = 0;
  };

  const Paragraph& note(uint32_t number);
  double note_height(uint32_t number);
  void place_all();
  void open_sheet();
  double bottom() const { return size_.height - 46; }
  double room() const;
  void take_note(uint32_t number);
  void draw_frame(Canvas& canvas, size_t page);
  void draw_notes(Canvas& canvas, const Sheet& sheet);

  const ReportView& view_;
  PageSize size_;
  PangoContext* text_;
  PageFrame frame_;
  std::vector<Element> elements_;
  std::vector<std::unique_ptr<Paragraph>> notes_;
  std::vector<bool> placed_;
  std::vector<NotePart> carried_;  // parts of notes that found no room on their page
  std::vector<Sheet> sheets_;
  double y_ = 0;
};

}  // namespace dossier::pdf
