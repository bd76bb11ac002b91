#include "app/analysis/line_figures.h"

#include <algorithm>
#include <cmath>

#include "app/analysis/lexicon.h"

namespace dossier {
namespace {

// The page is another statement: a balance sheet's "inventories" are not the change of inventories among the cash flows.
bool is_of_another_kind(DocumentModel& model, StatementKind kind, size_t index) {
  const double own = model.statement_scores(kind)[index];
  for (StatementKind other : {StatementKind::income, StatementKind::balance, StatementKind::cash})
    if (other != kind && model.statement_scores(other)[index] > std::max(own, 0.5)) return true;
  return false;
}

// A statement may go on on the next page.
std::vector<size_t> pages_for(DocumentModel& model, const LineItem& item, const std::vector<size_t>& further) {
  std::vector<size_t> out;
  const std::vector<size_t> own = model.statement_pages(item.statement, 2);
  auto add = [&](size_t i) {
    if (i < model.pages() && !own.empty() && is_of_another_kind(model, item.statement, i)) return;
    if (i < model.pages() && std::find(out.begin(), out.end(), i) == out.end()) out.push_back(i);
  };
  for (size_t i : own) {
    add(i);
    if (i + 1 < model.pages() && model.page(i + 1).number == model.page(i).number + 1) add(i + 1);
  }
  for (size_t k = 0; k < further.size() && k < 3; ++k) add(further[k]);
  return out;
}

std::string without_outer_brackets(const std::string& label) {
  if (label.size() > 2 && label.front() == '(' && label.back() == ')') return label.substr(1, label.size() - 2);
  return label;
}

bool excluded(const LineItem& item, const std::string& label) { return !item.except.empty() && item.except.front().found_in(label); }

std::string currency_of(const TableRow& row) {
  for (const RowCell& c : row.cells)
    if (c.number && !c.number->currency.empty()) return c.number->currency;
  return {};
}

// Rows under a heading line that has no figures of its own, up to its total or the next line at its own depth.
std::vector<Figure> parts_under(DocumentModel& model, size_t page, const Pattern& label, const YearColumn& column) {
  std::vector<Figure> out;
  const TableRow* first = nullptr;
  for (const TableRow& r : model.rows(page)) {
    bool here = !r.section.empty() && label.matches_all(normalized_label(r.section));
    if (!here) {
      if (first) break;
      continue;
    }
    if (r.norm.rfind("total", 0) == 0 || (r.label_box.x0 <= r.section_x + 0.5f && first)) break;
    if (!first) first = &r;
    const RowCell* c = cell_for_year(r, column.year, column.month);
    if (!c) return {};
    out.push_back(figure_of(model, page, r, *c));
  }
  return out.size() >= 2 && out.size() <= 9 ? out : std::vector<Figure>();
}

// The letter of a figure among `all`, which takes it up if it is not there.
std::string letter_of(std::vector<Figure>& all, const Figure& figure) {
  auto found = std::find_if(all.begin(), all.end(), [&](const Figure& known) { return known.cell == figure.cell; });
  size_t at = static_cast<size_t>(found - all.begin());
  if (found == all.end()) all.push_back(figure);
  return at < 26 ? std::string(1, static_cast<char>('a' + at)) : "?";
}

class FormulaReader {
 public:
  FormulaReader(std::string_view text, const LineLookup& lookup) : text_(text), lookup_(lookup) {}
  std::optional<FormulaValue> read() {
    double v = sum();
    if (failed_ || at_ != text_.size() || !std::isfinite(v)) return std::nullopt;
    out_.value = v;
    if (out_.steps.find('?') != std::string::npos) out_.steps.clear();
    return std::move(out_);
  }

