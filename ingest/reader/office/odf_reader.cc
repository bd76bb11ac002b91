#include "ingest/reader/office/odf_reader.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "ingest/reader/container/members.h"
#include "ingest/reader/office/odf_lists.h"
#include "ingest/reader/office/ooxml_package.h"
#include "ingest/reader/office/package_files.h"
#include "ingest/reader/office/sheet.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

long repeat_of(const pugi::xml_node& node, std::string_view name) {
  std::string value(attribute(node, name));
  return value.empty() ? 1 : std::max(1L, std::strtol(value.c_str(), nullptr, 10));
}

// Names of styles in whose properties (`properties`) the attribute `name` says `value`.
void collect_styles(const pugi::xml_node& styles, std::string_view properties, std::string_view name, std::string_view value, std::set<std::string>& out) {
  for (pugi::xml_node node : styles.children())
    if (attribute(child(node, properties), name) == value) out.insert(std::string(attribute(node, "name")));
}

// The styles of content.xml and styles.xml, as far as they decide what a reader sees.
struct OdfStyles {
  std::set<std::string> hidden_text, raised_text, hidden_tables, hidden_pages;
  OdfLists lists;

  void read(const pugi::xml_node& root) {
    for (const char* place : {"styles", "automatic-styles"}) {
      pugi::xml_node styles = child(root, place);
      collect_styles(styles, "text-properties", "display", "none", hidden_text);
      for (pugi::xml_node node : styles.children())
        if (attribute(child(node, "text-properties"), "text-position").starts_with("super")) raised_text.insert(std::string(attribute(node, "name")));
      collect_styles(styles, "table-properties", "display", "false", hidden_tables);
      collect_styles(styles, "drawing-page-properties", "visibility", "hidden", hidden_pages);
      lists.read_styles(styles);
    }
  }
};

// Text below a note, a comment, a cell: paragraphs on lines of their own, spaces and tabs as they stand, no comments.
void collect_words(const pugi::xml_node& node, int depth, std::string& out) {
  if (depth > kMaxXmlDepth) return;
  for (pugi::xml_node inner : node.children()) {
    std::string_view name = local_name(inner);
    if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata) {
      out += inner.value();
    } else if (name == "s") {
      out.append(static_cast<size_t>(std::min(repeat_of(inner, "c"), 1000L)), ' ');
    } else if (name == "tab") {
      out += '\t';
    } else if (name == "line-break") {
      out += '\n';
    } else if (name == "p" || name == "h") {
      if (!out.empty() && out.back() != '\n') out += '\n';
      collect_words(inner, depth + 1, out);
    } else if (name != "annotation" && name != "note" && name != "ruby-text" && name != "tracked-changes") {
      collect_words(inner, depth + 1, out);
    }
  }
}

std::string words_below(const pugi::xml_node& node) {
  std::string out;
  collect_words(node, 0, out);
  size_t begin = out.find_first_not_of(" \n\t"), end = out.find_last_not_of(" \n\t");
  return begin == std::string::npos ? "" : scrub_utf8(std::string_view(out).substr(begin, end + 1 - begin));
}

std::string comment_text(const pugi::xml_node& annotation) {
  std::string text;
  for (pugi::xml_node node : annotation.children())
    if (local_name(node) == "p" || local_name(node) == "list") text += (text.empty() ? "" : " ") + words_below(node);
  return text_below(child(annotation, "creator")) + ": " + text;
}

class Teller {
 public:
  Teller(Story& story, DocumentInfo& info, OdfStyles& styles) : story_(story), info_(info), styles_(styles) {}

  // What the change regions say: which marks are insertions. Deleted text stands inside the regions and is never told.
  void read_changes(const pugi::xml_node& body) {
    for (pugi::xml_node region : child(body, "tracked-changes").children()) {
      if (child(region, "deletion")) deleted_ = true;
      if (child(region, "insertion")) insertions_.insert(std::string(attribute(region, "id")));
    }
  }

