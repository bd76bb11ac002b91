#include "ingest/reader/office/xls_reader.h"

#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "ingest/reader/office/biff.h"
#include "ingest/reader/office/ole_storage.h"
#include "ingest/reader/office/sheet.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

constexpr size_t kStreamLimit = size_t{512} << 20;

// Record numbers (MS-XLS 2.3).
enum : uint16_t {
  kFormula = 0x06, kEof = 0x0A, kDateMode = 0x22, kFilePass = 0x2F, kColInfo = 0x7D, kBoundSheet = 0x85, kMulRk = 0xBD, kXf = 0xE0, kMergeCells = 0xE5,
  kSst = 0xFC, kLabelSst = 0xFD, kNumber = 0x203, kLabel = 0x204, kBoolErr = 0x205, kString = 0x207, kRow = 0x208, kRk = 0x27E, kFormat = 0x41E, kBof = 0x809
};
constexpr uint16_t kBiff8 = 0x0600;

// As a person would type it: 15 digits are what Excel keeps.
std::string number_text(double value) {
  char buffer[64];
  auto [end, failed] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 15);
  return failed == std::errc() ? std::string(buffer, end) : std::string();
}

std::string error_text(uint8_t code) {
  switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
  }
}

// Formats that have numbers but no code in the file (2.4.126).
std::string built_in_code(uint16_t id) {
  if (id == 9) return "0%";
  if (id == 10) return "0.00%";
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) return "yyyy-mm-dd";
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return "hh:mm";
  return id == 22 ? "yyyy-mm-dd hh:mm" : "";
}

struct BoundSheet {
  uint32_t place = 0;
  std::string name;
  bool hidden = false, cells = true;  // false: a chart or a macro sheet
};

struct BookGlobals {
  std::vector<BoundSheet> sheets;
  std::vector<std::string> strings;
  std::vector<uint16_t> formats;  // of each cell style
  std::map<uint16_t, std::string> codes;
  bool date1904 = false;

  std::string shown(double value, uint16_t style) const {
    uint16_t id = style < formats.size() ? formats[style] : uint16_t{0};
    auto code = codes.find(id);
    return shown_number(number_text(value), code == codes.end() ? built_in_code(id) : code->second, date1904);
  }
};

Result<BookGlobals> read_globals(std::string_view book) {
  BookGlobals out;
  size_t at = 0;
  BiffRecord record;
  if (!next_record(book, at, record) || record.number != kBof) return Error{ErrorKind::damaged, "the workbook has no beginning", "", ""};
  if (BiffReader(record).u16() != kBiff8)
    return Error{ErrorKind::unsupported, "a workbook of Excel 95 or older", "", "open it in a spreadsheet program and save it as .xlsx"};
  while (next_record(book, at, record) && record.number != kEof) {
    BiffReader in(record);
    if (record.number == kFilePass) return Error{ErrorKind::password, "encrypted workbook; passwords for this kind are not supported", "", "save a copy without the password"};
    if (record.number == kDateMode) out.date1904 = in.u16() == 1;
    if (record.number == kBoundSheet) {
      BoundSheet sheet;
      sheet.place = in.u32();
      sheet.hidden = (in.u8() & 3) != 0;
      sheet.cells = in.u8() == 0;
      sheet.name = in.text(true);
      out.sheets.push_back(std::move(sheet));
    } else if (record.number == kFormat) {
      uint16_t id = in.u16();
      out.codes[id] = in.text();
    } else if (record.number == kXf) {
      in.u16();
      out.formats.push_back(in.u16());
    } else if (record.number == kSst) {
      in.u32();
      for (uint32_t count = in.u32(); count > 0 && in.ok() && out.strings.size() < Sheet::kMaxCells; --count) out.strings.push_back(in.text());
      if (!in.ok() && !out.strings.empty()) out.strings.pop_back();  // the one that was cut short
    }
  }
  return out;
}

class CellTeller {
 public:
  CellTeller(const BookGlobals& globals, Sheet& sheet) : globals_(globals), sheet_(sheet) {}

  // One record of a sheet. A formula's text value stands in the record behind it.
  void take(const BiffRecord& record) {
    BiffReader in(record);
    switch (record.number) {
      case kRow: return take_row(in);
      case kColInfo: return take_columns(in);
      case kMergeCells: return take_merged(in);
      case kMulRk: return take_row_of_numbers(in, record.bytes().size());
      case kString:
        if (waiting_) set(waiting_->first, waiting_->second, in.text(), false);
        waiting_.reset();
        return;
      case kLabelSst: case kNumber: case kRk: case kLabel: case kBoolErr: case kFormula: return take_cell(record.number, in);
      default: return;
    }
  }

 private:
  void take_cell(uint16_t number, BiffReader& in) {
    uint16_t row = in.u16(), column = in.u16(), style = in.u16();
    if (number == kLabelSst) {
      uint32_t index = in.u32();
      if (index < globals_.strings.size()) set(row, column, globals_.strings[index], false);
    } else if (number == kNumber) {
      set(row, column, globals_.shown(in.real(), style), true);
    } else if (number == kRk) {
      set(row, column, globals_.shown(rk_value(in.u32()), style), true);
    } else if (number == kLabel) {
      set(row, column, in.text(), false);
    } else if (number == kBoolErr) {
      uint8_t value = in.u8();
      set(row, column, in.u8() ? error_text(value) : value ? "TRUE" : "FALSE", false);
    } else {
      take_formula(row, column, style, in);
    }
  }

