#include "app/report/pdf_text.h"

#include <algorithm>

#include "app/report/class_shape.h"
#include "base/utf8.h"

namespace dossier::pdf {
namespace {

constexpr const char* kSans = "Open Sans,Noto Sans,Noto Sans Arabic UI,Noto Sans Thai UI,Noto Sans Devanagari UI,Noto Sans CJK SC,Droid Sans Fallback";
constexpr const char* kSerif = "Noto Serif,Noto Naskh Arabic,Noto Serif Thai,Noto Serif Devanagari,Noto Serif CJK SC,Droid Sans Fallback";
constexpr const char* kMono = "Noto Mono,Noto Sans Mono";
constexpr double kMarkSize = 6.5, kMarkRise = 3.4;

// Never faked: these scripts have no italics.
bool has_italics(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if ((c >= 0x590 && c <= 0x10FF) || (c >= 0x2E80 && c <= 0xD7FF) || (c >= 0xFB1D && c <= 0xFEFC)) return false;
  }
  return true;
}

void add_attribute(PangoAttrList* list, PangoAttribute* attribute, size_t begin, size_t end) {
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

}  // namespace

RichText& RichText::add(std::string_view text, const TextStyle& style) {
  if (text.empty()) return *this;
  runs_.push_back({text_.size(), text_.size() + text.size(), style, 0});
  text_ += text;
  return *this;
}

RichText& RichText::add_notes(const std::vector<uint32_t>& notes) {
  bool first = true;
  for (uint32_t note : notes) {
    // A word joiner keeps the mark with its word; marks are set apart by a no-break space.
    std::string glue = first ? "\u2060" : "\u00A0", number = std::to_string(note);
    TextStyle mark{false, kMarkSize, 0, 600, false, kAccent};
    runs_.push_back({text_.size(), text_.size() + glue.size() + number.size(), mark, note});
    text_ += glue + number;
    first = false;
  }
  return *this;
}

Paragraph::Paragraph(PangoContext* context, const RichText& text, double width_pt, Align align, int most_lines, Direction direction) : layout_(pango_layout_new(context)) {
  PangoLayout* layout = layout_.get();
  pango_layout_set_text(layout, text.text_.data(), static_cast<int>(text.text_.size()));
  pango_layout_set_width(layout, static_cast<int>(width_pt * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir(layout, direction == Direction::own);
  pango_layout_set_alignment(layout, align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (most_lines) {
    pango_layout_set_height(layout, -most_lines);
    pango_layout_set_ellipsize(layout, most_lines == 1 ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
  }
  PangoAttrList* list = pango_attr_list_new();
  double nominal = 0;
  for (const RichText::Run& run : text.runs_) {
    const TextStyle& s = run.style;
    nominal = std::max(nominal, s.line_pt);
    add_attribute(list, pango_attr_family_new(s.mono ? kMono : s.serif ? kSerif : kSans), run.begin, run.end);
    add_attribute(list, pango_attr_size_new(static_cast<int>(s.size_pt * PANGO_SCALE)), run.begin, run.end);
    add_attribute(list, pango_attr_weight_new(static_cast<PangoWeight>(s.weight)), run.begin, run.end);
    if (s.italic && has_italics(std::string_view(text.text_).substr(run.begin, run.end - run.begin))) add_attribute(list, pango_attr_style_new(PANGO_STYLE_ITALIC), run.begin, run.end);
    auto part = [&](int shift) { return static_cast<guint16>((s.colour >> shift & 255) * 257); };
    add_attribute(list, pango_attr_foreground_new(part(16), part(8), part(0)), run.begin, run.end);
    if (run.note) {
      add_attribute(list, pango_attr_rise_new(static_cast<int>(kMarkRise * PANGO_SCALE)), run.begin, run.end);
      marks_.push_back(run);
    }
  }
  // What is broken within a word has no sign that the text has not: a name or a quote is shown as it is.
  add_attribute(list, pango_attr_insert_hyphens_new(FALSE), 0, text.text_.size());
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(at, nullptr, &logical);
    int baseline = pango_layout_iter_get_baseline(at);
    double own = points(logical.height), height = std::max(nominal, own);
    lines_.push_back({pango_layout_iter_get_line_readonly(at), points(logical.x), points(logical.width), height, points(baseline - logical.y) + (height - own) / 2});
  } while (pango_layout_iter_next_line(at));
  pango_layout_iter_free(at);
}

double Paragraph::height(size_t from, size_t to) const {
  double sum = 0;
  for (size_t i = from; i < to && i < lines_.size(); ++i) sum += lines_[i].height;
  return sum;
}

double Paragraph::width() const {
  double most = 0;
  for (const Line& l : lines_) most = std::max(most, l.width);
  return most;
}

std::vector<uint32_t> Paragraph::notes(size_t from, size_t to) const {
  std::vector<uint32_t> out;
  for (size_t i = from; i < to && i < lines_.size(); ++i) {
    const int begin = lines_[i].line->start_index, end = begin + lines_[i].line->length;
    for (const RichText::Run& mark : marks_)
      if (static_cast<int>(mark.begin) >= begin && static_cast<int>(mark.begin) < end) out.push_back(mark.note);
  }
  return out;
}

std::vector<NoteLink> Paragraph::draw(cairo_t* cr, double x, double y, size_t from, size_t to) const {
  std::vector<NoteLink> links;
  for (size_t i = from; i < to && i < lines_.size(); ++i) {
    const Line& l = lines_[i];
    cairo_move_to(cr, x + l.x, y + l.baseline);
    pango_cairo_show_layout_line(cr, l.line);
    const int begin = l.line->start_index, end = begin + l.line->length;
    for (const RichText::Run& mark : marks_) {
      if (static_cast<int>(mark.begin) < begin || static_cast<int>(mark.begin) >= end) continue;
      int a = 0, b = 0;
      pango_layout_line_index_to_x(l.line, static_cast<int>(mark.begin), FALSE, &a);
      pango_layout_line_index_to_x(l.line, static_cast<int>(mark.end) - 1, TRUE, &b);
      links.push_back({mark.note, x + l.x + std::min(points(a), points(b)), y, std::abs(points(b - a)), l.height});
    }
    y += l.height;
  }
  return links;
}

}  // namespace dossier::pdf
