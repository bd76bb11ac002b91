// PDF: the report's content as elements, then pages. Colours, sizes and places are those of the report's design: A4 and Letter
// share one measure, so lines break alike.
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cmath>

#include "app/report/class_shape.h"
#include "app/report/cut_words.h"
#include "app/report/drawing.h"
#include "app/report/exporters.h"
#include "app/report/pdf_finish.h"
#include "app/report/pdf_pages.h"

namespace dossier {
namespace {

using namespace pdf;

constexpr double kColumn = 78;  // shape and word, and the gap to the text
constexpr size_t kChunk = 8;    // lines of a paragraph that stay together at most

const TextStyle kKind{false, 9.5, 13, 400, false, kMuted};
const TextStyle kTitle{false, 22, 27, 600, false, kInk};
const TextStyle kFactName{false, 8.5, 12, 400, false, kMuted};
const TextStyle kFact{false, 8.5, 12, 400, false, kInk};
const TextStyle kFactBold{false, 8.5, 12, 600, false, kInk};
const TextStyle kCoverageHead{false, 10, 15, 600, false, kInk};
const TextStyle kQuiet{false, 8.5, 12, 400, false, kText2};
const TextStyle kHeading{false, 13, 17, 600, false, kInk};
const TextStyle kClaim{true, 10.5, 15, 400, false, kInk};
const TextStyle kBelow{false, 8.5, 12, 400, false, kMuted};
const TextStyle kCell{false, 9, 12, 400, false, kInk};
const TextStyle kCellBold{false, 9, 12, 600, false, kInk};
const TextStyle kHead{false, 9, 12, 600, false, kText2};
const TextStyle kOut{true, 9.5, 13, 400, true, kMuted};
const TextStyle kHash{false, 6.4, 10, 400, false, kText2, true};

TextStyle coloured(TextStyle style, uint32_t colour) {
  style.colour = colour;
  return style;
}

using Text = std::shared_ptr<Paragraph>;

class Composer {
 public:
  Composer(const ReportView& view, PangoContext* context, Pages& pages) : view_(view), context_(context), pages_(pages) {}

  void run() {
    title_block();
    coverage_box();
    if (!view_.not_found.empty()) bar_box(text(RichText(view_.not_found, kFactBold), kMeasure - 20), 10, 0, {});
    key();
    for (const ShownSection& s : view_.sections) section(s);
    appendix_a();
    appendix_b();
  }

 private:
  Text text(const RichText& rich, double width, Align align = Align::start, int most = 0) { return std::make_shared<Paragraph>(context_, rich, width, align, most); }
  // A sentence or cell of ours.
  Text ours(const RichText& rich, double width, Align align = Align::start, int most = 0) { return std::make_shared<Paragraph>(context_, rich, width, align, most, Direction::ltr); }

  // A paragraph as elements of at most kChunk lines, each a P of its own.
  void flow(const Text& p, double indent, double before, const char* tag, bool keep_last = false) {
    for (size_t from = 0; from < p->lines(); from += kChunk) {
      // No widow of a single line.
      size_t to = std::min(from + kChunk, p->lines());
      if (p->lines() - to == 1) ++to;
      Element e;
      e.before = from ? 0 : before;
      e.height = p->height(from, to);
      e.notes = p->notes(from, to);
      e.keep_with_next = keep_last && to == p->lines();
      e.draw = [p, indent, from, to, tag](Canvas& c, double y) {
        c.begin(tag);
        c.paragraph(*p, c.left() + indent, y, from, to);
        c.end(tag);
      };
      pages_.add(std::move(e));
      from = to - kChunk;
    }
  }

  void title_block() {
    flow(text(RichText(view_.kind, kKind), kMeasure), 0, 0, "P", true);
    Text title = text(RichText(view_.title, kTitle), kMeasure, Align::start, 8);
    Element e;
    e.height = title->height() + 5;
    e.outline_level = 1;
    e.outline_title = view_.title;
    e.draw = [title](Canvas& c, double y) {
      c.begin("H1");
      c.paragraph(*title, c.left(), y);
      c.end("H1");
    };
    pages_.add(std::move(e));
    for (const auto& [name, value] : view_.facts) {
      Text left = text(RichText(name, kFactName), 62), right = ours(RichText(value, kFact), kMeasure - 63, Align::start, 20);
      Element line;
      line.height = std::max(left->height(), right->height());
      line.draw = [left, right](Canvas& c, double y) {
        c.begin("P");
        c.paragraph(*left, c.left(), y);
        c.paragraph(*right, c.left() + 63, y);
        c.end("P");
      };
      pages_.add(std::move(line));
    }
  }

