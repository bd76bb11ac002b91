#include "ingest/reader/office/docx_reader.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "ingest/reader/layout/symbol_fonts.h"
#include "ingest/reader/office/drawings.h"
#include "ingest/reader/office/numbering.h"
#include "ingest/reader/office/ooxml_package.h"
#include "ingest/reader/office/package_files.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

struct ParagraphStyle {
  int heading = 0;  // 0: none; 1 also for titles
  bool caption = false;
  std::string list;
  int list_level = 0;
};

int level_in(const std::string& name) {
  // "heading 2", "Heading2", "Überschrift 2"; titles are level 1.
  std::string folded = fold(name);
  if (folded == "title") return 1;
  if (folded.compare(0, 7, "heading") != 0) return 0;
  for (char c : folded)
    if (c >= '1' && c <= '9') return c - '0';
  return 0;
}

std::map<std::string, ParagraphStyle> read_styles(Package& package) {
  std::map<std::string, ParagraphStyle> out;
  auto document = package.xml("word/styles.xml");
  if (!document) return out;
  for (pugi::xml_node node : document->document_element().children()) {
    if (local_name(node) != "style") continue;
    ParagraphStyle style;
    std::string name(attribute(child(node, "name"), "val"));
    style.heading = level_in(name);
    style.caption = fold(name) == "caption";
    pugi::xml_node properties = child(node, "pPr");
    if (auto outline = child(properties, "outlineLvl"); outline && style.heading == 0) {
      int level = std::atoi(std::string(attribute(outline, "val")).c_str());
      if (level >= 0 && level < 9) style.heading = level + 1;
    }
    if (auto number = child(properties, "numPr")) {
      style.list = attribute(child(number, "numId"), "val");
      style.list_level = std::atoi(std::string(attribute(child(number, "ilvl"), "val")).c_str());
    }
    out[std::string(attribute(node, "styleId"))] = std::move(style);
  }
  return out;
}

bool is_on(const pugi::xml_node& toggle) {
  if (!toggle) return false;
  std::string_view value = attribute(toggle, "val");
  return value != "0" && value != "false" && value != "none" && value != "off";
}

// A sign that Word draws with a font of symbols; empty if it is not known.
std::string_view symbol(const pugi::xml_node& node) {
  const auto code = static_cast<char32_t>(std::strtoul(std::string(attribute(node, "char")).c_str(), nullptr, 16));
  return symbol_shown(symbol_font(attribute(node, "font")), code);
}

// The text in force below a note, a comment or a header, its paragraphs on lines of their own: no tracked deletions, no field codes, nothing twice.
void collect_words(const pugi::xml_node& node, int depth, std::string& out) {
  if (depth > kMaxXmlDepth) return;
  for (pugi::xml_node inner : node.children()) {
    std::string_view name = local_name(inner);
    if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata) {
      if (local_name(node) == "t") out += inner.value();
    } else if (name == "tab" || name == "ptab") {
      if (local_name(node) != "tabs") out += '\t';
    } else if (name == "br" || name == "cr") {
      out += '\n';
    } else if (name == "noBreakHyphen") {
      out += "\u2011";
    } else if (name == "sym") {
      out += symbol(inner);
    } else if (name != "del" && name != "moveFrom" && name != "delText" && name != "instrText" && name != "Fallback" && name != "rt" &&
               name != "docPr") {
      collect_words(inner, depth + 1, out);
    }
  }
  std::string_view name = local_name(node);
  if (name == "p" && !out.empty() && out.back() != '\n') out += '\n';
}

std::string words_below(const pugi::xml_node& node) {
  std::string out;
  collect_words(node, 0, out);
  size_t begin = out.find_first_not_of(" \n\t"), end = out.find_last_not_of(" \n\t");
  return begin == std::string::npos ? "" : scrub_utf8(std::string_view(out).substr(begin, end + 1 - begin));
}

