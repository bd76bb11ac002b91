#include "ingest/reader/office/xlsx_reader.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "ingest/reader/office/drawings.h"
#include "ingest/reader/office/ooxml_package.h"
#include "ingest/reader/office/package_files.h"
#include "ingest/reader/office/sheet.h"

namespace dossier::reader {
namespace {

// "BC12" -> row 11, column 54; false if it is no reference.
bool parse_reference(std::string_view text, uint32_t& row, uint32_t& column) {
  uint64_t c = 0, r = 0;
  size_t at = 0;
  while (at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4) c = c * 26 + static_cast<uint64_t>(text[at++] - 'A' + 1);
  size_t digits = at;
  while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) && at < digits + 8) r = r * 10 + static_cast<uint64_t>(text[at++] - '0');
  if (c == 0 || r == 0 || c > Sheet::kMaxColumns || r > Sheet::kMaxRows) return false;
  row = static_cast<uint32_t>(r - 1);
  column = static_cast<uint32_t>(c - 1);
  return true;
}

// Formats that have numbers but no code in the file (ECMA-376 part 1, 18.8.30).
std::string built_in_format(int id) {
  if (id == 9) return "0%";
  if (id == 10) return "0.00%";
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) return "yyyy-mm-dd";
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return "hh:mm";
  if (id == 22) return "yyyy-mm-dd hh:mm";
  return "";
}

int to_int(std::string_view text, int otherwise = 0) { return text.empty() ? otherwise : std::atoi(std::string(text).c_str()); }
bool truthy(std::string_view text) { return text == "1" || text == "true"; }

// Rich text runs joined; phonetic guides left out.
std::string string_item(const pugi::xml_node& item) {
  std::string out;
  for (pugi::xml_node node : item.children()) {
    if (local_name(node) == "t") out += text_below(node);
    if (local_name(node) == "r") out += text_below(child(node, "t"));
  }
  return out;
}

// A large sheet is nearly all rows, and the tree of all of them takes ten times their bytes: they are parsed one by one.
constexpr size_t kLargeSheet = 4 << 20;

struct SheetXml {
  std::string rest;       // the sheet without its rows
  std::string_view rows;  // between the tags of sheetData
};

// Nothing where the sheet is not written plainly: then it is parsed as a whole.
std::optional<SheetXml> rows_apart(const std::string& xml) {
  size_t tag = xml.find("<sheetData>"), end = xml.rfind("</sheetData>");
  if (tag == std::string::npos || end == std::string::npos || end < tag) return std::nullopt;
  size_t begin = tag + std::string_view("<sheetData>").size();
  SheetXml out{xml.substr(0, begin) + xml.substr(end), std::string_view(xml).substr(begin, end - begin)};
  if (out.rows.find("<!") != std::string_view::npos) return std::nullopt;  // comments and CDATA may hold what looks like tags
  return out;
}

// The next row's element, cut off `rows`; empty at the end.
std::string_view next_row(std::string_view& rows) {
  constexpr std::string_view kEnd = "</row>";
  size_t begin = rows.find("<row");
  if (begin == std::string_view::npos) return {};
  size_t end = begin;
  for (char quote = 0; end < rows.size() && (quote || rows[end] != '>'); ++end) {
    if (quote ? rows[end] == quote : rows[end] == '"' || rows[end] == '\'') quote = quote ? '\0' : rows[end];
  }
  if (end < rows.size() && rows[end - 1] != '/') end = rows.find(kEnd, end);
  if (end >= rows.size()) end = rows.size();
  else end += rows[end] == '>' ? 1 : kEnd.size();
  std::string_view row = rows.substr(begin, end - begin);
  rows.remove_prefix(end);
  return row;
}

class Workbook {
 public:
  explicit Workbook(Package& package) : package_(package), graphics_(package) {}