  void coverage_box() {
    struct Parts {
      Text head, sum;
      std::vector<std::pair<Text, Text>> lines;
      std::vector<Text> below;
    };
    auto parts = std::make_shared<Parts>();
    double inner = kMeasure - 20;
    parts->head = text(RichText("Coverage", kCoverageHead), 200);
    parts->sum = text(RichText(view_.coverage_sum, kQuiet), 250, Align::right, 1);
    double height = 9 + 15 + 5 + 7.5 + 5;
    for (const CoverageLine& l : view_.coverage) {
      parts->lines.emplace_back(ours(RichText(l.text, kFact), inner - 70, Align::start, 12), text(RichText(figure_text(std::to_string(l.pages)), kFact), 50, Align::right));
      height += parts->lines.back().first->height() + 1.5;
    }
    if (!view_.covered.empty()) parts->below.push_back(text(RichText(view_.covered, kFact), inner));
    if (size_t n = view_.not_opened.size()) {
      RichText said(std::to_string(n) + (n == 1 ? " file not opened: " : " files not opened: "), kFactBold);
      for (size_t i = 0; i < n && i < 40; ++i) said.add((i ? "; " : "") + view_.not_opened[i], kFact);
      if (n > 40) said.add("; and " + std::to_string(n - 40) + " more, named in report.json", kFact);
      said.add(std::string(". What ") + (n == 1 ? "it says" : "they say") + " is not in this " + (view_.kind == "Brief" ? "brief." : "answer."), kFact);
      parts->below.push_back(ours(said, inner, Align::start, 25));
    }
    for (const Text& t : parts->below) height += t->height() + 6;
    height += 7;
    Element e;
    e.before = 9;
    e.height = height;
    e.outline_level = 2;
    e.outline_title = "Coverage";
    e.draw = [parts, height, inner, lines = view_.coverage](Canvas& c, double y) {
      double left = c.left() + 10, at = y + 9;
      c.frame(c.left(), y, kMeasure, height, kInk);
      c.begin("H2");
      c.paragraph(*parts->head, left, at);
      c.end("H2");
      c.begin("P");
      c.paragraph(*parts->sum, left + inner - 250, at + 1.5);
      c.end("P");
      at += 20;
      draw_coverage(c.cr(), lines, left, at, inner, 7.5);
      at += 12.5;
      for (size_t i = 0; i < parts->lines.size(); ++i) {
        draw_swatch(c.cr(), lines[i].how, left, at + 2, 9, 8);
        c.begin("P");
        c.paragraph(*parts->lines[i].first, left + 17, at);
        c.paragraph(*parts->lines[i].second, left + inner - 50, at);
        c.end("P");
        at += parts->lines[i].first->height() + 1.5;
      }
      for (const Text& t : parts->below) {
        c.fill(left, at + 2, inner, 0.5, kLine);
        c.begin("P");
        c.paragraph(*t, left, at + 5);
        c.end("P");
        at += t->height() + 6;
      }
    };
    pages_.add(std::move(e));
  }

  void key() {
    std::vector<Text> words;
    double used = 0;
    for (ClaimClass c : view_.key) {
      RichText rich(name_of(c), coloured(TextStyle{false, 8, 12, 600}, colour_of(c)));
      rich.add("  " + std::string(meaning_of(c)), TextStyle{false, 8, 12, 400, false, kText2});
      words.push_back(text(rich, 200));
      used += words.back()->width() + 13;
    }
    double gap = words.size() > 1 ? (kMeasure - used) / static_cast<double>(words.size() - 1) : 0;
    gap = std::min(gap, 40.0);
    Element e;
    e.before = 6;
    e.height = 12;
    e.draw = [words, gap, key = view_.key](Canvas& c, double y) {
      double x = c.left();
      c.begin("P");
      for (size_t i = 0; i < words.size(); ++i) {
        c.shape(key[i], x, y + 2, 9);
        c.paragraph(*words[i], x + 13, y);
        x += words[i]->width() + 13 + gap;
      }
      c.end("P");
    };
    pages_.add(std::move(e));
  }

