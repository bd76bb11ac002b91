#include "app/analysis/question_names.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "app/retrieval/terms.h"
#include "base/utf8.h"

namespace dossier {
namespace {

// Words that are written with a capital without naming anybody.
constexpr std::array kNoNames = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
                                 "wednesday", "thursday", "friday", "saturday", "sunday", "fiscal", "quarter", "item", "note", "section", "article", "schedule", "exhibit", "form", "usd", "eur"};

// Abbreviations that papers spell out, or that everybody uses: nobody's name.
constexpr std::array kNoAbbreviations = {
    "ebitda", "ebit", "gaap", "ifrs", "usd", "eur", "gbp", "jpy", "chf", "eps", "roa", "roe", "roi", "roic", "roce", "wacc", "capex", "opex", "cogs", "sga", "ppe", "dio", "dso",
    "dpo", "ccc", "fcf", "cagr", "ceo", "cfo", "coo", "cto", "cio", "cmo", "usa", "ipo", "vat", "irs", "sec", "esg", "faq", "pdf", "nda", "sla", "kpi", "ytd", "ltm", "ttm", "nav",
    "aum", "gdp", "cpi", "fiscal", "and", "not", "the", "npv", "irr", "mda", "url", "csv", "what", "when", "which", "who", "all"};

struct WordSeen {
  std::string folded, written;
  bool capital = false, has_small = false, has_digit = false, opens = false;
  bool parted = false;  // a comma, a bracket, a line's end stands before it
};

std::vector<WordSeen> words_of(std::string_view text) {
  std::vector<WordSeen> out;
  bool opens = true, parted = true;
  WordSeen word;
  auto close = [&] {
    if (!word.folded.empty()) {
      word.written = word.folded;
      word.folded = fold(word.folded);
      out.push_back(word);
      opens = parted = false;
    }
    word = {};
  };
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c)) {
      if (word.folded.empty()) {
        word.capital = is_upper(c);
        word.opens = opens;
        word.parted = parted;
      } else {
        word.has_small |= is_letter(c) && !is_upper(c);
      }
      word.has_digit |= is_digit(c);
      word.folded += text.substr(begin, at - begin);
      continue;
    }
    bool apostrophe = c == U'\'' || c == U'\u2019';
    close();
    // "Corvane's": the s after the apostrophe is no word.
    if (apostrophe && at < text.size() && (text[at] == 's' || text[at] == 'S') && (at + 1 == text.size() || !std::isalnum(static_cast<unsigned char>(text[at + 1])))) ++at;
    parted |= c != U' ' && c != U'&' && c != U'-';
    if (c == U'.' || c == U'?' || c == U'!' || c == U':' || c == U'"' || c == U'\u201C') opens = true;
  }
  close();
  return out;
}

constexpr size_t kFewPages = 5;       // a short paper speaks of whom it names from its first page to its last
constexpr size_t kShareOfPages = 4;   // whom a quarter of the pages name, the document is about

// Whether the word stands in the text by itself.
bool has_word(const std::string& text, const std::string& word) {
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !std::isalnum(static_cast<unsigned char>(text[at - 1]));
    const size_t end = at + word.size();
    if (begins && (end == text.size() || !std::isalnum(static_cast<unsigned char>(text[end])))) return true;
  }
  return false;
}

// Whether a run of capitalised words begins with these letters and is hardly longer: "Advanced Micro Devices, Inc." for "amd". "of" and "and"
// are passed over.
bool spelled_out(std::string_view text, const std::string& abbreviation) {
  std::string run;
  const auto fits = [&] { return run.size() <= abbreviation.size() + 1 && run.rfind(abbreviation, 0) == 0; };
  for (const WordSeen& w : words_of(text)) {
    const bool passed = w.folded == "of" || w.folded == "and" || w.folded == "the" || w.folded == "for";
    if (w.parted || (!w.capital && !passed)) {
      if (fits()) return true;
      run.clear();
    }
    if (w.capital && !passed) run += w.folded[0];
  }
  return fits();
}

bool page_names(const DocumentModel& model, size_t page, const AskedName& name) {
  const std::string& lower = model.text().lower(page);
  if (!name.initials.empty() && has_word(lower, name.initials)) return true;
  if (!name.abbreviation) return lower.find(name.folded) != std::string::npos;
  return has_word(lower, name.folded) || spelled_out(model.page(page).text, name.folded);
}

