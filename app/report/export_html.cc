// HTML: one file that loads nothing and runs nothing. The style is allowed by its hash, pictures only as data.
#include "app/report/class_shape.h"
#include "app/report/exporters.h"
#include "base/hash.h"

namespace dossier {
namespace {

constexpr std::string_view kStyle = R"css(
*{box-sizing:border-box}
html{background:#fff;color:#15181C;font:10pt/20px "Open Sans","Noto Sans","Noto Sans Arabic UI","Noto Sans Thai UI","Noto Sans Devanagari UI","Noto Sans CJK SC",sans-serif}
body{margin:0;display:grid;grid-template-columns:236px minmax(0,1fr)}
h1,h2,p,ol,dl,dd,figure{margin:0;padding:0;font-weight:inherit;font-size:inherit}
a{color:#17508F;text-decoration:none}
a:focus-visible,summary:focus-visible{outline:2px solid #17508F;outline-offset:2px}
nav{border-right:1px solid #D0D5DA;background:#F7F8F9;padding:28px 20px;font-size:9.5pt;line-height:26px;position:sticky;top:0;height:100vh;overflow:auto}
nav b{font-weight:600;display:block;margin-bottom:10px;overflow-wrap:anywhere;line-height:20px}
nav a{display:block;color:inherit;line-height:18px;padding:4px 0;overflow-wrap:anywhere}
nav a:hover{color:#17508F}
nav p{font-size:9pt;line-height:16px;color:#434A52;margin-top:18px;border-top:1px solid #D0D5DA;padding-top:10px}
main{padding:26px 48px 60px;max-width:882px}
h1{font-size:22pt;line-height:34px;font-weight:600;overflow-wrap:anywhere}
.kind{color:#59616A;font-size:9.5pt}
.meta{display:grid;grid-template-columns:74px 1fr;gap:0 10px;font-size:8.5pt;line-height:16px;margin:8px 0 14px}
.meta dt{color:#59616A}.meta dd{overflow-wrap:anywhere}
.cov{border:1px solid #15181C;padding:10px 12px;font-size:8.5pt}
.cov h2{display:flex;font-size:10pt;font-weight:600;border:0;margin:0;padding:0}
.cov h2 span{margin-left:auto;font-weight:400;font-size:9pt;color:#434A52}
.cov svg.bar{display:block;width:100%;height:10px;margin:8px 0}
.cov .l{display:grid;grid-template-columns:22px 1fr auto;line-height:18px}
.cov .l span{overflow-wrap:anywhere}
.cov .l svg{width:12px;height:12px;margin-top:3px}.cov .l i{font-style:normal;font-variant-numeric:tabular-nums;padding-left:12px}
.cov p{margin-top:4px;padding-top:4px;border-top:1px solid #D0D5DA;line-height:16px;overflow-wrap:anywhere}
.cov b,.nf{font-weight:600}
.nf{border:1px solid #15181C;border-left-width:4px;padding:5px 10px;margin:12px 0}
.key{display:flex;flex-wrap:wrap;gap:2px 20px;font-size:8pt;line-height:16px;margin:8px 0 0;color:#434A52;justify-content:space-between}
.key span{display:flex;gap:5px;align-items:center}.key svg{width:12px;height:12px}.key b{font-weight:600}
h2{font-size:13pt;line-height:22px;font-weight:600;margin:22px 0 10px;border-bottom:1px solid #15181C;padding-bottom:3px;overflow-wrap:anywhere}
h2 .no{display:inline-block;min-width:24px}
.rc{display:grid;grid-template-columns:96px minmax(0,1fr);gap:0 10px;margin-bottom:10px}
.k{font-size:9pt;line-height:24px}
.k>span{display:flex;gap:5px;align-items:center;font-weight:600}.k svg{width:15px;height:15px;flex:none}
.k small{display:block;font-size:8pt;line-height:14px;color:#59616A;padding-left:20px;overflow-wrap:anywhere}
.x{font:11.5pt/24px "Noto Serif","Noto Naskh Arabic","Noto Serif Thai","Noto Serif Devanagari","Noto Serif CJK SC",serif;overflow-wrap:anywhere}
.x p[dir]{unicode-bidi:plaintext;text-align:start}
.c-computed{color:#5A3A94}.c-supported{color:#14633F}.c-judged{color:#7D4E00}.c-unsupported{color:#59616A}.c-failed{color:#A3201A}
.below{font:8.5pt/16px "Open Sans","Noto Sans",sans-serif;color:#59616A}
.fn{font:600 8pt/0 "Open Sans",sans-serif;color:#17508F}
.n{display:inline}
.n details,.n summary{display:inline}
.n details::details-content{display:contents}
.n details:not([open])>.pic{display:none}
.n summary{list-style:none;cursor:pointer;vertical-align:4px;padding:0 2px;margin-left:1px;line-height:0}
.n summary::-webkit-details-marker{display:none}
.n a{vertical-align:4px;padding:0 2px;margin-left:1px}
.n details[open]>summary{background:#17508F;color:#fff;padding:1px 4px;border-radius:2px}
.pic{display:block;border:1px solid #7C848C;background:#D5D9DD;margin:4px 0 14px;font:9pt/18px "Open Sans","Noto Sans",sans-serif;color:#15181C;text-align:left}
.pic .cap{background:#fff;border-bottom:1px solid #7C848C;padding:6px 12px;overflow-wrap:anywhere}
.pic .cap b{font-weight:600;margin-right:10px}
.pic img{display:block;width:calc(100% - 20px);height:auto;margin:10px;border:1px solid #9aa1a8;background:#fff}
.pic .none{background:#fff;margin:10px;border:1px dashed #7C848C;padding:8px 12px}
.pic .q{background:#fff;border-top:1px solid #D0D5DA;padding:6px 12px;font:10pt/20px "Noto Serif","Noto Naskh Arabic","Noto Serif Thai",serif;unicode-bidi:plaintext}
.pic .ft{background:#fff;border-top:1px solid #7C848C;padding:5px 12px;font-size:8.5pt;line-height:16px;color:#434A52;overflow-wrap:anywhere}
.mono{font-family:"Noto Sans Mono","Noto Mono",monospace}
.disc{border:1px solid #15181C;border-left-width:4px;padding:5px 10px;font-size:9pt;line-height:16px;margin:0 0 10px 106px;overflow-wrap:anywhere}
.disc b,.disc strong{font-weight:600}
table{border-collapse:collapse;width:100%;font-size:9pt;line-height:16px;margin:0 0 14px}
caption{text-align:left;color:#434A52;padding-bottom:4px}
th{font-weight:600;text-align:left;color:#434A52;border-bottom:1px solid #7C848C;padding:3px 6px;vertical-align:bottom}
td{border-bottom:1px solid #D0D5DA;padding:3px 6px;vertical-align:top;overflow-wrap:anywhere}
td:last-child,th:last-child{padding-left:20px}
.num{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal}
.unf{border:1px solid #15181C;margin:4px 0 6px;font:9pt/16px "Open Sans","Noto Sans",sans-serif}.unf td{padding:4px 10px}.unf td:first-child{width:34px}.unf td:nth-child(3){text-align:right;font-weight:600;font-variant-numeric:tabular-nums}
.out .x{font-size:10pt;color:#59616A;font-style:italic}.out .x:lang(ar),.out .x:lang(th){font-style:normal}.out .why{font-size:9pt;color:#15181C}
.note{color:#434A52;font-size:9pt;margin-bottom:10px}
.notes{font:8.5pt/15.5px "Noto Serif","Noto Naskh Arabic","Noto Serif Thai",serif}
.notes div{display:grid;grid-template-columns:24px 1fr;break-inside:avoid}.notes b{font:600 8pt/15.5px "Open Sans",sans-serif}
footer{border-top:1px solid #7C848C;margin-top:30px;padding-top:6px;font-size:8pt;line-height:14px;color:#434A52;overflow-wrap:anywhere}
@media screen{.paper{display:none}}
@media (max-width:800px){body{display:block}nav{position:static;height:auto}main{padding:20px}.rc{grid-template-columns:1fr}.disc{margin-left:0}}
@media print{@page{size:A4;margin:46pt 52pt}body{display:block}nav,.pic{display:none}main{padding:0;max-width:none}.rc,.disc,tr,.cov{break-inside:avoid}h2{break-after:avoid}.n summary,.n a{color:#15181C;background:none!important}}
)css";

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  return out;
}

std::string svg(ClaimClass c) { return "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">" + class_shape_svg(c) + "</svg>"; }

class HtmlWriter {
 public:
  HtmlWriter(const ReportView& view, RegionPictures* pictures) : view_(view), pictures_(pictures), opened_(view.notes.size() + 1, false) {}

  std::string run() {
    std::string policy = "default-src 'none'; style-src 'sha256-" + base64({reinterpret_cast<const char*>(sha256_of(kStyle).bytes.data()), 32}) + "'; img-src data:; base-uri 'none'; form-action 'none'";
    out_ = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy +
           "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"Dossier " DOSSIER_VERSION "\">\n<title>" + escaped(view_.title) + "</title>\n<style>" +
           std::string(kStyle) + "</style>\n</head>\n<body>\n";
    contents();
    out_ += "<main>\n";
    head();
    coverage();
    if (!view_.not_found.empty()) out_ += "<p class=\"nf\">" + escaped(view_.not_found) + "</p>\n";
    out_ += "<div class=\"key\">";
    for (ClaimClass c : view_.key) out_ += "<span>" + svg(c) + "<b>" + std::string(name_of(c)) + "</b> " + escaped(meaning_of(c)) + "</span>";
    out_ += "</div>\n";
    for (const ShownSection& s : view_.sections) section(s);
    appendix_a();
    appendix_b();
    printed_notes();
    out_ += "<footer>Made with Dossier. Check it yourself: dossier verify report.json. SHA-256 of report.json <span class=\"mono\">" + view_.hash_hex + "</span></footer>\n</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void contents() {
    out_ += "<nav aria-label=\"Contents\"><b dir=\"auto\">" + escaped(view_.title) + "</b><a href=\"#coverage\">Coverage</a>";
    for (const ShownSection& s : view_.sections) out_ += "<a href=\"#s" + s.number + "\">" + s.number + "&nbsp; <bdi>" + escaped(s.title) + "</bdi></a>";
    if (!view_.withheld.empty()) out_ += "<a href=\"#a\">A&nbsp; Kept out (" + std::to_string(view_.withheld.size()) + ")</a>";
    out_ += "<a href=\"#b\">B&nbsp; What was read</a><p>This file is complete: it loads nothing from anywhere. A footnote opens the picture of its page.</p></nav>\n";
  }

  void head() {
    out_ += "<p class=\"kind\">" + view_.kind + "</p><h1 dir=\"auto\">" + escaped(view_.title) + "</h1>\n<dl class=\"meta\">";
    for (const auto& [name, value] : view_.facts) out_ += "<dt>" + name + "</dt><dd>" + escaped(value) + "</dd>";
    out_ += "</dl>\n";
  }

  static std::string swatch(ReadHow how) {
    switch (how) {
      case ReadHow::text: return "<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect width=\"12\" height=\"12\" fill=\"#434A52\"/></svg>";
      case ReadHow::ocr: return "<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect width=\"12\" height=\"12\" fill=\"url(#hatch)\" stroke=\"#434A52\"/></svg>";
      case ReadHow::empty: return "<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect x=\".5\" y=\".5\" width=\"11\" height=\"11\" fill=\"none\" stroke=\"#434A52\"/></svg>";
      case ReadHow::unread: break;
    }
    return "<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect x=\".5\" y=\".5\" width=\"11\" height=\"11\" fill=\"none\" stroke=\"#434A52\" stroke-dasharray=\"2 1.5\"/></svg>";
  }

  void coverage() {
    out_ += "<section class=\"cov\" id=\"coverage\"><h2>Coverage<span>" + escaped(view_.coverage_sum) + "</span></h2>";
    uint64_t all = 0;
    for (const CoverageLine& l : view_.coverage) all += l.pages;
    // 1000 units wide; each part that is there is at least 9 wide, so that two unread pages of a thousand are seen.
    double spare = 1000, x = 0;
    for (const CoverageLine& l : view_.coverage) spare -= l.pages ? 11 : 0;
    out_ += "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            "<rect width=\"2\" height=\"5\" fill=\"#434A52\"/></pattern></defs>";
    for (const CoverageLine& l : view_.coverage) {
      if (!l.pages || !all) continue;
      double width = 9 + spare * static_cast<double>(l.pages) / static_cast<double>(all);
      char rect[200];
      const char* paint = l.how == ReadHow::text ? "fill=\"#434A52\"" : l.how == ReadHow::ocr ? "fill=\"url(#hatch)\" stroke=\"#434A52\"" : l.how == ReadHow::empty ? "fill=\"none\" stroke=\"#434A52\"" : "fill=\"none\" stroke=\"#434A52\" stroke-dasharray=\"3 2\"";
      std::snprintf(rect, sizeof rect, "<rect x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"10\" %s/>", x, width, paint);
      out_ += rect;
      x += width + 2;
    }
    out_ += "</svg>";
    for (const CoverageLine& l : view_.coverage)
      out_ += "<div class=\"l\">" + swatch(l.how) + "<span>" + escaped(l.text) + "</span><i>" + figure_text(std::to_string(l.pages)) + "</i></div>";
    if (!view_.covered.empty()) out_ += "<p>" + escaped(view_.covered) + "</p>";
    if (size_t n = view_.not_opened.size()) {
      out_ += "<p><b>" + std::to_string(n) + (n == 1 ? " file not opened:</b> " : " files not opened:</b> ");
      for (size_t i = 0; i < n; ++i) out_ += (i ? "; " : "") + ("<bdi>" + escaped(view_.not_opened[i]) + "</bdi>");
      out_ += std::string(". What ") + (n == 1 ? "it says" : "they say") + " is not in this " + (view_.kind == "Brief" ? "brief" : "answer") + ".</p>";
    }
    out_ += "</section>\n";
  }

  // The picture stands with the first mention; later mentions lead there.
  std::string notes(const std::vector<uint32_t>& numbers) {
    std::string out;
    for (uint32_t n : numbers) {
      std::string number = std::to_string(n), gap = out.empty() ? "" : " ";
      if (opened_[n]) {
        out += gap + "<span class=\"n fn\"><a href=\"#n" + number + "\">" + number + "</a></span>";
        continue;
      }
      opened_[n] = true;
      out += gap + "<div class=\"n\"><details><summary class=\"fn\" aria-label=\"footnote " + number + "\">" + number + "</summary>" + card(view_.notes[n - 1]) + "</details></div>";
    }
    return out;
  }

  std::string card(const ShownNote& note) {
    std::string number = std::to_string(note.number), quotes;
    for (const std::string& q : note.full_quotes) quotes += (quotes.empty() ? "“" : "; “") + q + "”";
    std::string out = "<figure class=\"pic\" id=\"n" + number + "\"><div class=\"cap\"><b>" + number + "</b>" + escaped(note.place) + "</div>";
    Result<RegionPicture> picture = pictures_ ? pictures_->picture(note) : Result<RegionPicture>(Error{ErrorKind::not_found, "this report was made without pictures", "", ""});
    if (picture.ok()) {
      out += "<img width=\"" + std::to_string(picture->width) + "\" height=\"" + std::to_string(picture->height) + "\" alt=\"" + escaped(quotes.empty() ? note.place : quotes) + "\" src=\"data:image/png;base64," + base64(picture->png) + "\">";
    } else {
      out += "<div class=\"none\">No picture of the page: " + escaped(shown(picture.error().message)) + ".</div>";
    }
    out += "<div class=\"q\" dir=\"auto\">" + escaped(quotes) + "</div>";
    std::string said = picture.ok() ? "Picture of the page as it is in the file; the marks are Dossier’s. " : "";
    if (!note.remark.empty()) said += note.remark + " ";
    return out + "<div class=\"ft\">" + escaped(said) + "File SHA-256 <span class=\"mono\">" + note.document.hex() + "</span></div></figure>";
  }

  void claim(const ShownClaim& c) {
    std::string name(name_of(c.check));
    out_ += "<div class=\"rc\" id=\"c" + std::to_string(c.number) + "\"><div class=\"k\"><span class=\"c-" + name + "\">" + svg(c.check) + name + "</span>";
    if (!c.review.empty()) out_ += "<small>" + escaped(c.review) + "</small>";
    out_ += "</div><div class=\"x\"><div dir=\"auto\">" + escaped(c.text) + notes(c.notes) + "</div>";
    if (!c.below.empty()) out_ += "<p class=\"below\">" + escaped(c.below) + "</p>";
    for (uint32_t n : c.notes)
      if (!view_.notes[n - 1].remark.empty()) out_ += "<p class=\"below\">Footnote " + std::to_string(n) + ": " + escaped(view_.notes[n - 1].remark) + "</p>";
    if (!c.comment.empty()) out_ += "<p class=\"below\">Reviewer’s comment: " + escaped(c.comment) + "</p>";
    arithmetic(c);
    out_ += "</div></div>\n";
  }

  void arithmetic(const ShownClaim& c) {
    if (c.arithmetic.empty()) return;
    out_ += "<table class=\"unf\">";
    for (const ShownOperand& o : c.arithmetic)
      out_ += "<tr><td>" + escaped(o.sign) + "</td><td><bdi>" + escaped(o.label) + "</bdi>" + notes(o.notes) + "</td><td>" + escaped(o.value) + "</td><td>" + escaped(o.unit) + "</td></tr>";
    out_ += "</table>";
  }

  void table(const ShownTable& t) {
    out_ += "<table><caption>" + escaped(t.title.empty() || t.unit_line.empty() ? t.title + t.unit_line : t.title + ". " + t.unit_line) + "</caption><thead><tr><th></th>";
    for (size_t i = 0; i < t.columns.size(); ++i) out_ += std::string("<th scope=\"col\"") + (t.numeric[i] ? " class=\"num\">" : ">") + escaped(t.columns[i]) + "</th>";
    out_ += "<th scope=\"col\">" + escaped(t.source_head) + "</th></tr></thead><tbody>";
    for (const ShownRow& r : t.rows) {
      out_ += "<tr><td><bdi>" + escaped(r.label) + "</bdi></td>";
      for (size_t i = 0; i < r.cells.size(); ++i) out_ += std::string("<td") + (i < t.numeric.size() && t.numeric[i] ? " class=\"num\">" : ">") + escaped(r.cells[i].text) + "</td>";
      out_ += "<td>" + escaped(r.source) + notes(r.notes) + "</td></tr>";
    }
    out_ += "</tbody></table>\n";
  }

  void section(const ShownSection& s) {
    out_ += "<section id=\"s" + s.number + "\"><h2><span class=\"no\">" + s.number + "</span><bdi>" + escaped(s.title) + "</bdi></h2>\n";
    for (const ShownTable& t : s.tables) table(t);
    for (const ShownClaim& c : s.claims) claim(c);
    for (const ShownDisagreement& d : s.disagreements)
      out_ += "<div class=\"disc\"><b>Two values.</b> <bdi>" + escaped(d.what) + "</bdi>: <bdi>" + escaped(d.first) + "</bdi>" + notes(d.first_notes) + " and <bdi>" + escaped(d.second) + "</bdi>" + notes(d.second_notes) + ". " + escaped(d.note) + "</div>\n";
    out_ += "</section>\n";
  }

  void appendix_a() {
    if (view_.withheld.empty()) return;
    out_ += "<section id=\"a\"><h2>Appendix A&nbsp; Kept out: drafted but unsupported</h2><p class=\"note\">These sentences could not be proven from their quotes. They are not findings and may be false.</p>\n";
    for (const ShownWithheld& w : view_.withheld)
      out_ += "<div class=\"rc out\"><div class=\"k\"><span class=\"c-" + std::string(name_of(w.check)) + "\">" + svg(w.check) + std::string(name_of(w.check)) + "</span></div><div><div class=\"x\" dir=\"auto\">" + escaped(w.text) + "</div><div class=\"why\">" + escaped(w.why) +
              "</div></div></div>\n";
    out_ += "</section>\n";
  }

  void appendix_b() {
    out_ += "<section id=\"b\"><h2>Appendix B&nbsp; What was read</h2><table><thead><tr><th scope=\"col\">Document</th><th scope=\"col\">Type</th><th scope=\"col\" class=\"num\">Pages</th><th scope=\"col\">How read</th></tr></thead><tbody>";
    for (const DocumentLine& d : view_.documents) {
      out_ += "<tr><td><bdi>" + escaped(d.name) + "</bdi><br><span class=\"mono note\">" + d.sha256 + "</span></td><td>" + escaped(d.type) + "</td><td class=\"num\">" + d.pages + "</td><td>" + escaped(d.how);
      if (!d.unread.empty()) out_ += "<br>Not read: " + escaped(d.unread);
      out_ += "</td></tr>";
    }
    out_ += "</tbody></table></section>\n";
  }

  void printed_notes() {
    if (view_.notes.empty()) return;
    out_ += "<section class=\"notes paper\"><h2>Footnotes</h2>";
    for (const ShownNote& n : view_.notes) {
      out_ += "<div><b>" + std::to_string(n.number) + "</b><span>" + escaped(n.place) + ": ";
      for (size_t i = 0; i < n.quotes.size(); ++i) out_ += (i ? "; “<bdi>" : "“<bdi>") + escaped(n.quotes[i]) + "</bdi>”";
      out_ += escaped(n.remark_behind_quotes()) + "</span></div>";
    }
    out_ += "</section>\n";
  }

  const ReportView& view_;
  RegionPictures* pictures_;
  std::vector<bool> opened_;
  std::string out_;
};

}  // namespace

std::string base64(std::string_view bytes) {
  constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t v = 0;
    for (size_t k = 0; k < 3; ++k) v = v << 8 | (i + k < bytes.size() ? static_cast<uint8_t>(bytes[i + k]) : 0);
    for (size_t k = 0; k < 4; ++k) out += i + k <= bytes.size() ? digits[v >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

std::string html_of(const ReportView& view, RegionPictures* pictures) { return HtmlWriter(view, pictures).run(); }

}  // namespace dossier
