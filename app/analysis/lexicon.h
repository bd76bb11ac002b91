// General knowledge about financial documents: line items, ratios, statements, topics. Data of our own, app/analysis/data.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace dossier {

// A compiled RE2 pattern. Matching is linear in the text, whatever a document holds.
class Pattern {
 public:
  explicit Pattern(const std::string& source, bool ignore_case = false);
  bool found_in(std::string_view text) const;
  bool matches_all(std::string_view text) const;
  // Byte range of the first match; begin == npos if there is none.
  struct Place {
    size_t begin = std::string_view::npos, end = 0;
    explicit operator bool() const { return begin != std::string_view::npos; }
  };
  Place find(std::string_view text, size_t from = 0) const;
  // Text of the groups of the first match, [0] the whole; empty if there is none.
  std::vector<std::string> groups(std::string_view text) const;
  std::string cut_from(std::string_view text) const;  // every match replaced by a space

 private:
  std::shared_ptr<const re2::RE2> compiled_;
};

enum class StatementKind : uint8_t { income, balance, cash };
inline constexpr size_t kStatementKinds = 3;
std::string_view name_of(StatementKind kind);

struct StatementEntry {
  StatementKind kind = StatementKind::income;
  std::vector<std::string> asked;
  Pattern title;
  std::vector<Pattern> rows;
  size_t need = 5;
};

struct LineItem {
  std::string name;
  StatementKind statement = StatementKind::income;
  std::vector<std::string> asked;
  std::vector<Pattern> labels;
  std::vector<Pattern> except;  // none or one
  bool positive = false;
  bool per_share = false;
};

enum class MetricUnit : uint8_t { ratio, percent, days, money };

struct Metric {
  std::string name;
  std::vector<std::string> asked;
  MetricUnit unit = MetricUnit::ratio;
  std::vector<std::string> formulas;  // tried in order
};

struct Topic {
  Pattern when;
  std::vector<std::string> terms;
  Pattern heading;
  double weight = 0;
};

struct Lexicon {
  std::vector<LineItem> items;
  std::vector<Metric> metrics;
  std::vector<StatementEntry> statements;  // in order of StatementKind
  std::vector<Topic> topics;
  std::vector<Pattern> instructions;

  const LineItem* item(std::string_view name) const;
};

// Parsed on first use; a fault in the data is a bug of ours and ends the process in tests.
const Lexicon& lexicon();

// The lines that a formula is made from, each once, in order; `required`: without those in opt().
std::vector<const LineItem*> items_of_formula(std::string_view formula, bool required = false);

// `phrase` in `text` as whole words; npos if absent. Both lower case.
size_t find_phrase(std::string_view text, std::string_view phrase, size_t from = 0);

}  // namespace dossier
