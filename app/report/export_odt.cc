// ODT: the same content as the DOCX as OpenDocument text. No outside reference; the only fields are the page numbers.
#include <map>

#include "app/report/docx_parts.h"
#include "app/report/drawing.h"
#include "app/report/exporters.h"
#include "app/report/odt_parts.h"
#include "app/report/zip_file.h"

namespace dossier {
namespace {

using docx::escaped;

constexpr double kMeasure = 490, kLabel = 78;

std::string points(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1fpt", v);
  return text;
}

// ODF folds runs of spaces; ours and a document's are single after shown(), but for what it wrote itself.
std::string plain(const std::string& text) {
  std::string out;
  bool space = true;
  for (char c : escaped(text)) {
    if (c == ' ' && space) out += "<text:s/>";
    else out += c;
    space = c == ' ';
  }
  return out;
}

std::string span(const std::string& style, const std::string& text) { return "<text:span text:style-name=\"" + style + "\">" + plain(text) + "</text:span>"; }
std::string paragraph(const std::string& style, const std::string& content) { return "<text:p text:style-name=\"" + style + "\">" + content + "</text:p>"; }
std::string own_paragraph(const std::string& style, const std::string& text, const std::string& after = "") { return paragraph(right_to_left(text) ? style + "Rtl" : style, plain(text) + after); }
std::string cell(const char* style, const std::string& content) { return std::string("<table:table-cell table:style-name=\"") + style + "\" office:value-type=\"string\">" + content + "</table:table-cell>"; }
std::string row(const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; }

class OdtWriter {
 public:
  OdtWriter(const ReportView& view, Paper paper) : view_(view), paper_(paper), referred_(view.notes.size() + 1, false) {}

  Result<std::string> run() {
    DOSSIER_ASSIGN(media_, report_pictures(view_));
    body_ += paragraph("Quiet", plain(view_.kind)) + paragraph("Title", plain(view_.title));
    std::string facts;
    for (const auto& [name, value] : view_.facts) facts += row(cell("Plain", paragraph("Quiet", plain(name))) + cell("Plain", paragraph("Small", plain(value))));
    table({63, kMeasure - 63}, facts);
    coverage();
    if (!view_.not_found.empty()) table({kMeasure}, row(cell("Barred", paragraph("Cell", span("Strong", view_.not_found)))));
    std::string key;
    for (ClaimClass c : view_.key) key += (key.empty() ? "" : plain("\u2003")) + label(c) + plain(" " + std::string(meaning_of(c)));
    body_ += paragraph("Quiet", key);
    for (const ShownSection& s : view_.sections) section(s);
    appendices();
    return packed();
  }

 private:
  std::string picture(const std::string& name, double width, double height) {
    return "<draw:frame draw:style-name=\"Inline\" draw:name=\"p" + std::to_string(++drawings_) + "\" text:anchor-type=\"as-char\" svg:width=\"" + points(width) + "\" svg:height=\"" + points(height) + "\"><draw:image xlink:href=\"Pictures/" + name +
           ".png\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>" + name + "</svg:title></draw:frame>";
  }
  std::string label(ClaimClass c) {
    std::string name(name_of(c));
    return picture(name, 9.75, 9.75) + span("class-" + name, " " + name);
  }

  std::string notes(const std::vector<uint32_t>& numbers) {
    std::string out;
    for (uint32_t n : numbers) {
      std::string number = std::to_string(n);
      if (!out.empty()) out += "\u00A0";
      if (referred_[n]) {
        out += "<text:span text:style-name=\"Mark\"><text:a xlink:type=\"simple\" xlink:href=\"#note" + number + "\">" + number + "</text:a></text:span>";
        continue;
      }
      referred_[n] = true;
      const ShownNote& note = view_.notes[n - 1];
      std::string said = note.place + ": ";
      for (size_t i = 0; i < note.quotes.size(); ++i) said += (i ? "; “" : "“") + isolated(note.quotes[i]) + "”";
      said += note.remark_behind_quotes();
      out += "<text:bookmark text:name=\"note" + number + "\"/><text:note text:id=\"ftn" + number + "\" text:note-class=\"footnote\"><text:note-citation>" + number + "</text:note-citation><text:note-body>" + paragraph("Footnote", plain(said)) + "</text:note-body></text:note>";
    }
    return out;
  }

