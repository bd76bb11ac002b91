#include "app/grounding/table_statement.h"

#include <algorithm>
#include <set>

#include "app/grounding/computation.h"
#include "app/grounding/word_classes.h"
#include "app/grounding/units.h"
#include "base/utf8.h"

namespace dossier::grounding {
namespace {

std::set<std::string> stems_of(const std::string& text) {
  std::set<std::string> out;
  for (const Token& token : read_statement(text).tokens)
    if (token.is_word()) out.insert(token.stem);
  return out;
}

bool names_period(const Quantity& q) { return q.year != 0 && (q.kind == QuantityKind::year || q.kind == QuantityKind::date || q.kind == QuantityKind::period); }

// "Earnings per share": what a scale above the table does not hold for, whether it says so or not.
bool is_per_unit(const std::string& label) {
  const std::string low = fold(label);
  for (const char* word : {"per share", "per common share", "per ordinary share", "per diluted share", "per basic share", "per unit", "per ads"})
    if (low.find(word) != std::string::npos) return true;
  return false;
}

// A claim's number and the period it goes with.
struct Stated {
  const Token* token = nullptr;
  const Quantity* value = nullptr;
};

class TableCheck {
 public:
  TableCheck(const ReadStatement& claim, const TableView& table) : claim_(claim), table_(table), lexicon_(WordClasses::standard()) {
    for (const Token& token : claim.tokens)
      if (token.is_word() && !token.free) words_.insert(token.stem);
  }

  std::optional<TextVerdict> run() {
    const CitedRow* row = best_row();
    if (!row) return std::nullopt;
    std::set<std::string> label = label_words(*row);
    size_t shared = static_cast<size_t>(std::count_if(label.begin(), label.end(), [&](const std::string& w) { return words_.count(w) > 0; }));
    collect(*row);
    if (values_.empty() || years_.empty()) return std::nullopt;
    if (static_cast<double>(shared) < 0.8 * static_cast<double>(label.size())) return fault("row_not_cited", "the row the claim speaks of is not in the quotes", false);
    if (auto foreign = foreign_word(*row)) return *foreign;
    if (std::any_of(claim_.tokens.begin(), claim_.tokens.end(), [](const Token& t) { return t.negation; })) return fault("negation_added", "the table says nothing that could be denied", false);
    for (int year : years_)
      if (columns_of(year).empty()) return fault("period_missing", "the year " + std::to_string(year) + " is not in the table's heading", false);
    return has_direction() && years_.size() == 2 && values_.size() == 1 ? change(*row) : values(*row);
  }

 private:
  TextVerdict fault(std::string code, std::string detail, bool contradicts) const {
    return {contradicts ? ClaimClass::failed : ClaimClass::unsupported, 0.05, {{std::move(code), std::move(detail)}}};
  }

  std::set<std::string> label_words(const CitedRow& row) const {
    std::set<std::string> out;
    for (const Token& token : read_statement(row.label).tokens)
      if (token.is_word() && !token.free) out.insert(token.stem);
    return out;
  }

  const CitedRow* best_row() const {
    const CitedRow* best = nullptr;
    double best_score = -1e9;
    for (const CitedRow& row : table_.cited) {
      double score = 0;
      for (const std::string& word : label_words(row)) score += words_.count(word) ? 1.0 : -0.3;
      if (score > best_score) best = &row, best_score = score;
    }
    return best;
  }

  void collect(const CitedRow& row) {
    std::multiset<std::string> in_label;
    ReadStatement label = read_statement(row.label);
    for (const Token& token : label.tokens)
      if (token.is_quantity()) in_label.insert(token.text);
    for (const Token& token : claim_.tokens) {
      if (!token.is_quantity()) continue;
      if (auto found = in_label.find(token.text); found != in_label.end()) {
        in_label.erase(found);
        continue;
      }
      const Quantity& q = claim_.quantity_of(token);
      if (names_period(q)) {
        if (std::find(years_.begin(), years_.end(), q.year) == years_.end()) years_.push_back(q.year);
      } else if (q.kind == QuantityKind::number || q.kind == QuantityKind::amount || q.kind == QuantityKind::percentage) {
        values_.push_back({&token, &q});
      }
    }
  }

