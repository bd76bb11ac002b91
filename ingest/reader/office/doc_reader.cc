#include "ingest/reader/office/doc_reader.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "ingest/reader/office/doc_runs.h"
#include "ingest/reader/office/ole_storage.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

constexpr size_t kStreamLimit = size_t{256} << 20;

// Flags in the file information block (MS-DOC 2.5).
constexpr size_t kFlags = 10;
constexpr uint16_t kEncrypted = 0x0100, kUseTable1 = 0x0200;

// Paragraph marks, cell marks and fields of the text (MS-DOC 2.4.1) -> blocks.
class Teller {
 public:
  Teller(Story& story, DocumentInfo& info) : story_(story), info_(info) {}

  // A part of the file's text: the main text, all notes, all headers ...
  void tell(DocPart part, const std::vector<DocRun>& runs) {
    part_ = part;
    for (const DocRun& run : runs) {
      if (run.part != part) continue;
      deleted_ = deleted_ || run.deleted;
      if (run.deleted) continue;
      style_ = run.style;
      tell(run.text);
    }
    end_paragraph();
    end_table();
    fields_.clear();
    instructions_ = 0;
  }

  void finish() {
    if (!dropped_.empty()) story_.block(BlockKind::paragraph, dropped_);
    if (deleted_) info_.findings.push_back({FindingKind::tracked_changes, "tracked deletions were left out", {}});
    if (inserted_) info_.findings.push_back({FindingKind::tracked_changes, "tracked insertions are marked", {}});
    if (hidden_) info_.findings.push_back({FindingKind::hidden_content, "hidden text", {}});
  }

 private:
  void tell(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      char32_t c = next_code_point(text, at);
      if (c == 0x13) {  // a field's instruction until 0x14, then its result
        fields_.push_back(true);
        ++instructions_;
      } else if (c == 0x14) {
        end_instruction();
      } else if (c == 0x15) {
        end_instruction();
        if (!fields_.empty()) fields_.pop_back();
      } else if (instructions_ == 0) {
        tell_character(c);
      }
    }
  }
  void end_instruction() {
    if (fields_.empty() || !fields_.back()) return;
    fields_.back() = false;
    --instructions_;
  }
  void tell_character(char32_t c) {
    switch (c) {
      case 0x07: return end_cell();
      case U'\r': return end_paragraph();
      case 0x0C: end_paragraph(); return story_.break_page();
      case 0x0B: return add(U'\n');
      case 0x1E: return add(U'\u2011');  // a hyphen that does not break
      default: if (c == U'\t' || c >= 0x20) add(c);
    }
  }
  void add(char32_t c) {
    inserted_ = inserted_ || (style_ & style::kInserted);
    hidden_ = hidden_ || (style_ & style::kHidden);
    if (paragraph_.empty() || paragraph_.back().style != style_) paragraph_.push_back({"", style_});
    append_utf8(paragraph_.back().text, c);
  }
  std::string words() {
    std::string out;
    for (const FlowPage::Run& run : std::exchange(paragraph_, {})) out += run.text;
    return out;
  }
  // A cell ends with 0x07; a row with one more right behind it.
  void end_cell() {
    if (paragraph_.empty() && cell_.empty() && ended_cell_) {
      if (!row_.empty()) rows_.push_back(std::move(row_));
      row_.clear();
      ended_cell_ = false;
      return;
    }
    FlowPage::CellText cell;
    cell.text = std::exchange(cell_, "") + words();
    row_.push_back(std::move(cell));
    ended_cell_ = true;
  }
  void end_paragraph() {
    if (part_ == DocPart::comments) {
      if (std::string text = words(); text.find_first_not_of(" \t\n") != std::string::npos) info_.findings.push_back({FindingKind::comment, scrub_utf8(text), {}});
    } else if (!row_.empty()) {  // inside a row: a paragraph of a cell
      if (!paragraph_.empty()) cell_ += words() + "\n";
    } else {
      if (!rows_.empty() && !paragraph_.empty()) end_table();
      join_dropped();
      story_.block(part_ == DocPart::notes ? BlockKind::footnote : part_ == DocPart::headers ? BlockKind::running_header : BlockKind::paragraph, std::exchange(paragraph_, {}));
    }
  }
  // A dropped capital is a paragraph of its own, and begins the next one.
  void join_dropped() {
    const std::string text = FlowPage::joined(paragraph_);
    size_t at = 0;
    const char32_t first = text.empty() ? U' ' : next_code_point(text, at);
    if (!dropped_.empty()) {
      if (is_letter(first) && !is_upper(first))
        paragraph_.insert(paragraph_.begin(), std::make_move_iterator(dropped_.begin()), std::make_move_iterator(dropped_.end()));
      else
        story_.block(BlockKind::paragraph, dropped_);
      dropped_.clear();
    } else if (is_upper(first) && at == text.size() && part_ == DocPart::main) {
      dropped_ = std::exchange(paragraph_, {});
    }
  }
  void end_table() {
    if (!row_.empty()) rows_.push_back(std::move(row_));
    row_.clear();
    if (!rows_.empty()) story_.table(std::exchange(rows_, {}), 0);
    if (!cell_.empty()) story_.block(BlockKind::paragraph, std::move(cell_));
    cell_.clear();
    ended_cell_ = false;
  }

  Story& story_;
  DocumentInfo& info_;
  DocPart part_ = DocPart::main;
  uint16_t style_ = 0;
  bool deleted_ = false, inserted_ = false, hidden_ = false;
  std::vector<bool> fields_;   // open fields, outermost first: true while in the instruction
  size_t instructions_ = 0;    // how many of them are
  std::vector<FlowPage::Run> paragraph_, dropped_;
  std::string cell_;
  std::vector<FlowPage::CellText> row_;
  std::vector<std::vector<FlowPage::CellText>> rows_;
  bool ended_cell_ = false;
};

}  // namespace

Status read_doc(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(OleStorage root, OleStorage::open(source.bytes()));
  std::optional<std::string> word = root.stream("WordDocument", kStreamLimit);
  if (!word || u16_at(*word, 0) != 0xA5EC) return Error{ErrorKind::damaged, "the file has no Word text", "", ""};
  uint16_t flags = u16_at(*word, kFlags);
  if (flags & kEncrypted) {
    info.findings.push_back({FindingKind::encrypted_part, "an encrypted Word file", {}});
    return Error{ErrorKind::password, "encrypted Word file; passwords for this kind are not supported", "", "save a copy without the password"};
  }
  std::optional<std::string> table = root.stream(flags & kUseTable1 ? "1Table" : "0Table", kStreamLimit);
  if (!table) return Error{ErrorKind::damaged, "the file has no table stream", "", ""};
  DOSSIER_ASSIGN(std::vector<DocRun> runs, doc_runs(*word, *table));
  if (auto stream = root.stream("\x05SummaryInformation", 1 << 20)) {
    SummaryInformation summary = read_summary(*stream);
    info.title = summary.title;
    info.author = summary.author;
  }
  for (const std::string& name : root.names())
    if (name == "Macros" || name == "_VBA_PROJECT_CUR") info.findings.push_back({FindingKind::active_content, "macros were not run", {}});
  Story story(context);
  Teller teller(story, info);
  for (DocPart part : {DocPart::main, DocPart::notes, DocPart::headers, DocPart::comments, DocPart::boxes}) teller.tell(part, runs);
  teller.finish();
  return story.finish(info);
}

}  // namespace dossier::reader