  // Column widths become styles of their own.
  void table(const std::vector<double>& widths, const std::string& rows, double indent = 0, const std::string& head = "") {
    std::string id = "t" + std::to_string(++tables_), columns;
    double all = 0;
    for (size_t i = 0; i < widths.size(); ++i) {
      std::string name = id + "c" + std::to_string(i);
      automatic_ += "<style:style style:name=\"" + name + "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"" + points(widths[i]) + "\"/></style:style>";
      columns += "<table:table-column table:style-name=\"" + name + "\"/>";
      all += widths[i];
    }
    automatic_ += "<style:style style:name=\"" + id + "\" style:family=\"table\"><style:table-properties style:width=\"" + points(all) + "\" fo:margin-left=\"" + points(indent) + "\" table:align=\"left\"/></style:style>";
    body_ += "<table:table table:name=\"" + id + "\" table:style-name=\"" + id + "\">" + columns + (head.empty() ? "" : "<table:table-header-rows>" + head + "</table:table-header-rows>") + rows + "</table:table>" + paragraph("Gap", "");
  }

  void coverage() {
    std::string inside = paragraph("Tabbed", span("Strong", "Coverage") + "<text:tab/>" + plain(view_.coverage_sum)) + paragraph("Small", picture("coverage", 470, 7.5));
    for (const CoverageLine& l : view_.coverage) inside += paragraph("Tabbed", picture("swatch" + std::to_string(static_cast<int>(l.how)), 8, 8) + plain(" " + l.text) + "<text:tab/>" + figure_text(std::to_string(l.pages)));
    if (!view_.covered.empty()) inside += paragraph("Small", plain(view_.covered));
    if (size_t n = view_.not_opened.size()) {
      std::string files;
      for (size_t i = 0; i < n; ++i) files += (i ? "; " : "") + view_.not_opened[i];
      inside += paragraph("Small", span("Strong", std::to_string(n) + (n == 1 ? " file not opened:" : " files not opened:")) + plain(" " + files + ". What " + (n == 1 ? "it says" : "they say") + " is not in this " + (view_.kind == "Brief" ? "brief." : "answer.")));
    }
    table({kMeasure}, row(cell("Boxed", inside)));
  }