  Status tell(Story& story, DocumentInfo& info) {
    std::string main = package_.main_member();
    auto workbook = package_.xml(main);
    if (!workbook) return Error{ErrorKind::damaged, "the workbook cannot be read", "", ""};
    pugi::xml_node root = workbook->document_element();
    date1904_ = truthy(attribute(child(root, "workbookPr"), "date1904"));
    std::vector<Relationship> relationships = package_.relationships(main);
    for (const Relationship& r : relationships) {
      if (r.type == "sharedStrings") read_strings(r.target);
      if (r.type == "styles") read_formats(r.target);
    }
    for (pugi::xml_node node : child(root, "sheets").children()) {
      if (local_name(node) != "sheet") continue;
      std::string_view id = node.attribute("r:id") ? std::string_view(node.attribute("r:id").value()) : std::string_view();
      if (id.empty())
        for (pugi::xml_attribute a : node.attributes())  // another prefix for the relationships' namespace
          if (std::string_view name = a.name(); name.size() > 3 && name.substr(name.size() - 3) == ":id") id = a.value();
      auto target = std::find_if(relationships.begin(), relationships.end(), [&](const Relationship& r) { return r.id == id; });
      if (target == relationships.end()) continue;
      if (!told_.insert(target->target).second) {
        info.findings.push_back({FindingKind::limit_reached, "sheet " + scrub_utf8(attribute(node, "name")) + " has the cells of another and was left out", {}});
        continue;
      }
      Sheet sheet;
      sheet.name = scrub_utf8(attribute(node, "name"));
      std::string_view state = attribute(node, "state");
      sheet.hidden = state == "hidden" || state == "veryHidden";
      if (sheet.hidden) info.findings.push_back({FindingKind::hidden_content, "sheet " + sheet.name + " is hidden", {}});
      read_sheet(target->target, sheet);
      if (!sheet.hidden_rows.empty() || !sheet.hidden_columns.empty()) info.findings.push_back({FindingKind::hidden_content, "hidden rows or columns in sheet " + sheet.name, {}});
      sheet.tell(story);
      tell_headers(target->target, story);
      tell_beside(target->target, sheet.name, story, info);
    }
    return {};
  }

 private:
  void read_strings(const std::string& member) {
    auto document = package_.xml(member);
    if (!document) return;
    for (pugi::xml_node node : document->document_element().children())
      if (local_name(node) == "si") strings_.push_back(string_item(node));
  }

  void read_formats(const std::string& member) {
    auto document = package_.xml(member);
    if (!document) return;
    std::map<int, std::string> codes;
    for (pugi::xml_node node : child(document->document_element(), "numFmts").children()) codes[to_int(attribute(node, "numFmtId"))] = attribute(node, "formatCode");
    for (pugi::xml_node node : child(document->document_element(), "cellXfs").children()) {
      int id = to_int(attribute(node, "numFmtId"));
      auto found = codes.find(id);
      formats_.push_back(found == codes.end() ? built_in_format(id) : found->second);
    }
  }

  // The sheet's tree; of a large one without its rows, which `rows` gets.
  std::unique_ptr<pugi::xml_document> sheet_xml(const std::string& member, std::string_view& rows) {
    const std::string* bytes = package_.member(member);
    std::optional<SheetXml> parts = bytes && bytes->size() > kLargeSheet ? rows_apart(*bytes) : std::nullopt;
    if (!parts) return package_.xml(member);
    rows = parts->rows;
    return package_.parse(parts->rest);
  }

  void read_row(const pugi::xml_node& node, uint32_t& row, Sheet& sheet) {
    if (local_name(node) != "row") return;
    if (int given = to_int(attribute(node, "r")); given > 0) row = static_cast<uint32_t>(given - 1);
    if (truthy(attribute(node, "hidden"))) sheet.hidden_rows.insert(row);
    uint32_t column = 0;
    for (pugi::xml_node cell : node.children()) {
      if (local_name(cell) != "c") continue;
      uint32_t r = row, c = column;
      parse_reference(attribute(cell, "r"), r, c);
      read_cell(cell, r, c, sheet);
      column = c + 1;
    }
    ++row;
  }

  void read_sheet(const std::string& member, Sheet& sheet) {
    std::string_view rows;
    auto document = sheet_xml(member, rows);
    if (!document) return;
    pugi::xml_node root = document->document_element();
    for (pugi::xml_node node : child(root, "cols").children())
      if (truthy(attribute(node, "hidden")))
        for (int c = std::max(1, to_int(attribute(node, "min"), 1)); c <= std::min<int>(to_int(attribute(node, "max"), 1), Sheet::kMaxColumns); ++c)
          sheet.hidden_columns.insert(static_cast<uint32_t>(c - 1));
    uint32_t row = 0;
    for (pugi::xml_node node : child(root, "sheetData").children()) read_row(node, row, sheet);
    for (std::string_view slice = next_row(rows); !slice.empty() && !sheet.full(); slice = next_row(rows))
      if (auto parsed = package_.parse(slice)) read_row(parsed->document_element(), row, sheet);
    for (pugi::xml_node node : child(root, "mergeCells").children()) {
      std::string_view range = attribute(node, "ref");
      size_t colon = range.find(':');
      uint32_t r0, c0, r1, c1;
      if (colon == std::string_view::npos || !parse_reference(range.substr(0, colon), r0, c0) || !parse_reference(range.substr(colon + 1), r1, c1) || r1 < r0 || c1 < c0) continue;
      if (SheetCell* cell = sheet.find(r0, c0)) cell->column_span = c1 - c0 + 1, cell->row_span = r1 - r0 + 1;
    }
  }