  // Words that neither the table nor the language of figures has: another name, another subject.
  std::optional<TextVerdict> foreign_word(const CitedRow& row) const {
    std::set<std::string> known = stems_of(row.label + " " + row.section + " " + table_.title);
    for (const std::string& head : table_.heads) known.merge(stems_of(head));
    for (const Token& token : claim_.tokens)
      if (token.is_word() && !token.free && !token.negation && !lexicon_.is_figure_word(token.stem) && !known.count(token.stem))
        return fault("word_not_shown", "\"" + token.text + "\" is neither in the row nor in the heading", false);
    return std::nullopt;
  }

  bool has_direction() const {
    return std::any_of(claim_.tokens.begin(), claim_.tokens.end(), [&](const Token& t) { return t.is_word() && lexicon_.direction(t.stem) != 0; });
  }

  // Columns that this year heads alone; if several years share a head it compares them and holds neither's value.
  std::vector<size_t> columns_of(int year) const {
    std::vector<size_t> out;
    for (size_t c = 0; c < table_.heads.size(); ++c) {
      std::set<int> years;
      for (const Quantity& q : find_quantities(table_.heads[c]))
        if (names_period(q)) years.insert(q.year);
      if (years.size() == 1 && *years.begin() == year) out.push_back(c);
    }
    // Two columns of one year (quarters, parts): the first is the year's only if the claim cannot mean the other.
    return out;
  }

  std::optional<Quantity> cell(const CitedRow& row, size_t column) const {
    if (column >= row.cells.size()) return std::nullopt;
    std::vector<Quantity> found = find_quantities(row.cells[column], {.table_cell = true});
    for (const Quantity& q : found)
      if (q.kind == QuantityKind::number || q.kind == QuantityKind::amount || q.kind == QuantityKind::percentage || q.kind == QuantityKind::year) return q;
    return std::nullopt;
  }

  Decimal scale_of(const CitedRow& row, size_t column, const Quantity& q) const {
    if (q.scale != Decimal::whole(1) || q.unit == "%") return Decimal::whole(1);
    Decimal own = stated_scale(table_.heads[column]);
    if (own != Decimal::whole(1)) return own;
    own = stated_scale(table_.title + "\n" + row.label);
    return own != Decimal::whole(1) || is_per_unit(row.label) ? own : stated_scale(table_.units);
  }

  // Is the amount a times scale what the claim states, its unit allowed by the table?
  bool equals(const Decimal& amount, const Decimal& scale, const Decimal& place, const Stated& stated) const {
    auto scaled = multiply(amount, scale);
    auto scaled_place = multiply(place, scale);
    if (!scaled.ok() || !scaled_place.ok()) return false;
    if (*scaled == stated.value->value) return true;
    auto digits = divide(stated.value->value.absolute(), stated.value->last_place, 0);
    bool coarser = stated.value->last_place > *scaled_place && digits.ok() && *digits >= Decimal::whole(10);
    return coarser && scaled->sign() == stated.value->value.sign() && rounds_to(*scaled, stated.value->value, stated.value->last_place);
  }

  bool unit_fits(const CitedRow& row, size_t column, const Quantity& q, const Stated& stated) const {
    const std::string& unit = stated.value->unit;
    if (unit.empty()) return q.unit != "%" && q.unit != "pp";
    if (!q.unit.empty()) return compatible_unit(q.unit, unit);
    FigureValue asked{"1", unit, "1", ""};
    std::string context = row.label + "\n" + table_.heads[column] + "\n" + table_.title + "\n" + table_.units;
    for (const std::string& other : row.cells) context += "\n" + other;
    return find_figure(asked, "1", context).found;
  }

