#include "ingest/reader/office/sheet.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

namespace dossier::reader {
namespace {

// What a format code is about, quoted text and colours left out.
enum class FormatKind { general, percent, date, date_time, time, elapsed };
FormatKind kind_of(const std::string& format) {
  bool day = false, clock = false, percent = false;
  for (size_t i = 0; i < format.size(); ++i) {
    char c = format[i];
    if (c == '"') {
      i = format.find('"', i + 1);
      if (i == std::string::npos) break;
    } else if (c == '[') {
      const size_t begin = i + 1;
      i = format.find(']', begin);
      if (i == std::string::npos) break;
      // "[h]:mm" counts on beyond a day; other brackets are colours, conditions and languages.
      if (i > begin && format.find_first_not_of("hHmMsS", begin) == i) return FormatKind::elapsed;
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

// "00042" for 42 with the format "00000": numbers of accounts and post codes.
std::string padded(double value, const std::string& format) {
  if (format.size() < 2 || format.size() > 15 || format.find_first_not_of('0') != std::string::npos) return {};
  if (!(value >= 0 && value < 1e15) || value != std::floor(value)) return {};
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%0*lld", static_cast<int>(format.size()), static_cast<long long>(value));
  return buffer;
}

std::string elapsed_text(double days) {
  const long long minutes = std::llround(std::abs(days) * 24 * 60);
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "%s%lld:%02lld", days < 0 ? "-" : "", minutes / 60, minutes % 60);
  return buffer;
}

// What a format sets before and behind an amount: the sign or code of a currency. Other words of formats ("k", "units") may stand for a
// scale that the stored value does not have.
struct Currency {
  std::string before, behind;
};
Currency currency_of(const std::string& format) {
  static constexpr std::array<std::string_view, 17> kNames = {"$",   "€",   "£",   "¥",   "₹",   "₩",   "US$", "EUR", "USD",
                                                              "GBP", "CHF", "JPY", "CAD", "AUD", "CNY", "INR", "kr"};
  Currency out;
  bool digits = false;
  auto name = [&](std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.starts_with("\u00A0"))) text.remove_prefix(text.front() == ' ' ? 1 : 2);
    while (!text.empty() && (text.back() == ' ' || text.ends_with("\u00A0"))) text.remove_suffix(text.back() == ' ' ? 1 : 2);
    if (std::find(kNames.begin(), kNames.end(), text) != kNames.end() && out.before.empty() && out.behind.empty())
      (digits ? out.behind : out.before) = text;
  };
  for (size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
    const char c = format[i];
    if (c == '"') {
      size_t end = std::min(format.find('"', i + 1), format.size());
      name(std::string_view(format).substr(i + 1, end - i - 1));
      i = end;
    } else if (c == '[') {  // "[$€-407]", "[$EUR]"; colours and conditions have no "$"
      size_t end = std::min(format.find(']', i), format.size());
      if (i + 1 < end && format[i + 1] == '$') name(std::string_view(format).substr(i + 2, std::min(format.find('-', i), end) - i - 2));
      i = end;
    } else if (c == '\\') {
      if (++i < format.size()) name(std::string_view(format).substr(i, 1));
    } else if (c == '_' || c == '*') {
      ++i;
    } else if (c == '0' || c == '#' || c == '?') {
      digits = true;
    } else {
      for (std::string_view sign : {"$", "€", "£", "¥"})
        if (std::string_view(format).substr(i).starts_with(sign)) name(sign);
    }
  }
  return digits ? out : Currency{};
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
    // A half is rounded up, as spreadsheets do it.
    const double scale = std::pow(10, decimals_of(format)), shown = std::round(value * 100 * scale) / scale;
    std::snprintf(buffer, sizeof buffer, "%.*f%%", decimals_of(format), std::isfinite(shown) ? shown : value * 100);
    return buffer;
  }
  if (kind == FormatKind::elapsed && std::abs(value) < 1e6) return elapsed_text(value);
  if (std::string text = padded(value, format); !text.empty()) return text;
  if (kind != FormatKind::general)
    if (std::string text = date_text(value, date1904, kind); !text.empty()) return text;
  std::string text = stored;
  // Stored with up to 17 digits; 15 are what a person sees ("0.1", not "0.10000000000000001").
  if (stored.size() > 15 && std::abs(value) < 1e15) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.15g", value);
    text = buffer;
  }
  const Currency currency = currency_of(format);
  if (!currency.behind.empty()) return text + " " + currency.behind;
  if (currency.before.empty()) return text;
  const bool letters = std::isalpha(static_cast<unsigned char>(currency.before.back()));
  return (text.starts_with('-') ? "-" : "") + currency.before + (letters ? " " : "") + text.substr(text.starts_with('-') ? 1 : 0);
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
  // The first row names the columns if it has words alone, and a later row has numbers. A heading that is merged downwards takes the rows it covers.
  if (cells_.empty()) return 0;
  uint32_t first = cells_.begin()->first.first, deepest = 1;
  size_t words = 0;
  for (const auto& [place, cell] : cells_) {
    if (place.first > first + 5) break;
    if (place.first == first && cell.number) return 0;
    if (place.first == first) ++words, deepest = std::max(deepest, cell.row_span);
    if (place.first > first && cell.number) return words > 1 ? std::min(deepest, 4u) : 0;
  }
  return 0;
}

