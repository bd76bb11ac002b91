#include "app/report/contract_terms.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace dossier {
namespace {

struct Term {
  std::string_view label;
  std::vector<std::string_view> stems;  // folded; a word begins with one of them
};

const std::vector<Term>& terms() {
  static const std::vector<Term> list = {
      {"Parties", {"between", "among", "party", "parties", "and"}},
      {"Effective date",
       {"effect", "commenc", "begin", "start", "dated", "made", "enter", "force", "from", "sign", "execut",
        "conclude", "date"}},
      {"Term",
       {"term", "continu", "remain", "expir", "end", "until", "period", "last", "run", "valid", "force",
        "year", "month"}},
      {"Renewal", {"renew", "exten", "prolong", "successive", "continu"}},
      {"Termination notice", {"terminat", "cancel", "notice", "resign", "end"}},
      {"Payment terms", {"pay", "paid", "invoice", "due", "settle", "remit"}},
      {"Liability cap", {"liab"}},
      {"Assignment", {"assign", "transfer"}},
      {"Governing law", {"law"}},
      {"Jurisdiction", {"court", "jurisdiction", "venue"}},
  };
  return list;
}

}  // namespace

bool term_stands_in(std::string_view label, std::string_view quote) {
  auto term = std::find_if(terms().begin(), terms().end(), [&](const Term& t) { return t.label == label; });
  if (term == terms().end()) return false;
  const std::string text = " " + fold(quote);
  return std::any_of(term->stems.begin(), term->stems.end(), [&](std::string_view stem) {
    for (size_t at = text.find(stem); at != std::string::npos; at = text.find(stem, at + 1)) {
      unsigned char before = static_cast<unsigned char>(text[at - 1]);
      if (before < 0x80 && !std::isalpha(before)) return true;
    }
    return false;
  });
}

}  // namespace dossier
