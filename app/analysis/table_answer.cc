#include "app/analysis/table_answer.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <set>

#include "app/analysis/row_match.h"
#include "app/analysis/sentence_answer.h"
#include "app/analysis/table_question.h"
#include "app/retrieval/terms.h"

namespace dossier {
namespace {

bool holds_year(const RowCell& c, int year) { return std::find(c.years.begin(), c.years.end(), year) != c.years.end(); }

bool is_total(const TableRow& r) {
  static const Pattern p("^(sub-?)?total|^net total|^grand total|\\btotals?$");
  return p.found_in(r.norm);
}

std::string trimmed_label(const TableRow& r) {
  std::string out = r.label;
  while (!out.empty() && (out.back() == ':' || out.back() == ' ')) out.pop_back();
  return out;
}

class TableAnswerer {
 public:
  TableAnswerer(DocumentModel& model, const Question& question, const std::vector<size_t>& pages)
      : model_(model), question_(question), pages_(pages), q_(read_table_question(question)), matcher_(rows_on(model, pages, turned_)) {
    for (const RowRef& r : matcher_.rows())
      for (const RowCell& c : r.row->cells)
        for (int y : c.years)
          if (std::find(table_years_.begin(), table_years_.end(), y) == table_years_.end()) table_years_.push_back(y);
    ranked_ = matcher_.match(q_.text);
    if (q_.average && !ranked_.empty() && ranked_[0].at.row->norm.find("average") != std::string::npos && q_.years.size() < 2) q_.average = false;
  }

  std::optional<AnswerDraft> answer() {
    std::optional<AnswerDraft> out;
    if (row() && q_.which_period && !q_.threshold && (out = period_of_extreme())) return out;
    if (row() && q_.counts_periods && (out = count_periods())) return out;
    if (row() && q_.threshold && !q_.period_word.empty() && (out = periods_past_threshold())) return out;
    if (q_.lists_periods && (out = list_periods())) return out;
    if (q_.counts_rows && (out = count_rows())) return out;
    if (q_.lists_rows && score() < 0.9 && (out = list_rows())) return out;
    if (q_.superlative_row && (out = row_of_extreme())) return out;
    if (q_.added && !q_.wants_text && q_.years.size() < 2 && (out = sum_of_two())) return out;
    if (row() && score() >= 0.35 && !q_.wants_text) {
      if (q_.mean_of_year && (out = means_of_years())) return out;
      if ((q_.share || q_.change || q_.ratio) && (q_.years.size() < 2 || q_.share || q_.ratio) && (out = two_sides())) return out;
      if ((out = over_years())) return out;
    }
    return cell_or_sentence();
  }

 private:
  // Rows of the pages; where the rows are periods and the columns are the things asked for, the table turned as well.
  static std::vector<RowRef> rows_on(DocumentModel& model, const std::vector<size_t>& pages, std::deque<TableRow>& turned) {
    std::vector<RowRef> out;
    for (size_t p : pages) {
      const std::vector<TableRow>& rows = model.rows(p);
      for (const TableRow& r : rows) out.push_back({p, &r});
      size_t known = turned.size();
      for (size_t from = 0; from < rows.size();) {
        size_t to = from;
        while (to < rows.size() && rows[to].group == rows[from].group) ++to;
        turn(rows, from, to, turned);
        from = to;
      }
      for (; known < turned.size(); ++known) out.push_back({p, &turned[known]});
    }
    return out;
  }