  void heading(const std::string& number, const std::string& title) {
    RichText rich(number + "\u2003", kHeading);
    rich.add(title, kHeading);
    Text t = text(rich, kMeasure, Align::start, 4);
    Element e;
    e.before = 14;
    e.height = t->height() + 9;
    e.keep_with_next = true;
    e.outline_level = 2;
    e.outline_title = number + " " + title;
    e.draw = [t](Canvas& c, double y) {
      c.begin("H2");
      c.paragraph(*t, c.left(), y);
      c.end("H2");
      c.fill(c.left(), y + t->height() + 2, kMeasure, 0.75, kInk);
    };
    pages_.add(std::move(e));
  }

  void label(Canvas& c, ClaimClass check, const Paragraph& word, double y) {
    c.shape(check, c.left(), y + 2.6, 9.75);
    c.paragraph(word, c.left() + 13.5, y + 1.5);
  }

  void claim(const ShownClaim& claim) {
    Text body = text(RichText(claim.text, kClaim).add_notes(claim.notes), kMeasure - kColumn);
    Text word = text(RichText(name_of(claim.check), coloured(TextStyle{false, 8.5, 12, 600}, colour_of(claim.check))), 64);
    Text review = text(RichText(claim.review, TextStyle{false, 7.5, 10, 400, false, kMuted}), kColumn - 16, Align::start, 2);
    std::vector<std::string> below;
    if (!claim.below.empty()) below.push_back(claim.below);
    for (uint32_t n : claim.notes)
      if (!view_.notes[n - 1].remark.empty()) below.push_back("Footnote " + std::to_string(n) + ": " + view_.notes[n - 1].remark);
    if (!claim.comment.empty()) below.push_back("Reviewer’s comment: " + claim.comment);
    auto under = std::make_shared<std::vector<Text>>();
    double under_height = 0;
    for (const std::string& line : below) {
      under->push_back(ours(RichText(line, kBelow), kMeasure - kColumn, Align::start, 12));
      under_height += under->back()->height() + 1;
    }
    for (size_t from = 0; from < body->lines();) {
      size_t to = std::min(from + kChunk, body->lines());
      if (body->lines() - to == 1) ++to;
      bool first = from == 0, last = to == body->lines();
      double lines = body->height(from, to);
      Element e;
      e.before = first ? 6 : 0;
      e.height = std::max(lines + (last ? under_height : 0), first ? 13.5 + review->height() : 0);
      e.notes = body->notes(from, to);
      e.keep_with_next = last && !claim.arithmetic.empty();
      e.draw = [=, this, check = claim.check](Canvas& c, double y) {
        c.begin("P");
        if (first) {
          label(c, check, *word, y);
          c.paragraph(*review, c.left() + 13.5, y + 13.5);
        }
        c.paragraph(*body, c.left() + kColumn, y, from, to);
        double at = y + lines;
        for (size_t i = 0; last && i < under->size(); ++i) {
          c.paragraph(*(*under)[i], c.left() + kColumn, at + 1);
          at += (*under)[i]->height() + 1;
        }
        c.end("P");
      };
      pages_.add(std::move(e));
      from = to;
    }
    arithmetic(claim);
  }

  void arithmetic(const ShownClaim& claim) {
    if (claim.arithmetic.empty()) return;
    ++table_;
    double width = kMeasure - kColumn;
    for (size_t i = 0; i < claim.arithmetic.size(); ++i) {
      const ShownOperand& o = claim.arithmetic[i];
      Text sign = text(RichText(o.sign, kCell), 20), name = ours(RichText(o.label, kCell).add_notes(o.notes), width - 206, Align::start, 6), value = text(RichText(o.value, kCellBold), 90, Align::right, 2),
           unit = ours(RichText(o.unit, kCell), 72, Align::start, 2);
      Element e;
      e.before = i ? 0 : 5;
      e.height = std::max({name->height(), value->height(), unit->height()}) + 6;
      e.notes = o.notes;
      e.table = table_;
      e.keep_with_next = i + 1 < claim.arithmetic.size() && i < 20;
      bool last = i + 1 == claim.arithmetic.size();
      e.draw = [=, height = e.height](Canvas& c, double y) {
        double x = c.left() + kColumn;
        c.fill(x, y, 0.75, height, kInk);
        c.fill(x + width - 0.75, y, 0.75, height, kInk);
        c.fill(x, y, width, i ? 0.5 : 0.75, i ? kLine : kInk);
        if (last) c.fill(x, y + height - 0.75, width, 0.75, kInk);
        c.begin("TR");
        row_cell(c, *sign, x + 8, y + 3);
        row_cell(c, *name, x + 28, y + 3);
        row_cell(c, *value, x + width - 174, y + 3);
        row_cell(c, *unit, x + width - 76, y + 3);
        c.end("TR");
      };
      pages_.add(std::move(e));
    }
    Element gap;
    gap.height = 3;
    gap.draw = [](Canvas&, double) {};
    pages_.add(std::move(gap));
  }