  void tell_blocks(const pugi::xml_node& parent, int depth, int list_depth) {
    if (depth > kMaxXmlDepth) return;
    for (pugi::xml_node node : parent.children()) {
      std::string_view name = local_name(node);
      if (name == "h") {
        int level = std::clamp(std::atoi(std::string(attribute(node, "outline-level")).c_str()), 1, 9);
        if (list_depth == 0 && attribute(node, "is-list-header") != "true") label_ = styles_.lists.next_heading(level);
        tell_paragraph(node, depth, BlockKind::heading, level);
      } else if (name == "p") {
        tell_paragraph(node, depth, list_depth > 0 ? BlockKind::list_item : BlockKind::paragraph, list_depth);
      } else if (name == "list") {
        styles_.lists.open(node);
        tell_blocks(node, depth + 1, list_depth + 1);
        styles_.lists.close();
      } else if (name == "list-item" && list_depth > 0) {
        // An item that only holds a list of the next level has no number of its own.
        std::string_view first = local_name(node.first_child());
        if (first == "number") first = local_name(node.first_child().next_sibling());
        if (first == "p" || first == "h") label_ = styles_.lists.next(node);
        tell_blocks(node, depth + 1, list_depth);
        label_.clear();
      } else if (name == "section" && attribute(node, "display") == "none") {
        const bool outer = std::exchange(hiding_, true);
        tell_blocks(node, depth + 1, list_depth);
        hiding_ = outer;
      } else if (name == "table") {
        tell_table(node, depth);
      } else if (name == "change-start" || name == "change-end") {
        mark_change(node);
      } else if (name != "tracked-changes" && name != "sequence-decls" && name != "forms" && name != "annotation" && name != "variable-decls" && name != "notes") {
        tell_blocks(node, depth + 1, list_depth);
      }
    }
  }

  void tell_notes_page(const pugi::xml_node& page) {
    in_notes_ = true;
    tell_blocks(page, 0, 0);
    in_notes_ = false;
  }

  void finish() {
    if (deleted_) info_.findings.push_back({FindingKind::tracked_changes, "tracked deletions were left out", {}});
    if (!insertions_.empty()) info_.findings.push_back({FindingKind::tracked_changes, "tracked insertions are marked", {}});
    if (hidden_) info_.findings.push_back({FindingKind::hidden_content, "hidden text", {}});
  }

 private:
  void mark_change(const pugi::xml_node& node) {
    if (insertions_.count(std::string(attribute(node, "change-id")))) inserting_ = local_name(node) == "change-start";
  }

  void add(std::string_view text) {
    auto word_style =
        static_cast<uint16_t>((inserting_ ? style::kInserted : 0) | (hiding_ ? style::kHidden : 0) | (raised_ ? style::kSuperscript : 0));
    hidden_ = hidden_ || (hiding_ && text.find_first_not_of(" \n\t") != std::string_view::npos);
    if (!runs_.empty() && runs_.back().style == word_style)
      runs_.back().text += text;
    else
      runs_.push_back({std::string(text), word_style});
  }

  void tell_paragraph(const pugi::xml_node& paragraph, int depth, BlockKind kind, int level) {
    std::vector<FlowPage::Run> outer = std::move(runs_);
    std::vector<std::string> outer_notes = std::move(cited_);
    runs_.clear();
    cited_.clear();
    std::string label = std::exchange(label_, "");
    const bool outer_hiding = std::exchange(hiding_, hiding_ || is_hidden(paragraph));
    tell_inline(paragraph, depth + 1);
    hiding_ = outer_hiding;
    bool solid = std::any_of(runs_.begin(), runs_.end(), [](const FlowPage::Run& r) { return r.text.find_first_not_of(" \t\n") != std::string::npos; });
    if (solid && !label.empty()) runs_.insert(runs_.begin(), {label + (label.ends_with(' ') ? "" : " "), 0});
    if (cell_) {
      *cell_ += FlowPage::joined(runs_) + '\n';
    } else {
      story_.block(in_notes_ ? BlockKind::side_note : kind, runs_, static_cast<uint8_t>(level));
    }
    for (const std::string& note : cited_)
      if (cell_)
        *cell_ += note + "\n";
      else
        story_.block(BlockKind::footnote, note);
    runs_ = std::move(outer);
    cited_ = std::move(outer_notes);
  }