  static void turn(const std::vector<TableRow>& rows, size_t from, size_t to, std::deque<TableRow>& out) {
    static const Pattern period(R"(^(?:fiscal |fy|year |years |in |q[1-4]\b|as of |at |for the )*(?:(?:19|20)\d\d|first|second|third|fourth|january|february|march|april|may|june|july|august|september|october|november|december)\b)");
    std::vector<const TableRow*> periods;
    for (size_t i = from; i < to; ++i)
      if (period.found_in(rows[i].norm) && rows[i].norm.size() < 48) periods.push_back(&rows[i]);
    if (periods.size() < 2) return;
    const TableRow& first = *periods.front();
    for (size_t c = 0; c < first.cells.size(); ++c) {
      if (first.cells[c].heading.empty()) continue;
      TableRow row = first;
      row.label = first.cells[c].heading;
      row.norm = normalized_label(row.label);
      row.cells.clear();
      for (const TableRow* p : periods) {
        const RowCell* cell = p->cells.size() == first.cells.size() ? &p->cells[c] : nullptr;
        for (const RowCell& other : p->cells)
          if (!cell && other.heading == first.cells[c].heading) cell = &other;
        if (!cell) continue;
        row.cells.push_back(*cell);
        row.cells.back().heading = p->label;
        row.cells.back().years = years_in(p->label);
        row.begin = std::min(row.begin, p->begin);
        row.end = std::max(row.end, p->end);
      }
      if (row.cells.size() > 1) out.push_back(std::move(row));
    }
  }

  const RowRef* row() const { return ranked_.empty() ? nullptr : &ranked_[0].at; }
  double score() const { return ranked_.empty() ? 0 : ranked_[0].score; }

  // The cell of a row for a year; without one, the cell whose heading shares most words with the question, else the first.
  const RowCell* cell(const TableRow& r, std::optional<int> year) const {
    if (year) return cell_for_year(r, *year, q_.text);
    std::vector<std::string> asked = terms_of(q_.text);
    const RowCell* best = nullptr;
    double most = -1;
    for (const RowCell& c : r.cells) {
      if (!c.number) continue;
      std::vector<std::string> words = terms_of(c.heading);
      double share = 0;
      for (const std::string& w : words) share += std::find(asked.begin(), asked.end(), w) != asked.end();
      share /= static_cast<double>(words.size()) + 2;
      if (share > most) most = share, best = &c;
    }
    return best;
  }

  // A cell of a table: its own sign, scale and unit by what row, heading and page say.
  Figure figure(const RowRef& r, const RowCell& c) {
    Figure f = figure_of(model_, r.page_index, *r.row, c);
    std::string said = r.row->norm + " " + plain_lower(r.row->section);
    std::string heading = plain_lower(c.heading);
    static const Pattern count(R"(per (common |ordinary |diluted |basic )?share|\beps\b|shares? price|exchange rate|number of (employees|stores|customers|shares outstanding)|headcount|employees|\bratio\b|\bdays\b|\byears?\b.*(term|life)|(term|life).*\byears?\b)");
    static const Pattern percent_heading(R"(^(%|percent(age)?)$|\b(percent(age)?|%) (of|change)\b|(^|\s)%)");
    bool percent = c.number->percent || f.unit == "%" || (percent_heading.found_in(heading) && std::abs(c.number->value) < 1000);
    if (!percent && c.number->currency.empty()) {
      // a column or row of percentages whose sign stands only on its first figure
      static const Pattern rate(R"(\brate\b|margin|\byield\b)");
      if (rate.found_in(r.row->norm) && std::abs(c.number->value) < 100 && c.number->digits.find('.') != std::string::npos)
        for (const RowCell& other : r.row->cells) percent = percent || (other.number && other.number->percent);
    }
    f.unit = percent ? "%" : c.number->currency.empty() ? "" : f.unit;
    if (percent || count.found_in(said)) f.scale = 1;
    return f;
  }

  AnswerDraft from_figure(const Figure& f) {
    AnswerDraft out;
    out.text = f.text;
    out.cell = f;
    out.numbers.push_back(number_of(f));
    out.quotes.push_back(f.row);
    out.confidence = score();
    out.how = "the cell \u201c" + f.label + "\u201d";
    return out;
  }

  AnswerDraft computed(double value, const std::string& unit, double scale, Operation operation, std::vector<Figure> operands, std::string shown) {
    AnswerDraft out;
    AnswerNumber n;
    n.value = plain_number(value, 2);
    n.unit = unit;
    n.scale = scale;
    n.text = n.value + (unit == "%" ? "%" : "");
    out.text = n.text;
    out.numbers.push_back(n);
    for (const Figure& f : operands)
      if (std::find(out.quotes.begin(), out.quotes.end(), f.row) == out.quotes.end()) out.quotes.push_back(f.row);
    out.computation = AnswerComputation{operation, std::move(operands), std::move(shown), n};
    out.confidence = score();
    out.how = std::string(name_of(operation)) + " over the row \u201c" + (row() ? row()->row->label : "") + "\u201d";
    return out;
  }