// What is known of the document as a whole: its name, title, subject, parties.
bool is_about(const DocumentModel& model, const AskedName& name) {
  const DocumentProfile& profile = model.profile();
  std::string about = fold(model.document().name + " " + model.document().path + " " + profile.title.text + " " + profile.subject.text);
  for (const ProfileFact& party : profile.parties) about += " " + fold(party.text);
  if (!name.initials.empty() && has_word(about, name.initials)) return true;
  if (!name.abbreviation) return about.find(name.folded) != std::string::npos;
  const std::vector<std::string> aliases = name_aliases(profile.subject.text);
  return has_word(about, name.folded) || std::find(aliases.begin(), aliases.end(), name.folded) != aliases.end() || spelled_out(profile.subject.text, name.folded);
}

// First letters of the run of capitalised words around one, if they are three or more: "afg" of "American Financial Group".
std::string initials_around(const std::vector<WordSeen>& words, size_t at) {
  const auto joined = [&](size_t k) { return words[k].capital && !words[k].opens; };
  size_t begin = at, end = at + 1;
  while (begin > 0 && joined(begin - 1) && !words[begin].parted) --begin;
  while (end < words.size() && joined(end) && !words[end].parted) ++end;
  std::string out;
  for (size_t k = begin; k < end; ++k) out += words[k].folded[0];
  return out.size() >= 3 ? out : std::string();
}

// German writes every noun with a capital: there it tells no name.
bool reads_german(const std::vector<WordSeen>& words) {
  constexpr std::array kGerman = {"der",  "die",   "das", "den",    "dem",     "des",     "ist",     "sind", "und",   "wie",
                                  "wer",  "wann",  "wo",  "welche", "welcher", "welches", "welchen", "ein",  "eine",  "einen",
                                  "wird", "wurde", "hat", "hatte",  "werden",  "kann",    "darf",    "muss", "haben", "viel",
                                  "hoch", "von",   "vom", "zum",    "zur",     "mit",     "im",      "bei",  "gilt",  "nicht"};
  const auto german = std::count_if(words.begin(), words.end(), [&](const WordSeen& w) { return std::find(kGerman.begin(), kGerman.end(), w.folded) != kGerman.end(); });
  return german >= 2;
}

}  // namespace

std::vector<AskedName> names_in(std::string_view question) {
  std::vector<WordSeen> words = words_of(question);
  const bool german = reads_german(words);
  size_t capitals = static_cast<size_t>(std::count_if(words.begin(), words.end(), [](const WordSeen& w) { return w.capital && !w.opens; }));
  std::vector<AskedName> out;
  if (capitals * 2 > words.size() && words.size() > 3) return out;
  for (size_t k = 0; k < words.size(); ++k) {
    const WordSeen& w = words[k];
    if (!w.capital || w.opens) continue;
    const bool abbreviation = !w.has_small;
    if (german && !abbreviation) continue;
    if (abbreviation ? w.has_digit || w.folded.size() < 3 : w.folded.size() < 4) continue;
    if (abbreviation && std::find(kNoAbbreviations.begin(), kNoAbbreviations.end(), w.folded) != kNoAbbreviations.end()) continue;
    if (std::find(kNoNames.begin(), kNoNames.end(), w.folded) != kNoNames.end()) continue;
    out.push_back({w.folded, w.written, abbreviation, initials_around(words, k)});
  }
  return out;
}

NamedPages pages_that_speak_of(const DocumentModel& model, const std::vector<AskedName>& names) {
  NamedPages out{std::vector<bool>(model.pages(), true), {}};
  for (const AskedName& name : names) {
    if (is_about(model, name)) continue;
    std::vector<bool> named(model.pages());
    for (size_t page = 0; page < model.pages(); ++page) named[page] = page_names(model, page, name);
    const auto count = static_cast<size_t>(std::count(named.begin(), named.end(), true));
    if (count > 0 && (model.pages() <= kFewPages || kShareOfPages * count >= model.pages())) continue;
    for (size_t page = 0; page < model.pages(); ++page) out.pages[page] = out.pages[page] && named[page];
    out.strangers.push_back(name.folded);
  }
  return out;
}

std::string foreign_name(const DocumentModel& model, const std::vector<AskedName>& names) {
  for (const AskedName& name : names) {
    bool known = is_about(model, name);
    for (size_t page = 0; page < model.pages() && !known; ++page) known = page_names(model, page, name);
    if (!known) return name.written;
  }
  return "";
}

}  // namespace dossier
