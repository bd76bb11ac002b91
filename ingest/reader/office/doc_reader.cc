#include "ingest/reader/office/doc_reader.h"

#include <algorithm>
#include <utility>

#include "base/bytes.h"
#include "base/utf8.h"
#include "ingest/reader/office/ole_storage.h"
#include "ingest/reader/text/charset.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

constexpr size_t kStreamLimit = size_t{256} << 20;

uint16_t u16_at(std::string_view b, size_t at) { return at + 2 <= b.size() ? static_cast<uint16_t>(static_cast<unsigned char>(b[at]) | static_cast<unsigned char>(b[at + 1]) << 8) : uint16_t{0}; }
uint32_t u32_at(std::string_view b, size_t at) { return uint32_t{u16_at(b, at)} | uint32_t{u16_at(b, at + 2)} << 16; }

// Offsets in the file information block (MS-DOC 2.5): flags at 10, place of the piece table at 418.
constexpr size_t kFlags = 10, kPieceTable = 418;
constexpr uint16_t kEncrypted = 0x0100, kUseTable1 = 0x0200;

// All characters of the file in order (main text, notes, headers, comments, text boxes) as UTF-8.
Result<std::string> text_of_pieces(std::string_view word, std::string_view table) {
  uint32_t at = u32_at(word, kPieceTable), size = u32_at(word, kPieceTable + 4);
  if (at > table.size() || size > table.size() - at) return Error{ErrorKind::damaged, "the piece table lies outside the file", "", ""};
  ByteReader in(table.substr(at, size));
  while (in.ok() && in.left() > 0) {
    uint8_t kind = in.u8();
    if (kind == 1) {  // properties of runs: skipped
      in.bytes(in.u16());
      continue;
    }
    if (kind != 2) break;
    uint32_t bytes = in.u32();
    std::string_view plc = in.bytes(bytes);
    if (!in.ok() || bytes < 4) break;
    size_t pieces = (bytes - 4) / 12;
    std::string out;
    size_t told = 0;  // bytes of the stream; pieces that tell the same place again and again are a bomb
    for (size_t i = 0; i < pieces; ++i) {
      uint32_t begin = u32_at(plc, 4 * i), end = u32_at(plc, 4 * (i + 1)), place = u32_at(plc, 4 * (pieces + 1) + 8 * i + 2);
      if (end <= begin || end - begin > word.size()) continue;
      bool narrow = place & 0x40000000;
      size_t offset = narrow ? (place & 0x3FFFFFFF) / 2 : place & 0x3FFFFFFF, length = size_t{end - begin} * (narrow ? 1 : 2);
      if (offset > word.size() || length > word.size() - offset) continue;
      if ((told += length) > word.size()) return Error{ErrorKind::damaged, "pieces of the text overlap", "", ""};
      std::string_view raw = word.substr(offset, length);
      if (narrow) {
        out += decode_text_as(raw, "windows-1252").text;
      } else {
        for (size_t j = 0; j + 1 < raw.size(); j += 2) {
          std::string one = from_utf16le(raw.substr(j, j + 4 <= raw.size() && (u16_at(raw, j) & 0xFC00) == 0xD800 ? 4 : 2));
          if ((u16_at(raw, j) & 0xFC00) == 0xD800) j += 2;
          out += one;
        }
      }
    }
    return out;
  }
  return Error{ErrorKind::damaged, "the file has no piece table", "", ""};
}

// Paragraph marks, cell marks and fields of the text (MS-DOC 2.4.1) -> blocks.
class Teller {
 public:
  explicit Teller(Story& story) : story_(story) {}

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
    end_paragraph();
    end_table();
  }

 private:
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
      case 0x0B: paragraph_ += '\n'; return;
      case 0x1E: paragraph_ += "\u2011"; return;  // a hyphen that does not break
      default: if (c == U'\t' || c >= 0x20) append_utf8(paragraph_, c);
    }
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
    cell.text = std::move(cell_) + paragraph_;
    cell_.clear();
    paragraph_.clear();
    row_.push_back(std::move(cell));
    ended_cell_ = true;
  }
  void end_paragraph() {
    if (!row_.empty()) {  // inside a row: a paragraph of a cell
      if (!paragraph_.empty()) cell_ += paragraph_ + "\n";
    } else {
      if (!rows_.empty() && !paragraph_.empty()) end_table();
      story_.block(BlockKind::paragraph, paragraph_);
    }
    paragraph_.clear();
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
  std::vector<bool> fields_;   // open fields, outermost first: true while in the instruction
  size_t instructions_ = 0;    // how many of them are
  std::string paragraph_, cell_;
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
  DOSSIER_ASSIGN(std::string text, text_of_pieces(*word, *table));
  if (auto stream = root.stream("\x05SummaryInformation", 1 << 20)) {
    SummaryInformation summary = read_summary(*stream);
    info.title = summary.title;
    info.author = summary.author;
  }
  for (const std::string& name : root.names())
    if (name == "Macros" || name == "_VBA_PROJECT_CUR") info.findings.push_back({FindingKind::active_content, "macros were not run", {}});
  Story story(context);
  Teller(story).tell(text);
  return story.finish(info);
}

}  // namespace dossier::reader
