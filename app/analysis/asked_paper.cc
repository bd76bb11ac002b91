#include "app/analysis/asked_paper.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "app/retrieval/terms.h"

namespace dossier {
namespace {

struct KindWord {
  Pattern asked;
  std::vector<std::string> kinds;
};

const std::vector<KindWord>& kind_words() {
  static const std::vector<KindWord> words = {
      {Pattern(R"(\b(letters?|brief(e|es)?|lettres?|cartas?)\b)"), {"letter"}},
      {Pattern(R"(\b(e-?mails?|mails?|messages?|nachricht(en)?|courriels?|correos?)\b)"), {"message"}},
      {Pattern(R"(\b(invoices?|bills?|rechnung(en)?|factures?|facturas?)\b)"), {"invoice"}},
      {Pattern(R"(\b(receipts?|quittung(en)?|kassenbons?|reçus?|recibos?)\b)"), {"receipt"}},
      {Pattern(R"(\b(what|how much) (did|do) (i|we) (pay|spend|buy)\b|\bdid (i|we) (pay|spend|buy|eat|shop)\b)"), {"receipt", "invoice"}},
      {Pattern(R"(\b(offers?|quotations?|quotes?|angebote?|devis)\b)"), {"offer"}},
      {Pattern(
           R"(\b(court|judges?|panel|opinion|ruling|judgment|justices?)\b.*\b(h[eo]ld|decide\w*|rul\w+|conclu\w+|f[io]u?nd|say|said|reason\w*|writ\w+|wrote|affirm\w*|revers\w*|vacate\w*)\b|\b(who|which judges?) .*\b(opinion|judges?)\b|\bthe (opinion|judgment|ruling)\b)"),
       {"court opinion"}},
      {Pattern(R"(\b(ceo|cfo|coo|chief \w+ officer|management|analysts?)\b.*\b(say|said|comment|explain|expect)\w*\b)"), {"earnings call"}},
      {Pattern(R"(\b(earnings|conference) call\b|\bon the call\b|\b(transcript)\b)"), {"earnings call"}},
      {Pattern(R"(\b(acceptance|test) protocol\b|\bprotokoll\b)"), {"protocol"}},
      {Pattern(R"(\bminutes\b)"), {"minutes"}},
      {Pattern(R"(\b(purchase order|bestellung)\b)"), {"purchase order"}},
      {Pattern(R"(\b(spreadsheet|workbook)\b)"), {"spreadsheet"}},
      {Pattern(R"(\b(press|news) release\b)"), {"press release"}},
  };
  return words;
}

// What somebody did with a paper, and what it is called: not what it is about.
const std::set<std::string>& about_papers() {
  static const std::set<std::string> words = [] {
    const std::vector<std::string> list = terms_of(
        "letter letters mail mails email emails message messages invoice invoices bill bills receipt receipts offer offers quotation opinion ruling "
        "judgment court judge judges call transcript minutes protocol "
        "send sends sent write writes wrote written sign signed issue issued receive received address addressed get got date dated time day about "
        "regarding concerning say says said tell told "
        "pay pays paid spend spent owe owed cost costs price total amount sum due number purchase order orders no is there between due payable "
        "wer wem wann wie viel hoch hat ist wurde geschrieben rechnung brief betrag datum combien quand qui facture lettre montant date cuánto "
        "cuando quien factura carta importe total bezahlen zahlen zahlt fur uber die faut il payer pagar");
    return std::set<std::string>(list.begin(), list.end());
  }();
  return words;
}

bool is_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '/' || c == '_'; }

// Forms of filings, quarters and years, pages and days name no paper.
bool names_something(const std::string& word) {
  static const Pattern other(
      R"(^(fy|q[1-4]|h[12]|covid|(19|20)\d\d(-\d\d?){0,2}$|(19|20)\d\d[/-](19|20)?\d\d$|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$)|^\d+-(page|day|month|year|week|percent|k|q)\b|^(10|8|20|6|11|40)-?[kqf]$|(19|20)\d\dq[1-4])");
  const auto digits = std::count_if(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c); });
  const bool plain = static_cast<size_t>(digits) == word.size();
  return digits >= (plain ? 4 : 3) && !other.found_in(word);
}

// Figures stand behind a currency or before a scale or unit: "$4,500", "1577 million".
bool is_figure(std::string_view before, std::string_view after) {
  static const Pattern amount(R"(([$€£¥]|\b(usd|eur|gbp|chf|rm))\s*$|[\d][.,]$)"),
      unit(
          R"(^\s*(%|percent|per cent|million|billion|thousand|euros?|eur|usd|dollars?|shares?|employees|people|pieces|years?|days?|months?|pages?)|^[.,]\d)");
  return amount.found_in(before) || unit.found_in(after);
}

std::vector<std::string> numbers_in(const std::string& lower) {
  std::vector<std::string> out;
  for (size_t at = 0; at < lower.size();) {
    if (!is_part(lower[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < lower.size() && is_part(lower[end])) ++end;
    size_t begin = at;
    at = end;
    while (begin < end && !std::isalnum(static_cast<unsigned char>(lower[begin]))) ++begin;
    while (end > begin && !std::isalnum(static_cast<unsigned char>(lower[end - 1]))) --end;
    const std::string word = lower.substr(begin, end - begin);
    if (word.empty() || !names_something(word) || is_figure(std::string_view(lower).substr(0, begin), std::string_view(lower).substr(end))) continue;
    if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
  }
  return out;
}

}  // namespace

AskedPaper asked_paper(const Question& question) {
  AskedPaper out;
  for (const KindWord& k : kind_words())
    if (k.asked.found_in(question.lower))
      for (const std::string& kind : k.kinds)
        if (std::find(out.kinds.begin(), out.kinds.end(), kind) == out.kinds.end()) out.kinds.push_back(kind);
  out.numbers = numbers_in(question.lower);
  std::set<std::string> pieces;
  for (const std::string& number : out.numbers)
    for (const std::string& piece : pieces_of_number(number))
      for (std::string& term : terms_of(piece)) pieces.insert(std::move(term));
  for (const std::string& term : terms_of(question.lower))
    if (!about_papers().count(term) && !pieces.count(term) && std::find(out.topic.begin(), out.topic.end(), term) == out.topic.end())
      out.topic.push_back(term);
  return out;
}

bool holds_number(std::string_view text, std::string_view number) {
  for (size_t at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
    const bool begins = at == 0 || !std::isalnum(static_cast<unsigned char>(text[at - 1]));
    const size_t end = at + number.size();
    if (begins && (end == text.size() || !std::isalnum(static_cast<unsigned char>(text[end])))) return true;
  }
  return false;
}

std::vector<std::string> pieces_of_number(std::string_view number) {
  std::vector<std::string> out;
  std::string piece;
  for (size_t at = 0; at <= number.size(); ++at) {
    if (at < number.size() && std::isalnum(static_cast<unsigned char>(number[at])))
      piece += number[at];
    else if (!piece.empty())
      out.push_back(std::exchange(piece, {}));
  }
  return out;
}

}  // namespace dossier
