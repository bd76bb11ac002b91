#include "app/generate/figure_section.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/grounding/computation.h"
#include "base/decimal.h"

namespace dossier {
namespace {

// "26,440.5", negative with the minus sign U+2212.
std::string grouped(const Decimal& value) {
  std::string digits = value.absolute().text(), out;
  size_t dot = std::min(digits.find('.'), digits.size());
  for (size_t i = 0; i < dot; ++i) {
    if (i > 0 && (dot - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  out += digits.substr(dot);
  return (value.is_negative() ? "\u2212" : "") + out;
}

std::string scale_word(const std::string& scale) {
  if (scale == "1000") return " thousand";
  if (scale == "1000000") return " million";
  if (scale == "1000000000") return " billion";
  return "";
}

std::string amount_text(const Decimal& value, const FigureValue& like) {
  std::string number = grouped(value.absolute()) + scale_word(like.scale);
  if (like.unit == "USD") return "$" + number;
  if (like.unit == "%") return number + "%";
  return like.unit.empty() ? number : like.unit + " " + number;
}

QuoteDraft quote_at(const Figure& figure) {
  QuoteDraft quote;
  quote.text = figure.text;
  quote.at = figure.cell;
  return quote;
}

// One value as printed.
FigureCell value_cell(const Figure& figure, ClaimVerifier& verifier) {
  DraftClaim draft;
  draft.text = figure.text;
  draft.quotes = {quote_at(figure)};
  draft.figures = {typed(figure)};
  draft.origin = {Origin::Kind::extracted, "extractive"};
  CheckedClaim checked = verifier.verify(draft);
  auto* verified = std::get_if<VerifiedClaim>(&checked);
  if (!verified) return {"–", std::nullopt};
  std::string shown = figure.text;
  if (auto value = Decimal::parse(figure.digits); value.ok()) shown = grouped(*value);
  return {shown, std::move(*verified)};
}

// The row's own words; its figure's label ends with the heading of the column.
std::string row_label(const KeyFigure& key) {
  if (!key.figure.row_label.empty() && key.figure.row_label.size() <= 80) return key.figure.row_label;
  std::string label = key.label;
  if (!key.figure.year) return label;
  size_t year = label.rfind(std::to_string(*key.figure.year));
  if (year == std::string::npos || year == 0) return label;
  size_t comma = label.find(", ");
  for (size_t next = comma; next != std::string::npos && next < year; next = label.find(", ", next + 1)) {
    // The heading begins at the last comma that leaves words before it and only a date after it.
    std::string tail = label.substr(next + 2);
    if (tail.size() <= 24) return label.substr(0, next);
  }
  return label;
}

struct Change {
  FigureCell amount{"–", std::nullopt}, percent{"–", std::nullopt};
  double size = 0;  // of the percentage, for choosing what to say
};

// "Net sales rose by 6.8% from 2022 to 2023." with the arithmetic behind it.
std::optional<VerifiedClaim> change_claim(const KeyFigure& key, Operation operation, const Decimal& result, ClaimVerifier& verifier) {
  FigureValue later = typed(key.figure), earlier = typed(*key.before), outcome;
  outcome.value = result.text();
  outcome.unit = operation == Operation::difference ? later.unit : "%";
  outcome.scale = operation == Operation::difference ? later.scale : "1";
  DraftClaim draft;
  draft.text = row_label(key) + (result.is_negative() ? " fell by " : " rose by ") + amount_text(result, outcome);
  if (!later.period.empty() && !earlier.period.empty()) draft.text += " from " + earlier.period + " to " + later.period;
  draft.text += ".";
  draft.quotes = {quote_at(key.figure), quote_at(*key.before)};
  draft.computation = ComputationDraft{operation, {{later, 0, row_label(key)}, {earlier, 1, row_label(key)}}, outcome};
  draft.origin = {Origin::Kind::computed, "extractive"};
  CheckedClaim checked = verifier.verify(draft);
  if (auto* verified = std::get_if<VerifiedClaim>(&checked)) return std::move(*verified);
  return std::nullopt;
}

Change change_of(const KeyFigure& key, ClaimVerifier& verifier) {
  Change out;
  if (!key.before || key.before->scale != key.figure.scale || key.before->unit != key.figure.unit) return out;
  auto later = Decimal::parse(key.figure.digits), earlier = Decimal::parse(key.before->digits);
  if (!later.ok() || !earlier.ok()) return out;
  // Outflows are printed with a sign by some and without by others: whether a more negative one "rose" is for a person to say.
  if (later->is_negative() && earlier->is_negative()) return out;
  if (auto difference = subtract(*later, *earlier); difference.ok() && !difference->is_zero()) {
    out.amount = {grouped(*difference), change_claim(key, Operation::difference, *difference, verifier)};
    if (!out.amount.claim) out.amount.text = "–";
  }
  // A percentage says nothing where the sign changes or there was nothing before.
  if (later->sign() * earlier->sign() <= 0) {
    out.percent.text = "n/a";
    return out;
  }
  auto percent = compute(Operation::percentage_change, {*later, *earlier}, -1);
  if (!percent.ok() || percent->is_zero()) return out;
  out.size = std::abs(percent->approximate());
  out.percent = {grouped(*percent), change_claim(key, Operation::percentage_change, *percent, verifier)};
  if (!out.percent.claim) out.percent.text = "–";
  return out;
}

std::string unit_line(const Figure& figure) {
  FigureValue value = typed(figure);
  std::string word = scale_word(value.scale);
  if (value.unit.empty() && word.empty()) return "as printed";
  return (value.unit.empty() ? "In" : value.unit) + (word.empty() ? "" : (value.unit.empty() ? "" : " in") + word + "s");
}

}  // namespace

FigureSection figure_section(const std::vector<KeyFigure>& figures, const std::string& subject, ClaimVerifier& verifier, size_t most_sentences) {
  FigureSection out;
  // Figures of one unit, scale and pair of years stand in one table.
  std::map<std::string, size_t> tables;
  std::vector<std::pair<double, VerifiedClaim>> changes;
  for (const KeyFigure& key : figures) {
    std::string year = key.figure.year ? std::to_string(*key.figure.year) : "Value", before = key.before && key.before->year ? std::to_string(*key.before->year) : "Before";
    std::string line = unit_line(key.figure), group = line + "/" + year + "/" + before;
    if (!tables.count(group)) {
      tables[group] = out.tables.size();
      out.tables.push_back({"Main figures of " + subject, line, {year, before, "Change", "Change %"}, {}});
    }
    Change change = change_of(key, verifier);
    FigureTable::Row row;
    row.label = row_label(key);
    row.cells.push_back(value_cell(key.figure, verifier));
    row.cells.push_back(key.before ? value_cell(*key.before, verifier) : FigureCell{"–", std::nullopt});
    if (change.percent.claim) changes.emplace_back(change.size, *change.percent.claim);
    row.cells.push_back(std::move(change.amount));
    row.cells.push_back(std::move(change.percent));
    if (!row.cells[0].claim) continue;
    out.tables[tables[group]].rows.push_back(std::move(row));
  }
  std::erase_if(out.tables, [](const FigureTable& t) { return t.rows.empty(); });
  std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& [size, claim] : changes)
    if (out.sentences.size() < most_sentences) out.sentences.push_back(std::move(claim));
  return out;
}

}  // namespace dossier
