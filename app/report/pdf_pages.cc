#include "app/report/pdf_pages.h"

#include <algorithm>
#include <cstdio>

#include "app/report/class_shape.h"
#include "app/report/drawing.h"

namespace dossier::pdf {
namespace {

constexpr double kTop = 46, kHeader = 21, kFooter = 20;
constexpr double kNotesAbove = 16;   // from text to the rule over the notes
constexpr double kNotesBelow = 5;    // from the rule to the first note
constexpr double kNoteIndent = 13;
constexpr double kLeastText = 90;    // a page that carries notes over keeps this much for text
const TextStyle kNote{true, 8.5, 11.6, 400, false, kInk};
const TextStyle kNoteNumber{false, 7.5, 11.6, 600, false, kInk};
const TextStyle kSmall{false, 8, 10.5, 400, false, kText2};

}  // namespace

void Canvas::set_colour(uint32_t rgb) { dossier::set_colour(cr_, rgb); }

void Canvas::fill(double x, double y, double width, double height, uint32_t rgb) {
  set_colour(rgb);
  cairo_rectangle(cr_, x, y, width, height);
  cairo_fill(cr_);
}

void Canvas::frame(double x, double y, double width, double height, uint32_t rgb, double line) {
  set_colour(rgb);
  cairo_set_line_width(cr_, line);
  cairo_rectangle(cr_, x + line / 2, y + line / 2, width - line, height - line);
  cairo_stroke(cr_);
}

void Canvas::shape(ClaimClass c, double x, double y, double size) { draw_shape(cr_, c, x, y, size); }

void Canvas::paragraph(const Paragraph& p, double x, double y, size_t from, size_t to) {
  for (const NoteLink& link : p.draw(cr_, x, y, from, to)) {
    char attributes[160];
    std::snprintf(attributes, sizeof attributes, "dest='n%u' rect=[%.2f %.2f %.2f %.2f]", link.note, link.x, link.y, link.width, link.height);
    cairo_tag_begin(cr_, CAIRO_TAG_LINK, attributes);
    cairo_tag_end(cr_, CAIRO_TAG_LINK);
  }
}

const Paragraph& Pages::note(uint32_t number) {
  auto& held = notes_[number - 1];
  if (!held) {
    const ShownNote& n = view_.notes[number - 1];
    RichText text(n.place + ": ", kNote);
    for (size_t i = 0; i < n.quotes.size(); ++i) text.add((i ? "; “" : "“") + isolated(n.quotes[i]) + "”", kNote);
    text.add(n.remark_behind_quotes(), kNote);
    held = std::make_unique<Paragraph>(text_, text, kMeasure - kNoteIndent, Align::start, 0, Direction::ltr);
  }
  return *held;
}

double Pages::note_height(uint32_t number) { return note(number).height() + 0.8; }

void Pages::open_sheet() {
  sheets_.emplace_back();
  y_ = kTop;
  // Notes that were cut off go on first, leaving some room for text.
  std::vector<NotePart> rest;
  for (NotePart part : carried_) {
    double left = bottom() - kTop - kLeastText - sheets_.back().notes_height - kNotesAbove - kNotesBelow;
    const Paragraph& p = note(part.note);
    size_t to = part.from;
    double height = 0;
    while (rest.empty() && to < part.to && height + p.height(to, to + 1) <= left) height += p.height(to, to + 1), ++to;
    if (to > part.from) {
      sheets_.back().notes.push_back({part.note, part.from, to, height + 0.8});
      sheets_.back().notes_height += height + 0.8;
    }
    if (to < part.to) rest.push_back({part.note, to, part.to, 0});
  }
  carried_ = std::move(rest);
}

// What is left for text, between y_ and the notes.
double Pages::room() const {
  const Sheet& sheet = sheets_.back();
  return bottom() - y_ - (sheet.notes.empty() ? 0 : sheet.notes_height + kNotesAbove + kNotesBelow);
}

// Puts a note on the open sheet: whole, or if it cannot be, as much as fits.
void Pages::take_note(uint32_t number) {
  if (placed_[number - 1]) return;
  placed_[number - 1] = true;
  Sheet& sheet = sheets_.back();
  const Paragraph& p = note(number);
  double left = bottom() - y_ - sheet.notes_height - kNotesAbove - kNotesBelow;
  size_t to = 0;
  double height = 0;
  if (carried_.empty())
    while (to < p.lines() && height + p.height(to, to + 1) <= left) height += p.height(to, to + 1), ++to;
  if (to) {
    sheet.notes.push_back({number, 0, to, height + 0.8});
    sheet.notes_height += height + 0.8;
  }
  if (to < p.lines()) carried_.push_back({number, to, p.lines(), 0});
}

void Pages::place_all() {
  notes_.resize(view_.notes.size());
  placed_.assign(view_.notes.size(), false);
  open_sheet();
  for (size_t i = 0; i < elements_.size();) {
    size_t end = i + 1;  // elements that must stand together
    while (end < elements_.size() && elements_[end - 1].keep_with_next) ++end;
    double height = 0, notes = 0;
    std::vector<uint32_t> fresh;
    for (size_t k = i; k < end; ++k) {
      height += elements_[k].height + (k > i || y_ > kTop ? elements_[k].before : 0);
      for (uint32_t n : elements_[k].notes)
        if (!placed_[n - 1] && std::find(fresh.begin(), fresh.end(), n) == fresh.end()) {
          fresh.push_back(n);
          notes += note_height(n);
        }
    }
    if (!fresh.empty() && sheets_.back().notes.empty()) notes += kNotesAbove + kNotesBelow;
    const Sheet& sheet = sheets_.back();
    bool fits = carried_.empty() && height + notes <= room();
    // On an empty page an element is placed whatever its notes need (they are split), unless notes carried over hold its place.
    bool nothing_yet = sheet.elements.empty();
    if (!fits && (!nothing_yet || (!sheet.notes.empty() && height > room()))) {
      open_sheet();
      continue;
    }
    for (size_t k = i; k < end; ++k) {
      const Element& e = elements_[k];
      if (sheets_.back().elements.empty() && e.head) {
        sheets_.back().elements.push_back({e.head.get(), y_});
        y_ += e.head->height;
      }
      if (y_ > kTop) y_ += e.before;
      sheets_.back().elements.push_back({&e, y_});
      y_ += e.height;
      for (uint32_t n : e.notes) take_note(n);
    }
    i = end;
  }
  while (!carried_.empty()) open_sheet();
}

void Pages::draw_frame(Canvas& canvas, size_t page) {
  cairo_t* cr = canvas.cr();
  double left = canvas.left();
  Paragraph right(text_, RichText(frame_.header_right, kSmall), 150, Align::right, 1), title(text_, RichText(frame_.header_left, kSmall), kMeasure - 160, Align::start, 1);
  title.draw(cr, left, kHeader);
  right.draw(cr, left + kMeasure - 150, kHeader);
  double y = size_.height - kFooter - 10.5;
  canvas.fill(left, y - 5, kMeasure, 0.6, kEdge);
  Paragraph how(text_, RichText(frame_.footer_left, kSmall), kMeasure - 100, Align::start, 1);
  Paragraph number(text_, RichText("Page " + std::to_string(page) + " of " + std::to_string(sheets_.size()), kSmall), 90, Align::right, 1);
  how.draw(cr, left, y);
  number.draw(cr, left + kMeasure - 90, y);
}

void Pages::draw_notes(Canvas& canvas, const Sheet& sheet) {
  if (sheet.notes.empty()) return;
  double y = bottom() - sheet.notes_height;
  canvas.fill(canvas.left(), y - kNotesBelow, 112, 0.75, kInk);
  for (const NotePart& part : sheet.notes) {
    std::string number = std::to_string(part.note);
    canvas.begin("Note");
    if (part.from == 0) {
      canvas.begin(CAIRO_TAG_DEST, ("name='n" + number + "'").c_str());
      Paragraph(text_, RichText(number, kNoteNumber), kNoteIndent + 20).draw(canvas.cr(), canvas.left(), y);
      canvas.end(CAIRO_TAG_DEST);
    }
    note(part.note).draw(canvas.cr(), canvas.left() + kNoteIndent, y, part.from, part.to);
    canvas.end("Note");
    y += part.height;
  }
}

void Pages::draw(cairo_t* cr, cairo_surface_t* surface) {
  place_all();
  Canvas canvas(cr, text_, size_.left());
  int parents[3] = {CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT};
  int dest = 0;
  for (size_t i = 0; i < sheets_.size(); ++i) {
    draw_frame(canvas, i + 1);
    int table = 0;
    for (const Placed& placed : sheets_[i].elements) {
      const Element& e = *placed.element;
      if (table && e.table != table) canvas.end("Table");
      if (e.table && e.table != table) canvas.begin("Table");
      table = e.table;
      if (e.outline_level) {
        std::string name = "h" + std::to_string(++dest);
        char attributes[100];
        std::snprintf(attributes, sizeof attributes, "name='%s' x=%.1f y=%.1f", name.c_str(), canvas.left(), placed.y - 6);
        canvas.begin(CAIRO_TAG_DEST, attributes);
        canvas.end(CAIRO_TAG_DEST);
        int level = std::min(e.outline_level, 2);
        parents[level] = cairo_pdf_surface_add_outline(surface, level == 1 ? CAIRO_PDF_OUTLINE_ROOT : parents[1], e.outline_title.c_str(), ("dest='" + name + "'").c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
      }
      e.draw(canvas, placed.y);
    }
    if (table) canvas.end("Table");
    draw_notes(canvas, sheets_[i]);
    cairo_show_page(cr);
  }
}

}  // namespace dossier::pdf
