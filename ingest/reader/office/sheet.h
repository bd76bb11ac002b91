// A sheet as spreadsheet files give it: sparse cells that become one table, in pages.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ingest/reader/text/story.h"

namespace dossier::reader {

struct SheetCell {
  std::string text;     // the value as shown
  std::string formula;  // without "="
  uint32_t row_span = 1, column_span = 1;
  bool number = false;
};

class Sheet {
 public:
  static constexpr uint32_t kMaxRows = 1'048'576, kMaxColumns = 16'384;
  static constexpr size_t kMaxCells = 2'000'000;

  std::string name;
  bool hidden = false;
  std::set<uint32_t> hidden_rows, hidden_columns;

  // Row and column from 0. False if the sheet holds too much: the cell is dropped.
  bool set(uint32_t row, uint32_t column, SheetCell cell);
  SheetCell* find(uint32_t row, uint32_t column);
  // Cells were left out for a limit that the caller keeps.
  void cut_off() { overflow_ = true; }
  bool empty() const { return cells_.empty(); }
  bool full() const { return overflow_; }

  // The used range as one table on pages labelled with the sheet's name; hidden things as a finding; what was cut off as another.
  void tell(Story& story) const;

 private:
  using Cells = std::map<std::pair<uint32_t, uint32_t>, SheetCell>;
  class Rows;

  unsigned header_rows() const;
  size_t gaps() const;
  // The same with the columns closed up; where gaps would be more than a sheet may have cells, they cannot all be told.
  Sheet without_empty_columns() const;
  bool hides(uint32_t row, uint32_t column) const { return hidden || hidden_rows.count(row) || hidden_columns.count(column); }
  Cells cells_;
  bool overflow_ = false;
};

// "35.7%" for 0.357 with format "0.0%"; "2024-06-17" for a date format; else the number as stored. `date1904`: which day is 0.
std::string shown_number(const std::string& stored, const std::string& format, bool date1904);

}  // namespace dossier::reader