  AnswerDraft said(std::string text, const std::vector<RowRef>& from) {
    AnswerDraft out;
    out.text = std::move(text);
    for (const RowRef& r : from) out.quotes.push_back({model_.document().sha256, r.row->page, r.row->begin, r.row->end});
    out.confidence = q_.text.find("table") != std::string::npos ? std::max(score(), 0.7) : score();  // a question about the table itself
    out.how = "read off the table";
    return out;
  }

  std::optional<AnswerDraft> period_of_extreme() {
    const RowCell* best = nullptr;
    for (const RowCell& c : row()->row->cells) {
      if (!c.number || c.heading.empty()) continue;
      if (!q_.years.empty() && std::none_of(q_.years.begin(), q_.years.end(), [&](int y) { return holds_year(c, y); })) continue;
      bool better = best && (q_.lowest ? std::abs(c.number->value) < std::abs(best->number->value) : std::abs(c.number->value) > std::abs(best->number->value));
      if (!best || better) best = &c;
    }
    if (!best) return std::nullopt;
    bool year = q_.period_word == "year" && !best->years.empty();
    return said(year ? std::to_string(best->years.back()) : best->heading, {*row()});
  }

  bool past(double v) const { return q_.threshold->below ? v < q_.threshold->value : v > q_.threshold->value; }

  std::optional<AnswerDraft> count_periods() {
    size_t n = 0;
    std::vector<Figure> counted;
    for (const RowCell& c : row()->row->cells)
      if (c.number && past(c.number->value)) {
        ++n;
        counted.push_back(figure(*row(), c));
      }
    AnswerDraft out = computed(static_cast<double>(n), "", 1, Operation::count, counted, "counted");
    if (counted.empty()) out.quotes.push_back({model_.document().sha256, row()->row->page, row()->row->begin, row()->row->end});
    return out;
  }

  std::optional<AnswerDraft> periods_past_threshold() {
    std::vector<int> years;
    for (const RowCell& c : row()->row->cells)
      if (c.number && past(c.number->value) && !c.years.empty() && std::find(years.begin(), years.end(), c.years.back()) == years.end()) years.push_back(c.years.back());
    if (years.empty()) return std::nullopt;
    return said(joined(years), {*row()});
  }

  static std::string joined(const std::vector<int>& years) {
    std::string out;
    for (int y : years) out += (out.empty() ? "" : "; ") + std::to_string(y);
    return out;
  }

  std::optional<AnswerDraft> list_periods() {
    if (table_years_.empty()) return std::nullopt;
    std::vector<RowRef> from;
    if (row()) from.push_back(*row());
    return said(joined(table_years_), from);
  }

  // Rows that stand under the heading asked for, else all; totals and the line asked about itself are left out.
  std::vector<RowRef> rows_listed() const {
    std::vector<RowRef> all, under;
    std::vector<std::string> names;
    std::string asked = " " + normalized_label(q_.listed_under) + " ";
    for (const RowRef& r : matcher_.rows()) {
      std::string name = trimmed_label(*r.row);
      bool turned = std::any_of(turned_.begin(), turned_.end(), [&](const TableRow& t) { return &t == r.row; });
      if (turned || name.empty() || is_total(*r.row) || std::find(names.begin(), names.end(), name) != names.end()) continue;
      names.push_back(name);
      if (asked.find(" " + r.row->norm + " ") != std::string::npos) continue;
      all.push_back(r);
      std::string section = normalized_label(r.row->section);
      if (section.size() > 3 && (asked.find(section) != std::string::npos || section.find(asked.substr(1, asked.size() - 2)) != std::string::npos) && asked.size() > 5) under.push_back(r);
    }
    return under.empty() ? all : under;
  }

  std::optional<AnswerDraft> list_rows() {
    std::vector<RowRef> from = rows_listed();
    if (from.size() < 2) return std::nullopt;
    std::string text;
    for (const RowRef& r : from) text += (text.empty() ? "" : "; ") + trimmed_label(*r.row);
    return said(text, from);
  }

