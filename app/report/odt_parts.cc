#include "app/report/odt_parts.h"

#include <cstdio>

#include "app/report/docx_parts.h"

namespace dossier::odt {
namespace {

using docx::escaped;

const std::string kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string style(const char* name, const std::string& paragraph, const std::string& text, const char* parent = "Standard") {
  return std::string("<style:style style:name=\"") + name + "\" style:family=\"paragraph\" style:parent-style-name=\"" + parent + "\"><style:paragraph-properties " + paragraph + "/><style:text-properties " + text + "/></style:style>";
}

std::string span(const char* name, const std::string& text) { return std::string("<style:style style:name=\"") + name + "\" style:family=\"text\"><style:text-properties " + text + "/></style:style>"; }

std::string size(const char* points) { return std::string("fo:font-size=\"") + points + "pt\" style:font-size-asian=\"" + points + "pt\" style:font-size-complex=\"" + points + "pt\" "; }

const std::string kSerif = "style:font-name=\"Noto Serif\" style:font-name-complex=\"Noto Naskh Arabic\" style:font-name-asian=\"Noto Serif CJK SC\" ";
const std::string kBold = "fo:font-weight=\"bold\" style:font-weight-complex=\"bold\" ";
const std::string kMuted = "fo:color=\"#59616a\" ", kText2 = "fo:color=\"#434a52\" ";

std::string cell(const char* name, const std::string& borders) { return std::string("<style:style style:name=\"") + name + "\" style:family=\"table-cell\"><style:table-cell-properties " + borders + "/></style:style>"; }

std::string number(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2fpt", v);
  return text;
}

}  // namespace

const std::string kSpaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

const std::string kContentStyles =
    cell("Plain", "fo:padding=\"1pt\" fo:border=\"none\"") + cell("Boxed", "fo:padding=\"7pt\" fo:border=\"0.75pt solid #15181c\"") +
    cell("Barred", "fo:padding=\"6pt\" fo:border=\"0.75pt solid #15181c\" fo:border-left=\"3.5pt solid #15181c\"") + cell("Head", "fo:padding=\"3pt\" fo:border=\"none\" fo:border-bottom=\"0.75pt solid #7c848c\"") +
    cell("Line", "fo:padding=\"3pt\" fo:border=\"none\" fo:border-bottom=\"0.5pt solid #d0d5da\"") + "<style:style style:name=\"Inline\" style:family=\"graphic\"><style:graphic-properties style:vertical-pos=\"middle\" style:vertical-rel=\"text\"/></style:style>";

std::string styles(double width, double height, const std::string& header_left, const std::string& header_right, const std::string& footer) {
  std::string side = number((width - 490) / 2), tab = "<style:paragraph-properties><style:tab-stops><style:tab-stop style:position=\"490pt\" style:type=\"right\"/></style:tab-stops></style:paragraph-properties>";
  std::string out = kXml + "<office:document-styles" + kSpaces + "><office:font-face-decls>";
  for (const char* font : {"Open Sans", "Noto Serif", "Noto Naskh Arabic", "Noto Sans Arabic UI", "Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Mono"}) out += std::string("<style:font-face style:name=\"") + font + "\" svg:font-family=\"'" + font + "'\"/>";
  out += "</office:font-face-decls><office:styles><style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:margin-top=\"0pt\" fo:margin-bottom=\"0pt\" style:writing-mode=\"page\"/><style:text-properties style:font-name=\"Open Sans\" style:font-name-complex=\"Noto Sans Arabic UI\" style:font-name-asian=\"Noto Sans CJK SC\" fo:color=\"#15181c\" fo:language=\"en\" fo:country=\"GB\" " + size("9") + "/></style:default-style>";
  out += "<style:style style:name=\"Standard\" style:family=\"paragraph\"/>";
  out += style("Title", "fo:margin-bottom=\"5pt\" fo:text-align=\"start\"", size("22") + kBold);
  out += style("Heading_20_1", "fo:margin-top=\"14pt\" fo:margin-bottom=\"6pt\" fo:keep-with-next=\"always\" fo:border-bottom=\"0.75pt solid #15181c\" fo:padding-bottom=\"2pt\"", size("13") + kBold);
  out += style("Claim", "fo:line-height=\"130%\" fo:margin-bottom=\"3pt\" fo:text-align=\"start\"", size("10.5") + kSerif);
  out += style("ClaimRtl", "fo:line-height=\"130%\" fo:margin-bottom=\"3pt\" fo:text-align=\"start\" style:writing-mode=\"rl-tb\"", size("10.5") + kSerif);
  out += style("KeptOut", "fo:text-align=\"start\"", size("9.5") + kSerif + kMuted + "fo:font-style=\"italic\"") + style("KeptOutRtl", "fo:text-align=\"start\" style:writing-mode=\"rl-tb\"", size("9.5") + kSerif + kMuted);
  out += style("Small", "fo:margin-bottom=\"1pt\"", size("8.5")) + style("Quiet", "fo:margin-bottom=\"4pt\"", size("8.5") + kText2) + style("Review", "fo:margin-left=\"12pt\"", size("7.5") + kMuted) + style("Below", "fo:margin-bottom=\"2pt\"", size("8.5") + kMuted);
  out += style("Cell", "fo:text-align=\"start\"", size("9")) + style("CellRight", "fo:text-align=\"end\"", size("9")) + style("Hash", "fo:text-align=\"start\"", size("6") + "style:font-name=\"Noto Mono\" " + kText2) + style("Gap", "fo:line-height=\"6pt\"", size("4"));
  out += std::string("<style:style style:name=\"Tabbed\" style:family=\"paragraph\" style:parent-style-name=\"Small\"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position=\"470pt\" style:type=\"right\"/></style:tab-stops></style:paragraph-properties></style:style>");
  out += "<style:style style:name=\"Running\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">" + tab + "<style:text-properties " + size("8") + kText2 + "/></style:style>";
  out += style("Footnote", "fo:margin-left=\"13pt\" fo:text-indent=\"-13pt\" fo:margin-bottom=\"0.8pt\"", size("8.5") + kSerif);
  out += span("Strong", kBold) + span("Mark", "fo:color=\"#17508f\" fo:font-weight=\"bold\" style:text-position=\"super 62%\"");
  for (auto [name, rgb] : {std::pair{"verbatim", "15181c"}, {"computed", "5a3a94"}, {"supported", "14633f"}, {"judged", "7d4e00"}, {"unsupported", "59616a"}, {"failed", "a3201a"}})
    out += span((std::string("class-") + name).c_str(), kBold + "fo:color=\"#" + rgb + "\"");
  out += "<text:notes-configuration text:note-class=\"footnote\" style:num-format=\"1\" text:citation-body-style-name=\"Mark\" text:default-style-name=\"Footnote\" text:footnotes-position=\"page\" text:start-numbering-at=\"document\"/>";
  out += "</office:styles><office:automatic-styles><style:page-layout style:name=\"page\"><style:page-layout-properties fo:page-width=\"" + number(width) + "\" fo:page-height=\"" + number(height) + "\" fo:margin-top=\"21pt\" fo:margin-bottom=\"20pt\" fo:margin-left=\"" + side + "\" fo:margin-right=\"" + side +
         "\"/><style:header-style><style:header-footer-properties fo:min-height=\"14pt\" fo:margin-bottom=\"12pt\"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height=\"14pt\" fo:margin-top=\"10pt\" fo:border-top=\"0.5pt solid #7c848c\" fo:padding-top=\"4pt\"/></style:footer-style></style:page-layout></office:automatic-styles>";
  out += "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"page\"><style:header><text:p text:style-name=\"Running\">" + escaped(header_left) + "<text:tab/>" + escaped(header_right) + "</text:p></style:header><style:footer><text:p text:style-name=\"Running\">" + escaped(footer) +
         "<text:tab/>Page <text:page-number text:select-page=\"current\">1</text:page-number> of <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>";
  return out;
}

std::string manifest(const std::vector<std::string>& pictures) {
  std::string out = kXml + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>";
  for (const char* part : {"content.xml", "styles.xml", "meta.xml"}) out += std::string("<manifest:file-entry manifest:full-path=\"") + part + "\" manifest:media-type=\"text/xml\"/>";
  for (const std::string& p : pictures) out += "<manifest:file-entry manifest:full-path=\"Pictures/" + p + ".png\" manifest:media-type=\"image/png\"/>";
  return out + "</manifest:manifest>";
}

std::string meta(const std::string& title, const std::string& created) {
  return kXml + "<office:document-meta" + kSpaces + "><office:meta><meta:generator>Dossier</meta:generator><dc:title>" + escaped(title) + "</dc:title>" + (docx::plain_time(created) ? "<meta:creation-date>" + created + "</meta:creation-date>" : "") + "</office:meta></office:document-meta>";
}

}  // namespace dossier::odt