// Rows of the table one after the other. Empty rows are left out, and so is what lies behind a row's last cell: wide and empty sheets would
// cost rows times columns. A merged cell that goes on over a page stands there again.
class Sheet::Rows {
 public:
  Rows(const Sheet& sheet, size_t header_rows) : sheet_(sheet), at_(sheet.cells_.begin()), header_rows_(header_rows) {
    for (const auto& [place, cell] : sheet.cells_) {
      if (rows_.empty() || rows_.back() != place.first) rows_.push_back(place.first);
      first_ = std::min(first_, place.second);
      last_ = std::max(last_, place.second);
    }
    if (first_ <= last_) merged_.resize(last_ - first_ + 1);
  }

  bool next(Story::TableRow& cells) {
    if (index_ == rows_.size() || made_ > kMaxCells) return false;
    const uint32_t row = rows_[index_];
    const bool fresh = index_ > 0 && index_ == page_end(index_ - 1);
    uint32_t end = fresh ? last_merged() : 0;  // behind the last column that this row has to say something of
    for (uint32_t column = first_; column <= last_;) {
      const bool here = at_ != sheet_.cells_.end() && at_->first == std::make_pair(row, column);
      const Merged& above = merged_[column - first_];
      if (above.until > index_) {
        if (here) ++at_;
        if (fresh && above.column == column) cells.push_back(again(text_of(*above.cell, row, column, std::min(above.until, page_end(index_)) - index_)));
        ++column;
      } else if (here) {
        column = tell(cells, row, column);
      } else if (column >= end && (at_ == sheet_.cells_.end() || at_->first.first != row)) {
        break;
      } else {
        cells.emplace_back();
        cells.back().hidden = sheet_.hides(row, column++);
      }
    }
    ++index_;
    made_ += cells.size();
    return true;
  }
  bool all_told() const { return index_ == rows_.size(); }

 private:
  struct Merged {
    size_t until = 0;  // behind the last row that it covers, by index
    const SheetCell* cell = nullptr;
    uint32_t column = 0;
  };

  // Behind the last row of the page that row `index` stands on, as Story cuts long tables.
  size_t page_end(size_t index) const {
    if (rows_.size() <= Story::kTableRows) return rows_.size();
    const size_t first = header_rows_ + Story::kTableRows;
    return index < first ? first : first + ((index - first) / Story::kTableRows + 1) * Story::kTableRows;
  }
  uint32_t last_merged() const {
    for (size_t i = merged_.size(); i > 0; --i)
      if (merged_[i - 1].until > index_) return first_ + static_cast<uint32_t>(i);
    return 0;
  }

