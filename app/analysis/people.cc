#include "app/analysis/people.h"

#include <algorithm>
#include <set>

#include "app/retrieval/terms.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kMostWords = 5;

// Words with capitals that belong to no name.
const std::set<std::string>& no_names() {
  static const std::set<std::string> words = {
      "chief", "executive", "executives", "financial", "operating", "officer", "officers", "president", "vice", "senior", "director", "directors", "board", "chairman", "chair",
      "chairwoman", "chairperson", "company", "companies", "corporation", "committee", "principal", "accounting", "controller", "general", "counsel", "secretary", "treasurer",
      "the", "our", "we", "of", "and", "in", "to", "by", "for", "as", "on", "a", "an", "at", "or", "mr", "ms", "mrs", "dr", "dear", "sincerely", "regards", "annual", "report",
      "reports", "form", "date", "dated", "signature", "signatures", "title", "name", "age", "exchange", "act", "securities", "commission", "item", "part", "exhibit", "section",
      "group", "global", "human", "resources", "technology", "information", "marketing", "commercial", "strategy", "legal", "corporate", "independent", "registered", "public",
      "firm", "auditor", "auditors", "audit", "certification", "pursuant", "rule", "managing", "partner", "manager", "management", "executive's", "north", "south", "united",
      "states", "new", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday",
      "thursday", "friday", "saturday", "sunday", "member", "members", "since", "employment", "agreement", "plan", "policy", "governance", "business", "operations", "international",
      "finance", "head", "deputy", "assistant", "consolidated", "statements", "statement", "notes", "note", "table", "contents", "shareholders", "stockholders", "compensation",
      "sarbanes-oxley", "code", "conduct", "ethics", "page", "amendment", "attorney", "witness", "registrant", "position", "positions", "held", "other", "each", "this", "his",
      "her", "he", "she", "they", "it", "internal", "control", "chartered", "accountants", "accountant", "certified", "founder", "co-founder", "re", "from", "subject", "cc",
      "former", "interim", "acting", "year", "years", "elected", "effective", "current", "present"};
  return words;
}

bool firm_ending(const std::string& word) {
  static const std::set<std::string> endings = {"llp", "llc", "ltd", "plc", "inc", "gmbh", "ag", "sa", "lp", "kg", "pllc", "limited"};
  return endings.count(word) != 0;
}

struct Word {
  size_t begin = 0, end = 0;
  std::string folded;
  bool capital = false, initial = false, breaks_before = false;
};

// Words with what stands between them: a comma, a line's end or a bracket ends a name, a full stop only behind more than an initial.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  bool breaks = true, stop = false;
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    char32_t c = next_code_point(text, at);
    if (!is_letter(c)) {
      const bool joins = c == U' ' || c == U'&' || c == U'.';
      breaks |= !joins;
      stop |= c == U'.';
      continue;
    }
    Word w;
    w.begin = begin;
    w.capital = is_upper(c);
    size_t letters = 1;
    w.end = at;
    while (at < text.size()) {
      size_t next = at;
      char32_t d = next_code_point(text, next);
      if (!is_letter(d) && d != U'\'' && d != U'\u2019' && d != U'-') break;
      ++letters;
      at = w.end = next;
    }
    w.folded = fold(text.substr(w.begin, w.end - w.begin));
    w.initial = letters == 1;
    w.breaks_before = breaks || (stop && !out.empty() && !out.back().initial && out.back().folded.size() > 3);
    breaks = stop = false;
    out.push_back(std::move(w));
  }
  return out;
}

}  // namespace

std::vector<NameSeen> names_seen(std::string_view text) {
  std::vector<NameSeen> out;
  std::vector<Word> run;
  auto close = [&] {
    while (!run.empty() && run.back().initial) run.pop_back();
    const auto full = std::count_if(run.begin(), run.end(), [](const Word& w) { return !w.initial; });
    const bool firm = !run.empty() && firm_ending(run.back().folded);
    if (full >= 2 && run.size() <= kMostWords) out.push_back({run.front().begin, run.back().end, firm});
    run.clear();
  };
  for (Word& w : words_of(text)) {
    if (w.breaks_before && !firm_ending(w.folded)) close();
    if (!w.capital || (!w.initial && no_names().count(w.folded))) {
      close();
      continue;
    }
    run.push_back(std::move(w));
  }
  close();
  return out;
}

std::string name_key(std::string_view name) {
  std::vector<Word> words = words_of(name);
  if (words.empty()) return {};
  return words.front().folded + " " + words.back().folded;
}

}  // namespace dossier
