// Pages for tests: words with boxes from plain lines, and tables from rows.
#pragma once

#include <string>
#include <vector>

#include "app/grounding/page_source.h"

namespace dossier {

// Each line becomes a line of the page, each word a box. "\n\n" parts blocks.
inline Page page_of_text(uint32_t number, const std::string& text) {
  Page page;
  page.number = number;
  page.label = std::to_string(number);
  page.width_pt = 595, page.height_pt = 842;
  page.source = TextSource::text;
  page.text = text;
  float x = 50, y = 50;
  for (uint32_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') {
      if (text[at] == '\n') x = 50, y += 14;
      ++at;
      continue;
    }
    uint32_t end = at;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n' && text[end] != '\t') ++end;
    float width = 5.f * static_cast<float>(end - at);
    Word word{at, end, {x, y, x + width, y + 10}, 1, 10, 0};
    page.words.push_back(word);
    x += width + 4;
    at = end;
  }
  return page;
}

// Adds a table below the page's text: rows of cells, the first `head_rows` are headings. Lines of tab-parted cells.
inline void add_table(Page& page, const std::string& title, const std::vector<std::vector<std::string>>& rows, uint16_t head_rows = 1) {
  std::string text = page.text.empty() ? "" : page.text + "\n\n";
  Table table;
  table.title_begin = static_cast<uint32_t>(text.size());
  text += title;
  table.title_end = static_cast<uint32_t>(text.size());
  text += "\n\n";
  table.begin = static_cast<uint32_t>(text.size());
  table.rows = static_cast<uint16_t>(rows.size());
  table.columns = static_cast<uint16_t>(rows[0].size());
  for (uint16_t r = 0; r < table.rows; ++r) {
    if (r) text += "\n";
    for (uint16_t c = 0; c < table.columns; ++c) {
      if (c) text += "\t";
      Cell cell;
      cell.row = r, cell.column = c;
      cell.column_header = r < head_rows;
      cell.row_header = c == 0 && r >= head_rows;
      cell.begin = static_cast<uint32_t>(text.size());
      text += rows[r][c];
      cell.end = static_cast<uint32_t>(text.size());
      table.cells.push_back(cell);
    }
  }
  table.end = static_cast<uint32_t>(text.size());
  Page fresh = page_of_text(page.number, text);
  fresh.tables = page.tables;
  fresh.tables.push_back(table);
  page = fresh;
}

inline SourceDocument document_of(const std::string& name) {
  SourceDocument out;
  out.sha256 = sha256_of(name);
  out.name = name;
  out.path = name;
  return out;
}

}  // namespace dossier
