#include "app/analysis/lexicon.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/retrieval/terms.h"

namespace dossier {

namespace analysis_data {
extern const std::string_view line_items_json, metrics_json, statements_json, topics_json, instructions_json;
}

namespace {

using Json = nlohmann::json;

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

[[noreturn]] void broken(const std::string& what) {
  std::fprintf(stderr, "dossier: built-in data is broken: %s\n", what.c_str());
  std::abort();
}

StatementKind statement_from(const std::string& name) {
  if (name == "income") return StatementKind::income;
  if (name == "balance") return StatementKind::balance;
  if (name == "cash") return StatementKind::cash;
  broken("statement " + name);
}

MetricUnit unit_from(const std::string& name) {
  if (name == "ratio") return MetricUnit::ratio;
  if (name == "percent") return MetricUnit::percent;
  if (name == "days") return MetricUnit::days;
  if (name == "money") return MetricUnit::money;
  broken("unit " + name);
}

std::vector<std::string> strings(const Json& list) { return list.get<std::vector<std::string>>(); }

std::vector<Pattern> patterns(const Json& list, bool ignore_case = false) {
  std::vector<Pattern> out;
  for (const std::string& source : strings(list)) out.emplace_back(source, ignore_case);
  return out;
}

LineItem item_from(const Json& j) {
  LineItem out;
  out.name = j.at("name");
  out.statement = statement_from(j.at("statement"));
  out.asked = strings(j.at("asked"));
  out.labels = patterns(j.at("labels"));
  std::string except = j.value("except", "");
  if (!except.empty()) out.except.emplace_back(except);
  out.positive = j.value("positive", false);
  out.per_share = j.value("per_share", false);
  return out;
}

Metric metric_from(const Json& j) {
  Metric out;
  out.name = j.at("name");
  out.asked = strings(j.at("asked"));
  out.unit = unit_from(j.at("unit"));
  out.formulas.push_back(j.at("formula"));
  if (j.contains("or"))
    for (const std::string& other : strings(j.at("or"))) out.formulas.push_back(other);
  return out;
}

Lexicon load() {
  Lexicon out;
  const Json items = Json::parse(analysis_data::line_items_json), metrics = Json::parse(analysis_data::metrics_json);
  const Json statements = Json::parse(analysis_data::statements_json), topics = Json::parse(analysis_data::topics_json);
  for (const Json& j : items.at("items")) out.items.push_back(item_from(j));
  for (const Json& j : metrics.at("metrics")) out.metrics.push_back(metric_from(j));
  for (const Json& j : statements.at("statements"))
    out.statements.push_back({statement_from(j.at("name")), strings(j.at("asked")), Pattern(j.at("title")), patterns(j.at("rows")), j.at("need")});
  for (const Json& j : topics.at("topics"))
    out.topics.push_back({Pattern(j.at("when")), terms_of(j.at("words").get<std::string>()), Pattern(j.at("heading")), j.at("weight")});
  out.instructions = patterns(Json::parse(analysis_data::instructions_json).at("cut"), true);
  return out;
}

bool word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

Pattern::Pattern(const std::string& source, bool ignore_case) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!ignore_case);
  auto compiled = std::make_shared<re2::RE2>(source, options);
  if (!compiled->ok()) broken("pattern " + source + ": " + compiled->error());
  compiled_ = std::move(compiled);
}

bool Pattern::found_in(std::string_view text) const { return re2::RE2::PartialMatch(piece(text), *compiled_); }
bool Pattern::matches_all(std::string_view text) const { return re2::RE2::FullMatch(piece(text), *compiled_); }

Pattern::Place Pattern::find(std::string_view text, size_t from) const {
  re2::StringPiece match;
  if (from > text.size() || !compiled_->Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, &match, 1)) return {};
  size_t begin = static_cast<size_t>(match.data() - text.data());
  return {begin, begin + match.size()};
}

std::vector<std::string> Pattern::groups(std::string_view text) const {
  std::vector<re2::StringPiece> found(static_cast<size_t>(compiled_->NumberOfCapturingGroups()) + 1);
  if (!compiled_->Match(piece(text), 0, text.size(), re2::RE2::UNANCHORED, found.data(), static_cast<int>(found.size()))) return {};
  std::vector<std::string> out;
  for (const auto& f : found) out.emplace_back(f.data() ? std::string(f.data(), f.size()) : std::string());
  return out;
}

std::string Pattern::cut_from(std::string_view text) const {
  std::string out(text);
  re2::RE2::GlobalReplace(&out, *compiled_, " ");
  return out;
}

std::string_view name_of(StatementKind kind) {
  switch (kind) {
    case StatementKind::income: return "income statement";
    case StatementKind::balance: return "balance sheet";
    case StatementKind::cash: return "cash flow statement";
  }
  return "";
}

const LineItem* Lexicon::item(std::string_view name) const {
  for (const LineItem& i : items)
    if (i.name == name) return &i;
  return nullptr;
}

const Lexicon& lexicon() {
  static const Lexicon loaded = load();
  return loaded;
}

std::vector<const LineItem*> items_of_formula(std::string_view formula, bool required) {
  std::vector<const LineItem*> out;
  std::string name, before;
  for (size_t at = 0; at <= formula.size(); ++at) {
    char c = at < formula.size() ? formula[at] : ' ';
    if ((c >= 'a' && c <= 'z') || c == '_') {
      name += c;
      continue;
    }
    if (name.empty()) continue;
    const LineItem* item = required && before == "opt" ? nullptr : lexicon().item(name);
    if (item && std::find(out.begin(), out.end(), item) == out.end()) out.push_back(item);
    before = std::exchange(name, {});
  }
  return out;
}

size_t find_phrase(std::string_view text, std::string_view phrase, size_t from) {
  for (size_t at = text.find(phrase, from); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    bool left = at == 0 || (!word_byte(text[at - 1]) && text[at - 1] != '&');
    size_t end = at + phrase.size();
    bool right = end >= text.size() || !word_byte(text[end]) || !word_byte(phrase.back());
    if (left && right) return at;
  }
  return std::string_view::npos;
}

}  // namespace dossier
