#include "app/report/docx_parts.h"

#include <cctype>

namespace dossier::docx {
namespace {

const std::string kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string kSpaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string fonts(const char* latin, const char* complex, const char* asian) {
  return std::string("<w:rFonts w:ascii=\"") + latin + "\" w:hAnsi=\"" + latin + "\" w:cs=\"" + complex + "\" w:eastAsia=\"" + asian + "\"/>";
}

// Sizes in half points, lines in twentieths.
std::string style(const char* id, const char* name, const char* parent, const std::string& paragraph, const std::string& run, bool built_in = false) {
  return std::string("<w:style w:type=\"paragraph\"") + (built_in ? "" : " w:customStyle=\"1\"") + " w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + (*parent ? std::string("<w:basedOn w:val=\"") + parent + "\"/>" : "") +
         "<w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run + "</w:rPr></w:style>";
}

std::string size(int half_points) { return "<w:sz w:val=\"" + std::to_string(half_points) + "\"/><w:szCs w:val=\"" + std::to_string(half_points) + "\"/>"; }

std::string spacing(int before, int after, int line) {
  return "<w:spacing w:before=\"" + std::to_string(before) + "\" w:after=\"" + std::to_string(after) + "\" w:line=\"" + std::to_string(line) + "\" w:lineRule=\"atLeast\"/>";
}

std::string all_styles() {
  const std::string serif = fonts("Noto Serif", "Noto Naskh Arabic", "Noto Serif CJK SC"), sans = fonts("Open Sans", "Noto Sans Arabic UI", "Noto Sans CJK SC");
  std::string out = kXml + "<w:styles" + kSpaces + "><w:docDefaults><w:rPrDefault><w:rPr>" + sans + "<w:color w:val=\"15181C\"/>" + size(18) + "<w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>" + spacing(0, 0, 240) +
                    "</w:pPr></w:pPrDefault></w:docDefaults>";
  out += "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>";
  out += style("Title", "Title", "Normal", spacing(0, 100, 510), "<w:b/>" + size(44), true);
  out += style("Heading1", "heading 1", "Normal", "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"2\" w:color=\"15181C\"/></w:pBdr>" + spacing(280, 120, 340) + "<w:outlineLvl w:val=\"0\"/>", "<w:b/>" + size(26), true);
  out += style("Claim", "Claim", "Normal", spacing(0, 60, 300), serif + size(21));
  out += style("Label", "Claim label", "Normal", spacing(30, 0, 240), size(17));
  out += style("Review", "Claim review", "Normal", spacing(0, 60, 200) + "<w:ind w:left=\"240\"/>", "<w:color w:val=\"59616A\"/>" + size(15));
  out += style("Below", "Claim remark", "Normal", spacing(0, 40, 240), "<w:color w:val=\"59616A\"/>" + size(17));
  out += style("KeptOut", "Kept out", "Normal", spacing(0, 0, 270), serif + "<w:color w:val=\"59616A\"/>" + size(19));
  out += style("Small", "Small", "Normal", spacing(10, 10, 240), size(17));
  out += style("Key", "Key", "Normal", spacing(40, 0, 240), "<w:color w:val=\"434A52\"/>" + size(15));
  out += style("CoverageHead", "Coverage head", "Normal", spacing(120, 80, 300), "<w:color w:val=\"434A52\"/>" + size(17));
  out += style("Quiet", "Quiet", "Normal", spacing(0, 80, 240), "<w:color w:val=\"434A52\"/>" + size(17));
  out += style("Cell", "Cell", "Normal", spacing(50, 50, 240), size(18));
  out += style("Hash", "Hash", "Normal", spacing(0, 50, 180), fonts("Noto Mono", "Noto Mono", "Noto Mono") + "<w:color w:val=\"434A52\"/>" + size(12));
  out += style("Gap", "Gap", "Normal", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"140\" w:lineRule=\"exact\"/>", size(8));
  out += style("Running", "Running text", "Normal", "", "<w:color w:val=\"434A52\"/>" + size(16));
  out += style("FootnoteText", "footnote text", "Normal", spacing(0, 16, 230), serif + size(17), true);
  out += "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr>" + sans + "<w:b/><w:color w:val=\"17508F\"/><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>";
  return out + "</w:styles>";
}

std::string content_types() {
  std::string out = kXml + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                           "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
                           "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
  for (auto [name, type] : {std::pair{"document", "document.main"}, {"styles", "styles"}, {"settings", "settings"}, {"footnotes", "footnotes"}, {"header1", "header"}, {"footer1", "footer"}})
    out += std::string("<Override PartName=\"/word/") + name + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml." + type + "+xml\"/>";
  return out + "</Types>";
}

std::string special_footnote(const char* type, const char* id, const char* mark) {
  return std::string("<w:footnote w:type=\"") + type + "\" w:id=\"" + id + "\"><w:p><w:r><w:" + mark + "/></w:r></w:p></w:footnote>";
}

}  // namespace

const std::string kContentTypes = content_types();
const std::string kPackageRelationships =
    kXml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"document\" Type=\"" + kOffice +
    "officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"core\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
const std::string kStyles = all_styles();
const std::string kSettings = kXml + "<w:settings" + kSpaces + "><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";
const std::string kDocumentBegin = kXml + "<w:document" + kSpaces + "><w:body>";
const std::string kFootnotesBegin = kXml + "<w:footnotes" + kSpaces + ">" + special_footnote("separator", "-1", "separator") + special_footnote("continuationSeparator", "0", "continuationSeparator");

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  return out;
}

std::string part(const std::string& kind, const std::string& content) { return kXml + "<w:" + kind + kSpaces + ">" + content + "</w:" + kind + ">"; }

bool plain_time(const std::string& created) {
  bool plain = created.size() == 20 && created[10] == 'T' && created[19] == 'Z';
  for (size_t i = 0; plain && i < created.size(); ++i) plain = std::string_view("-T:Z").find(created[i]) != std::string_view::npos || std::isdigit(static_cast<unsigned char>(created[i]));
  return plain;
}

std::string core_properties(const std::string& title, const std::string& created) {
  return kXml + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                "<dc:title>" + escaped(title) + "</dc:title><dc:creator>Dossier</dc:creator>" + (plain_time(created) ? "<dcterms:created xsi:type=\"dcterms:W3CDTF\">" + created + "</dcterms:created>" : "") + "</cp:coreProperties>";
}

std::string document_relationships(const std::vector<std::string>& pictures) {
  std::string out = kXml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (auto [id, target] : {std::pair{"styles", "styles.xml"}, {"settings", "settings.xml"}, {"footnotes", "footnotes.xml"}}) out += std::string("<Relationship Id=\"") + id + "\" Type=\"" + kOffice + id + "\" Target=\"" + target + "\"/>";
  for (auto [id, target] : {std::pair{"header", "header1.xml"}, {"footer", "footer1.xml"}}) out += std::string("<Relationship Id=\"") + id + "\" Type=\"" + kOffice + id + "\" Target=\"" + target + "\"/>";
  for (const std::string& p : pictures) out += "<Relationship Id=\"pic-" + p + "\" Type=\"" + kOffice + "image\" Target=\"media/" + p + ".png\"/>";
  return out + "</Relationships>";
}

}  // namespace dossier::docx
