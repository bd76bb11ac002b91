#include "app/writing/sentence_draft.h"

#include <algorithm>

#include "app/grounding/claim_verifier.h"
#include "app/grounding/source_quotes.h"
#include "base/sentences.h"
#include "base/utf8.h"

namespace dossier {
namespace {

// A statement has three words, or, in a script that writes them without spaces, the letters of three.
bool says_something(const std::string& text) {
  constexpr size_t kLeastWords = 3, kLeastLetters = 24;
  size_t words = 0, letters = 0;
  bool inside = false;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    bool part = is_letter(c) || is_digit(c);
    words += part && !inside;
    letters += part;
    inside = part;
  }
  return words >= kLeastWords || letters >= kLeastLetters;
}

bool passes(const std::string& claim, const std::string& quote) {
  ClaimClass check = check_text(claim, {quote}).check;
  return check == ClaimClass::verbatim || check == ClaimClass::supported;
}

QuoteDraft quote_at(const NumberedPassage& passage, const TextRange& range) {
  QuoteDraft out;
  out.text = passage.text.substr(range.begin, range.end - range.begin);
  out.at = Span{passage.document, passage.page, passage.begin + range.begin, passage.begin + range.end};
  out.document = passage.document;
  out.page = passage.page;
  return out;
}

// The sentence of the passage that proves the claim by code.
std::optional<QuoteDraft> proof_in(const NumberedPassage& passage, const std::string& claim) {
  for (const TextRange& range : split_sentences(passage.text))
    if (QuoteDraft quote = quote_at(passage, range); passes(claim, quote.text)) return quote;
  return std::nullopt;
}

QuoteDraft picture_at(const NumberedPassage& passage) {
  QuoteDraft out;
  out.document = passage.document;
  out.page = passage.page;
  out.figure = passage.picture;
  return out;
}

// Words that prove a sentence go before the picture it was read from: code can check them.
std::vector<QuoteDraft> quotes_from(const NumberedPassage& passage, const std::vector<NumberedPassage>& all, const std::string& claim) {
  if (auto proof = proof_in(passage, claim)) return {*proof};
  // A mark beside the right one: the proof is what counts, and it is shown where it stands.
  for (const NumberedPassage& other : all)
    if (auto proof = proof_in(other, claim)) return {*proof};
  if (passage.picture) return {picture_at(passage)};
  std::vector<TextRange> sentences = split_sentences(passage.text);
  std::vector<std::string> nearest = nearest_sentences(claim, passage.text);
  std::vector<QuoteDraft> out;
  for (const TextRange& range : sentences) {
    QuoteDraft quote = quote_at(passage, range);
    if (std::find(nearest.begin(), nearest.end(), quote.text) != nearest.end()) out.push_back(std::move(quote));
  }
  // Words that are in no sentence: a table, a form. Then the passage as a whole is the evidence.
  if (out.empty()) out.push_back(quote_at(passage, {0, static_cast<uint32_t>(passage.text.size())}));
  return out;
}

}  // namespace

std::variant<DraftClaim, Rejected> draft_of_sentence(const MarkedSentence& sentence, const std::vector<NumberedPassage>& passages, const std::string& written_by) {
  DraftClaim draft;
  draft.text = sentence.text;
  draft.origin = {Origin::Kind::written, written_by};
  auto reject = [&](const char* code, std::string detail) { return Rejected{draft, ClaimClass::unsupported, 0, {{code, std::move(detail)}}}; };
  if (sentence.cut) return reject("too_long", "the sentence has no end");
  if (!says_something(sentence.text)) return reject("no_sentence", "too few words for a statement");
  if (sentence.marks.empty()) return reject("no_quote", "the sentence cites no passage");
  for (const CitationMark& mark : sentence.marks) {
    if (mark.passage == 0 || mark.passage > passages.size()) return reject("passage_unknown", "there is no passage " + std::to_string(mark.passage));
    const NumberedPassage& passage = passages[mark.passage - 1];
    const bool finds = mark.quote.empty() || passage.picture;  // words "quoted" from a picture stand on no page
    std::vector<QuoteDraft> quotes =
        finds ? quotes_from(passage, passages, draft.text) : std::vector<QuoteDraft>{{mark.quote, std::nullopt, passage.document, passage.page}};
    for (QuoteDraft& quote : quotes) {
      bool known = std::any_of(draft.quotes.begin(), draft.quotes.end(), [&](const QuoteDraft& q) {
        return q.text == quote.text && q.page == quote.page && q.document == quote.document && q.figure == quote.figure;
      });
      if (!known) draft.quotes.push_back(std::move(quote));
    }
  }
  return draft;
}

}  // namespace dossier
