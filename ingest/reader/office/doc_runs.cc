#include "ingest/reader/office/doc_runs.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "base/page.h"
#include "base/utf8.h"
#include "ingest/reader/office/ole_storage.h"
#include "ingest/reader/text/charset.h"

namespace dossier::reader {
namespace {

// Offsets in the file information block (MS-DOC 2.5): lengths of the parts from 76 on, places of tables in the table stream.
constexpr size_t kLengths = 76, kCharacterPages = 250, kPieceTable = 418;
constexpr size_t kPage = 512;

struct Place {
  size_t at, size;
};
Result<std::string_view> table_at(std::string_view word, std::string_view table, size_t field, const char* what) {
  const Place place{u32_at(word, field), u32_at(word, field + 4)};
  if (place.at > table.size() || place.size > table.size() - place.at) return Error{ErrorKind::damaged, std::string("the ") + what + " lies outside the file", "", ""};
  return table.substr(place.at, place.size);
}

// Characters of the stream, from byte `begin` to `end`, of which something is said.
struct Mark {
  size_t begin, end;
  bool deleted, inserted, hidden;
};

// What the properties of a run (MS-DOC 2.6.1) say of revisions and hiding.
Mark mark_of(std::string_view properties, size_t begin, size_t end) {
  constexpr uint16_t kDeleted = 0x0800, kInserted = 0x0801, kHidden = 0x083C;
  Mark mark{begin, end, false, false, false};
  for (size_t at = 0; at + 3 <= properties.size();) {
    const uint16_t property = u16_at(properties, at);
    const auto value = static_cast<unsigned char>(properties[at + 2]);
    const bool on = value == 1 || value == 0x81;
    if (property == kDeleted) mark.deleted = on;
    if (property == kInserted) mark.inserted = on;
    if (property == kHidden) mark.hidden = on;
    static constexpr std::array<size_t, 8> kSizes = {1, 1, 2, 4, 2, 2, 0, 3};
    const size_t size = kSizes[property >> 13];
    at += 2 + (size ? size : size_t{1} + value);
  }
  return mark;
}

// Sorted; only runs that carry a mark.
std::vector<Mark> marks_of(std::string_view word, std::string_view pages) {
  std::vector<Mark> marks;
  if (pages.size() < 12) return marks;
  const size_t count = std::min((pages.size() - 4) / 8, word.size() / kPage + 1);  // more would tell the same pages again
  for (size_t i = 0; i < count; ++i) {
    const size_t number = u32_at(pages, 4 * ((pages.size() - 4) / 8 + 1) + 4 * i) & 0x3FFFFF, at = number * kPage;
    if (at > word.size() || word.size() - at < kPage) continue;
    std::string_view page = word.substr(at, kPage);
    const size_t runs = static_cast<unsigned char>(page[kPage - 1]);
    if (runs > 0x65) continue;
    for (size_t r = 0; r < runs; ++r) {
      const size_t place = 2 * static_cast<size_t>(static_cast<unsigned char>(page[4 * (runs + 1) + r]));
      if (place == 0 || place >= kPage - 1) continue;
      const size_t size = std::min<size_t>(static_cast<unsigned char>(page[place]), kPage - 1 - place - 1);
      Mark mark = mark_of(page.substr(place + 1, size), u32_at(page, 4 * r), u32_at(page, 4 * (r + 1)));
      if (mark.begin < mark.end && (mark.deleted || mark.inserted || mark.hidden)) marks.push_back(mark);
    }
  }
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return marks;
}

// The parts follow each other in the order of the lengths that the file says.
struct Parts {
  struct Part {
    uint64_t end;
    DocPart part;
  };
  std::vector<Part> parts;

  explicit Parts(std::string_view word) {
    // Between headers and comments lay macros once, which no file has any more.
    static constexpr std::array<DocPart, 8> kOrder = {DocPart::main, DocPart::notes, DocPart::headers, DocPart::headers, DocPart::comments, DocPart::notes, DocPart::boxes, DocPart::headers};
    uint64_t end = 0;
    for (size_t i = 0; i < kOrder.size(); ++i) parts.push_back({end += u32_at(word, kLengths + 4 * i), kOrder[i]});
  }
  const Part& at(uint64_t character) const {
    auto found = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return character < p.end; });
    static constexpr Part kBehind{UINT64_MAX, DocPart::main};
    return found == parts.end() ? kBehind : *found;
  }
};