  TextVerdict values(const CitedRow& row) const {
    for (size_t i = 0; i < values_.size(); ++i) {
      int year = year_near(i);
      bool equal = false, unit = false;
      for (size_t column : columns_of(year)) {
        auto q = cell(row, column);
        if (!q) continue;
        bool same = equals(q->value, scale_of(row, column, *q), q->last_place, values_[i]);
        equal |= same;
        unit |= same && unit_fits(row, column, *q, values_[i]);
      }
      std::string printed(claim_.text, values_[i].token->begin, values_[i].token->end - values_[i].token->begin);
      if (!equal) return fault("value_differs", "the value for " + std::to_string(year) + " is not " + printed, true);
      if (!unit) return fault("unit_differs", "the table's unit is not that of " + printed, true);
    }
    return {ClaimClass::supported, 0.97, {{"table_values", "row, column and value agree"}}};
  }

  // The year that follows the value before the next value, else the last one before it.
  int year_near(size_t i) const {
    uint32_t from = values_[i].token->end, to = i + 1 < values_.size() ? values_[i + 1].token->begin : UINT32_MAX;
    int before = years_.front();
    for (const Token& token : claim_.tokens) {
      if (!token.is_quantity() || !names_period(claim_.quantity_of(token))) continue;
      if (token.begin >= from && token.begin < to) return claim_.quantity_of(token).year;
      if (token.end <= values_[i].token->begin) before = claim_.quantity_of(token).year;
    }
    return before;
  }

  TextVerdict change(const CitedRow& row) const {
    int early = std::min(years_[0], years_[1]), late = std::max(years_[0], years_[1]);
    size_t column_a = columns_of(early).front(), column_b = columns_of(late).front();
    auto a = cell(row, column_a), b = cell(row, column_b);
    if (!a || !b) return fault("value_missing", "the two values are not in the row", false);
    int direction = 0;
    for (const Token& token : claim_.tokens)
      if (token.is_word() && !direction) direction = lexicon_.direction(token.stem);
    if ((b->value > a->value ? 1 : b->value < a->value ? -1 : 0) != direction)
      return fault("direction_differs", "it went the other way: " + a->value.text() + " in " + std::to_string(early) + ", " + b->value.text() + " in " + std::to_string(late), true);
    const Stated& stated = values_[0];
    std::string printed(claim_.text, stated.token->begin, stated.token->end - stated.token->begin);
    bool percent = stated.value->unit == "%" && a->unit != "%";
    Decimal scale = scale_of(row, column_a, *a);
    auto difference = subtract(b->value, a->value);
    if (!difference.ok() || scale != scale_of(row, column_b, *b)) return fault("not_computable", "the two values have different scales", false);
    bool holds = false;
    if (percent) {
      auto exact = compute(Operation::percentage_change, {b->value, a->value}, -12);
      holds = exact.ok() && rounds_to(exact->absolute(), stated.value->value.absolute(), stated.value->last_place);
    } else {
      holds = equals(difference->absolute(), scale, std::min(a->last_place, b->last_place), stated) && unit_fits(row, column_a, *a, stated);
    }
    if (!holds) return fault("result_differs", "the change from " + a->value.text() + " to " + b->value.text() + " is not " + printed, true);
    return {ClaimClass::computed, 0.97, {{"recomputed", "difference of " + b->value.text() + " and " + a->value.text()}}};
  }

  const ReadStatement& claim_;
  const TableView& table_;
  const WordClasses& lexicon_;
  std::set<std::string> words_;
  std::vector<int> years_;
  std::vector<Stated> values_;
};

}  // namespace

std::optional<TextVerdict> check_table_statement(const ReadStatement& claim, const TableView& table) {
  if (table.cited.empty()) return std::nullopt;
  return TableCheck(claim, table).run();
}

}  // namespace dossier::grounding
