// What a list by provision asks for.
#include <algorithm>
#include <set>

#include "app/analysis/provision_list.h"
#include "app/analysis/question_names.h"
#include "app/retrieval/terms.h"

namespace dossier {
namespace {

// Words of such a question that name nothing that a clause could hold.
bool is_framing(const std::string& term) {
  static const std::set<std::string> words = [] {
    std::vector<std::string> list = terms_of(
        "have has having had with without contain contains containing include includes including provide provides providing provision provisions clause clauses "
        "require requires requiring required allow allows permit permits give gives grant grants impose impos say says state states there any kind type such that which who whose "
        "where under can may must shall could need needs make makes take keep hold set out following a an the no not lack lacks lacking missing cannot don't doesn't never "
        "term terms right rights obligation obligations duty be been being is are was were party parties contract contracts agreement agreements document documents them their they "
        "pay pays paid one obliged oblige bound either each other our my your for of in on by to from at as its it these those express expressly explicit law laws subject");
    std::set<std::string> out(list.begin(), list.end());
    out.insert({"t", "don", "doesn", "n"});
    return out;
  }();
  return words.count(term) > 0;
}

struct Parts {
  std::string asks, described, noun, rest;
};

std::optional<Parts> parts_of(const Question& q) {
  static const Pattern asked(
      R"(^\W*(how many|which|what|list|show|name|find|give me|do any|are there(?: any)?)\b(?: (?:me|of|all|the|our|my|these|those|any|every))* ((?:[\w&'-]+ ){0,3}?)(contracts|agreements|leases|licen[cs]es|ndas|subcontracts|amendments|documents|files|papers)\b(.*)$)");
  const std::vector<std::string> g = asked.groups(q.lower);
  if (g.empty()) return std::nullopt;
  Parts out{g[1], g[2], g[3], g[4]};
  while (!out.described.empty() && out.described.back() == ' ') out.described.pop_back();
  std::string word;
  for (char c : out.described + " ") {
    if (c != ' ')
      word += c;
    else if (is_function_word(std::exchange(word, {})))
      return std::nullopt;  // "which parties to the agreements"
  }
  if (out.noun != "contracts" && out.noun != "agreements" && out.noun != "documents" && out.noun != "files" && out.noun != "papers")
    out.described += (out.described.empty() ? "" : " ") + (out.noun == "ndas" ? std::string("nondisclosure") : out.noun);
  return out;
}

// "more than 60 days", "at least $5 million": a comparison that is not made here, cut out of the rest.
std::string cut_comparison(std::string& rest) {
  static const Pattern comparison(
      R"((?:for |of |by |within |with |on )?(?:(?:a |the )?(?:term|period|notice) of )?\b(?:more than|less than|longer than|shorter than|at least|at most|over|under|above|below|up to|fewer than|no more than|not more than|exceeding|greater than|higher than|lower than|within)\W+(?:a |an |one |two |three |four |five |six |seven |eight |nine |ten |twelve )?(?:[$€£]|usd |eur |gbp )?[\d.,]*\W*(?:%|percent|million|thousand|billion|business days|days?|weeks?|months?|years?|euros?|dollars?|pounds?)?(?:'? notice)?)");
  const auto at = comparison.find(rest);
  if (!at) return {};
  std::string out = rest.substr(at.begin, at.end - at.begin);
  static const Pattern measured(R"(\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|an)\b.*\b(day|week|month|year)|[$€£])");
  if (!measured.found_in(out)) return {};
  rest.replace(at.begin, at.end - at.begin, " ");
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out.substr(std::min(out.size(), out.find_first_not_of(' ')));
}

// "new york" of "are governed by new york law", all of its names.
std::vector<std::string> place_in(const std::string& left) {
  static const Pattern around(R"(\b(of|by|the|in|are|is|be|that|which|have|has|with|a|an|and|or|not|no|other than|except|any|there|to|from|clauses?|written|do|don't|does|choice|chosen|courts?)\b|[?.,;!"])");
  const std::string place = single_spaced(around.cut_from(left));
  if (place.empty() || place.size() > 40) return {};
  return provision_lexicon().names_of(place);
}

// "in Canada", "of Bern" stands in the clause; of "Halden" in "with Halden" the document speaks.
void set_names(const Question& q, ProvisionQuestion& out) {
  for (const AskedName& name : names_in(q.text)) {
    const size_t at = find_phrase(q.lower, name.folded);
    static const Pattern party(R"(\b(with|between|from|by|and|involving|against|to)( the)?\W*$)");
    if (!name.abbreviation && at != std::string::npos && party.found_in(std::string_view(q.lower).substr(0, at))) out.names.push_back(name.folded);
  }
}

void set_terms(const Question& q, const std::string& left, ProvisionQuestion& out) {
  std::vector<std::string> named = out.provision->words.empty() ? terms_of(out.provision->name) : std::vector<std::string>();
  for (const std::string& name : out.names)
    for (const std::string& term : terms_of(name)) named.push_back(term);
  std::vector<std::string> telling;
  for (const AskedName& name : names_in(q.text))
    for (const std::string& term : terms_of(name.folded)) telling.push_back(term);
  std::string word;
  for (char c : left + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
      continue;
    }
    for (const std::string& term : terms_of(word)) {
      const bool known = std::any_of(out.terms.begin(), out.terms.end(), [&](const auto& t) { return t.stem == term; });
      if (known || is_framing(term) || std::find(named.begin(), named.end(), term) != named.end()) continue;
      const bool tells = std::find(telling.begin(), telling.end(), term) != telling.end() || std::isdigit(static_cast<unsigned char>(term[0]));
      out.terms.push_back({term, word, tells});
    }
    word.clear();
  }
}

}  // namespace

std::optional<ProvisionQuestion> read_provision_question(const Question& q) {
  std::optional<Parts> parts = parts_of(q);
  if (!parts) return std::nullopt;
  static const Pattern of_words(R"("|\b(mention\w*|refer\w* to|talk\w*|speak\w*|the (word|phrase|term)s?|dated|signed)\b)");
  if (of_words.found_in(parts->rest)) return std::nullopt;
  ProvisionQuestion out;
  std::string rest = parts->rest;
  out.not_compared = cut_comparison(rest);
  out.provision = provision_lexicon().asked_in(rest);
  if (!out.provision) return std::nullopt;
  out.number = parts->asks == "how many";
  out.any_paper = parts->noun == "documents" || parts->noun == "files" || parts->noun == "papers";
  out.described = parts->described;
  const Provision& provision = *out.provision;
  std::string left = rest;
  if (!provision.words.empty()) left = Pattern("\\b(?:" + provision.words + ")").cut_from(left);
  static const Pattern negated(R"(\b(?:not|without|no|never|lack|lacks|lacking|missing|cannot|other than|except)(?: |\W*$)|n't\b)");
  out.without = negated.found_in(left) || provision.lacks.found_in(rest);
  if (provision.of_place) {
    out.place = place_in(left);
    return out;
  }
  set_names(q, out);
  set_terms(q, left, out);
  return out;
}

}  // namespace dossier