  static void row_cell(Canvas& c, const Paragraph& p, double x, double y) {
    c.begin("TD");
    c.paragraph(p, x, y);
    c.end("TD");
  }

  // A box with a thick bar on its left.
  void bar_box(const Text& t, double before, double indent, std::vector<uint32_t> notes) {
    Element e;
    e.before = before;
    e.height = t->height() + 10;
    e.notes = std::move(notes);
    e.draw = [t, indent, height = e.height](Canvas& c, double y) {
      double x = c.left() + indent;
      c.frame(x, y, kMeasure - indent, height, kInk);
      c.fill(x, y, 3.5, height, kInk);
      c.begin("P");
      c.paragraph(*t, x + 11, y + 5);
      c.end("P");
    };
    pages_.add(std::move(e));
  }

  void disagreement(const ShownDisagreement& d) {
    RichText rich("Two values. ", kCellBold);
    rich.add(d.what + ": " + d.first, kCell).add_notes(d.first_notes).add(" and " + d.second, kCell).add_notes(d.second_notes).add(d.note.empty() ? "." : ". " + d.note, kCell);
    Text t = ours(rich, kMeasure - kColumn - 20, Align::start, 40);
    bar_box(t, 7, kColumn, t->notes(0, t->lines()));
  }

  // Of a column: names are broken between words, and cut in their middle where one word alone is too wide.
  std::string fitted(const std::string& words, double width, const TextStyle& style) {
    return with_wide_words_cut(words, width, [&](const std::string& part) { return width_of(part, style); });
  }

  double width_of(const std::string& words, const TextStyle& style) { return text(RichText(words, style), 600, Align::start, 1)->width(); }

  struct Widths {
    double label = 0, source = 0;
    std::vector<double> columns;
  };

  // Figures as wide as they need, the label what is left, the source last. Where that is too much, headings and texts are broken
  // between words; a figure or a date is broken only if nothing else helps.
  Widths widths_of(const ShownTable& t) {
    Widths out;
    double source = 0, label = 0, wanted = 0, least = 0;
    for (const ShownRow& r : t.rows) {
      source = std::max(source, width_of(r.source, kCell) + 12);
      label = std::max(label, width_of(r.label, kCell));
    }
    // A name of a document at the head is broken between its words.
    for (size_t at = 0; at < t.source_head.size();) {
      const size_t end = std::min(t.source_head.find(' ', at), t.source_head.size());
      source = std::max(source, width_of(t.source_head.substr(at, end - at), kHead) - 2);
      at = end + 1;
    }
    out.source = std::clamp(source + 22, 90.0, 140.0);
    label = std::clamp(label + 14, 70.0, 190.0);
    std::vector<double> narrow;
    for (size_t i = 0; i < t.columns.size(); ++i) {
      double most = width_of(t.columns[i], kHead), word = 0;
      for (size_t at = 0; at < t.columns[i].size();) {
        size_t end = std::min(t.columns[i].find(' ', at), t.columns[i].size());
        word = std::max(word, width_of(t.columns[i].substr(at, end - at), kHead));
        at = end + 1;
      }
      for (const ShownRow& r : t.rows) {
        double cell = width_of(r.cells[i].text, kCell);
        most = std::max(most, cell);
        word = std::max(word, t.numeric[i] ? cell : std::min(cell, 60.0));
      }
      out.columns.push_back(std::max(most + 14, t.numeric[i] ? 50.0 : 60.0));
      narrow.push_back(std::min(word + 9, out.columns.back()));
      wanted += out.columns.back();
      least += narrow.back();
    }
    double room = kMeasure - out.source - label;
    if (wanted > room && least > room) room = kMeasure - out.source - std::min(label, 70.0);
    if (wanted > room) {
      double share = wanted > least ? std::max(0.0, (room - least) / (wanted - least)) : 0, shrink = least > room ? room / least : 1;
      wanted = 0;
      for (size_t i = 0; i < narrow.size(); ++i) wanted += out.columns[i] = (narrow[i] + share * (out.columns[i] - narrow[i])) * shrink;
    }
    out.label = kMeasure - out.source - wanted;
    return out;
  }