 private:
  double sum() {
    double v = product();
    while (!failed_ && at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) {
      bool plus = text_[at_++] == '+';
      out_.steps += plus ? " + " : " - ";
      out_.shown += plus ? " + " : " \u2212 ";
      double w = product();
      v = plus ? v + w : v - w;
    }
    return v;
  }
  double product() {
    double v = factor();
    while (!failed_ && at_ < text_.size() && (text_[at_] == '*' || text_[at_] == '/')) {
      bool times = text_[at_++] == '*';
      out_.steps += times ? " * " : " / ";
      out_.shown += times ? " × " : " ÷ ";
      double w = factor();
      if (!times && w == 0) failed_ = true;
      v = times ? v * w : (w != 0 ? v / w : 0);
    }
    return v;
  }
  double factor() {
    if (at_ < text_.size() && text_[at_] == '(') {
      ++at_;
      write("(");
      double v = sum();
      close();
      write(")");
      return v;
    }
    std::string word;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '_' || text_[at_] == '.')) word += text_[at_++];
    if (word.empty()) return failed_ = true, 0;
    if (std::isdigit(static_cast<unsigned char>(word[0]))) {
      write(word);
      return std::strtod(word.c_str(), nullptr);
    }
    if (at_ < text_.size() && text_[at_] == '(') {
      ++at_;
      std::string name;
      while (at_ < text_.size() && text_[at_] != ')') name += text_[at_++];
      close();
      if (word == "prev") return line(name, 1, false);
      if (word == "opt") return line(name, 0, true);
      if (word == "avg") {
        write("((");
        double now = line(name, 0, false);
        write(" + ");
        double before = line(name, 1, false);
        out_.shown += ") ÷ 2)";
        out_.steps += ") / 2)";
        return (now + before) / 2;
      }
      return failed_ = true, 0;
    }
    return line(word, 0, false);
  }
  void close() {
    if (at_ < text_.size() && text_[at_] == ')') ++at_;
    else failed_ = true;
  }
  double line(const std::string& name, int back, bool optional) {
    const LineItem* item = lexicon().item(name);
    std::vector<Figure> parts = item && !failed_ ? lookup_(*item, back) : std::vector<Figure>();
    if (parts.empty()) {
      if (!optional) failed_ = true;
      write("0");
      return 0;
    }
    double sum = 0;
    if (parts.size() > 1) write("(");
    for (const Figure& f : parts) {
      double v = item->positive ? std::abs(f.amount()) : f.amount();
      std::string printed = item->positive && !f.text.empty() && f.value < 0 ? f.digits.substr(1) : f.text;
      if (&f != &parts.front()) write(" + ");
      out_.shown += printed;
      out_.steps += item->positive && f.value < 0 ? "(-" + letter_of(out_.operands, f) + ")" : letter_of(out_.operands, f);
      sum += v;
    }
    if (parts.size() > 1) write(")");
    return sum;
  }
  void write(std::string_view both) {
    out_.shown += both;
    out_.steps += both;
  }

  std::string_view text_;
  const LineLookup& lookup_;
  size_t at_ = 0;
  bool failed_ = false;
  FormulaValue out_;
};

}  // namespace

Figure figure_of(DocumentModel& model, size_t page_index, const TableRow& row, const RowCell& cell) {
  Figure f;
  f.value = cell.number->value;
  f.digits = (cell.number->value < 0 ? "-" : "") + cell.number->digits;
  static const Pattern per_unit(R"(per (common |ordinary |diluted |basic |class a )?(share|unit)|\beps\b)");
  static const Pattern percent_label(R"(%|\bpercent)");
  bool percent = cell.number->percent || (percent_label.found_in(row.norm) && std::abs(f.value) < 1000);
  f.scale = percent || per_unit.found_in(row.norm) ? 1 : model.scale(page_index);
  std::string mark = !cell.number->currency.empty() ? cell.number->currency : currency_of(row);
  f.unit = percent ? "%" : mark == "€" ? "EUR" : mark == "£" ? "GBP" : mark == "¥" ? "JPY" : "USD";
  f.label = row.label + (cell.heading.empty() ? "" : ", " + cell.heading);
  f.row_label = row.label;
  if (!cell.years.empty()) f.year = cell.years.front();
  f.page_index = page_index;
  f.cell = {model.document().sha256, row.page, cell.begin, cell.end};
  f.row = {model.document().sha256, row.page, row.begin, row.end};
  f.text = cell.text;
  return f;
}

std::vector<Figure> find_line(DocumentModel& model, const LineItem& item, const YearColumn& column, const std::vector<size_t>& further) {
  for (size_t page : pages_for(model, item, further)) {
    for (const Pattern& label : item.labels)
      for (const TableRow& row : model.rows(page)) {
        if (row.norm.empty() || !label.matches_all(without_outer_brackets(row.norm)) || excluded(item, row.norm)) continue;
        const RowCell* cell = cell_for_year(row, column.year, column.month);
        if (!cell) continue;
        Figure f = figure_of(model, page, row, *cell);
        if (item.per_share) f.scale = 1;
        return {f};
      }
    for (size_t k = 0; k < item.labels.size() && k < 3; ++k)
      if (std::vector<Figure> parts = parts_under(model, page, item.labels[k], column); !parts.empty()) return parts;
  }
  return {};
}

std::string in_letters_of(std::vector<Figure>& all, const std::string& steps, const std::vector<Figure>& own) {
  std::string out;
  for (char c : steps) {
    if (c < 'a' || c > 'z') out += c;
    else if (size_t at = static_cast<size_t>(c - 'a'); at < own.size()) out += letter_of(all, own[at]);
  }
  return out.find('?') == std::string::npos ? out : std::string();
}

std::optional<FormulaValue> evaluate_formula(std::string_view formula, const LineLookup& lookup) { return FormulaReader(formula, lookup).read(); }

}  // namespace dossier