class Teller {
 public:
  Teller(Package& package, const std::string& main, Story& story, DocumentInfo& info)
      : graphics_(package), main_(main), story_(story), info_(info), styles_(read_styles(package)), numbering_(package) {
    read_notes(package, "word/footnotes.xml", "footnote", footnotes_);
    read_notes(package, "word/endnotes.xml", "endnote", endnotes_);
  }

  void tell_blocks(const pugi::xml_node& parent, int depth) {
    if (depth > kMaxXmlDepth) return;
    for (pugi::xml_node node : parent.children()) {
      std::string_view name = local_name(node);
      if (name == "p")
        tell_paragraph(node, depth + 1);
      else if (name == "tbl")
        tell_table(node, depth + 1);
      else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "smartTag" || name == "ins" || name == "moveTo")
        tell_blocks(node, depth + 1);
      else if (name == "AlternateContent")
        tell_blocks(child(node, "Choice"), depth + 1);
      else if (name == "del" || name == "moveFrom")
        deleted_ = true;
    }
  }

  void finish() {
    if (!dropped_.empty()) story_.block(BlockKind::paragraph, dropped_);
    if (deleted_) info_.findings.push_back({FindingKind::tracked_changes, "tracked deletions were left out", {}});
    if (inserted_) info_.findings.push_back({FindingKind::tracked_changes, "tracked insertions are marked", {}});
    if (hidden_) info_.findings.push_back({FindingKind::hidden_content, "hidden text", {}});
  }

 private:
  struct Note {
    std::string text;
    int number = 0;  // 0: not cited yet
  };
  using Notes = std::map<std::string, Note>;

  static void read_notes(Package& package, const char* member, std::string_view element, Notes& notes) {
    auto document = package.xml(member);
    if (!document) return;
    for (pugi::xml_node node : document->document_element().children())
      if (local_name(node) == element && attribute(node, "type").empty()) notes[std::string(attribute(node, "id"))] = {words_below(node), 0};
  }

  static bool is_dropped(const pugi::xml_node& properties) {
    std::string_view drop = attribute(child(properties, "framePr"), "dropCap");
    return drop == "drop" || drop == "margin";
  }

  ParagraphStyle style_of(const pugi::xml_node& properties) const {
    ParagraphStyle style;
    if (auto found = styles_.find(std::string(attribute(child(properties, "pStyle"), "val"))); found != styles_.end()) style = found->second;
    if (style.heading == 0) style.heading = level_in(std::string(attribute(child(properties, "pStyle"), "val")));
    if (auto outline = child(properties, "outlineLvl")) {
      int level = std::atoi(std::string(attribute(outline, "val")).c_str());
      if (level >= 0 && level < 9) style.heading = level + 1;
    }
    if (auto number = child(properties, "numPr")) {
      style.list = attribute(child(number, "numId"), "val");
      style.list_level = std::atoi(std::string(attribute(child(number, "ilvl"), "val")).c_str());
    }
    return style;
  }

  void tell_paragraph(const pugi::xml_node& paragraph, int depth) {
    std::vector<FlowPage::Run> outer = std::move(runs_);
    std::vector<std::pair<std::string, std::string>> outer_notes = std::move(cited_);
    runs_.clear();
    cited_.clear();
    pugi::xml_node properties = child(paragraph, "pPr");
    ParagraphStyle style = style_of(properties);
    std::string number = style.list.empty() || style.list == "0" ? "" : numbering_.next(style.list, style.list_level);
    tell_runs(paragraph, depth, 0);
    // A dropped capital is a paragraph in a frame of its own; it begins the next one.
    runs_.insert(runs_.begin(), std::make_move_iterator(dropped_.begin()), std::make_move_iterator(dropped_.end()));
    dropped_.clear();
    if (!cell_ && is_dropped(properties)) {
      dropped_ = std::exchange(runs_, std::move(outer));
      cited_ = std::move(outer_notes);
      return;
    }
    bool solid = std::any_of(runs_.begin(), runs_.end(), [](const FlowPage::Run& r) { return r.text.find_first_not_of(" \t\n") != std::string::npos; });
    if (solid) {
      if (!number.empty()) runs_.insert(runs_.begin(), {number + " ", 0});
      if (cell_) {
        *cell_ += FlowPage::joined(runs_) + '\n';
      } else if (style.heading > 0) {
        story_.block(BlockKind::heading, runs_, static_cast<uint8_t>(style.heading));
      } else if (!number.empty()) {
        story_.block(BlockKind::list_item, runs_, static_cast<uint8_t>(std::clamp(style.list_level, 0, 8) + 1));
      } else {
        story_.block(style.caption ? BlockKind::caption : BlockKind::paragraph, runs_);
      }
    }
    for (const auto& [mark, text] : cited_) {
      if (cell_)
        *cell_ += mark + " " + text + "\n";
      else
        story_.block(BlockKind::footnote, mark + " " + text);
    }
    runs_ = std::move(outer);
    cited_ = std::move(outer_notes);
    tell_graphics_so_far();
    if (std::exchange(break_after_, false) && !cell_) story_.break_page();
  }

  void add(std::string_view text, uint16_t word_style) {
    if (text.empty()) return;
    inserted_ = inserted_ || (word_style & style::kInserted);
    hidden_ = hidden_ || (word_style & style::kHidden);
    if (!runs_.empty() && runs_.back().style == word_style)
      runs_.back().text += text;
    else
      runs_.push_back({std::string(text), word_style});
  }

  void tell_runs(const pugi::xml_node& parent, int depth, uint16_t outer) {
    if (depth > kMaxXmlDepth) return;
    for (pugi::xml_node node : parent.children()) {
      std::string_view name = local_name(node);
      if (name == "r")
        tell_run(node, depth + 1, outer);
      else if (name == "ins" || name == "moveTo")
        tell_runs(node, depth + 1, outer | style::kInserted);
      else if (name == "del" || name == "moveFrom")
        deleted_ = true;
      else if (name == "AlternateContent")
        tell_runs(child(node, "Choice"), depth + 1, outer);
      else if (name == "hyperlink" || name == "sdt" || name == "sdtContent" || name == "smartTag" || name == "fldSimple" || name == "customXml" || name == "dir" || name == "bdo" ||
               name == "oMath" || name == "oMathPara")
        name == "oMath" || name == "oMathPara" ? tell_formula(node, depth + 1, outer) : tell_runs(node, depth + 1, outer);
    }
  }

  // Exponents are raised, so that no one reads 10 to the 6 as 106; a fraction has its stroke.
  void tell_formula(const pugi::xml_node& node, int depth, uint16_t word_style) {
    if (depth > kMaxXmlDepth) return;
    if (local_name(node) == "t") return add(text_below(node), word_style);
    if (local_name(node) == "sup") word_style |= style::kSuperscript;
    for (pugi::xml_node inner : node.children()) {
      if (local_name(inner) == "den") add("/", word_style);
      tell_formula(inner, depth + 1, word_style);
    }
  }

  void tell_run(const pugi::xml_node& run, int depth, uint16_t word_style) {
    pugi::xml_node properties = child(run, "rPr");
    if (is_on(child(properties, "b"))) word_style |= style::kBold;
    if (is_on(child(properties, "i"))) word_style |= style::kItalic;
    if (is_on(child(properties, "u"))) word_style |= style::kUnderlined;
    if (is_on(child(properties, "strike"))) word_style |= style::kStruck;
    if (is_on(child(properties, "vanish"))) word_style |= style::kHidden;
    if (attribute(child(properties, "vertAlign"), "val") == "superscript") word_style |= style::kSuperscript;
    for (pugi::xml_node node : run.children()) {
      std::string_view name = local_name(node);
      if (name == "t")
        add(text_below(node), word_style);
      else if (name == "tab")
        add("\t", word_style);
      else if (name == "br" || name == "cr")
        attribute(node, "type") == "page" ? void(break_after_ = true) : add("\n", word_style);
      else if (name == "noBreakHyphen")
        add("\u2011", word_style);
      else if (name == "sym")
        add(std::string(symbol(node)), word_style);
      else if (name == "footnoteReference")
        cite(node, footnotes_, word_style);
      else if (name == "endnoteReference")
        cite(node, endnotes_, word_style);
      else if (name == "fldChar")
        tell_check_box(node, word_style);
      else if (name == "ruby")  // the words themselves; how they are pronounced stands beside them
        tell_runs(child(node, "rubyBase"), depth + 1, word_style);
      else if (name == "AlternateContent")
        tell_drawing(child(node, "Choice"), depth + 1), drawings_.push_back(node);
      else if (name == "drawing" || name == "pict")
        tell_drawing(node, depth + 1), drawings_.push_back(node);
    }
  }

  // Charts and diagrams follow the paragraph or the table that they stand in.
  void tell_graphics_so_far() {
    if (cell_) return;
    for (const pugi::xml_node& drawing : std::exchange(drawings_, {})) graphics_.tell(main_, drawing, story_);
  }

  // The boxes of old forms are fields that show nothing but their state.
  void tell_check_box(const pugi::xml_node& field, uint16_t word_style) {
    pugi::xml_node box = child(child(field, "ffData"), "checkBox");
    if (!box) return;
    pugi::xml_node state = child(box, "checked");
    add(is_on(state ? state : child(box, "default")) ? "\u2612" : "\u2610", word_style);
  }

  // A note is told behind the first paragraph that cites it; a hostile file could cite a long one a hundred thousand times.
  void cite(const pugi::xml_node& reference, Notes& notes, uint16_t word_style) {
    auto found = notes.find(std::string(attribute(reference, "id")));
    if (found == notes.end()) return;
    Note& note = found->second;
    const bool first = note.number == 0;
    if (first) note.number = ++note_number_;
    std::string mark = std::to_string(note.number);
    add(mark, word_style | style::kSuperscript);
    if (first) cited_.emplace_back(mark, note.text);
  }

  // Text boxes stand after the paragraph they are anchored in.
  void tell_drawing(const pugi::xml_node& node, int depth) {
    if (depth > kMaxXmlDepth) return;
    for (pugi::xml_node inner : node.children()) {
      if (local_name(inner) == "txbxContent")
        tell_blocks(inner, depth + 1);
      else if (local_name(inner) != "Fallback")
        tell_drawing(inner, depth + 1);
    }
  }

  void tell_table(const pugi::xml_node& table, int depth) {
    if (cell_) return tell_nested(table, depth);  // a table in a cell is told as the cell's text
    std::vector<std::vector<FlowPage::CellText>> rows;
    std::vector<std::pair<size_t, size_t>> open;  // by grid column: row and cell that a vertical merge goes on from
    unsigned header_rows = 0;
    for (pugi::xml_node row : table.children()) {
      if (local_name(row) != "tr") continue;
      if (child(child(row, "trPr"), "del")) {
        deleted_ = true;
        continue;
      }
      if (is_on(child(child(row, "trPr"), "tblHeader")) && header_rows == rows.size()) ++header_rows;
      add_row(row, depth, rows, open);
    }
    if (!rows.empty()) story_.table(std::move(rows), header_rows);
    tell_graphics_so_far();
  }

  void add_row(const pugi::xml_node& row, int depth, std::vector<std::vector<FlowPage::CellText>>& rows, std::vector<std::pair<size_t, size_t>>& open) {
    constexpr std::pair<size_t, size_t> kNone{SIZE_MAX, 0};
    std::vector<FlowPage::CellText> cells;
    size_t column = 0;
    for (pugi::xml_node node : row.children()) {
      if (local_name(node) == "sdt") node = child(child(node, "sdtContent"), "tc");
      if (local_name(node) != "tc") continue;
      pugi::xml_node properties = child(node, "tcPr");
      size_t span = static_cast<size_t>(std::clamp(std::atoi(std::string(attribute(child(properties, "gridSpan"), "val")).c_str()), 1, 1000));
      pugi::xml_node merge = child(properties, "vMerge");
      if (open.size() < column + span) open.resize(column + span, kNone);
      if (merge && attribute(merge, "val") != "restart" && open[column] != kNone) {
        FlowPage::CellText& above = rows[open[column].first][open[column].second];
        above.row_span = static_cast<uint16_t>(std::min<size_t>(rows.size() - open[column].first + 1, 60000));
      } else {
        FlowPage::CellText cell;
        cell.column_span = static_cast<uint16_t>(span);
        cell_ = &cell.text;
        tell_blocks(node, depth + 1);
        cell_ = nullptr;
        for (size_t i = column; i < column + span; ++i) open[i] = merge ? std::make_pair(rows.size(), cells.size()) : kNone;
        cells.push_back(std::move(cell));
      }
      column += span;
    }
    rows.push_back(std::move(cells));
  }

  void tell_nested(const pugi::xml_node& table, int depth) {
    for (pugi::xml_node row : table.children())
      for (pugi::xml_node cell : row.children())
        if (local_name(cell) == "tc") tell_blocks(cell, depth + 2);
  }

  Graphics graphics_;
  const std::string& main_;
  Story& story_;
  DocumentInfo& info_;
  std::vector<pugi::xml_node> drawings_;  // not told yet
  std::map<std::string, ParagraphStyle> styles_;
  Numbering numbering_;
  Notes footnotes_, endnotes_;
  std::vector<FlowPage::Run> runs_;
  std::vector<std::pair<std::string, std::string>> cited_;  // notes of the paragraph at hand
  std::vector<FlowPage::Run> dropped_;                      // a capital that waits for its paragraph
  std::string* cell_ = nullptr;
  int note_number_ = 0;
  bool break_after_ = false, deleted_ = false, inserted_ = false, hidden_ = false;
};