  std::optional<AnswerDraft> count_rows() {
    std::vector<RowRef> from = rows_listed();
    if (from.empty()) return std::nullopt;
    AnswerDraft out = computed(static_cast<double>(from.size()), "", 1, Operation::count, {}, "rows counted");
    for (const RowRef& r : from) out.quotes.push_back({model_.document().sha256, r.row->page, r.row->begin, r.row->end});
    return out;
  }

  std::optional<AnswerDraft> sum_of_two() {
    std::vector<RowMatch> first = matcher_.match(q_.added->first), second = matcher_.match(q_.added->second);
    if (first.empty() || second.empty() || first[0].score < 0.5 || second[0].score < 0.5 || first[0].at.row == second[0].at.row) return std::nullopt;
    std::optional<int> year = q_.years.empty() ? std::nullopt : std::optional<int>(q_.years.front());
    const RowCell *x = cell(*first[0].at.row, year), *y = cell(*second[0].at.row, year);
    if (!x || !y) return std::nullopt;
    return sum_of({figure(first[0].at, *x), figure(second[0].at, *y)});
  }

  // "the 2019 average X": the mean of 2019 and 2018; of two such years or lines, their difference.
  std::optional<AnswerDraft> means_of_years() {
    auto mean = [&](const RowRef& r, int y) -> std::optional<AnswerDraft> {
      const RowCell *now = cell_for_year(*r.row, y, q_.text), *before = cell_for_year(*r.row, y - 1, q_.text);
      if (!now || !before) return std::nullopt;
      return mean_of({figure(r, *now), figure(r, *before)});
    };
    std::vector<int> years = q_.years;
    std::sort(years.begin(), years.end(), std::greater<>());
    if (years.empty()) return std::nullopt;
    std::optional<AnswerDraft> first = mean(*row(), years.front()), second;
    if (!q_.change) return first;
    if (years.size() == 2) {
      second = mean(*row(), years.back());
    } else if (!q_.sides.empty()) {
      std::vector<RowMatch> a = matcher_.match(q_.sides[0].first), b = matcher_.match(q_.sides[0].second);
      if (a.empty() || b.empty() || a[0].at.row == b[0].at.row) return std::nullopt;
      first = mean(a[0].at, years.front());
      second = mean(b[0].at, years.front());
    }
    if (!first || !second) return std::nullopt;
    std::vector<Figure> used = first->computation->operands;
    used.insert(used.end(), second->computation->operands.begin(), second->computation->operands.end());
    double x = std::strtod(first->numbers[0].value.c_str(), nullptr), y = std::strtod(second->numbers[0].value.c_str(), nullptr);
    return computed(x - y, first->numbers[0].unit, first->numbers[0].scale, Operation::none, used, first->computation->shown + " \u2212 " + second->computation->shown);
  }

  std::optional<AnswerDraft> row_of_extreme() {
    std::optional<int> year = q_.years.empty() ? std::nullopt : std::optional<int>(*std::max_element(q_.years.begin(), q_.years.end()));
    const RowRef* best = nullptr;
    double value = 0;
    size_t seen = 0;
    for (const RowRef& r : matcher_.rows()) {
      if (r.row->label.empty() || is_total(*r.row)) continue;
      const RowCell* c = cell(*r.row, year);
      if (!c || !c->number) continue;
      ++seen;
      bool better = q_.lowest ? c->number->value < value : c->number->value > value;
      if (!best || better) best = &r, value = c->number->value;
    }
    if (seen < 2) return std::nullopt;
    return said(trimmed_label(*best->row), {*best});
  }