  // FormulaValue (2.5.133): a double, unless its last two bytes are 0xFFFF; then the first byte says what it is.
  void take_formula(uint16_t row, uint16_t column, uint16_t style, BiffReader& in) {
    uint8_t bytes[8];
    uint64_t bits = 0;
    for (int i = 0; i < 8; ++i) bits |= static_cast<uint64_t>(bytes[i] = in.u8()) << 8 * i;
    if (!in.ok()) return;
    if (bytes[6] != 0xFF || bytes[7] != 0xFF) return set(row, column, globals_.shown(std::bit_cast<double>(bits), style), true);
    if (bytes[0] == 0) waiting_ = {row, column};
    if (bytes[0] == 1) set(row, column, bytes[2] ? "TRUE" : "FALSE", false);
    if (bytes[0] == 2) set(row, column, error_text(bytes[2]), false);
  }

  void take_row_of_numbers(BiffReader& in, size_t bytes) {
    uint16_t row = in.u16(), column = in.u16();
    for (size_t count = bytes < 6 ? 0 : (bytes - 6) / 6; count > 0 && in.ok(); --count, ++column) {
      uint16_t style = in.u16();
      double value = rk_value(in.u32());
      if (in.ok()) set(row, column, globals_.shown(value, style), true);
    }
  }

  void take_row(BiffReader& in) {
    uint16_t row = in.u16();
    in.skip(10);
    if (in.u32() & 0x20) sheet_.hidden_rows.insert(row);
  }
  void take_columns(BiffReader& in) {
    uint32_t first = in.u16(), last = std::min<uint32_t>(in.u16(), 255);
    in.skip(4);
    if (in.u16() & 1)
      for (uint32_t c = first; c <= last; ++c) sheet_.hidden_columns.insert(c);
  }
  void take_merged(BiffReader& in) {
    for (uint16_t count = in.u16(); count > 0 && in.ok(); --count) {
      uint16_t r0 = in.u16(), r1 = in.u16(), c0 = in.u16(), c1 = in.u16();
      SheetCell* cell = in.ok() && r1 >= r0 && c1 >= c0 && c1 < 256 ? sheet_.find(r0, c0) : nullptr;
      if (cell) cell->column_span = c1 - c0 + 1u;
    }
  }

  void set(uint32_t row, uint32_t column, std::string text, bool number) {
    if (text.empty()) return;
    SheetCell cell;
    cell.text = scrub_utf8(text);
    cell.number = number;
    sheet_.set(row, column, std::move(cell));
  }

  const BookGlobals& globals_;
  Sheet& sheet_;
  std::optional<std::pair<uint16_t, uint16_t>> waiting_;
};

// The records of one sheet, from its Bof to its Eof; charts that stand inside have a Bof and an Eof of their own. `left`: bytes that all sheets to come may have.
bool tell_sheet(std::string_view book, const BoundSheet& bound, const BookGlobals& globals, size_t& left, Story& story, DocumentInfo& info) {
  Sheet sheet;
  sheet.name = scrub_utf8(bound.name);
  sheet.hidden = bound.hidden;
  CellTeller teller(globals, sheet);
  size_t at = bound.place;
  BiffRecord record;
  bool whole = false;
  for (int depth = 0; at - bound.place < left && next_record(book, at, record);) {
    if (record.number == kBof) ++depth;
    if (record.number == kEof && --depth <= 0) {
      whole = true;
      break;
    }
    if (depth == 1) teller.take(record);
    if (depth == 0) break;  // the place named for the sheet holds none
  }
  left -= std::min(left, at - bound.place);
  if (sheet.hidden) info.findings.push_back({FindingKind::hidden_content, "sheet " + sheet.name + " is hidden", {}});
  if (!sheet.hidden_rows.empty() || !sheet.hidden_columns.empty()) info.findings.push_back({FindingKind::hidden_content, "hidden rows or columns in sheet " + sheet.name, {}});
  sheet.tell(story);
  return whole;
}

}  // namespace

Status read_xls(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(OleStorage root, OleStorage::open(source.bytes()));
  std::optional<std::string> book = root.stream("Workbook", kStreamLimit);
  if (!book) {
    if (root.stream("Book", kStreamLimit)) return Error{ErrorKind::unsupported, "a workbook of Excel 95 or older", "", "open it in a spreadsheet program and save it as .xlsx"};
    return Error{ErrorKind::damaged, "the file has no workbook", "", ""};
  }
  DOSSIER_ASSIGN(BookGlobals globals, read_globals(*book));
  if (auto stream = root.stream("\x05SummaryInformation", 1 << 20)) {
    SummaryInformation summary = read_summary(*stream);
    info.title = summary.title;
    info.author = summary.author;
  }
  for (const std::string& name : root.names())
    if (name == "_VBA_PROJECT_CUR") info.findings.push_back({FindingKind::active_content, "macros were not run", {}});
  Story story(context);
  // Sheets stand one behind another: each has a place of its own, and together they are no longer than the workbook. Without that a hostile file could name the place of
  // one, or places inside it, a hundred thousand times.
  std::set<uint32_t> places;
  size_t broken = 0, left = book->size();
  for (const BoundSheet& sheet : globals.sheets)
    if (sheet.cells && (!places.insert(sheet.place).second || !tell_sheet(*book, sheet, globals, left, story, info))) ++broken;
  DOSSIER_TRY(story.finish(info));
  if (broken > 0) return Error{ErrorKind::damaged, std::to_string(broken) + " sheets end early", "", ""};
  return {};
}

}  // namespace dossier::reader