  void read_cell(const pugi::xml_node& node, uint32_t row, uint32_t column, Sheet& sheet) {
    SheetCell cell;
    std::string_view type = attribute(node, "t");
    std::string value = text_below(child(node, "v"));
    cell.formula = text_below(child(node, "f"));
    if (type == "s") {
      size_t index = static_cast<size_t>(std::strtoull(value.c_str(), nullptr, 10));
      if (index < strings_.size()) cell.text = strings_[index];
    } else if (type == "inlineStr") {
      cell.text = string_item(child(node, "is"));
    } else if (type == "str" || type == "e" || type == "d") {
      cell.text = value;
    } else if (type == "b") {
      cell.text = value == "1" ? "TRUE" : "FALSE";
    } else {
      size_t format = static_cast<size_t>(std::max(0, to_int(attribute(node, "s"))));
      cell.text = shown_number(value, format < formats_.size() ? formats_[format] : "", date1904_);
      cell.number = !value.empty();
    }
    if (cell.text.empty() && cell.formula.empty()) return;
    if (cell.text.empty()) cell.text = "=" + cell.formula;  // never computed: the formula is all there is
    sheet.set(row, column, std::move(cell));
  }

  // What lies over a sheet's cells: comments, shapes with words, charts.
  void tell_beside(const std::string& member, const std::string& name, Story& story, DocumentInfo& info) {
    for (const Relationship& r : package_.relationships(member)) {
      if (r.external || (r.type != "comments" && r.type != "drawing") || !told_.insert(r.target).second) continue;
      auto document = package_.xml(r.target);
      if (!document) continue;
      if (r.type == "comments") {
        for (pugi::xml_node comment : child(document->document_element(), "commentList").children())
          info.findings.push_back({FindingKind::comment, "sheet " + name + ", " + scrub_utf8(attribute(comment, "ref")) + ": " + string_item(child(comment, "text")), {}});
      } else {
        tell_shapes(document->document_element(), 0, story);
        graphics_.tell(r.target, document->document_element(), story);
      }
    }
  }

  static void tell_shapes(const pugi::xml_node& node, int depth, Story& story) {
    if (depth > kMaxXmlDepth) return;
    for (pugi::xml_node inner : node.children()) {
      if (local_name(inner) == "txBody") story.block(BlockKind::paragraph, body_words(inner));
      else if (local_name(inner) != "Fallback") tell_shapes(inner, depth + 1, story);
    }
  }

  void tell_headers(const std::string& member, Story& story) {
    std::string_view rows;
    auto document = sheet_xml(member, rows);
    if (!document) return;
    for (pugi::xml_node node : child(document->document_element(), "headerFooter").children()) {
      // "&L&\"Arial\"left&Cmiddle &P": codes are taken out, what a person typed stays.
      std::string raw = text_below(node), text;
      for (size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '&') {
          text += raw[i];
          continue;
        }
        if (++i >= raw.size()) break;
        if (raw[i] == '&') text += '&';
        if (raw[i] == '"') i = std::min(raw.find('"', i + 1), raw.size());
        if (raw[i == raw.size() ? 0 : i] == 'L' || raw[i == raw.size() ? 0 : i] == 'C' || raw[i == raw.size() ? 0 : i] == 'R') text += ' ';
      }
      bool header = local_name(node).find("eader") != std::string_view::npos;
      story.block(header ? BlockKind::running_header : BlockKind::running_footer, text);
    }
  }

  Package& package_;
  Graphics graphics_;
  std::vector<std::string> strings_, formats_;
  std::set<std::string> told_;  // members: each belongs to one sheet or lies over one, and is read once however often a hostile file names it
  bool date1904_ = false;
};

}  // namespace

Status read_xlsx(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(Package package, Package::open(source.bytes(), context.request.limits));
  package.describe(info);
  Story story(context);
  Status told = Workbook(package).tell(story, info);
  DOSSIER_TRY(story.finish(info));
  DOSSIER_TRY(told);
  DOSSIER_TRY(read_package_files(source, context, info));
  return package.damage();
}

}  // namespace dossier::reader