void tell_comments(Package& package, DocumentInfo& info) {
  auto document = package.xml("word/comments.xml");
  if (!document) return;
  for (pugi::xml_node node : document->document_element().children())
    if (local_name(node) == "comment") info.findings.push_back({FindingKind::comment, scrub_utf8(attribute(node, "author")) + ": " + words_below(node), {}});
}

// Headers and footers stand once, on the first page: they repeat on all.
void tell_furniture(Package& package, const std::string& main, Story& story) {
  std::set<std::string> told;
  for (const Relationship& r : package.relationships(main)) {
    if (r.external || (r.type != "header" && r.type != "footer") || !told.insert(r.target).second) continue;
    auto document = package.xml(r.target);
    if (!document) continue;
    std::string text;
    for (pugi::xml_node node : document->document_element().children()) {
      std::string line = words_below(node);
      if (line.find_first_not_of(" \t\n") != std::string::npos) text += line + "\n";
    }
    if (!text.empty()) story.block(r.type == "header" ? BlockKind::running_header : BlockKind::running_footer, text);
  }
}

}  // namespace

Status read_docx(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(Package package, Package::open(source.bytes(), context.request.limits));
  std::string main = package.main_member();
  auto document = package.xml(main);
  if (!document) {
    if (!package.damage().ok() && package.damage().error().kind == ErrorKind::too_large) return package.damage();
    return Error{ErrorKind::damaged, "the main document of the package cannot be read", "", ""};
  }
  package.describe(info);
  Story story(context);
  tell_furniture(package, main, story);
  Teller teller(package, main, story, info);
  teller.tell_blocks(child(document->document_element(), "body"), 0);
  teller.finish();
  tell_comments(package, info);
  DOSSIER_TRY(story.finish(info));
  DOSSIER_TRY(read_package_files(source, context, info));
  return package.damage();
}

Status read_encrypted_ooxml(const Source&, const FormatContext&, DocumentInfo& info) {
  info.findings.push_back({FindingKind::encrypted_part, "an encrypted office file", {}});
  return Error{ErrorKind::password, "encrypted office file; passwords for this kind are not supported", "", "save a copy without the password"};
}

}  // namespace dossier::reader