  void tell_inline(const pugi::xml_node& parent, int depth) {
    if (depth > kMaxXmlDepth) return;
    for (pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        add(scrub_utf8(node.value()));
        continue;
      }
      std::string_view name = local_name(node);
      if (name == "s")
        add(std::string(static_cast<size_t>(std::min(repeat_of(node, "c"), 1000L)), ' '));
      else if (name == "tab")
        add("\t");
      else if (name == "line-break")
        add("\n");
      else if (name == "note")
        tell_note(node);
      else if (name == "annotation")
        tell_comment(node);
      else if (name == "change-start" || name == "change-end")
        mark_change(node);
      else if (name == "p" || name == "text-box" || name == "h")
        tell_blocks_inside(node, depth);
      else if (name == "span" && is_hidden(node))
        tell_hidden(node, depth + 1);
      else if (name == "span" && styles_.raised_text.count(std::string(attribute(node, "style-name"))) > 0)
        tell_raised(node, depth + 1);
      // A number that is written out beside the automatic one says the same.
      else if (name != "ruby-text" && name != "desc" && name != "title" && name != "binary-data" && name != "number")
        tell_inline(node, depth + 1);
    }
  }
  bool is_hidden(const pugi::xml_node& node) const { return styles_.hidden_text.count(std::string(attribute(node, "style-name"))) > 0; }
  void tell_hidden(const pugi::xml_node& node, int depth) {
    const bool outer = std::exchange(hiding_, true);
    tell_inline(node, depth);
    hiding_ = outer;
  }
  void tell_raised(const pugi::xml_node& node, int depth) {
    const bool outer = std::exchange(raised_, true);
    tell_inline(node, depth);
    raised_ = outer;
  }
  void tell_blocks_inside(const pugi::xml_node& node, int depth) {
    local_name(node) == "text-box" ? tell_blocks(node, depth + 1, 0) : tell_paragraph(node, depth, BlockKind::paragraph, 0);
  }

  void tell_note(const pugi::xml_node& note) {
    std::string mark = text_below(child(note, "note-citation"));
    const bool outer = std::exchange(raised_, true);
    add(mark);
    raised_ = outer;
    cited_.push_back(mark + " " + words_below(child(note, "note-body")));
  }

  void tell_comment(const pugi::xml_node& annotation) { info_.findings.push_back({FindingKind::comment, comment_text(annotation), {}}); }

  void tell_table(const pugi::xml_node& table, int depth) {
    if (cell_) {  // a table in a cell is told as the cell's text
      for (pugi::xml_node node : table.children())
        if (local_name(node) != "table-column") tell_blocks(node, depth + 1, 0);
      return;
    }
    std::vector<std::vector<FlowPage::CellText>> rows;
    unsigned header_rows = 0;
    collect_rows(table, depth, rows, header_rows, false);
    if (!rows.empty()) story_.table(std::move(rows), header_rows);
  }
  void collect_rows(const pugi::xml_node& parent, int depth, std::vector<std::vector<FlowPage::CellText>>& rows, unsigned& header_rows, bool in_head) {
    if (depth > kMaxXmlDepth) return;
    for (pugi::xml_node node : parent.children()) {
      std::string_view name = local_name(node);
      if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group") {
        collect_rows(node, depth + 1, rows, header_rows, in_head || name == "table-header-rows");
      } else if (name == "table-row") {
        std::vector<FlowPage::CellText> cells;
        for (pugi::xml_node cell : node.children()) {
          if (local_name(cell) != "table-cell") continue;
          FlowPage::CellText out;
          cell_ = &out.text;
          tell_blocks(cell, depth + 2, 0);
          cell_ = nullptr;
          out.column_span = static_cast<uint16_t>(std::min(repeat_of(cell, "number-columns-spanned"), 1000L));
          out.row_span = static_cast<uint16_t>(std::min(repeat_of(cell, "number-rows-spanned"), 1000L));
          cells.push_back(std::move(out));
        }
        if (in_head && header_rows == rows.size()) ++header_rows;
        rows.push_back(std::move(cells));
      }
    }
  }

  Story& story_;
  DocumentInfo& info_;
  OdfStyles& styles_;
  std::set<std::string> insertions_;
  std::string label_;  // of the paragraph that comes next
  std::vector<FlowPage::Run> runs_;
  std::vector<std::string> cited_;
  std::string* cell_ = nullptr;
  bool deleted_ = false, inserting_ = false, in_notes_ = false, hiding_ = false, hidden_ = false, raised_ = false;
};

// What filled cells that repeat another may take, in all sheets of a document, a cell being kCellBytes and its text: some hundred bytes of a file can ask for
// a million of them, as often as they stand in it.
constexpr size_t kMostCopiedBytes = size_t{64} << 20, kCellBytes = 64;