  // Two rows, or two columns of one row, named by the question's two sides.
  std::optional<AnswerDraft> two_sides() {
    std::optional<int> year = q_.years.empty() ? std::nullopt : std::optional<int>(*std::max_element(q_.years.begin(), q_.years.end()));
    for (const TwoSides& s : q_.sides) {
      std::vector<RowMatch> first = matcher_.match(s.first), second = matcher_.match(s.second);
      if (first.empty() || second.empty()) continue;
      RowMatch a = first[0], b = second[0];
      if (b.at.row == a.at.row || b.score < 0.3) {
        if (auto columns = two_columns(s, year)) return columns;
        auto other = std::find_if(second.begin(), second.end(), [&](const RowMatch& m) { return m.at.row != a.at.row; });
        if (other == second.end() || other->score < 0.3) continue;
        b = *other;
      }
      const RowCell *x = cell(*a.at.row, year), *y = cell(*b.at.row, year);
      if (!x || !y) x = cell(*a.at.row, std::nullopt), y = cell(*b.at.row, std::nullopt);
      if (!x || !y || q_.percentage_change) continue;
      return relate(figure(a.at, *x), figure(b.at, *y));
    }
    return std::nullopt;
  }

  std::optional<AnswerDraft> two_columns(const TwoSides& s, std::optional<int> year) {
    const RowCell *x = column_for(s.first, year), *y = column_for(s.second, year);
    if (!x || !y || x == y) return std::nullopt;
    return relate(figure(*row(), *x), figure(*row(), *y));
  }

  const RowCell* column_for(const std::string& phrase, std::optional<int> year) const {
    std::vector<std::string> asked = terms_of(phrase);
    const RowCell* best = nullptr;
    double most = 0.4;
    for (const RowCell& c : row()->row->cells) {
      if (!c.number || (year && !c.years.empty() && !holds_year(c, *year))) continue;
      size_t all = 0, hit = 0;
      for (const std::string& w : terms_of(c.heading)) {
        if (is_period_term(w)) continue;
        ++all;
        hit += std::find(asked.begin(), asked.end(), w) != asked.end();
      }
      double share = all ? static_cast<double>(hit) / static_cast<double>(all) : 0;
      if (share > most) most = share, best = &c;
    }
    return best;
  }

  std::optional<AnswerDraft> relate(const Figure& x, const Figure& y) {
    if (q_.share || q_.ratio) {
      if (y.amount() == 0) return std::nullopt;
      double ratio = x.amount() / y.amount();
      std::string shown = x.text + " ÷ " + y.text;
      if (q_.ratio) return computed(ratio, "", 1, Operation::ratio, {x, y}, shown);
      return computed(100 * ratio, "%", 1, Operation::share, {x, y}, shown);
    }
    return computed(x.value - y.value, x.unit, x.scale, Operation::difference, {x, y}, x.text + " \u2212 " + y.text);
  }

  std::vector<int> years_latest_first() const {
    std::vector<int> use = q_.years;
    std::sort(use.begin(), use.end(), std::greater<>());
    if (use.size() == 1) use.push_back(use[0] - 1);
    if (!use.empty()) return use;
    for (const RowCell& c : row()->row->cells)
      for (int y : c.years)
        if (std::find(use.begin(), use.end(), y) == use.end()) use.push_back(y);
    std::sort(use.begin(), use.end(), std::greater<>());
    if (use.size() > 2) use.resize(2);
    return use;
  }

  std::optional<AnswerDraft> over_years() {
    const TableRow& r = *row()->row;
    bool all_columns = q_.average && q_.years.empty() && r.cells.size() > 1;
    if (!(q_.years.size() >= 2 || q_.percentage_change || (q_.change && !q_.share) || all_columns)) return std::nullopt;
    if (all_columns && !q_.change) {
      std::vector<Figure> figures;
      for (const RowCell& c : r.cells)
        if (c.number && !c.years.empty()) figures.push_back(figure(*row(), c));
      if (figures.empty())
        for (const RowCell& c : r.cells)
          if (c.number) figures.push_back(figure(*row(), c));
      return figures.empty() ? std::nullopt : std::optional(mean_of(figures));
    }
    std::vector<Figure> figures;
    for (int y : years_latest_first()) {
      const RowCell* c = cell_for_year(r, y, q_.text);
      if (!c) return std::nullopt;
      figures.push_back(figure(*row(), *c));
    }
    if (figures.size() < 2) return std::nullopt;
    const Figure &now = figures.front(), &before = figures.back();
    if (q_.average && !q_.change) return mean_of(figures);
    if (q_.percentage_change && q_.absolute && now.unit == "%")
      return computed(now.value - before.value, "%", 1, Operation::difference, {now, before}, now.text + " \u2212 " + before.text);
    if (q_.percentage_change) {
      if (before.value == 0) return std::nullopt;
      return computed(100 * (now.value - before.value) / before.value, "%", 1, Operation::percentage_change, {now, before},
                      "(" + now.text + " \u2212 " + before.text + ") ÷ " + before.text);
    }
    if (q_.change && q_.text.find("respectively") == std::string::npos)
      return computed(now.value - before.value, now.unit, now.scale, Operation::difference, {now, before}, now.text + " \u2212 " + before.text);
    bool total = q_.text.find("total") != std::string::npos && r.norm.find("total") == std::string::npos && q_.text.find("respectively") == std::string::npos;
    if (q_.sum || total) return sum_of(figures);
    return in_order_asked();
  }

