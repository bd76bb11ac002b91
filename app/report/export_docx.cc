// DOCX: Office Open XML written part by part. Real footnotes, headings, tables; the class shapes are pictures with the word beside
// them. No external relationship, and the only fields are the two page numbers of the footer.
#include <map>

#include "app/report/class_shape.h"
#include "app/report/docx_parts.h"
#include "app/report/drawing.h"
#include "app/report/exporters.h"
#include "app/report/zip_file.h"

namespace dossier {
namespace {

using docx::escaped;

constexpr int kTwips = 20;           // in a point
constexpr int kEmus = 12700;         // in a point
constexpr int kMeasure = 490 * kTwips;
constexpr int kLabel = 78 * kTwips;  // the column of shape and word

// Text of one look. RTL text is marked run by run.
std::string run(const std::string& text, const std::string& properties = "") {
  if (text.empty()) return "";
  std::string look = properties + (right_to_left(text) ? "<w:rtl/>" : "");
  return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
}

std::string paragraph(const std::string& style, const std::string& content, const std::string& properties = "") {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/>" + properties + "</w:pPr>" + content + "</w:p>";
}

// A paragraph of a document's text, in its own direction.
std::string own_paragraph(const std::string& style, const std::string& text, const std::string& after = "", const std::string& look = "") {
  return paragraph(style, run(text, look) + after, right_to_left(text) ? "<w:bidi/>" : "");
}

std::string colour(uint32_t rgb) {
  char text[8];
  std::snprintf(text, sizeof text, "%06X", rgb);
  return text;
}

struct CellLook {
  int width = 0;
  bool top = false, bottom = false, left = false, right = false;
  bool thick_left = false;
  bool quiet_bottom = false;
  int pad = 0;  // twips left and right
};

std::string cell(const CellLook& look, const std::string& content) {
  auto line = [](bool on, const char* side, int eighths, const char* rgb) { return on ? std::string("<w:") + side + " w:val=\"single\" w:sz=\"" + std::to_string(eighths) + "\" w:space=\"0\" w:color=\"" + rgb + "\"/>" : std::string(); };
  std::string borders = line(look.top, "top", 6, "15181C") + line(look.left || look.thick_left, "left", look.thick_left ? 28 : 6, "15181C") + line(look.bottom || look.quiet_bottom, "bottom", look.bottom ? 6 : 4, look.bottom ? "15181C" : "D0D5DA") +
                        line(look.right, "right", 6, "15181C");
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(look.width) + "\" w:type=\"dxa\"/>" + (borders.empty() ? "" : "<w:tcBorders>" + borders + "</w:tcBorders>") + "</w:tcPr>" + content + "</w:tc>";
}

std::string table(const std::vector<int>& widths, const std::string& rows, int indent = 0, int pad = 0) {
  std::string grid, out;
  int all = 0;
  for (int w : widths) {
    grid += "<w:gridCol w:w=\"" + std::to_string(w) + "\"/>";
    all += w;
  }
  out = "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(all) + "\" w:type=\"dxa\"/><w:tblInd w:w=\"" + std::to_string(indent) + "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"" + std::to_string(pad) +
        "\" w:type=\"dxa\"/><w:right w:w=\"" + std::to_string(pad) + "\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>" + grid + "</w:tblGrid>" + rows + "</w:tbl>";
  return out + paragraph("Gap", "");
}

std::string row(const std::string& cells, bool head = false) { return "<w:tr><w:trPr><w:cantSplit/>" + std::string(head ? "<w:tblHeader/>" : "") + "</w:trPr>" + cells + "</w:tr>"; }

class DocxWriter {
 public:
  DocxWriter(const ReportView& view, Paper paper) : view_(view), paper_(paper), referred_(view.notes.size() + 1, false) {}

  Result<std::string> run_all() {
    DOSSIER_ASSIGN(media_, report_pictures(view_));
    title_block();
    coverage();
    if (!view_.not_found.empty()) bar_box(run(view_.not_found, "<w:b/>"), 0);
    key();
    for (const ShownSection& s : view_.sections) section(s);
    appendix_a();
    appendix_b();
    return packed();
  }

 private:
  std::string picture(const std::string& name, double width_pt, double height_pt, const std::string& said) {
    std::string id = std::to_string(++drawings_), cx = std::to_string(static_cast<long>(width_pt * kEmus)), cy = std::to_string(static_cast<long>(height_pt * kEmus));
    return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"" + cx + "\" cy=\"" + cy + "\"/><wp:docPr id=\"" + id + "\" name=\"" + name + "\" descr=\"" + said +
           "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"" + id + "\" name=\"" + name +
           "\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"pic-" + name + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"" + cx + "\" cy=\"" + cy +
           "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
  }

