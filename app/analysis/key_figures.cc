#include "app/analysis/key_figures.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "app/analysis/answer.h"
#include "base/quantity.h"

namespace dossier {
namespace {

constexpr std::array<const char*, 16> kMainLines = {"revenue",        "gross_profit", "operating_income", "net_income",        "eps_diluted", "rnd",
                                                    "cfo",            "capex",        "dividends",        "buybacks",          "cash",        "total_assets",
                                                    "long_debt",      "total_liabilities", "equity",      "inventory"};

bool is_figure(const Quantity& q) { return q.kind == QuantityKind::amount || q.kind == QuantityKind::percentage || q.kind == QuantityKind::number || q.kind == QuantityKind::duration; }

std::string period_of(const Quantity& q) {
  if (q.kind == QuantityKind::period) {
    if (q.quarter) return "Q" + std::to_string(q.quarter) + (q.year ? " " + std::to_string(q.year) : "");
    if (q.half) return "H" + std::to_string(q.half) + (q.year ? " " + std::to_string(q.year) : "");
    return q.year ? std::to_string(q.year) : std::string();
  }
  if (q.kind == QuantityKind::year && q.year) return std::to_string(q.year);
  if (q.kind != QuantityKind::date || !q.year) return {};
  char out[32];
  if (q.month && q.day) std::snprintf(out, sizeof out, "%04d-%02d-%02d", q.year, q.month, q.day);
  else if (q.month) std::snprintf(out, sizeof out, "%04d-%02d", q.year, q.month);
  else std::snprintf(out, sizeof out, "%04d", q.year);
  return out;
}

// The value without its scale word: exact, scales are powers of ten.
std::string unscaled(const Quantity& q) {
  Decimal scale = q.scale.normalized();
  if (scale.coefficient() != 1) return q.value.text();
  Result<Decimal> v = Decimal::make(q.value.coefficient(), q.value.exponent() - scale.exponent());
  return v.ok() ? v->text() : q.value.text();
}

}  // namespace

FigureValue typed(const Figure& f) { return {f.digits, f.unit, plain_number(f.scale, 0), f.year ? std::to_string(*f.year) : std::string()}; }

std::vector<KeyFigure> key_figures(DocumentModel& model, size_t most) {
  std::vector<KeyFigure> out;
  if (!model.fiscal_year()) return out;
  int year = *model.fiscal_year();
  // A year that ends in January is called after either calendar year; its column is headed by the date, the later one.
  const std::string& end = model.profile().period_end;
  const bool ends_later = end.size() == 10 && model.profile().last_year_end.empty() && std::atoi(end.c_str()) == year + 1;
  auto add = [&](const char* name, int asked) {
    const LineItem* item = lexicon().item(name);
    if (!item || model.statement_pages(item->statement, 1).empty()) return false;
    std::vector<Figure> found = find_line(model, *item, model.column_of(StatementKind::income, asked), {});
    if (found.size() != 1) return false;
    KeyFigure k{item->name, found.front().label, item->statement, found.front(), std::nullopt};
    if (size_t comma = k.label.find(", "); comma != std::string::npos && k.label.size() > 80) k.label.resize(comma);
    std::vector<Figure> before = find_line(model, *item, model.column_of(StatementKind::income, asked - 1), {});
    if (before.size() == 1 && before.front().cell != k.figure.cell) k.before = before.front();
    out.push_back(std::move(k));
    return true;
  };
  for (const char* name : kMainLines) {
    if (out.size() >= most) break;
    if (!add(name, ends_later ? year + 1 : year)) add(name, ends_later ? year : year + 1);
  }
  return out;
}

std::vector<SentenceFigure> figures_in(std::string_view sentence) {
  std::vector<Quantity> all = find_quantities(sentence);
  std::vector<SentenceFigure> out;
  for (size_t k = 0; k < all.size(); ++k) {
    const Quantity& q = all[k];
    if (!is_figure(q) || q.end > sentence.size()) continue;
    SentenceFigure f;
    f.figure.value = unscaled(q);
    f.figure.unit = q.unit;
    f.figure.scale = q.scale.normalized().coefficient() == 1 ? q.scale.text() : "1";
    f.begin = q.begin;
    f.end = q.end;
    f.text = std::string(sentence.substr(q.begin, q.end - q.begin));
    for (size_t back = k; back-- > 0 && f.figure.period.empty();) f.figure.period = period_of(all[back]);
    for (size_t ahead = k + 1; ahead < all.size() && f.figure.period.empty(); ++ahead) f.figure.period = period_of(all[ahead]);
    out.push_back(std::move(f));
  }
  return out;
}

std::vector<AnswerNumber> numbers_in(std::string_view sentence, size_t most) {
  std::vector<AnswerNumber> out;
  for (const SentenceFigure& f : figures_in(sentence))
    if (out.size() < most) out.push_back({f.figure.value, f.figure.unit, std::strtod(f.figure.scale.c_str(), nullptr), f.text});
  return out;
}

}  // namespace dossier
