// Rows of figures on a page: a label, cells with typed numbers, the headings above each cell. From the page's tables where they
// were found, else from its lines and the horizontal position of their words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"

namespace dossier {

// A number as printed in a table: "(1,234.5)", "$ 1,577", "12.5%", "—".
struct PrintedNumber {
  double value = 0;        // with its sign
  std::string digits;      // without separators and sign: "1234.5"; "0" for a dash
  bool percent = false;
  std::string currency;    // "$", "€", ... as printed
  bool dash = false;       // printed as a dash: nil
};
// The whole text must be one number; spaces inside are ignored.
std::optional<PrintedNumber> printed_number(std::string_view text);

struct RowCell {
  uint32_t begin = 0, end = 0;  // bytes of Page::text; may be apart from the label's
  Box box;
  std::string text;                     // as printed, single spaces
  std::optional<PrintedNumber> number;  // none: text, "n/m"
  std::string heading;                  // the headings above it, top first
  std::vector<int> years;               // in the heading, in order
};

struct TableRow {
  uint32_t page = 0;   // physical number
  size_t line = 0;     // order on the page
  size_t group = 0;    // rows under the same headings
  std::string label;   // as printed, wrapped lines joined
  std::string norm;    // lower case, without notes and dot leaders: for matching
  std::string section; // the nearest line above without figures
  uint32_t label_begin = 0, label_end = 0;
  Box label_box;
  float section_x = 0;
  std::vector<RowCell> cells;
  uint32_t begin = 0, end = 0;  // span that covers label and cells
  std::string text;    // the row as printed
  bool from_table = false;
};

std::vector<TableRow> rows_of(const Page& page);

// "Net sales (Note 3) ....." -> "net sales".
std::string normalized_label(std::string_view label);
// Years in a heading or a question, in order, without repeats: 2019, FY19, '19.
std::vector<int> years_in(std::string_view text);

// The cell of a row for a year: under a heading with that year; of several the first, or the one whose heading shares most
// words with `hint`. Null if the headings name no such year.
const RowCell* cell_for_year(const TableRow& row, int year, std::string_view hint = "");

// Powers of ten that the page's own words give to its plain amounts ("in millions" -> 1000000); nothing if it says nothing.
std::optional<double> scale_said_in(std::string_view lower_text);

}  // namespace dossier