  std::string label(ClaimClass c, double size) {
    std::string name(name_of(c));
    return picture(name, size, size, name) + run(" " + name, "<w:b/><w:color w:val=\"" + colour(colour_of(c)) + "\"/>");
  }

  // The first mention is the footnote itself; later ones lead there. Word numbers footnotes in the order of mention, which is ours.
  std::string notes(const std::vector<uint32_t>& numbers) {
    std::string out;
    for (uint32_t n : numbers) {
      std::string number = std::to_string(n);
      if (!out.empty()) out += run("\u00A0", "<w:vertAlign w:val=\"superscript\"/>");
      if (referred_[n]) {
        out += "<w:hyperlink w:anchor=\"note" + number + "\">" + run(number, "<w:rStyle w:val=\"FootnoteReference\"/>") + "</w:hyperlink>";
        continue;
      }
      referred_[n] = true;
      out += "<w:bookmarkStart w:id=\"" + number + "\" w:name=\"note" + number + "\"/><w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"" + number + "\"/></w:r><w:bookmarkEnd w:id=\"" + number + "\"/>";
    }
    return out;
  }

  void title_block() {
    body_ += paragraph("Quiet", run(view_.kind)) + own_paragraph("Title", view_.title);
    std::string rows;
    for (const auto& [name, value] : view_.facts)
      rows += row(cell({63 * kTwips}, paragraph("Small", run(name, "<w:color w:val=\"59616A\"/>"))) + cell({kMeasure - 63 * kTwips}, paragraph("Small", run(value))));
    body_ += table({63 * kTwips, kMeasure - 63 * kTwips}, rows);
  }

  void coverage() {
    std::string tabs = "<w:tabs><w:tab w:val=\"right\" w:pos=\"9400\"/></w:tabs>";
    std::string inside = paragraph("CoverageHead", run("Coverage", "<w:b/><w:sz w:val=\"20\"/>") + "<w:r><w:tab/></w:r>" + run(view_.coverage_sum), tabs + "<w:outlineLvl w:val=\"1\"/>");
    std::string said;
    for (const CoverageLine& l : view_.coverage) said += escaped(l.text) + ": " + figure_text(std::to_string(l.pages)) + ". ";
    inside += paragraph("Small", picture("coverage", 470, 7.5, said));
    for (const CoverageLine& l : view_.coverage)
      inside += paragraph("Small", picture("swatch" + std::to_string(static_cast<int>(l.how)), 8, 8, "") + run("  " + l.text) + "<w:r><w:tab/></w:r>" + run(figure_text(std::to_string(l.pages))), tabs);
    if (!view_.covered.empty()) inside += paragraph("Small", run(view_.covered));
    if (size_t n = view_.not_opened.size()) {
      std::string files;
      for (size_t i = 0; i < n; ++i) files += (i ? "; " : "") + view_.not_opened[i];
      inside += paragraph("Small", run(std::to_string(n) + (n == 1 ? " file not opened: " : " files not opened: "), "<w:b/>") + run(files + ". What " + (n == 1 ? "it says" : "they say") + " is not in this " + (view_.kind == "Brief" ? "brief." : "answer.")));
    }
    body_ += table({kMeasure}, row(cell({kMeasure, true, true, true, true}, inside)), 0, 10 * kTwips);
  }

  void key() {
    std::string content;
    for (ClaimClass c : view_.key) content += (content.empty() ? "" : run("\u2003")) + label(c, 9) + run(" " + std::string(meaning_of(c)));
    body_ += paragraph("Key", content);
  }

  void heading(const std::string& number, const std::string& title) { body_ += paragraph("Heading1", run(number + "\u2003" + title)); }

  void bar_box(const std::string& content, int indent) {
    body_ += table({kMeasure - indent}, row(cell({kMeasure - indent, true, true, false, true, true}, paragraph("Cell", content))), indent, 8 * kTwips);
  }

  std::string claim_row(const ShownClaim& c) {
    std::string left = paragraph("Label", label(c.check, 9.75)), right = own_paragraph("Claim", c.text, notes(c.notes));
    if (!c.review.empty()) left += paragraph("Review", run(c.review));
    if (!c.below.empty()) right += paragraph("Below", run(c.below));
    for (uint32_t n : c.notes)
      if (!view_.notes[n - 1].remark.empty()) right += paragraph("Below", run("Footnote " + std::to_string(n) + ": " + view_.notes[n - 1].remark));
    if (!c.comment.empty()) right += paragraph("Below", run("Reviewer’s comment: " + c.comment));
    return row(cell({kLabel}, left) + cell({kMeasure - kLabel}, right));
  }