  void table(const ShownTable& t) {
    ++table_;
    std::string title = t.title.empty() || t.unit_line.empty() ? t.title + t.unit_line : t.title + ". " + t.unit_line;
    if (!title.empty()) flow(text(RichText(title, kQuiet), kMeasure, Align::start, 6), 0, 6, "Caption", true);
    Widths fit = widths_of(t);
    const std::vector<double>& widths = fit.columns;
    double source = fit.source, label = fit.label;
    auto row = [&](const std::string& name, const std::vector<std::string>& cells, const RichText& from, const TextStyle& style, const char* cell_tag, bool head) {
      struct Row {
        Text name, source;
        std::vector<Text> cells;
      };
      auto parts = std::make_shared<Row>();
      parts->name = ours(RichText(name, style), label - 12, Align::start, 6);
      double height = parts->name->height();
      for (size_t i = 0; i < cells.size(); ++i) {
        parts->cells.push_back(text(RichText(cells[i], style), widths[i] - 6, t.numeric[i] ? Align::right : Align::start, 6));
        height = std::max(height, parts->cells.back()->height());
      }
      parts->source = text(from, source - 20, Align::start, 4);
      height = std::max(height, parts->source->height());
      Element e;
      e.height = height + 7;
      e.table = table_;
      e.notes = parts->source->notes(0, parts->source->lines());
      e.draw = [=, widths = widths](Canvas& c, double y) {
        c.begin("TR");
        auto cell = [&](const Text& p, double x) {
          c.begin(cell_tag);
          c.paragraph(*p, x, y + 3);
          c.end(cell_tag);
        };
        cell(parts->name, c.left() + 5);
        double x = c.left() + label;
        for (size_t i = 0; i < parts->cells.size(); ++i) {
          cell(parts->cells[i], x);
          x += widths[i];
        }
        cell(parts->source, c.left() + kMeasure - source + 14);
        c.end("TR");
        c.fill(c.left(), y + height + 6.5, kMeasure, head ? 0.75 : 0.5, head ? kEdge : kLine);
      };
      return e;
    };
    auto head = std::make_shared<Element>(row("", t.columns, RichText(fitted(t.source_head, source - 20, kHead), kHead), kHead, "TH", true));
    Element first = *head;
    first.before = 2;
    first.keep_with_next = true;
    pages_.add(std::move(first));
    for (const ShownRow& r : t.rows) {
      std::vector<std::string> cells;
      for (const ShownCell& c : r.cells) cells.push_back(c.text);
      Element e = row(r.label, cells, RichText(fitted(r.source, source - 20, kCell), kCell).add_notes(r.notes), kCell, "TD", false);
      e.head = head;
      e.keep_with_next = t.rows.size() > 2 && (&r == &t.rows.front() || &r == &t.rows[t.rows.size() - 2]);  // no row stands alone on a page
      pages_.add(std::move(e));
    }
  }

  void section(const ShownSection& s) {
    heading(s.number, s.title);
    for (const ShownTable& t : s.tables) table(t);
    for (const ShownClaim& c : s.claims) claim(c);
    for (const ShownDisagreement& d : s.disagreements) disagreement(d);
  }

  void appendix_a() {
    if (view_.withheld.empty()) return;
    heading("Appendix A", "Kept out: drafted but unsupported");
    flow(text(RichText("These sentences could not be proven from their quotes. They are not findings and may be false.", kQuiet), kMeasure), 0, 0, "P", true);
    for (const ShownWithheld& w : view_.withheld) {
      Text word = text(RichText(name_of(w.check), coloured(TextStyle{false, 8.5, 12, 600}, colour_of(w.check))), 70), said = text(RichText(w.text, kOut), kMeasure - kColumn, Align::start, 12),
           why = ours(RichText(w.why, kFact), kMeasure - kColumn, Align::start, 6);
      Element e;
      e.before = 6;
      e.height = std::max(14.0, said->height() + (w.why.empty() ? 0 : why->height()));
      e.draw = [=, this, check = w.check](Canvas& c, double y) {
        c.begin("P");
        label(c, check, *word, y);
        c.paragraph(*said, c.left() + kColumn, y);
        c.paragraph(*why, c.left() + kColumn, y + said->height());
        c.end("P");
      };
      pages_.add(std::move(e));
    }
  }