  AnswerDraft mean_of(const std::vector<Figure>& figures) {
    double sum = 0;
    std::string shown;
    for (const Figure& f : figures) {
      sum += f.value;
      shown += (shown.empty() ? "(" : " + ") + f.text;
    }
    // An expense printed in brackets is asked for as an amount.
    static const Pattern outlay("expense|costs?\\b");
    bool all_negative = std::all_of(figures.begin(), figures.end(), [](const Figure& f) { return f.value < 0; });
    if (all_negative && row() && outlay.found_in(row()->row->norm)) sum = -sum;
    return computed(sum / static_cast<double>(figures.size()), figures[0].unit, figures[0].scale, Operation::average, figures, shown + ") ÷ " + std::to_string(figures.size()));
  }

  AnswerDraft sum_of(const std::vector<Figure>& figures) {
    double sum = 0;
    std::string shown;
    for (const Figure& f : figures) {
      sum += f.value;
      shown += (shown.empty() ? "" : " + ") + f.text;
    }
    return computed(sum, figures[0].unit, figures[0].scale, Operation::sum, figures, shown);
  }

  std::optional<AnswerDraft> in_order_asked() {
    AnswerDraft out;
    for (int y : q_.years) {
      const RowCell* c = cell_for_year(*row()->row, y, q_.text);
      if (!c) return std::nullopt;
      Figure f = figure(*row(), *c);
      out.text += (out.text.empty() ? "" : "; ") + f.text;
      out.numbers.push_back(number_of(f));
      if (out.quotes.empty()) out.quotes.push_back(f.row);
    }
    out.confidence = score();
    out.how = "the row \u201c" + row()->row->label + "\u201d, one cell a year";
    return out;
  }

  std::optional<AnswerDraft> cell_or_sentence() {
    std::optional<SentenceChoice> sentence = best_sentence(model_, question_, pages_);
    double in_text = sentence ? sentence->score : 0;
    std::optional<int> year = q_.years.empty() ? std::nullopt : std::optional<int>(*std::max_element(q_.years.begin(), q_.years.end()));
    bool definition = q_.may_define && in_text > score() - 0.2;
    bool by_table = score() + (year ? 0.15 : 0) >= in_text * 0.95 || q_.text.find("table") != std::string::npos;
    if (row() && score() >= 0.45 && !q_.wants_text && !definition && by_table) {
      const RowCell* c = cell(*row()->row, year);
      if (!c && year && table_years_.empty()) c = cell(*row()->row, std::nullopt);
      if (c) return from_figure(figure(*row(), *c));
    }
    if (sentence) return answer_from_sentence(model_, question_, *sentence);
    if (row())
      if (const RowCell* c = cell(*row()->row, std::nullopt)) return from_figure(figure(*row(), *c));
    return std::nullopt;
  }

  DocumentModel& model_;
  const Question& question_;
  std::vector<size_t> pages_;
  TableQuestion q_;
  std::deque<TableRow> turned_;  // before matcher_, which points into it
  RowMatcher matcher_;
  std::vector<RowMatch> ranked_;
  std::vector<int> table_years_;
};

}  // namespace

std::optional<AnswerDraft> answer_from_tables(DocumentModel& model, const Question& question, const std::vector<size_t>& pages) {
  return TableAnswerer(model, question, pages).answer();
}

}  // namespace dossier