  void arithmetic(const ShownClaim& c) {
    std::vector<int> widths = {28 * kTwips, 212 * kTwips, 100 * kTwips, 72 * kTwips};
    std::string rows;
    for (size_t i = 0; i < c.arithmetic.size(); ++i) {
      const ShownOperand& o = c.arithmetic[i];
      bool top = i == 0, bottom = i + 1 == c.arithmetic.size();
      rows += row(cell({widths[0], top, bottom, true, false, false, true}, paragraph("Cell", run(o.sign))) + cell({widths[1], top, bottom, false, false, false, true}, paragraph("Cell", run(o.label) + notes(o.notes))) +
                  cell({widths[2], top, bottom, false, false, false, true}, paragraph("Cell", run(o.value, "<w:b/>"), "<w:jc w:val=\"right\"/>")) + cell({widths[3], top, bottom, false, true, false, true}, paragraph("Cell", run(o.unit))));
    }
    body_ += table(widths, rows, kLabel, 4 * kTwips);
  }

  void figures(const ShownTable& t) {
    std::string title = t.title.empty() || t.unit_line.empty() ? t.title + t.unit_line : t.title + ". " + t.unit_line;
    if (!title.empty()) body_ += paragraph("Quiet", run(title), "<w:keepNext/>");
    int source = 120 * kTwips, columns = static_cast<int>(t.columns.size());
    int each = columns ? std::min(70 * kTwips, (kMeasure - source - 110 * kTwips) / columns) : 0;
    std::vector<int> widths = {kMeasure - source - each * columns};
    widths.insert(widths.end(), t.columns.size(), each);
    widths.push_back(source);
    auto line = [&](const std::string& name, const std::vector<std::string>& cells, const std::string& from, const std::string& marks, bool head) {
      std::string look = head ? "<w:b/><w:color w:val=\"434A52\"/>" : "";
      std::string out = cell({widths[0], false, head, false, false, false, !head}, paragraph("Cell", run(name, look)));
      for (size_t i = 0; i < cells.size(); ++i) out += cell({each, false, head, false, false, false, !head}, paragraph("Cell", run(cells[i], look), t.numeric[i] ? "<w:jc w:val=\"right\"/>" : ""));
      return row(out + cell({source, false, head, false, false, false, !head}, paragraph("Cell", run(from, look) + marks, "<w:ind w:left=\"200\"/>")), head);
    };
    std::string rows = line("", t.columns, t.source_head, "", true);
    for (const ShownRow& r : t.rows) {
      std::vector<std::string> cells;
      for (const ShownCell& c : r.cells) cells.push_back(c.text);
      rows += line(r.label, cells, r.source, notes(r.notes), false);
    }
    body_ += table(widths, rows, 0, 4 * kTwips);
  }

  void section(const ShownSection& s) {
    heading(s.number, s.title);
    for (const ShownTable& t : s.tables) figures(t);
    std::string rows;
    auto flush = [&] {
      if (!rows.empty()) body_ += table({kLabel, kMeasure - kLabel}, rows);
      rows.clear();
    };
    for (const ShownClaim& c : s.claims) {
      rows += claim_row(c);
      if (c.arithmetic.empty()) continue;
      flush();
      arithmetic(c);
    }
    flush();
    for (const ShownDisagreement& d : s.disagreements)
      bar_box(run("Two values. ", "<w:b/>") + run(d.what + ": " + d.first) + notes(d.first_notes) + run(" and " + d.second) + notes(d.second_notes) + run(". " + d.note), kLabel);
  }

  void appendix_a() {
    if (view_.withheld.empty()) return;
    heading("Appendix A", "Kept out: drafted but unsupported");
    body_ += paragraph("Quiet", run("These sentences could not be proven from their quotes. They are not findings and may be false."));
    std::string rows;
    for (const ShownWithheld& w : view_.withheld)
      rows += row(cell({kLabel}, paragraph("Label", label(w.check, 9.75))) + cell({kMeasure - kLabel}, own_paragraph("KeptOut", w.text, "", right_to_left(w.text) ? "" : "<w:i/>") + paragraph("Small", run(w.why))));
    body_ += table({kLabel, kMeasure - kLabel}, rows);
  }

