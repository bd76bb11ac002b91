#include "ingest/reader/office/sheet.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace dossier::reader {
namespace {

// What a format code is about, quoted text and colours left out.
enum class FormatKind { general, percent, date, date_time, time };
FormatKind kind_of(const std::string& format) {
  bool day = false, clock = false, percent = false;
  for (size_t i = 0; i < format.size(); ++i) {
    char c = format[i];
    if (c == '"') {
      i = format.find('"', i + 1);
      if (i == std::string::npos) break;
    } else if (c == '[') {
      i = format.find(']', i + 1);
      if (i == std::string::npos) break;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == ';') {
      break;
    } else if (c == '%') {
      percent = true;
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      day = true;
    } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
      clock = true;
    } else if ((c == 'm' || c == 'M') && !clock) {
      day = true;
    } else if (c == 'E' || c == 'e' || c == 'G' || c == 'g') {
      if (format.compare(i, 7, "General") == 0) return FormatKind::general;
    }
  }
  if (percent) return FormatKind::percent;
  if (day && clock) return FormatKind::date_time;
  if (day) return FormatKind::date;
  return clock ? FormatKind::time : FormatKind::general;
}

int decimals_of(const std::string& format) {
  size_t dot = format.find('.');
  if (dot == std::string::npos) return 0;
  int n = 0;
  while (dot + 1 + static_cast<size_t>(n) < format.size() && (format[dot + 1 + static_cast<size_t>(n)] == '0' || format[dot + 1 + static_cast<size_t>(n)] == '#')) ++n;
  return std::min(n, 10);
}

std::string date_text(double serial, bool date1904, FormatKind kind) {
  if (!(serial >= 0 && serial < 2'958'466)) return "";
  // Days since 1970. In the 1900 system day 60 is a 29 February that never was.
  int64_t days = static_cast<int64_t>(std::floor(serial)) + (date1904 ? -24107 : serial < 60 ? -25568 : -25569);
  // Civil from days (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
  unsigned doe = static_cast<unsigned>(z - era * 146097), yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  unsigned mp = (5 * doy + 2) / 153, d = doy - (153 * mp + 2) / 5 + 1, m = mp < 10 ? mp + 3 : mp - 9;
  int64_t y = static_cast<int64_t>(yoe) + era * 400 + (m <= 2);
  unsigned seconds = static_cast<unsigned>(std::lround((serial - std::floor(serial)) * 86400)) % 86400;
  char date[48], clock[32];
  std::snprintf(date, sizeof date, "%04lld-%02u-%02u", static_cast<long long>(y), m, d);
  std::snprintf(clock, sizeof clock, "%02u:%02u", seconds / 3600, seconds / 60 % 60);
  if (kind == FormatKind::time) return clock;
  return kind == FormatKind::date ? date : std::string(date) + " " + clock;
}

}  // namespace

std::string shown_number(const std::string& stored, const std::string& format, bool date1904) {
  char* end = nullptr;
  double value = std::strtod(stored.c_str(), &end);
  if (stored.empty() || *end != '\0' || !std::isfinite(value)) return stored;
  FormatKind kind = format.empty() ? FormatKind::general : kind_of(format);
  if (kind == FormatKind::percent) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f%%", decimals_of(format), value * 100);
    return buffer;
  }
  if (kind != FormatKind::general)
    if (std::string text = date_text(value, date1904, kind); !text.empty()) return text;
  // Stored with up to 17 digits; 15 are what a person sees ("0.1", not "0.10000000000000001").
  if (stored.size() > 15 && std::abs(value) < 1e15) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.15g", value);
    return buffer;
  }
  return stored;
}

bool Sheet::set(uint32_t row, uint32_t column, SheetCell cell) {
  if (row >= kMaxRows || column >= kMaxColumns || cells_.size() >= kMaxCells) {
    overflow_ = true;
    return false;
  }
  cells_[{row, column}] = std::move(cell);
  return true;
}

SheetCell* Sheet::find(uint32_t row, uint32_t column) {
  auto found = cells_.find({row, column});
  return found == cells_.end() ? nullptr : &found->second;
}

unsigned Sheet::header_rows() const {
  // The first row names the columns if it has words alone, and a later row has numbers.
  if (cells_.empty()) return 0;
  uint32_t first = cells_.begin()->first.first;
  size_t words = 0;
  for (const auto& [place, cell] : cells_) {
    if (place.first > first + 5) break;
    if (place.first == first && cell.number) return 0;
    if (place.first == first) ++words;
    if (place.first > first && cell.number) return words > 1 ? 1 : 0;
  }
  return 0;
}

void Sheet::tell(Story& story) const {
  story.break_page(name);
  if (hidden) story.note({FindingKind::hidden_content, "the sheet is hidden", {}});
  if (!hidden_rows.empty()) story.note({FindingKind::hidden_content, std::to_string(hidden_rows.size()) + " hidden rows", {}});
  if (!hidden_columns.empty()) story.note({FindingKind::hidden_content, std::to_string(hidden_columns.size()) + " hidden columns", {}});
  if (overflow_) story.note({FindingKind::limit_reached, "the sheet holds more cells than are read", {}});
  if (cells_.empty()) return;
  uint32_t first_column = UINT32_MAX, last_column = 0;
  for (const auto& [place, cell] : cells_) {
    first_column = std::min(first_column, place.second);
    last_column = std::max(last_column, place.second);
  }
  // Wide and empty sheets would cost rows times columns: empty rows are left out, and so are columns behind the widest row's last cell.
  auto at = cells_.begin();
  auto next_row = [&](Story::TableRow& cells) {
    if (at == cells_.end()) return false;
    uint32_t row = at->first.first;
    for (uint32_t column = first_column; at != cells_.end() && at->first.first == row; ++at) {
      for (; column < at->first.second; ++column) {
        cells.emplace_back();
        cells.back().hidden = hides(row, column);
      }
      FlowPage::CellText cell;
      cell.text = at->second.text;
      cell.formula = at->second.formula;
      cell.column_span = static_cast<uint16_t>(std::min<uint32_t>(at->second.column_span, last_column - column + 1));
      cell.hidden = hides(row, column);
      column += cell.column_span;
      cells.push_back(std::move(cell));
    }
    return true;
  };
  story.table(next_row, header_rows());
}

}  // namespace dossier::reader