  uint32_t tell(Story::TableRow& cells, uint32_t row, uint32_t column) {
    const SheetCell& cell = at_->second;
    const size_t until = static_cast<size_t>(std::lower_bound(rows_.begin() + static_cast<ptrdiff_t>(index_), rows_.end(), uint64_t{row} + cell.row_span) - rows_.begin());
    cells.push_back(text_of(cell, row, column, std::min(until, page_end(index_)) - index_));
    const uint32_t behind = column + cells.back().column_span;
    if (until > index_ + 1)
      for (uint32_t c = column; c < behind; ++c) merged_[c - first_] = {until, &cell, column};
    while (at_ != sheet_.cells_.end() && at_->first.first == row && at_->first.second < behind) ++at_;
    return behind;
  }

  // A label may stand on every page; a text of any length would fill each of thousands.
  static FlowPage::CellText again(FlowPage::CellText cell) {
    constexpr size_t kLongestLabel = 200;
    if (cell.text.size() > kLongestLabel) cell.text.clear();
    cell.formula.clear();
    return cell;
  }

  FlowPage::CellText text_of(const SheetCell& cell, uint32_t row, uint32_t column, size_t rows) const {
    FlowPage::CellText out;
    out.text = cell.text;
    out.formula = cell.formula;
    out.row_span = static_cast<uint16_t>(std::clamp<size_t>(rows, 1, 60'000));
    out.column_span = static_cast<uint16_t>(std::min<uint32_t>(cell.column_span, last_ - column + 1));
    out.hidden = sheet_.hides(row, column);
    return out;
  }

  const Sheet& sheet_;
  Cells::const_iterator at_;
  size_t header_rows_, index_ = 0, made_ = 0;
  std::vector<uint32_t> rows_;  // those that hold anything
  uint32_t first_ = UINT32_MAX, last_ = 0;
  std::vector<Merged> merged_;  // by column
};

void Sheet::tell(Story& story) const {
  story.break_page(name);
  if (hidden) story.note({FindingKind::hidden_content, "the sheet is hidden", {}});
  if (!hidden_rows.empty()) story.note({FindingKind::hidden_content, std::to_string(hidden_rows.size()) + " hidden rows", {}});
  if (!hidden_columns.empty()) story.note({FindingKind::hidden_content, std::to_string(hidden_columns.size()) + " hidden columns", {}});
  if (overflow_) story.note({FindingKind::limit_reached, "the sheet holds more cells than are read", {}});
  if (cells_.empty()) return;
  std::optional<Sheet> narrow = gaps() > kMaxCells ? std::optional(without_empty_columns()) : std::nullopt;
  Rows rows(narrow ? *narrow : *this, header_rows());
  story.table([&](Story::TableRow& row) { return rows.next(row); }, header_rows());
  if (!rows.all_told()) story.note({FindingKind::limit_reached, "the sheet is too wide for its rows; the last of them were left out", {}});
}

// How many empty cells stand before filled ones.
size_t Sheet::gaps() const {
  uint32_t first = kMaxColumns;
  for (const auto& [place, cell] : cells_) first = std::min(first, place.second);
  size_t out = 0;
  for (auto at = cells_.begin(); at != cells_.end();) {
    const auto [row, column] = at->first;
    if (++at == cells_.end() || at->first.first != row) out += column - first;
  }
  return out;
}

Sheet Sheet::without_empty_columns() const {
  std::vector<uint32_t> used;
  for (const auto& [place, cell] : cells_) used.push_back(place.second);
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  auto narrow = [&](uint32_t column) { return static_cast<uint32_t>(std::lower_bound(used.begin(), used.end(), column) - used.begin()); };
  Sheet out;
  out.hidden = hidden;
  out.hidden_rows = hidden_rows;
  for (uint32_t column : hidden_columns)
    if (std::binary_search(used.begin(), used.end(), column)) out.hidden_columns.insert(narrow(column));
  for (const auto& [place, cell] : cells_) {
    SheetCell& copy = out.cells_[{place.first, narrow(place.second)}] = cell;
    copy.column_span = std::max(1u, narrow(place.second + cell.column_span) - narrow(place.second));
  }
  return out;
}

}  // namespace dossier::reader
