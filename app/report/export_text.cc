// Markdown and CSV.
#include "app/report/exporters.h"
#include "base/utf8.h"

namespace dossier {
namespace {

// Text of documents in Markdown: every character that means something to CommonMark or GitHub's dialect is escaped, and what
// GitHub would link by itself (addresses) is broken up.
std::string plain(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    bool www = (c == '.') && i >= 3 && (text[i - 1] == 'w' || text[i - 1] == 'W');
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case ':': out += text.substr(i, 3) == "://" ? "&#58;" : ":"; break;
      case '@': out += "@\u2060"; break;
      case '\\': case '`': case '*': case '_': case '{': case '}': case '[': case ']': case '(': case ')': case '#': case '!': case '|': case '~': case '$': case '^':
        out += '\\';
        out += c;
        break;
      case '.': out += www ? "&#46;" : "."; break;
      default: out += c;
    }
  }
  // What begins a line may be a list, a heading rule or a quote.
  if (!out.empty() && (out[0] == '-' || out[0] == '+' || out[0] == '=')) out.insert(0, "\\");
  size_t digits = 0;
  while (digits < out.size() && out[digits] >= '0' && out[digits] <= '9') ++digits;
  if (digits && digits < out.size() && out[digits] == '.') out.insert(digits, "\\");
  return out;
}

std::string marks(const std::vector<uint32_t>& notes) {
  std::string out;
  for (uint32_t n : notes) out += "[^" + std::to_string(n) + "]";
  return out;
}

void write_arithmetic(const ShownClaim& c, std::string& out) {
  for (const ShownOperand& o : c.arithmetic)
    out += "  - " + (o.sign.empty() ? "" : "`" + o.sign + "` ") + plain(o.label) + marks(o.notes) + ": **" + plain(o.value) + "**" + (o.unit.empty() ? "" : " " + plain(o.unit)) + "\n";
}

void write_table(const ShownTable& t, std::string& out) {
  out += "\n";
  if (!t.title.empty()) out += plain(t.title) + (t.unit_line.empty() ? "" : ". ");
  out += plain(t.unit_line) + "\n\n| |";
  for (const std::string& c : t.columns) out += " " + plain(c) + " |";
  out += " " + plain(t.source_head) + " |\n|---|";
  for (size_t i = 0; i < t.columns.size(); ++i) out += t.numeric[i] ? "---:|" : "---|";
  out += "---|\n";
  for (const ShownRow& r : t.rows) {
    out += "| " + plain(r.label) + " |";
    for (const ShownCell& c : r.cells) out += " " + plain(c.text) + " |";
    out += " " + plain(r.source) + marks(r.notes) + " |\n";
  }
  out += "\n";
}

void write_section(const ShownSection& s, std::string& out) {
  out += "\n## " + s.number + ". " + plain(s.title) + "\n";
  for (const ShownTable& t : s.tables) write_table(t, out);
  out += "\n";
  for (const ShownClaim& c : s.claims) {
    out += "- **" + std::string(name_of(c.check)) + "** (" + plain(c.review) + "): " + plain(c.text) + marks(c.notes);
    if (!c.below.empty()) out += " " + plain(c.below);
    if (!c.comment.empty()) out += " Reviewer’s comment: " + plain(c.comment);
    out += "\n";
    write_arithmetic(c, out);
  }
  for (const ShownDisagreement& d : s.disagreements)
    out += "\n> **Two values.** " + plain(d.what) + ": " + plain(d.first) + marks(d.first_notes) + " and " + plain(d.second) + marks(d.second_notes) + ". " + plain(d.note) + "\n";
}

