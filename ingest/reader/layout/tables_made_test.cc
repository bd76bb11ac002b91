// Tables of many looks made up at random, their cells known: how many come out whole, in their row and column.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "ingest/reader/layout/tables.h"
#include "ingest/reader/layout/tables_sketch.h"

namespace dossier::reader {
namespace {

constexpr float kLetter = 3;
constexpr float kLead = 12;

struct Made {
  Sketch sketch;
  std::map<std::pair<int, int>, std::string> cells;  // row, column -> text
};

class Maker {
 public:
  explicit Maker(uint32_t seed) : random_(seed) {}

  Made make() {
    Made out;
    columns_ = 2 + pick(6);
    rows_ = 3 + pick(15);
    label_width_ = 90 + 10 * static_cast<float>(pick(8));
    column_width_ = 45 + 5 * static_cast<float>(pick(6));
    align_ = pick(3);
    rules_ = pick(4);
    float y = 120;
    bool prose = pick(2) == 0;
    if (prose) {
      for (int i = 0; i < 5; ++i) out.sketch.text(60, 50 + kLead * static_cast<float>(i), "The committee found that the figures of the period agreed with those of the surveys made before in the same regions");
    }
    if (rules_ == 1 || rules_ == 3) rule(out, y - 10);
    write_headings(out, y);
    if (rules_ != 0) rule(out, y - 9);
    for (int r = 1; r <= rows_; ++r) {
      write_row(out, r, y);
      if (rules_ == 3) rule(out, y - 9);
    }
    if (rules_ == 1) rule(out, y - 9);
    return out;
  }

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  std::string word() {
    static const char* words[] = {"income", "region", "country", "growth", "share", "employment", "market", "health", "energy", "schools"};
    return words[pick(10)];
  }
  std::string figure() {
    switch (pick(4)) {
      case 0: return std::to_string(pick(90) + 10) + "," + std::to_string(pick(900) + 100);
      case 1: return std::to_string(pick(100)) + "." + std::to_string(pick(10));
      case 2: return "(" + std::to_string(pick(900)) + ")";
      default: return std::to_string(pick(100)) + "%";
    }
  }
  float left(int column) const { return 60 + label_width_ + column_width_ * static_cast<float>(column - 1); }
  void rule(Made& out, float y) { out.sketch.rule(60, y, left(columns_), y); }
  void put(Made& out, int column, float y, const std::string& text) {
    float x0 = left(column), x1 = x0 + column_width_;
    if (align_ == 0) out.sketch.right(x1 - 6, y, text);
    else if (align_ == 1) out.sketch.centred((x0 + x1) / 2, y, text);
    else out.sketch.text(x0 + 6, y, text);
  }
  void write_headings(Made& out, float& y) {
    bool two = pick(3) == 0;
    for (int c = 1; c < columns_; ++c) {
      std::string first = word(), second = two ? word() : "";
      put(out, c, y, first);
      if (two) put(out, c, y + 10, second);
      out.cells[{0, c}] = two ? first + " " + second : first;
    }
    y += two ? 10 + 1.5f * kLead : 1.5f * kLead;
  }
  void write_row(Made& out, int row, float& y) {
    std::string label, line;
    std::vector<std::string> lines;
    for (int k = 1 + pick(5); k > 0; --k) {
      std::string next = word();
      if (label.empty()) next[0] = static_cast<char>(next[0] - 32);
      label += (label.empty() ? "" : " ") + next;
      if (!line.empty() && kLetter * static_cast<float>(line.size() + next.size() + 1) > label_width_ - 8) {
        lines.push_back(line);
        line.clear();
      }
      line += (line.empty() ? "" : " ") + next;
    }
    lines.push_back(line);
    for (size_t k = 0; k < lines.size(); ++k) out.sketch.text(60 + (k ? 4.f : 0.f), y + 10 * static_cast<float>(k), lines[k]);
    out.cells[{row, 0}] = label;
    for (int c = 1; c < columns_; ++c) {
      if (pick(12) == 0) continue;
      std::string text = figure();
      put(out, c, y, text);
      out.cells[{row, c}] = text;
    }
    y += 10 * static_cast<float>(lines.size() - 1) + 1.25f * kLead;
  }

  std::mt19937 random_;
  int columns_ = 0, rows_ = 0, align_ = 0, rules_ = 0;
  float label_width_ = 0, column_width_ = 0;
};

TEST(MadeTables, NearlyEveryCellComesOutWholeAndInItsPlace) {
  size_t right = 0, all = 0, found = 0;
  for (uint32_t seed = 1; seed <= 400; ++seed) {
    Made made = Maker(seed).make();
    all += made.cells.size();
    for (const FoundTable& table : find_tables(made.sketch.page())) {
      found += table.cells.size();
      for (const FoundCell& cell : table.cells) {
        std::string text;
        for (uint32_t w : cell.words) text += (text.empty() ? "" : " ") + made.sketch.page().words[w].text;
        auto truth = made.cells.find({cell.row, cell.column});
        right += truth != made.cells.end() && truth->second == text;
      }
    }
  }
  double recall = static_cast<double>(right) / static_cast<double>(all), precision = static_cast<double>(right) / static_cast<double>(found);
  RecordProperty("recall", std::to_string(recall));
  RecordProperty("precision", std::to_string(precision));
  EXPECT_GT(recall, 0.985) << right << " of " << all;
  EXPECT_GT(precision, 0.985) << right << " of " << found;
}

}  // namespace
}  // namespace dossier::reader
