#include "ingest/reader/office/pptx_reader.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "ingest/reader/office/drawings.h"
#include "ingest/reader/office/ooxml_package.h"
#include "ingest/reader/office/package_files.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

std::string paragraph_text(const pugi::xml_node& paragraph) {
  std::string out;
  for (pugi::xml_node node : paragraph.children()) {
    std::string_view name = local_name(node);
    if (name == "r" || name == "fld") out += text_below(child(node, "t"));
    if (name == "br") out += '\n';
  }
  return out;
}

void tell_text(const pugi::xml_node& body, BlockKind kind, uint8_t level, Story& story) {
  for (pugi::xml_node node : body.children()) {
    if (local_name(node) != "p") continue;
    int depth = std::clamp(std::atoi(std::string(attribute(child(node, "pPr"), "lvl")).c_str()), 0, 8);
    story.block(kind, paragraph_text(node), kind == BlockKind::list_item ? static_cast<uint8_t>(depth + 1) : level);
  }
}

void tell_table(const pugi::xml_node& table, Story& story) {
  std::vector<std::vector<FlowPage::CellText>> rows;
  for (pugi::xml_node row : table.children()) {
    if (local_name(row) != "tr") continue;
    std::vector<FlowPage::CellText> cells;
    for (pugi::xml_node node : row.children()) {
      if (local_name(node) != "tc" || attribute(node, "hMerge") == "1" || attribute(node, "vMerge") == "1") continue;
      FlowPage::CellText cell;
      for (pugi::xml_node paragraph : child(node, "txBody").children())
        if (local_name(paragraph) == "p") cell.text += (cell.text.empty() ? "" : "\n") + paragraph_text(paragraph);
      cell.column_span = static_cast<uint16_t>(std::clamp(std::atoi(std::string(attribute(node, "gridSpan")).c_str()), 1, 1000));
      cell.row_span = static_cast<uint16_t>(std::clamp(std::atoi(std::string(attribute(node, "rowSpan")).c_str()), 1, 1000));
      cells.push_back(std::move(cell));
    }
    rows.push_back(std::move(cells));
  }
  if (!rows.empty()) story.table(std::move(rows), attribute(child(table, "tblPr"), "firstRow") == "1" ? 1 : 0);
}

void tell_shapes(Graphics& graphics, const std::string& member, const pugi::xml_node& parent, int depth, bool notes, Story& story) {
  if (depth > kMaxXmlDepth) return;
  for (pugi::xml_node node : parent.children()) {
    std::string_view name = local_name(node);
    if (name == "sp") {
      std::string_view holder = attribute(child(child(child(node, "nvSpPr"), "nvPr"), "ph"), "type");
      if (holder == "sldNum" || holder == "sldImg" || holder == "dt" || holder == "ftr") continue;
      bool title = holder == "title" || holder == "ctrTitle";
      bool list = holder.empty() && child(child(child(node, "nvSpPr"), "nvPr"), "ph");
      BlockKind kind = notes ? BlockKind::side_note : title ? BlockKind::heading : list ? BlockKind::list_item : BlockKind::paragraph;
      tell_text(child(node, "txBody"), kind, title ? 1 : 0, story);
    } else if (name == "graphicFrame") {
      pugi::xml_node data = child(child(node, "graphic"), "graphicData");
      if (auto table = child(data, "tbl")) tell_table(table, story);
      else graphics.tell(member, data, story);
    } else if (name == "grpSp" || name == "AlternateContent") {
      tell_shapes(graphics, member, name == "grpSp" ? node : child(node, "Choice"), depth + 1, notes, story);
    }
  }
}

void tell_comments(Package& package, const std::string& member, uint32_t slide, DocumentInfo& info) {
  auto document = package.xml(member);
  if (!document) return;
  for (pugi::xml_node node : document->document_element().children()) {
    if (local_name(node) != "cm") continue;
    pugi::xml_node text = child(node, "text");
    info.findings.push_back({FindingKind::comment, "slide " + std::to_string(slide) + ": " + (text ? text_below(text) : body_words(child(node, "txBody"))), {}});
  }
}

}  // namespace

Status read_pptx(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(Package package, Package::open(source.bytes(), context.request.limits));
  package.describe(info);
  std::string main = package.main_member();
  auto presentation = package.xml(main);
  if (!presentation) return Error{ErrorKind::damaged, "the presentation cannot be read", "", ""};
  std::vector<Relationship> relationships = package.relationships(main);
  Story story(context);
  uint32_t slide_number = 0;
  std::set<std::string> told;  // slides and notes: each stands once, and is read once however often a hostile file names it
  Graphics graphics(package);
  for (pugi::xml_node node : child(presentation->document_element(), "sldIdLst").children()) {
    std::string_view id = node.attribute("r:id").value();
    auto target = std::find_if(relationships.begin(), relationships.end(), [&](const Relationship& r) { return r.id == id; });
    if (target == relationships.end()) continue;
    if (!told.insert(target->target).second) {
      info.findings.push_back({FindingKind::limit_reached, "a slide is listed again and was read once", {}});
      continue;
    }
    auto slide = package.xml(target->target);
    story.break_page(std::to_string(++slide_number));
    if (!slide) continue;
    pugi::xml_node root = slide->document_element();
    if (attribute(root, "show") == "0") {
      story.note({FindingKind::hidden_content, "the slide is hidden", {}});
      info.findings.push_back({FindingKind::hidden_content, "slide " + std::to_string(slide_number) + " is hidden", {}});
    }
    tell_shapes(graphics, target->target, child(child(root, "cSld"), "spTree"), 0, false, story);
    for (const Relationship& r : package.relationships(target->target)) {
      if ((r.type != "comments" && r.type != "notesSlide") || !told.insert(r.target).second) continue;
      if (r.type == "comments") tell_comments(package, r.target, slide_number, info);
      else if (auto notes = package.xml(r.target)) tell_shapes(graphics, r.target, child(child(notes->document_element(), "cSld"), "spTree"), 0, true, story);
    }
  }
  DOSSIER_TRY(story.finish(info));
  DOSSIER_TRY(read_package_files(source, context, info));
  return package.damage();
}

}  // namespace dossier::reader