// A cell of CSV. A spreadsheet that opens the file would run what begins like a formula; an apostrophe in front makes it text, and
// is what spreadsheets themselves write for it.
std::string field(std::string_view text) {
  std::string out = "\"";
  bool wide = text.substr(0, 2) == "\xEF\xBC";  // full-width signs are formulas to some spreadsheets
  if (wide || (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)) {
    bool number = text.size() > 1 && (text[0] == '-' || text[0] == '+') && text.find_first_not_of("0123456789.", 1) == std::string_view::npos;
    if (!number) out += '\'';
  }
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

struct CsvLine {
  std::string section, kind, number, check, review, text, figure, unit, scale, period;
};

void write_line(const CsvLine& line, const ReportCitation& c, std::string& out) {
  std::string boxes;
  for (const Box& b : c.boxes) {
    char text[100];
    std::snprintf(text, sizeof text, "%s%.2f %.2f %.2f %.2f", boxes.empty() ? "" : "; ", b.x0, b.y0, b.x1, b.y1);
    boxes += text;
  }
  for (const std::string& s : {line.section, line.kind, line.number, line.check, line.review, line.text, line.figure, line.unit, line.scale, line.period, shown(c.document_name),
                               std::to_string(c.span.page), shown(c.page_label), shown(c.bates), shown(c.table), shown(c.row), shown(c.quote), boxes, c.span.document.hex()})
    out += field(s) + ",";
  out += field(c.page_hash.hex()) + "\r\n";
}

CsvLine line_of(const std::string& section, const char* kind, const std::string& number, const ReportClaim& claim) {
  CsvLine line{section, kind, number, std::string(name_of(claim.check)), std::string(name_of(claim.review.state)), shown(claim.text), "", "", "", ""};
  const FigureValue* figure = claim.computation ? &claim.computation->result : claim.figures.empty() ? nullptr : &claim.figures[0];
  if (figure) line.figure = shown(figure->value), line.unit = shown(figure->unit), line.scale = shown(figure->scale), line.period = shown(figure->period);
  return line;
}

}  // namespace

std::string markdown_of(const ReportView& view) {
  std::string out = "# " + plain(view.title) + "\n\n";
  for (const auto& [name, value] : view.facts) out += "- " + name + ": " + plain(value) + "\n";
  out += "\n## Coverage\n\n" + plain(view.coverage_sum) + "\n\n";
  for (const CoverageLine& l : view.coverage) out += "- " + plain(l.text) + ": " + figure_text(std::to_string(l.pages)) + "\n";
  if (!view.covered.empty()) out += "- " + plain(view.covered) + "\n";
  for (const std::string& file : view.not_opened) out += "- not opened: " + plain(file) + "\n";
  if (!view.not_found.empty()) out += "\n**" + plain(view.not_found) + "**\n";
  for (const ShownSection& s : view.sections) write_section(s, out);
  if (!view.withheld.empty()) {
    out += "\n## Appendix A. Kept out: drafted but unsupported\n\nThese sentences could not be proven from their quotes. They are not findings and may be false.\n\n";
    for (const ShownWithheld& w : view.withheld) out += "- (" + std::string(name_of(w.check)) + ") *" + plain(w.text) + "* " + plain(w.why) + "\n";
  }
  out += "\n## Appendix B. What was read\n\n| Document | Type | Pages | How read | Not read | SHA-256 |\n|---|---|---:|---|---|---|\n";
  for (const DocumentLine& d : view.documents)
    out += "| " + plain(d.name) + " | " + plain(d.type) + " | " + d.pages + " | " + plain(d.how) + " | " + plain(d.unread) + " | " + d.sha256 + " |\n";
  out += "\n";
  for (const ShownNote& n : view.notes) {
    out += "[^" + std::to_string(n.number) + "]: " + plain(n.place) + ": ";
    for (size_t i = 0; i < n.quotes.size(); ++i) out += (i ? "; “" : "“") + plain(n.quotes[i]) + "”";
    out += n.remark_behind_quotes() + "\n";
  }
  return out + "\nMade with Dossier. Check it yourself: dossier verify report.json. SHA-256 of report.json " + view.hash_hex + "\n";
}

std::string csv_of(const ReportView& view) {
  std::string out = "section,kind,number,class,review,text,figure,unit,scale,period,document,page,label,bates,table,row,quote,boxes,sha256,page_hash\r\n";
  for (const ShownSection& s : view.sections) {
    for (const ShownClaim& c : s.claims)
      for (const ReportCitation& citation : c.source->citations) write_line(line_of(s.title, "claim", std::to_string(c.number), *c.source), citation, out);
    for (const ShownTable& t : s.tables)
      for (const ShownRow& r : t.rows)
        for (const ShownCell& c : r.cells)
          if (c.source)
            for (const ReportCitation& citation : c.source->citations) write_line(line_of(s.title, "figure", "", *c.source), citation, out);
  }
  return out;
}

}  // namespace dossier
