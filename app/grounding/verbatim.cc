#include "app/grounding/verbatim.h"

#include <algorithm>

#include "app/grounding/word_classes.h"
#include "base/sentences.h"

namespace dossier::grounding {
namespace {

bool is_alnum(unsigned char c) { return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

bool on_edges(const std::string& text, size_t begin, size_t end) {
  if (begin > 0 && is_alnum(static_cast<unsigned char>(text[begin])) && is_alnum(static_cast<unsigned char>(text[begin - 1]))) return false;
  if (end < text.size() && is_alnum(static_cast<unsigned char>(text[end])) && is_alnum(static_cast<unsigned char>(text[end - 1]))) return false;
  // Not the beginning of a number or amount: "1" of "1,577", "5" of "5%".
  auto digit = [&](size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  if (end < text.size() && digit(end - 1) && (text[end] == '%' || ((text[end] == ',' || text[end] == '.') && digit(end + 1)))) return false;
  if (begin > 0 && digit(begin) && (text[begin - 1] == '.' || text[begin - 1] == ',' || text[begin - 1] == '-') && begin > 1 && digit(begin - 2)) return false;
  return !(begin > 0 && digit(begin) && (text[begin - 1] == '-' || text[begin - 1] == '$') && (begin == 1 || !is_alnum(static_cast<unsigned char>(text[begin - 2]))));
}

std::vector<std::string_view> words_from(const ReadStatement& s, size_t at) {
  std::vector<std::string_view> out;
  for (; at < s.tokens.size() && out.size() < 4 && s.tokens[at].is_word(); ++at) out.push_back(s.tokens[at].text);
  return out;
}

TextRange sentence_around(const std::vector<TextRange>& sentences, uint32_t begin, uint32_t end, uint32_t size) {
  TextRange out{0, size};
  for (const TextRange& s : sentences) {
    if (s.begin <= begin) out.begin = s.begin;
    if (s.end >= end) {
      out.end = s.end;
      break;
    }
  }
  return out;
}

// First place at or after `from` where the text stands on word edges.
size_t find_part(const std::string& text, std::string_view part, size_t from) {
  for (size_t at = text.find(part, from); at != std::string::npos; at = text.find(part, at + 1))
    if (on_edges(text, at, at + part.size())) return at;
  return std::string::npos;
}

std::string_view trimmed(std::string_view part) {
  while (!part.empty() && (part.front() == ' ' || part.front() == '.')) part.remove_prefix(1);
  while (!part.empty() && (part.back() == ' ' || part.back() == '.')) part.remove_suffix(1);
  return part;
}

std::vector<std::string_view> parts_of(const ReadStatement& claim) {
  std::vector<std::string_view> out;
  size_t from = 0;
  auto add = [&](size_t end) {
    std::string_view part = trimmed(std::string_view(claim.text).substr(from, end - from));
    if (!part.empty()) out.push_back(part);
  };
  for (const Token& token : claim.tokens) {
    if (token.sign != 'o') continue;
    add(token.begin);
    from = token.end;
  }
  add(claim.text.size());
  return out;
}

size_t token_at(const ReadStatement& s, uint32_t byte) {
  size_t i = 0;
  while (i < s.tokens.size() && s.tokens[i].begin < byte) ++i;
  return i;
}

VerbatimFinding whole(std::string_view part, const std::vector<ReadStatement>& quotes) {
  VerbatimFinding out;
  for (size_t q = 0; q < quotes.size(); ++q) {
    const std::string& text = quotes[q].text;
    for (size_t at = find_part(text, part, 0); at != std::string::npos; at = find_part(text, part, at + 1)) {
      out.found = true;
      out.quote = q;
      auto hidden = hidden_context(quotes[q], static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size()));
      if (!hidden) {
        out.holds = true;
        out.reasons.clear();
        return out;
      }
      if (out.reasons.empty()) out.reasons.push_back(*hidden);
    }
  }
  return out;
}

VerbatimFinding in_parts(const std::vector<std::string_view>& parts, const std::vector<ReadStatement>& quotes) {
  VerbatimFinding out;
  for (size_t q = 0; q < quotes.size(); ++q) {
    const ReadStatement& quote = quotes[q];
    for (const TextRange& sentence : split_sentences(quote.text)) {
      size_t from = sentence.begin, first = std::string::npos;
      std::optional<Reason> hidden;
      bool all = true;
      for (std::string_view part : parts) {
        size_t at = find_part(quote.text, part, from);
        if (at == std::string::npos || at + part.size() > sentence.end) {
          all = false;
          break;
        }
        if (first == std::string::npos) first = at;
        else if (!hidden) hidden = hidden_between(quote, token_at(quote, static_cast<uint32_t>(from)), token_at(quote, static_cast<uint32_t>(at)));
        from = at + part.size();
      }
      if (!all) continue;
      out.found = true;
      out.quote = q;
      if (!hidden) hidden = hidden_context(quote, static_cast<uint32_t>(first), static_cast<uint32_t>(from));
      if (!hidden) {
        out.holds = true;
        out.reasons.clear();
        return out;
      }
      if (out.reasons.empty()) out.reasons.push_back(*hidden);
    }
  }
  return out;
}

}  // namespace

std::optional<Reason> hidden_between(const ReadStatement& quote, size_t first, size_t last) {
  const WordClasses& lexicon = WordClasses::standard();
  for (size_t i = first; i < last && i < quote.tokens.size(); ++i) {
    const Token& token = quote.tokens[i];
    if (token.is_quantity()) return Reason{"number_left_out", "the number " + std::string(quote.words(i, i)) + " is left out"};
    if (token.negation) return Reason{"negation_left_out", "\"" + token.text + "\" is left out"};
    if (token.is_word() && lexicon.condition(words_from(quote, i))) return Reason{"condition_left_out", "the condition \"" + std::string(quote.words(i, std::min(i + 5, last - 1))) + "\" is left out"};
    if (token.modality) return Reason{"modality_left_out", "\"" + token.text + "\" is left out"};
    if (token.quantifier && lexicon.quantity_name(token.quantifier) == "only") return Reason{"only_left_out", "\"" + token.text + "\" is left out"};
  }
  return std::nullopt;
}

std::optional<Reason> embedded_before(const ReadStatement& quote, size_t first) {
  constexpr size_t kBehindThat = 5, kFrame = 9;
  const WordClasses& lexicon = WordClasses::standard();
  auto ends = [&](const Token& t) { return t.kind == Token::Kind::mark && t.sign != ',' && t.sign != '"' && t.sign != '(' && t.sign != ')'; };
  // The "that" the words stand behind, or the word of saying right before them.
  size_t frame = 0;
  for (size_t i = std::min(first, quote.tokens.size()), steps = 0; i > 0 && steps < kBehindThat && !frame; ++steps) {
    const Token& t = quote.tokens[--i];
    if (ends(t)) break;
    if (t.is_word() && (t.text == "that" || (steps == 0 && lexicon.is_saying(t.text)))) frame = t.text == "that" ? i : i + 1;
  }
  for (size_t i = frame, steps = 0; i > 0 && steps < kFrame; ++steps) {
    const Token& t = quote.tokens[--i];
    if (!t.is_word() || t.text == "and" || t.text == "or" || t.text == "but" || t.text == "which" || t.text == "who") break;
    const bool begins = i == 0 || t.opens_sentence || !quote.tokens[i - 1].is_word() || quote.tokens[i - 1].text == "please";
    const bool ordered = lexicon.is_saying(t.text) && (begins || quote.tokens[i - 1].text == "to");
    if (t.modality || lexicon.leaves_open(t.text) || ordered) return Reason{"context_left_out", "\"" + std::string(quote.words(i, frame)) + "\" before it is left out"};
  }
  return std::nullopt;
}

std::optional<Reason> hidden_context(const ReadStatement& quote, uint32_t begin, uint32_t end) {
  const WordClasses& lexicon = WordClasses::standard();
  TextRange around = sentence_around(split_sentences(quote.text), begin, end, static_cast<uint32_t>(quote.text.size()));
  // Behind: a condition of the same sentence, or a negation close by. A semicolon begins something new.
  size_t behind = token_at(quote, end);
  for (size_t i = behind; i < quote.tokens.size() && quote.tokens[i].begin < around.end; ++i) {
    const Token& token = quote.tokens[i];
    if (token.sign == ';' && !(i + 1 < quote.tokens.size() && lexicon.condition(words_from(quote, i + 1)))) break;
    if (token.is_word() && lexicon.condition(words_from(quote, i))) return Reason{"condition_left_out", "the condition \"" + std::string(quote.words(i, std::min(i + 5, quote.tokens.size() - 1))) + "\" is left out"};
    if (token.negation && i < behind + 3) return Reason{"negation_left_out", "\"" + token.text + "\" is left out"};
  }
  // Before: what governs the words. A negation counts within the clause, a condition or an attribution within the sentence.
  bool same_clause = true;
  for (size_t i = token_at(quote, begin); i > 0;) {
    const Token& token = quote.tokens[--i];
    if (token.begin < around.begin || token.sign == ';') break;
    if (token.sign == ',') same_clause = false;
    if (token.negation && same_clause) return Reason{"negation_left_out", "\"" + token.text + "\" before it is left out"};
    if (!token.is_word()) continue;
    if (lexicon.is_distance(token.text)) return Reason{"context_left_out", "\"" + token.text + "\" before it is left out"};
    if (lexicon.condition(words_from(quote, i))) return Reason{"condition_left_out", "the condition \"" + std::string(quote.words(i, std::min(i + 5, quote.tokens.size() - 1))) + "\" is left out"};
  }
  return embedded_before(quote, token_at(quote, begin));
}

VerbatimFinding find_verbatim(const ReadStatement& claim, const std::vector<ReadStatement>& quotes) {
  std::vector<std::string_view> parts = parts_of(claim);
  if (parts.empty()) return {};
  if (parts.size() == 1) return whole(parts[0], quotes);
  return in_parts(parts, quotes);
}

}  // namespace dossier::grounding
