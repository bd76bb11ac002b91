#include "app/analysis/document_count.h"

#include <algorithm>
#include <set>

#include "app/analysis/document_language.h"
#include "app/analysis/table_rows.h"
#include "app/retrieval/terms.h"
#include "base/sentences.h"

namespace dossier {
namespace {

struct KindWord {
  const char* pattern;
  std::vector<std::string> kinds;
};

const std::vector<KindWord>& kind_words() {
  static const std::vector<KindWord> words = {
      {"documents?|files?|papers", {}},
      {"contracts?|agreements?|leases?", {"contract", "amendment"}},
      {"amendments?", {"amendment"}},
      {"letters?", {"letter"}},
      {"invoices?|bills", {"invoice"}},
      {"receipts?", {"receipt"}},
      {"(?:e-?)?mails?|messages?", {"message"}},
      {"opinions?|judgments?|rulings?|court decisions?", {"court opinion"}},
      {"annual reports?|10-?ks?", {"annual report"}},
      {"quarterly reports?|10-?qs?", {"quarterly report"}},
      {"current reports?|8-?ks?", {"current report"}},
      {"press releases?", {"press release"}},
      {"(?:earnings )?(?:calls?|transcripts?)", {"earnings call"}},
      {"filings?", {"annual report", "quarterly report", "current report"}},
      {"spreadsheets?|sheets|workbooks", {"spreadsheet"}},
      {"presentations?", {"presentation"}},
      {"reports?", {"annual report", "quarterly report", "current report", "report", "financial report"}},
      {"minutes", {"minutes"}},
      {"policies|policy", {"policy"}},
  };
  return words;
}

std::vector<std::string> quoted_phrases(const std::string& text) {
  static const Pattern quoted(R"re("([^"]{2,80})")re");
  std::vector<std::string> out;
  std::string rest = text;
  for (auto g = quoted.groups(rest); !g.empty(); g = quoted.groups(rest)) {
    out.push_back(g[1]);
    rest = rest.substr(rest.find(g[0]) + g[0].size());
  }
  return out;
}

// Words that only say that something stands in a document.
bool is_relation_word(const std::string& term) {
  static const std::set<std::string> words = [] {
    std::vector<std::string> list = terms_of(
        "mention mentions mentioning mentioned contain contains containing contained include includes including have having has refer refers referring concern concerns concerning "
        "say says saying about provide provides providing provision provisions clause clauses dated date year written sent there archive folder collection here all every each any no without "
        "document documents file files word words term terms talk talks discuss discusses cover covers state states show shows");
    return std::set<std::string>(list.begin(), list.end());
  }();
  return words.count(term) > 0;
}

bool sentence_meets(const CountQuestion& q, const std::string& text) {
  std::string lower = plain_lower(text);
  for (const std::string& p : q.phrases)
    if (find_phrase(lower, p) == std::string::npos) return false;
  if (q.terms.empty()) return true;
  std::vector<std::string> words = terms_of(text);
  std::set<std::string> held(words.begin(), words.end());
  return std::all_of(q.terms.begin(), q.terms.end(), [&](const std::string& t) { return held.count(t) > 0; });
}

bool year_fits(const CountQuestion& q, const DocumentProfile& p) {
  if (q.years.empty()) return true;
  auto has = [&](int y) { return std::find(q.years.begin(), q.years.end(), y) != q.years.end(); };
  if (p.date_iso.size() >= 4 && has(std::atoi(p.date_iso.substr(0, 4).c_str()))) return true;
  return p.fiscal_year && has(*p.fiscal_year);
}

// Quick refusal before sentences are cut: every term's first letters must be on the page.
bool page_may_meet(const CountQuestion& q, const std::string& lower) {
  return std::all_of(q.terms.begin(), q.terms.end(), [&](const std::string& t) { return lower.find(t) != std::string::npos; }) &&
         std::all_of(q.phrases.begin(), q.phrases.end(), [&](const std::string& p) { return lower.find(p) != std::string::npos; });
}

Result<std::optional<CountedDocument>> first_place(PageSource& pages, const SourceDocument& document, const CountQuestion& q) {
  for (uint32_t number : document.page_numbers) {
    DOSSIER_ASSIGN(auto page, pages.page(document.sha256, number));
    if (!page_may_meet(q, plain_lower(page->text))) continue;
    for (TextRange range : split_sentences(page->text)) {
      std::string text = single_spaced(page->slice(range.begin, range.end));
      if (sentence_meets(q, text)) return std::optional(CountedDocument{document, {document.sha256, number, range.begin, range.end}, text});
    }
  }
  return std::optional<CountedDocument>();
}

constexpr size_t kLanguageBytes = 30000, kShortestProof = 5;

// Its language, and the first sentence of some length that shows it.
Result<std::string> language_in(PageSource& pages, const SourceDocument& document, CountedDocument& proof) {
  std::string text;
  const std::string title = proof.quote;
  for (uint32_t number : document.page_numbers) {
    DOSSIER_ASSIGN(auto page, pages.page(document.sha256, number));
    for (TextRange range : split_sentences(page->text)) {
      if (proof.quote != title) break;
      const std::string sentence = single_spaced(page->slice(range.begin, range.end));
      if (static_cast<size_t>(std::count(sentence.begin(), sentence.end(), ' ')) >= kShortestProof) proof.place = {document.sha256, number, range.begin, range.end}, proof.quote = sentence;
    }
    text += page->text + "\n";
    if (text.size() > kLanguageBytes) break;
  }
  return plain_lower(language_of(text));
}

// "German letters", "German-language documents" as "letters in german".
std::string language_behind(const std::string& lower) {
  static const Pattern before("^(\\W*(?:how many|which|list|show|give me)(?: all)?(?: of)?(?: the| my| our)? )(" + languages_told() +
                              ")(?:-language|-speaking| language)? (documents|files|papers|letters|e-?mails|messages|contracts|agreements)\\b");
  const std::vector<std::string> g = before.groups(lower);
  return g.empty() ? lower : g[1] + g[3] + " in " + g[2] + lower.substr(g[0].size());
}

}  // namespace

std::optional<CountQuestion> read_count_question(const Question& question) {
  const std::string asked_lower = language_behind(question.lower);
  for (const KindWord& k : kind_words()) {
    Pattern asked(std::string(R"(^\s*(how many|list|which|name|show|what|give me)(?: of)?(?: all)?(?: of)?(?: the| these| my| our)?(?: different)? (?:)") + k.pattern + R"()\b(.*)$)");
    // "... and what is their sum?", "What is the total of the invoices from ...?"
    static const Pattern summed(R"((,? and|,|;)( what is| what's| how much is)? (their|the|in) (sum|total|total amount|all)\b[^?]*\??\s*$)");
    Pattern sum_of(
        std::string(
            R"(^\s*(?:what is|what's|what was|what are|how much is) the (?:sum|total|total amount|total sum|total value|sum total)(?: due| paid)? (?:of|for|on)(?: all)?(?: of)?(?: the| these| my| our)? (?:)") +
        k.pattern + R"()\b(.*)$)");
    const bool with_sum = summed.found_in(asked_lower);
    auto g = asked.groups(with_sum ? summed.cut_from(asked_lower) : asked_lower);
    bool sums = with_sum;
    static const Pattern many(R"(\b(invoices|bills|receipts|offers|purchase orders)\b)");
    if (auto of = sum_of.groups(asked_lower); g.empty() && !of.empty() && many.found_in(question.lower))
      g = {of[0], "how many", of[1]}, sums = true;
    if (g.empty()) continue;
    static const Pattern in_language("\\b(?:(?:is|are) )?(?:written |drafted |drawn up )?in (?:the )?(" + languages_told() + ")\\b(?: language)?(?: are there| is there| do (?:i|we) have)?\\W*$");
    const std::vector<std::string> language = in_language.groups(g[2]);
    static const Pattern about_archive(R"(^\s*(?:\?|$|\.|are there|are here|do (?:i|we) have|in (?:the|this|my) (?:archive|folder|collection)|that |which |who |whose |mention|contain|includ|with\b|without\b|refer|concern|say|dated|from |have |has |of (?:19|20)|(?:are|is) (?:governed|dated|signed|from|about)))");
    if (!about_archive.found_in(g[2]) && language.empty()) return std::nullopt;
    if (g[1] == "what" && language.empty() && g[2].find("mention") == std::string::npos && g[2].find("contain") == std::string::npos) return std::nullopt;
    CountQuestion out;
    out.sum = sums;
    out.list = g[1] != "how many";
    out.kinds = k.kinds;
    out.condition = g[2];
    out.phrases = quoted_phrases(g[2]);
    std::string rest = g[2];
    for (const std::string& p : out.phrases)
      if (size_t at = rest.find(p); at != std::string::npos) rest.replace(at, p.size(), " ");
    if (!language.empty()) out.language = language[1], rest = in_language.cut_from(rest);
    static const Pattern negated(R"(\b(?:not|without|no|never|lack|n't)\b)");
    out.without = negated.found_in(rest);
    static const Pattern dated(R"(\b(?:dated|from|of|in|written in|sent in)(?: the year)? (?:19|20)\d\d\b)");
    if (dated.found_in(rest)) {
      out.years = years_in(rest);
      rest = dated.cut_from(rest);
    }
    for (const std::string& t : terms_of(rest))
      if (!is_relation_word(t) && t != "not" && t != "t" && std::find(out.terms.begin(), out.terms.end(), t) == out.terms.end()) out.terms.push_back(t);
    return out;
  }
  return std::nullopt;
}

Result<std::vector<CountedDocument>> count_documents(PageSource& pages, const std::vector<SourceDocument>& documents, const CountQuestion& q, const ProfileOf& profile_of,
                                                     std::vector<SourceDocument>* untold) {
  std::vector<CountedDocument> out;
  bool by_words = !q.terms.empty() || !q.phrases.empty();
  for (const SourceDocument& d : documents) {
    if (d.page_numbers.empty()) continue;
    DOSSIER_ASSIGN(DocumentProfile profile, profile_of(d));
    if (!q.kinds.empty() && std::find(q.kinds.begin(), q.kinds.end(), profile.kind) == q.kinds.end()) continue;
    if (!year_fits(q, profile)) continue;
    CountedDocument plain{d, profile.title.place.value_or(Span{d.sha256, d.page_numbers.front(), 0, 0}), profile.title.text};
    if (!q.language.empty()) {
      if (profile.kind == kSourceText) continue;
      DOSSIER_ASSIGN(const std::string language, language_in(pages, d, plain));
      if (language.empty() && untold) untold->push_back(d);
      if (language.empty() || (language == q.language) == (q.without && !by_words)) continue;
    }
    if (!by_words) {
      out.push_back(std::move(plain));
      continue;
    }
    DOSSIER_ASSIGN(std::optional<CountedDocument> found, first_place(pages, d, q));
    if (found && !q.without) out.push_back(std::move(*found));
    if (!found && q.without) out.push_back(std::move(plain));
  }
  return out;
}

}  // namespace dossier