// The cell, and as many copies in the columns behind it as there is room for; the first is a copy too if its row is.
void set_repeated(uint32_t row, uint32_t column, long times, bool copied_row, const SheetCell& cell, size_t& room, Sheet& sheet) {
  const size_t cost = kCellBytes + cell.text.size() + cell.formula.size();
  for (long i = 0; i < times; ++i) {
    if (copied_row || i > 0) {
      if (room < cost) {
        room = 0;
        return sheet.cut_off();
      }
      room -= cost;
    }
    sheet.set(row, column + static_cast<uint32_t>(i), cell);
  }
}

// Rows of a sheet, groups included. Repeated empty rows and cells are counted, not made.
void read_rows(const pugi::xml_node& parent, int depth, uint32_t& row, size_t& room, Sheet& sheet, DocumentInfo& info) {
  if (depth > kMaxXmlDepth) return;
  for (pugi::xml_node node : parent.children()) {
    std::string_view name = local_name(node);
    if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group") read_rows(node, depth + 1, row, room, sheet, info);
    if (name != "table-row") continue;
    long rows = repeat_of(node, "number-rows-repeated");
    bool filled = false;
    for (long again = 0; again < std::min(rows, 1000L) && row < Sheet::kMaxRows; ++again) {
      if (again > 0 && room == 0) {
        sheet.cut_off();
        break;
      }
      uint32_t column = 0;
      for (pugi::xml_node cell : node.children()) {
        if (local_name(cell) != "table-cell" && local_name(cell) != "covered-table-cell") continue;
        long cells = std::min(repeat_of(cell, "number-columns-repeated"), long{Sheet::kMaxColumns});
        SheetCell out;
        out.text = words_below(cell);
        if (pugi::xml_node annotation = child(cell, "annotation"); annotation && again == 0)
          info.findings.push_back({FindingKind::comment, "sheet " + sheet.name + ": " + comment_text(annotation), {}});
        out.formula = scrub_utf8(attribute(cell, "formula"));
        if (size_t colon = out.formula.find(":="); colon != std::string::npos && colon < 8) out.formula.erase(0, colon + 2);
        std::string_view type = attribute(cell, "value-type");
        out.number = type == "float" || type == "percentage" || type == "currency";
        out.column_span = static_cast<uint32_t>(std::min(repeat_of(cell, "number-columns-spanned"), 1000L));
        out.row_span = static_cast<uint32_t>(std::min(repeat_of(cell, "number-rows-spanned"), 1000L));
        if (!out.text.empty() && local_name(cell) == "table-cell") {
          filled = true;
          set_repeated(row, column, std::min(cells, 1000L), again > 0, out, room, sheet);
        }
        column += static_cast<uint32_t>(cells);
        if (column > Sheet::kMaxColumns) break;
      }
      std::string_view visibility = attribute(node, "visibility");
      if (filled && (visibility == "collapse" || visibility == "filter")) sheet.hidden_rows.insert(row);
      ++row;
      if (!filled) {
        row += static_cast<uint32_t>(std::min(rows - 1, long{Sheet::kMaxRows}));
        break;
      }
    }
  }
}

void tell_sheets(const pugi::xml_node& spreadsheet, const OdfStyles& styles, Story& story, DocumentInfo& info) {
  size_t room = kMostCopiedBytes;
  for (pugi::xml_node table : spreadsheet.children()) {
    if (local_name(table) != "table") continue;
    Sheet sheet;
    sheet.name = scrub_utf8(attribute(table, "name"));
    sheet.hidden = styles.hidden_tables.count(std::string(attribute(table, "style-name"))) > 0;
    uint32_t column = 0;
    for (pugi::xml_node node : table.children()) {
      if (local_name(node) != "table-column") continue;
      long columns = std::min(repeat_of(node, "number-columns-repeated"), long{Sheet::kMaxColumns});
      if (attribute(node, "visibility") == "collapse")
        for (long i = 0; i < columns && i < 1000; ++i) sheet.hidden_columns.insert(column + static_cast<uint32_t>(i));
      column += static_cast<uint32_t>(columns);
    }
    uint32_t row = 0;
    read_rows(table, 0, row, room, sheet, info);
    if (sheet.hidden) info.findings.push_back({FindingKind::hidden_content, "sheet " + sheet.name + " is hidden", {}});
    if (!sheet.hidden_rows.empty()) info.findings.push_back({FindingKind::hidden_content, "hidden rows in sheet " + sheet.name, {}});
    sheet.tell(story);
  }
}