  void heading(const std::string& number, const std::string& title) { body_ += "<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">" + plain(number + "\u2003" + title) + "</text:h>"; }

  void arithmetic(const ShownClaim& c) {
    std::string rows;
    for (const ShownOperand& o : c.arithmetic)
      rows += row(cell("Line", paragraph("Cell", plain(o.sign))) + cell("Line", paragraph("Cell", plain(o.label) + notes(o.notes))) + cell("Line", paragraph("CellRight", span("Strong", o.value))) + cell("Line", paragraph("Cell", plain(o.unit))));
    table({28, 212, 100, 72}, rows, kLabel);
  }

  void figures(const ShownTable& t) {
    std::string title = t.title.empty() || t.unit_line.empty() ? t.title + t.unit_line : t.title + ". " + t.unit_line;
    if (!title.empty()) body_ += paragraph("Quiet", plain(title));
    double columns = static_cast<double>(t.columns.size()), each = t.columns.empty() ? 0 : std::min(70.0, (kMeasure - 130 - 110) / columns);
    std::vector<double> widths = {kMeasure - 130 - each * columns};
    widths.insert(widths.end(), t.columns.size(), each);
    widths.push_back(130);
    std::string head = cell("Head", paragraph("Cell", "")), rows;
    for (size_t i = 0; i < t.columns.size(); ++i) head += cell("Head", paragraph(t.numeric[i] ? "CellRight" : "Cell", span("Strong", t.columns[i])));
    head = row(head + cell("Head", paragraph("Cell", span("Strong", t.source_head))));
    for (const ShownRow& r : t.rows) {
      std::string cells = cell("Line", paragraph("Cell", plain(r.label)));
      for (size_t i = 0; i < r.cells.size(); ++i) cells += cell("Line", paragraph(t.numeric[i] ? "CellRight" : "Cell", plain(r.cells[i].text)));
      rows += row(cells + cell("Line", paragraph("Cell", plain(r.source) + notes(r.notes))));
    }
    table(widths, rows, 0, head);
  }

  void section(const ShownSection& s) {
    heading(s.number, s.title);
    for (const ShownTable& t : s.tables) figures(t);
    std::string rows;
    auto flush = [&] {
      if (!rows.empty()) table({kLabel, kMeasure - kLabel}, rows);
      rows.clear();
    };
    for (const ShownClaim& c : s.claims) {
      std::string right = own_paragraph("Claim", c.text, notes(c.notes));
      if (!c.below.empty()) right += paragraph("Below", plain(c.below));
      for (uint32_t n : c.notes)
        if (!view_.notes[n - 1].remark.empty()) right += paragraph("Below", plain("Footnote " + std::to_string(n) + ": " + view_.notes[n - 1].remark));
      if (!c.comment.empty()) right += paragraph("Below", plain("Reviewer’s comment: " + c.comment));
      rows += row(cell("Plain", paragraph("Small", label(c.check)) + paragraph("Review", plain(c.review))) + cell("Plain", right));
      if (c.arithmetic.empty()) continue;
      flush();
      arithmetic(c);
    }
    flush();
    for (const ShownDisagreement& d : s.disagreements)
      table({kMeasure - kLabel}, row(cell("Barred", paragraph("Cell", span("Strong", "Two values.") + plain(" " + d.what + ": " + d.first) + notes(d.first_notes) + plain(" and " + d.second) + notes(d.second_notes) + plain(". " + d.note)))), kLabel);
  }

  void appendices() {
    if (!view_.withheld.empty()) {
      heading("Appendix A", "Kept out: drafted but unsupported");
      body_ += paragraph("Quiet", "These sentences could not be proven from their quotes. They are not findings and may be false.");
      std::string rows;
      for (const ShownWithheld& w : view_.withheld) rows += row(cell("Plain", paragraph("Small", label(w.check))) + cell("Plain", own_paragraph("KeptOut", w.text) + paragraph("Small", plain(w.why))));
      table({kLabel, kMeasure - kLabel}, rows);
    }
    heading("Appendix B", "What was read");
    std::string head, rows;
    for (const char* name : {"Document", "Type", "Pages", "How read"}) head += cell("Head", paragraph(std::string(name) == "Pages" ? "CellRight" : "Cell", span("Strong", name)));
    for (const DocumentLine& d : view_.documents)
      rows += row(cell("Line", paragraph("Cell", plain(d.name)) + paragraph("Hash", d.sha256)) + cell("Line", paragraph("Cell", plain(d.type))) + cell("Line", paragraph("CellRight", d.pages)) +
                  cell("Line", paragraph("Cell", plain(d.unread.empty() ? d.how : d.how + "; not read: " + d.unread))));
    table({262, 40, 44, 144}, rows, 0, row(head));
  }

  Result<std::string> packed() {
    std::string name = view_.title.size() > 160 ? "Report" : view_.title;
    std::vector<std::string> names;
    for (const auto& [picture_name, png] : media_) names.push_back(picture_name);
    std::string content = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content" + odt::kSpaces + "><office:automatic-styles>" + odt::kContentStyles + automatic_ + "</office:automatic-styles><office:body><office:text>" + body_ + "</office:text></office:body></office:document-content>";
    bool letter = paper_ == Paper::letter;
    ZipFile zip;
    zip.add("mimetype", "application/vnd.oasis.opendocument.text", true);
    zip.add("META-INF/manifest.xml", odt::manifest(names));
    zip.add("content.xml", content);
    zip.add("styles.xml", odt::styles(letter ? 612 : 595.3, letter ? 792 : 841.9, name + ": " + (view_.kind == "Brief" ? "brief" : "answer") + " of " + view_.date, "Report " + view_.hash, "Made with Dossier. Check it yourself: dossier verify report.json"));
    zip.add("meta.xml", odt::meta(view_.title, view_.prepared_at));
    for (const auto& [picture_name, png] : media_) zip.add("Pictures/" + picture_name + ".png", png, true);
    return zip.finish();
  }

  const ReportView& view_;
  Paper paper_;
  std::vector<bool> referred_;
  std::map<std::string, std::string> media_;
  std::string body_, automatic_;
  int drawings_ = 0, tables_ = 0;
};

}  // namespace

Result<std::string> odt_of(const ReportView& view, Paper paper) { return OdtWriter(view, paper).run(); }

}  // namespace dossier