std::string decoded(std::string_view raw, bool narrow) {
  if (narrow) return decode_text_as(raw, "windows-1252").text;
  std::string out;
  for (size_t j = 0; j + 1 < raw.size(); j += 2) {
    const bool pair = (u16_at(raw, j) & 0xFC00) == 0xD800 && j + 4 <= raw.size();
    out += from_utf16le(raw.substr(j, pair ? 4 : 2));
    if (pair) j += 2;
  }
  return out;
}

// A piece of the text: characters `begin` to `end` of the file's, which lie at byte `offset` of the stream.
struct Piece {
  uint64_t begin, end;
  size_t offset;
  bool narrow;
  size_t width() const { return narrow ? 1 : 2; }
};

// Cuts a piece where its part or what is said of it changes.
void add_piece(const Piece& piece, std::string_view word, const std::vector<Mark>& marks, const Parts& parts, std::vector<DocRun>& out) {
  auto mark = std::partition_point(marks.begin(), marks.end(), [&](const Mark& m) { return m.end <= piece.offset; });
  for (uint64_t at = piece.begin; at < piece.end;) {
    const size_t place = piece.offset + static_cast<size_t>(at - piece.begin) * piece.width();
    while (mark != marks.end() && mark->end <= place) ++mark;
    const Parts::Part& part = parts.at(at);
    const bool marked = mark != marks.end() && mark->begin <= place;
    const size_t change = mark == marks.end() ? SIZE_MAX : marked ? mark->end : mark->begin;
    uint64_t end = std::min(piece.end, part.end);
    if (change != SIZE_MAX) end = std::min(end, piece.begin + (change - piece.offset + piece.width() - 1) / piece.width());
    DocRun run;
    run.text = decoded(word.substr(place, static_cast<size_t>(end - at) * piece.width()), piece.narrow);
    run.part = part.part;
    run.deleted = marked && mark->deleted;
    if (marked) run.style = static_cast<uint16_t>((mark->inserted ? style::kInserted : 0) | (mark->hidden ? style::kHidden : 0));
    out.push_back(std::move(run));
    at = end;
  }
}

Result<std::string_view> piece_table(std::string_view word, std::string_view table) {
  DOSSIER_ASSIGN(std::string_view bytes, table_at(word, table, kPieceTable, "piece table"));
  ByteReader in(bytes);
  while (in.ok() && in.left() > 0) {
    uint8_t kind = in.u8();
    if (kind == 1) {  // properties of runs: skipped
      in.bytes(in.u16());
      continue;
    }
    if (kind != 2) break;
    uint32_t size = in.u32();
    std::string_view plc = in.bytes(size);
    if (!in.ok() || size < 4) break;
    return plc;
  }
  return Error{ErrorKind::damaged, "the file has no piece table", "", ""};
}

}  // namespace

uint16_t u16_at(std::string_view b, size_t at) {
  return at + 2 <= b.size() ? static_cast<uint16_t>(static_cast<unsigned char>(b[at]) | static_cast<unsigned char>(b[at + 1]) << 8) : uint16_t{0};
}
uint32_t u32_at(std::string_view b, size_t at) { return uint32_t{u16_at(b, at)} | uint32_t{u16_at(b, at + 2)} << 16; }

Result<std::vector<DocRun>> doc_runs(std::string_view word, std::string_view table) {
  DOSSIER_ASSIGN(std::string_view plc, piece_table(word, table));
  Result<std::string_view> pages = table_at(word, table, kCharacterPages, "table of runs");
  const std::vector<Mark> marks = pages.ok() ? marks_of(word, *pages) : std::vector<Mark>();
  const Parts parts(word);
  std::vector<DocRun> out;
  size_t told = 0;  // bytes of the stream; pieces that tell the same place again and again are a bomb
  const size_t pieces = (plc.size() - 4) / 12;
  for (size_t i = 0; i < pieces; ++i) {
    const uint32_t begin = u32_at(plc, 4 * i), end = u32_at(plc, 4 * (i + 1)), place = u32_at(plc, 4 * (pieces + 1) + 8 * i + 2);
    if (end <= begin || end - begin > word.size()) continue;
    const bool narrow = place & 0x40000000;
    const Piece piece{begin, end, narrow ? (place & 0x3FFFFFFF) / 2 : place & 0x3FFFFFFF, narrow};
    const size_t length = size_t{end - begin} * piece.width();
    if (piece.offset > word.size() || length > word.size() - piece.offset) continue;
    if ((told += length) > word.size()) return Error{ErrorKind::damaged, "pieces of the text overlap", "", ""};
    add_piece(piece, word, marks, parts, out);
  }
  return out;
}

}  // namespace dossier::reader