// Headers and footers stand once, on the first page: they repeat on all.
void tell_furniture(const pugi::xml_node& root, Story& story) {
  std::set<std::string> told;
  for (pugi::xml_node page : child(root, "master-styles").children()) {
    if (local_name(page) != "master-page") continue;
    for (pugi::xml_node node : page.children()) {
      std::string_view name = local_name(node);
      const bool header = name.starts_with("header"), footer = name.starts_with("footer");
      if ((!header && !footer) || attribute(node, "display") == "false") continue;
      std::string text = words_below(node);
      if (!text.empty() && told.insert(text).second) story.block(header ? BlockKind::running_header : BlockKind::running_footer, text);
    }
  }
}

void describe(const std::string& meta, DocumentInfo& info) {
  pugi::xml_document document;
  if (!document.load_buffer(meta.data(), meta.size())) return;
  for (pugi::xml_node node : child(document.document_element(), "meta").children()) {
    std::string_view name = local_name(node);
    std::string value = text_below(node);
    if (name == "title") info.title = value;
    if (name == "initial-creator" || (name == "creator" && info.author.empty())) info.author = value;
    if (name == "creation-date") info.created = value;
    if (name == "date") info.modified = value;
    if (name == "language") info.language = value;
  }
}

}  // namespace

Status read_odf(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(PackageMembers package, read_package(source.bytes(), unpack_limits(context.request.limits), [](std::string_view name) {
    return name == "content.xml" || name == "styles.xml" || name == "meta.xml" || name == "META-INF/manifest.xml" || name == "META-INF/documentsignatures.xml" || name.substr(0, 6) == "Basic/";
  }));
  auto& members = package.by_name;
  if (members.count("META-INF/documentsignatures.xml")) info.findings.push_back({FindingKind::signed_file, "carries a digital signature", {}});
  if (members["META-INF/manifest.xml"].find("encryption-data") != std::string::npos) {
    info.findings.push_back({FindingKind::encrypted_part, "an encrypted office file", {}});
    return Error{ErrorKind::password, "encrypted office file; passwords for this kind are not supported", "", "save a copy without the password"};
  }
  describe(members["meta.xml"], info);
  const std::string& content = members["content.xml"];
  pugi::xml_document document;
  pugi::xml_parse_result parsed = document.load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  pugi::xml_node root = document.document_element(), body = child(root, "body");
  if (!body) return Error{ErrorKind::damaged, "the content cannot be read", "", ""};
  Story story(context);
  pugi::xml_document common;
  const std::string& styles_xml = members["styles.xml"];
  (void)common.load_buffer(styles_xml.data(), styles_xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  OdfStyles styles;
  styles.read(common.document_element());
  styles.read(root);
  Teller teller(story, info, styles);
  if (auto text = child(body, "text")) {
    tell_furniture(common.document_element(), story);
    teller.read_changes(text);
    teller.tell_blocks(text, 0, 0);
  }
  if (auto spreadsheet = child(body, "spreadsheet")) tell_sheets(spreadsheet, styles, story, info);
  for (const char* kind : {"presentation", "drawing"}) {
    uint32_t number = 0;
    for (pugi::xml_node page : child(body, kind).children()) {
      if (local_name(page) != "page") continue;
      story.break_page(std::to_string(++number));
      if (styles.hidden_pages.count(std::string(attribute(page, "style-name")))) {
        story.note({FindingKind::hidden_content, "the slide is hidden", {}});
        info.findings.push_back({FindingKind::hidden_content, "slide " + std::to_string(number) + " is hidden", {}});
      }
      pugi::xml_node notes = child(page, "notes");
      for (pugi::xml_node node : page.children())
        if (node != notes) teller.tell_blocks(node, 0, 0);
      if (notes) teller.tell_notes_page(notes);
    }
  }
  teller.finish();
  DOSSIER_TRY(story.finish(info));
  DOSSIER_TRY(read_package_files(source, context, info));
  DOSSIER_TRY(parse_status(parsed, "parts of the content"));
  return package.damage ? Status(*package.damage) : Status();
}

}  // namespace dossier::reader
