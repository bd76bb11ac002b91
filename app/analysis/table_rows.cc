#include "app/analysis/table_rows.h"

#include <algorithm>
#include <cmath>

#include "app/analysis/lexicon.h"
#include "app/analysis/row_lines.h"
#include "app/retrieval/terms.h"

namespace dossier {
namespace {

const Pattern& function_word_end() {
  static const Pattern p(R"((?:^| )(?:and|of|in|for|by|to|the|from|on|with|or|at|-)$|[,\-&/]$)");
  return p;
}

// A line of the label column alone: a section, or the first part of a label that goes on below.
struct PendingLabel {
  std::string text;
  uint32_t begin = 0, end = 0;
  Box box;
};

class RowBuilder {
 public:
  explicit RowBuilder(const Page& page) : page_(page), lines_(row_lines_of(page)) {}

  std::vector<TableRow> build() {
    for (size_t at = 0; at < lines_.size(); ++at) {
      const RowLine& line = lines_[at];
      if (at > 0 && line.table != lines_[at - 1].table && !heads_over_table(at)) start_group();
      if (line.prose) {
        pending_ = {};
        if (++prose_run_ == 3) start_group();
        continue;
      }
      prose_run_ = 0;
      if (is_heading_line(at)) {
        add_heading(at);
      } else if (line.cells.empty()) {
        add_label_line(line);
      } else {
        add_row(line, at);
      }
    }
    return std::move(rows_);
  }

 private:
  // Heading lines that the reader left above a table's frame are its headings.
  bool heads_over_table(size_t at) const {
    return lines_[at].table >= 0 && lines_[at - 1].table < 0 && !heads_.empty() && !used_ && !lines_[at].column_header;
  }

  void start_group() {
    heads_.clear();
    used_ = false;
    pending_ = {};
    section_.clear();
    ++group_;
  }

  // Left edge of the figures that follow: what stands right of it, without figures of its own, heads columns.
  float figures_edge(size_t at) const {
    float edge = -1;
    int rows = 0;
    for (size_t k = at; k < lines_.size() && k < at + 12 && rows < 5; ++k) {
      if (lines_[k].table != lines_[at].table && lines_[at].table >= 0) break;
      if (lines_[k].prose || lines_[k].cells.empty() || looks_like_periods(lines_[k])) continue;
      float x = lines_[k].cells.front().box.x0;
      edge = edge < 0 ? x : std::min(edge, x);
      ++rows;
    }
    return edge;
  }

  static bool looks_like_periods(const RowLine& line) {
    if (line.cells.empty()) return false;
    bool year = false;
    for (const RowCell& c : line.cells) {
      if (!c.number && c.text.size() < 24 && line.table >= 0) continue;  // "2019 | 2018 | Actual"
      if (!c.number || !c.number->currency.empty() || c.number->percent || c.number->dash) return false;
      double v = std::abs(c.number->value);
      bool is_year = v >= 1985 && v <= 2049 && c.number->digits.size() == 4;
      if (!is_year && v > 31) return false;
      year = year || is_year;
    }
    if (year) return std::count(line.label.begin(), line.label.end(), ' ') < 8;
    static const Pattern months(R"(\b(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|year|quarter|fiscal|fy|months|weeks)\b)");
    return months.found_in(plain_lower(line.label)) && line.label.size() < 60;
  }

  bool is_heading_line(size_t at) const {
    const RowLine& line = lines_[at];
    if (line.column_header) return true;
    if (looks_like_periods(line)) return true;
    if (!line.cells.empty()) return false;
    float edge = figures_edge(at);
    if (edge < 0) return false;
    size_t right = 0;
    float first = 0;
    for (const RowFragment& f : line.fragments)
      if (f.box.x1 > edge - 4 && f.box.x0 > line_left() + 20) {
        if (!right) first = f.box.x0;
        ++right;
      }
    return right > 1 || (right == 1 && first > edge - 70);
  }

  float line_left() const {
    float left = page_.width_pt;
    for (const RowLine& l : lines_) left = std::min(left, l.box.x0);
    return left;
  }