  void appendix_b() {
    heading("Appendix B", "What was read");
    ++table_;
    auto row = [&](const RichText& name, const std::string& type, const std::string& pages, const std::string& how, const TextStyle& style, const char* tag, bool head) {
      Text a = ours(name, 254, Align::start, 8), b = text(RichText(type, style), 34, Align::start, 2), c3 = text(RichText(pages, style), 40, Align::right), d = text(RichText(how, style), 132, Align::start, 14);
      Element e;
      e.height = std::max({a->height(), b->height(), c3->height(), d->height()}) + 6;
      e.table = table_;
      e.draw = [=, height = e.height](Canvas& c, double y) {
        c.begin("TR");
        double x = c.left();
        for (const auto& [p, at] : {std::pair{a, 5.0}, {b, 264.0}, {c3, 296.0}, {d, 356.0}}) {
          c.begin(tag);
          c.paragraph(*p, x + at, y + 3);
          c.end(tag);
        }
        c.end("TR");
        c.fill(x, y + height - 0.5, kMeasure, head ? 0.75 : 0.5, head ? kEdge : kLine);
      };
      return e;
    };
    auto head = std::make_shared<Element>(row(RichText("Document", kHead), "Type", "Pages", "How read", kHead, "TH", true));
    Element first = *head;
    first.keep_with_next = true;
    pages_.add(std::move(first));
    for (const DocumentLine& d : view_.documents) {
      RichText name(d.name, kCell);
      name.add("\u2028" + d.sha256, kHash);
      Element e = row(name, d.type, d.pages, d.unread.empty() ? d.how : d.how + "; not read: " + d.unread, TextStyle{false, 8.5, 12}, "TD", false);
      e.head = head;
      pages_.add(std::move(e));
    }
  }

  const ReportView& view_;
  PangoContext* context_;
  Pages& pages_;
  int table_ = 0;
};

cairo_status_t append(void* to, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

template <typename T, void (*end)(T*)>
struct Ended {
  void operator()(T* t) const { end(t); }
};

}  // namespace

Result<std::string> pdf_of(const ReportView& view, Paper paper) {
  std::string drawn;
  PageSize size = paper == Paper::letter ? PageSize{612, 792} : PageSize{};
  std::unique_ptr<cairo_surface_t, Ended<cairo_surface_t, cairo_surface_destroy>> surface(cairo_pdf_surface_create_for_stream(append, &drawn, size.width, size.height));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, view.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Dossier " DOSSIER_VERSION);
  // The only time in the file is the report's own; qpdf drops what cairo writes where that is none.
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
  std::unique_ptr<cairo_t, Ended<cairo_t, cairo_destroy>> cr(cairo_create(surface.get()));
  std::unique_ptr<PangoFontMap, void (*)(PangoFontMap*)> fonts(pango_cairo_font_map_new(), [](PangoFontMap* m) { g_object_unref(m); });
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts.get()), 72);
  std::unique_ptr<PangoContext, void (*)(PangoContext*)> context(pango_font_map_create_context(fonts.get()), [](PangoContext* c) { g_object_unref(c); });
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_language(context.get(), pango_language_from_string("en"));
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  {
    Pages pages(view, size, context.get(), {view.title + ": " + (view.kind == "Brief" ? "brief" : "answer") + " of " + view.date, "Report " + view.hash, "Made with Dossier. Check it yourself: dossier verify report.json"});
    Composer(view, context.get(), pages).run();
    pages.draw(cr.get(), surface.get());
  }
  cairo_status_t status = cairo_status(cr.get());
  cr.reset();
  cairo_surface_finish(surface.get());
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) return Error{ErrorKind::io, std::string("the PDF could not be drawn: ") + cairo_status_to_string(status), "", ""};
  return pdf::finished(drawn);
}

}  // namespace dossier