  void appendix_b() {
    heading("Appendix B", "What was read");
    std::vector<int> widths = {262 * kTwips, 40 * kTwips, 44 * kTwips, 144 * kTwips};
    auto line = [&](const std::string& name, const std::string& hash, const std::string& type, const std::string& pages, const std::string& how, bool head) {
      std::string look = head ? "<w:b/><w:color w:val=\"434A52\"/>" : "";
      auto put = [&](int i, const std::string& content) { return cell({widths[static_cast<size_t>(i)], false, head, false, false, false, !head}, content); };
      return row(put(0, paragraph("Cell", run(name, look)) + (hash.empty() ? "" : paragraph("Hash", run(hash)))) + put(1, paragraph("Cell", run(type, look))) + put(2, paragraph("Cell", run(pages, look), "<w:jc w:val=\"right\"/>")) +
                     put(3, paragraph("Cell", run(how, look), "<w:ind w:left=\"200\"/>")), head);
    };
    std::string rows = line("Document", "", "Type", "Pages", "How read", true);
    for (const DocumentLine& d : view_.documents) rows += line(d.name, d.sha256, d.type, d.pages, d.unread.empty() ? d.how : d.how + "; not read: " + d.unread, false);
    body_ += table(widths, rows, 0, 4 * kTwips);
  }

  std::string footnotes() {
    std::string out = docx::kFootnotesBegin;
    for (const ShownNote& n : view_.notes) {
      if (!referred_[n.number]) continue;
      std::string said = n.place + ": ";
      for (size_t i = 0; i < n.quotes.size(); ++i) said += (i ? "; “" : "“") + isolated(n.quotes[i]) + "”";
      said += n.remark_behind_quotes();
      out += "<w:footnote w:id=\"" + std::to_string(n.number) + "\">" + paragraph("FootnoteText", "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>" + run(" " + said)) + "</w:footnote>";
    }
    return out + "</w:footnotes>";
  }

  Result<std::string> packed() {
    bool letter = paper_ == Paper::letter;
    std::string width = letter ? "12240" : "11906", height = letter ? "15840" : "16838", margin = letter ? "1220" : "1053";
    std::string document = docx::kDocumentBegin + body_ + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"" + width + "\" w:h=\"" + height +
                           "\"/><w:pgMar w:top=\"1000\" w:right=\"" + margin + "\" w:bottom=\"900\" w:left=\"" + margin + "\" w:header=\"420\" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
    std::string tabs = "<w:tabs><w:tab w:val=\"right\" w:pos=\"" + std::to_string(kMeasure) + "\"/></w:tabs>";
    std::string name = view_.title.size() > 160 ? "Report" : view_.title;
    std::string header = docx::part("hdr", paragraph("Running", run(name + ": " + (view_.kind == "Brief" ? "brief" : "answer") + " of " + view_.date) + "<w:r><w:tab/></w:r>" + run("Report " + view_.hash), tabs));
    std::string field = "<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple>", count = "<w:fldSimple w:instr=\"NUMPAGES\"><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    std::string footer = docx::part("ftr", paragraph("Running", run("Made with Dossier. Check it yourself: dossier verify report.json") + "<w:r><w:tab/></w:r>" + run("Page ") + field + run(" of ") + count,
                                                     "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"5\" w:color=\"7C848C\"/></w:pBdr>" + tabs));
    std::vector<std::string> names;
    for (const auto& [picture_name, png] : media_) names.push_back(picture_name);
    ZipFile zip;
    zip.add("[Content_Types].xml", docx::kContentTypes);
    zip.add("_rels/.rels", docx::kPackageRelationships);
    zip.add("docProps/core.xml", docx::core_properties(view_.title, view_.prepared_at));
    zip.add("word/document.xml", document);
    zip.add("word/_rels/document.xml.rels", docx::document_relationships(names));
    zip.add("word/styles.xml", docx::kStyles);
    zip.add("word/settings.xml", docx::kSettings);
    zip.add("word/footnotes.xml", footnotes());
    zip.add("word/header1.xml", header);
    zip.add("word/footer1.xml", footer);
    for (const auto& [picture_name, png] : media_) zip.add("word/media/" + picture_name + ".png", png, true);
    return zip.finish();
  }

  const ReportView& view_;
  Paper paper_;
  std::vector<bool> referred_;
  std::map<std::string, std::string> media_;
  std::string body_;
  int drawings_ = 0;
};

}  // namespace

Result<std::string> docx_of(const ReportView& view, Paper paper) { return DocxWriter(view, paper).run_all(); }

}  // namespace dossier