  void add_heading(size_t at) {
    const RowLine& line = lines_[at];
    float edge = figures_edge(at);
    if (used_) {
      heads_.clear();
      used_ = false;
      ++group_;
    }
    std::vector<RowFragment> right, left;
    for (const RowFragment& f : line.fragments) (edge < 0 || f.box.x1 > edge - 4 || (!years_in(f.text).empty() && f.text.size() < 6) || (line.column_header && f.column > 0) ? right : left).push_back(f);
    if (!right.empty()) add_heads(std::move(right));
    if (!left.empty()) {
      std::string text;
      for (const RowFragment& f : left) text += (text.empty() ? "" : " ") + f.text;
      section_ = text;
      section_x_ = left.front().box.x0;
    }
    pending_ = {};
  }

  // Heading lines are told apart by height, whatever grid rows they came in.
  void add_heads(std::vector<RowFragment> added) {
    std::vector<RowFragment> all = std::move(added);
    for (auto& line : heads_) all.insert(all.end(), line.begin(), line.end());
    std::stable_sort(all.begin(), all.end(), [](const RowFragment& a, const RowFragment& b) { return a.box.center_y() < b.box.center_y(); });
    heads_.clear();
    for (RowFragment& f : all) {
      bool same = false;
      if (!heads_.empty()) {
        const Box& other = heads_.back().front().box;
        same = std::min(f.box.y1, other.y1) - std::max(f.box.y0, other.y0) > 0.5f * std::min(f.box.height(), other.height());
      }
      if (!same) heads_.emplace_back();
      heads_.back().push_back(std::move(f));
    }
    for (auto& line : heads_)
      std::stable_sort(line.begin(), line.end(), [](const RowFragment& a, const RowFragment& b) { return a.box.x0 < b.box.x0; });
  }

  void add_label_line(const RowLine& line) {
    if (line.label.empty()) return;
    if (line.label.size() < 90 && line.label.back() != '.') {
      section_ = line.label;
      section_x_ = line.box.x0;
    }
    bool may_go_on = line.label.size() < 130 && line.label.back() != '.' && line.label.back() != ':';
    pending_ = may_go_on ? PendingLabel{line.label, line.label_begin, line.label_end, line.label_box} : PendingLabel{};
  }

  bool continues_pending(const std::string& label) const {
    if (pending_.text.empty()) return false;
    if (label.empty()) return true;
    char first = label.front();
    return (first >= 'a' && first <= 'z') || first == '(' || function_word_end().found_in(plain_lower(pending_.text));
  }

  void add_row(const RowLine& line, size_t at) {
    TableRow row;
    row.page = page_.number;
    row.line = at;
    row.group = group_;
    row.label = line.label;
    row.label_begin = line.label_begin;
    row.label_end = line.label_end;
    row.label_box = line.label_box;
    const bool joined = continues_pending(line.label);
    if (joined) {
      row.label = line.label.empty() ? pending_.text : pending_.text + " " + line.label;
      row.label_begin = pending_.begin;
      if (line.label.empty()) row.label_end = pending_.end;
      row.label_box = united(pending_.box, line.label_box);
    }
    row.norm = normalized_label(row.label);
    // A line that turned out to be the first part of this label was no section.
    row.section = section_ == row.label || (joined && section_ == pending_.text) ? previous_section_ : section_;
    if (!joined || section_ != pending_.text) previous_section_ = section_;
    row.section_x = section_x_;
    row.cells = line.cells;
    row.text = line.text;
    row.from_table = line.table >= 0;
    assign_headings(heads_, row.cells);
    row.begin = row.label.empty() ? row.cells.front().begin : row.label_begin;
    row.end = row.label.empty() ? row.cells.front().end : row.label_end;
    for (const RowCell& c : row.cells) {
      row.begin = std::min(row.begin, c.begin);
      row.end = std::max(row.end, c.end);
    }
    rows_.push_back(std::move(row));
    used_ = true;
    pending_ = {};
  }

