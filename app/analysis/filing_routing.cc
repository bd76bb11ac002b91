#include "app/analysis/filing_routing.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "app/retrieval/terms.h"

namespace dossier {
namespace {

// Words of the question as a name would be written in it: "at&t", "amex", "best".
std::set<std::string> name_words_in(const std::string& lower) {
  std::set<std::string> out;
  std::string text = lower;
  for (size_t at = text.find("'s"); at != std::string::npos; at = text.find("'s", at)) text.replace(at, 2, "  ");
  for (bool with_and : {false, true}) {
    std::string word;
    for (char c : text + " ") {
      bool part = std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80 || (with_and && c == '&');
      if (part) word += c;
      else if (!word.empty()) out.insert(std::exchange(word, {}));
    }
  }
  return out;
}

std::set<std::string> trading_symbols(const std::string& cover_raw) {
  static const Pattern symbol(R"(\(?(?:nyse|nasdaq|otc)\s?:\s?([a-z]{1,5})\b)");
  std::set<std::string> out;
  if (auto g = symbol.groups(cover_raw); !g.empty()) out.insert(g[1]);
  return out;
}

double name_score(const RoutingCandidate& c, const std::set<std::string>& asked) {
  std::vector<std::string> words = naming_words(c.profile.subject.text);
  size_t hit = 0;
  std::string joined;
  for (const std::string& w : words) {
    hit += asked.count(w);
    joined += w;
  }
  double score = words.empty() ? 0 : 3.0 * static_cast<double>(hit) / static_cast<double>(words.size());
  if (hit) return score;
  std::set<std::string> aliases = trading_symbols(c.cover);
  for (const std::string& a : name_aliases(c.profile.subject.text)) aliases.insert(a);
  static const Pattern former(R"(formerly (?:known as )?([a-z]+))");
  if (auto g = former.groups(c.cover); !g.empty()) aliases.insert(g[1]);
  if (!words.empty()) aliases.insert(joined);
  // An abbreviation that starts two of the name's words in order ("amex" for American Express).
  if (words.size() > 1)
    for (const std::string& a : asked)
      if (a.size() >= 4 && a.size() <= 7)
        for (size_t cut = 2; cut + 2 <= a.size(); ++cut)
          if (words[0].rfind(a.substr(0, cut), 0) == 0 && words[1].rfind(a.substr(cut), 0) == 0) return 2.5;
  for (const std::string& a : aliases)
    if (a.size() > 1 && asked.count(a)) return 2.5;
  return score;
}

// People name files after what is in them: a capitalised word of the question in the file's name.
double file_name_score(const SourceDocument& document, const Question& q) {
  std::set<std::string> in_name = name_words_in(plain_lower(document.name));
  for (const std::string& w : proper_words(q.text))
    for (const std::string& t : name_words_in(plain_lower(w)))
      if (t.size() > 2 && in_name.count(t)) return 1.5;
  return 0;
}

double period_score(const DocumentProfile& p, const Question& q, double* kind) {
  if (q.years.empty() || !p.fiscal_year) return 0;
  int apart = q.years.back() - *p.fiscal_year;
  // A year that ends in January is called after either calendar year.
  if (p.period_end.size() == 10 && p.last_year_end.empty() && std::atoi(p.period_end.c_str()) == q.years.back() && std::abs(apart) == 1) apart = 0;
  double score = apart == 0 ? 1.2 : (apart == -1 || apart == -2) && p.form == "10-K" ? 0.4 : apart == 1 && p.form != "10-K" ? 0.3 : 0;
  if (q.quarter) {
    score += p.quarter ? 0.4 : -0.2;
    score += p.quarter == q.quarter ? 0.4 : 0;
  } else if (p.form == "10-Q") {
    *kind -= 0.5;
  }
  return score;
}

double kind_score(const DocumentProfile& p, const Question& q) {
  static const Pattern named(R"(\b(10-?k|10-?q|8-?k|20-?f)\b)"), statement("statement|balance sheet|p&l"), release("press release|earnings release|announce");
  static const Pattern day(R"(\b(january|february|march|april|may|june|july|august|september|october|november|december) \d)");
  double score = 0;
  std::vector<std::string> forms = named.groups(q.lower);
  if (!forms.empty()) {
    std::string asked;
    for (char c : forms[1])
      if (c != '-') asked += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    std::string have;
    for (char c : p.form)
      if (c != '-') have += c;
    score += asked == have ? 0.8 : -0.2;
  } else if (p.form == "10-K") {
    score += 0.3;
  }
  if (statement.found_in(q.lower) && p.form == "10-K") score += 0.3;
  if (day.found_in(q.lower) && p.form == "8-K") score += 0.6;
  // Adjusted figures and their reconciliations are in the announcements.
  bool announces = p.kind == "press release" || p.form == "8-K" || p.kind == "earnings call";
  if ((release.found_in(q.lower) || q.asks_adjusted) && announces) score += 0.6;
  return score;
}

}  // namespace

std::string RoutedDocument::explain() const {
  char out[120];
  std::snprintf(out, sizeof out, "name %.2f, words %.2f, period %.2f, kind %.2f, paper %.2f", name, words, period, kind, paper);
  return out;
}

std::vector<std::string> proper_words(const std::string& text) {
  static const Pattern capital(R"(\b[A-Z][A-Za-z&]+)");
  std::vector<std::string> out;
  for (auto at = capital.find(text); at; at = capital.find(text, at.end)) {
    bool starts_sentence = at.begin == 0 || (at.begin > 1 && (text[at.begin - 2] == '.' || text[at.begin - 2] == '?' || text[at.begin - 2] == '!'));
    if (!starts_sentence) out.push_back(text.substr(at.begin, at.end - at.begin));
  }
  return out;
}

std::vector<RoutedDocument> rank_documents(const std::vector<RoutingCandidate>& candidates, const Question& q) {
  std::set<std::string> asked = name_words_in(q.lower);
  std::vector<RoutedDocument> out;
  for (size_t i = 0; i < candidates.size(); ++i) {
    RoutedDocument r;
    r.index = i;
    r.name = std::max(name_score(candidates[i], asked), file_name_score(candidates[i].document, q));
    r.words = 0.5 * candidates[i].words + 0.7 * candidates[i].proper_words;
    r.kind = kind_score(candidates[i].profile, q);
    r.period = period_score(candidates[i].profile, q, &r.kind);
    r.total = r.name + r.words + r.kind + r.period;
    out.push_back(r);
  }
  std::stable_sort(out.begin(), out.end(), [](const RoutedDocument& a, const RoutedDocument& b) { return a.total > b.total; });
  return out;
}

}  // namespace dossier