  const Page& page_;
  std::vector<RowLine> lines_;
  std::vector<TableRow> rows_;
  std::vector<std::vector<RowFragment>> heads_;
  bool used_ = false;
  size_t group_ = 0;
  int prose_run_ = 0;
  std::string section_, previous_section_;
  float section_x_ = 0;
  PendingLabel pending_;
};

}  // namespace

std::vector<TableRow> rows_of(const Page& page) { return RowBuilder(page).build(); }

std::string normalized_label(std::string_view label) {
  static const Pattern leaders(R"(\.{2,}|(?: \.){2,}|_{2,})"), notes(R"(\((?:notes?|see)\b[^)]*\)|\bnotes? \d+[a-z]?\b|\(\d{1,2}\)|\([a-z]\))");
  std::string text = notes.cut_from(leaders.cut_from(plain_lower(label)));
  std::string out;
  for (char c : text) {
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c;
  }
  size_t begin = out.find_first_not_of(" .:-*"), end = out.find_last_not_of(" .:-*");
  return begin == std::string::npos ? std::string() : out.substr(begin, end - begin + 1);
}

std::vector<int> years_in(std::string_view text) {
  static const Pattern whole(R"((?:19|20)\d\d)"), short_form(R"((?:fy|FY)\s?'?(\d\d)\b|(?:^|[\s\d])['\x{2019}](\d\d)\b)");
  std::vector<int> out;
  auto add = [&](int y) {
    if (std::find(out.begin(), out.end(), y) == out.end()) out.push_back(y);
  };
  for (auto at = whole.find(text); at; at = whole.find(text, at.end)) {
    bool left = at.begin == 0 || !((text[at.begin - 1] >= '0' && text[at.begin - 1] <= '9') || text[at.begin - 1] == ',' || text[at.begin - 1] == '$' ||
                                   (text[at.begin - 1] == '.' && at.begin > 1 && text[at.begin - 2] >= '0' && text[at.begin - 2] <= '9'));
    bool right = at.end >= text.size() || !((text[at.end] >= '0' && text[at.end] <= '9') || text[at.end] == '%' ||
                                            (text[at.end] == ',' && at.end + 1 < text.size() && text[at.end + 1] >= '0' && text[at.end + 1] <= '9'));
    if (left && right) add(std::stoi(std::string(text.substr(at.begin, 4))));
  }
  std::string rest(text);
  for (auto g = short_form.groups(rest); !g.empty(); g = short_form.groups(rest)) {
    int y = std::stoi(g[1].empty() ? g[2] : g[1]);
    add(y < 60 ? 2000 + y : 1900 + y);
    rest = rest.substr(rest.find(g[0]) + g[0].size());
  }
  return out;
}

const RowCell* cell_for_year(const TableRow& row, int year, std::string_view hint) {
  const RowCell* best = nullptr;
  double best_share = -1;
  std::vector<std::string> wanted = hint.empty() ? std::vector<std::string>() : terms_of(hint);
  for (const RowCell& c : row.cells) {
    if (!c.number || std::find(c.years.begin(), c.years.end(), year) == c.years.end()) continue;
    double share = 0;
    if (!wanted.empty()) {
      std::vector<std::string> words = terms_of(c.heading);
      for (const std::string& w : words) share += std::find(wanted.begin(), wanted.end(), w) != wanted.end() ? 1 : 0;
      share /= static_cast<double>(words.size()) + 2;
    }
    if (share > best_share) {
      best = &c;
      best_share = share;
    }
  }
  return best;
}

std::optional<double> scale_said_in(std::string_view lower) {
  static const Pattern said(
      R"((?:\bin|\(|amounts? in|expressed in|figures? in|stated in|shown in|[$€£]|us\$|rmb|usd|eur|gbp|chf|sek|nok|rs\.?)\s*(thousand|million|billion)s?\b)"
      R"(|\b(thousand|million|billion)s(?: of (?:u\.?s\.? )?(?:dollars|euros?|pounds)|,? except|\)|$)|[$€£] ?'?(000)'?s?\b|'(000)s?\b|\((000)'?s?\b|\bin (000)'?s?\b|\b(000)s? omitted|[$€£]\s?(m|bn)\b|\b(million|thousand|billion)\))");
  auto g = said.groups(lower);
  if (g.empty()) return std::nullopt;
  std::string word;
  for (size_t k = 1; k < g.size(); ++k)
    if (!g[k].empty()) word = g[k];
  if (word[0] == 't' || word[0] == '0') return 1e3;
  if (word == "bn" || word[0] == 'b') return 1e9;
  return 1e6;
}

}  // namespace dossier
