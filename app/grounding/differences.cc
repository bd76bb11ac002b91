#include "app/grounding/differences.h"

#include <algorithm>
#include <array>

#include "app/grounding/word_classes.h"
#include "app/grounding/verbatim.h"

namespace dossier::grounding {
namespace {

// Pronouns that speak of different actors. 0: none, or one that only points ("it", "which").
int person_of(const std::string& word) {
  static constexpr std::array<std::string_view, 7> kPersons = {" i my me mine ", " we us our ours ", " you your yours ", " he him his ", " she her hers ", " they them their theirs ", " it its "};
  for (size_t i = 0; i < kPersons.size(); ++i)
    if (kPersons[i].find(" " + word + " ") != std::string_view::npos) return static_cast<int>(i) + 1;
  return 0;
}
constexpr int kIt = 7;

// Tense of the forms of "be" and "have".
int tense_of(const std::string& word) {
  if (word == "is" || word == "are" || word == "has" || word == "have" || word == "does" || word == "do") return 1;
  if (word == "was" || word == "were" || word == "had" || word == "did") return 2;
  return 0;
}

struct Gap {
  size_t claim_first, claim_last;  // tokens [first, last)
  size_t quote_first, quote_last;
  bool leading = false, trailing = false;
};

std::string quoted(const ReadStatement& s, const std::vector<size_t>& tokens) {
  std::string out = "\"";
  for (size_t i = 0; i < tokens.size() && i < 5; ++i) out += (i ? " " : "") + std::string(s.words(tokens[i], tokens[i]));
  return out + "\"";
}

class GapCheck {
 public:
  GapCheck(const ReadStatement& claim, const ReadStatement& quote, Differences& out) : c_(claim), q_(quote), lexicon_(WordClasses::standard()), out_(out) {}

  void check(const Gap& gap) {
    gap_ = gap;
    claim_side();
    quote_side();
    if (gap.trailing) trailing();
    if (gap.leading) leading();
    joined();
    negation();
    modality();
    quantity();
    persons_and_tense();
    words();
  }

 private:
  void fault(std::string code, std::string detail) { out_.faults.push_back({std::move(code), std::move(detail)}); }

  void claim_side() {
    mine_.clear();
    for (size_t i = gap_.claim_first; i < gap_.claim_last; ++i)
      if (c_.tokens[i].kind != Token::Kind::mark) mine_.push_back(i);
    marked_ = std::any_of(c_.tokens.begin() + static_cast<long>(gap_.claim_first), c_.tokens.begin() + static_cast<long>(gap_.claim_last), [](const Token& t) { return t.sign == 'o'; });
  }
  // What the quote has here. Before the first and behind the last word in common only what stands near counts as replaced.
  void quote_side() {
    theirs_.clear();
    for (size_t i = gap_.quote_first; i < gap_.quote_last; ++i)
      if (q_.tokens[i].kind != Token::Kind::mark) theirs_.push_back(i);
    near_ = theirs_;
    if (gap_.leading && near_.size() > 6) near_.erase(near_.begin(), near_.end() - 6);
    if (gap_.trailing && near_.size() > 6) near_.resize(6);
  }
  bool claim_has_content() const {
    return std::any_of(mine_.begin(), mine_.end(), [&](size_t i) { return c_.tokens[i].is_content(); });
  }

  void trailing() {
    if (q_.tokens.empty() || gap_.quote_first >= q_.tokens.size()) return;
    if (theirs_.empty()) return;
    const Token& first = q_.tokens[gap_.quote_first];
    if (auto hidden = hidden_behind(gap_.quote_first, gap_.quote_last)) out_.faults.push_back(*hidden);
    (void)first;
  }

  std::optional<Reason> hidden_behind(size_t first, size_t last) const {
    for (size_t i = first; i < last; ++i) {
      const Token& t = q_.tokens[i];
      if (t.sign == ';' && !(i + 1 < last && condition_at(i + 1))) break;
      if (condition_at(i)) return Reason{"condition_left_out", "the condition \"" + std::string(q_.words(i, std::min(i + 5, last - 1))) + "\" is left out"};
      if (t.negation && i < first + 3) return Reason{"negation_left_out", "\"" + t.text + "\" is left out"};
    }
    return std::nullopt;
  }
  bool condition_at(size_t i) const {
    if (!q_.tokens[i].is_word()) return false;
    std::vector<std::string_view> words;
    for (size_t k = i; k < q_.tokens.size() && words.size() < 4 && q_.tokens[k].is_word(); ++k) words.push_back(q_.tokens[k].text);
    return lexicon_.condition(words) > 0;
  }

  // What governs the words from before.
  void leading() {
    bool same_clause = true;
    for (size_t k = gap_.quote_last; k > gap_.quote_first;) {
      const Token& t = q_.tokens[--k];
      if (t.sign == ';') break;
      if (t.sign == ',') same_clause = false;
      if (t.negation && same_clause && !has_negation(mine_)) fault("negation_left_out", "\"" + t.text + "\" before it is left out");
      else if (t.is_word() && lexicon_.is_distance(t.text)) fault("context_left_out", "\"" + t.text + "\" before it is left out");
      else if (condition_at(k)) fault("condition_left_out", "the condition \"" + std::string(q_.words(k, std::min(k + 5, gap_.quote_last - 1))) + "\" is left out");
      else continue;
      return;
    }
    if (auto embedded = embedded_before(q_, gap_.quote_last)) out_.faults.push_back(*embedded);
  }

  void joined() {
    if (gap_.leading || gap_.trailing) return;
    size_t words = 0;
    for (size_t i = gap_.quote_first; i < gap_.quote_last; ++i) {
      const Token& t = q_.tokens[i];
      words += t.kind != Token::Kind::mark;
      bool ends = (t.sign == '.' || t.sign == '!' || t.sign == '?') && i + 1 < q_.tokens.size() && q_.tokens[i + 1].opens_sentence;
      if (ends) return fault("joined", "words of two sentences are joined");
    }
    if (words >= 8 && !marked_) fault("joined", "words from two places are joined; " + quoted(q_, theirs_) + " is left out");
    if (marked_)
      if (auto hidden = hidden_between(q_, gap_.quote_first, gap_.quote_last)) out_.faults.push_back(*hidden);
  }

  bool has_negation(const std::vector<size_t>& mine) const {
    return std::any_of(mine.begin(), mine.end(), [&](size_t i) { return c_.tokens[i].negation; });
  }
  void negation() {
    auto count = [](const ReadStatement& s, const std::vector<size_t>& tokens) { return std::count_if(tokens.begin(), tokens.end(), [&](size_t i) { return s.tokens[i].negation; }); };
    auto mine = count(c_, mine_), theirs = count(q_, gap_.leading || gap_.trailing ? near_ : theirs_);
    if (mine == theirs) return;
    if (mine > theirs) return fault("negation_added", "a negation is added");
    if (!gap_.leading && !gap_.trailing) fault("negation_left_out", "a negation is left out");
  }

  void modality() {
    auto classes = [&](const ReadStatement& s, const std::vector<size_t>& tokens) {
      std::vector<int> out;
      for (size_t i : tokens)
        if (s.tokens[i].modality) out.push_back(s.tokens[i].modality);
      return out;
    };
    std::vector<int> mine = classes(c_, mine_), theirs = classes(q_, near_);
    for (int m : mine)
      if (std::find(theirs.begin(), theirs.end(), m) == theirs.end())
        return fault("modality_differs", "the claim says \"" + std::string(lexicon_.modality_name(m)) + "\"" + (theirs.empty() ? "" : ", the quote \"" + std::string(lexicon_.modality_name(theirs[0])) + "\""));
    if (gap_.leading || gap_.trailing) return;
    for (int t : theirs)
      if (std::find(mine.begin(), mine.end(), t) == mine.end()) return fault("modality_left_out", "the quote's \"" + std::string(lexicon_.modality_name(t)) + "\" is left out");
  }

  void quantity() {
    std::vector<int> mine, theirs;
    for (size_t i : mine_)
      if (c_.tokens[i].quantifier) mine.push_back(c_.tokens[i].quantifier);
    for (size_t i : near_)
      if (q_.tokens[i].quantifier) theirs.push_back(q_.tokens[i].quantifier);
    for (int m : mine)
      if (lexicon_.quantity_name(m) != "also" && std::find(theirs.begin(), theirs.end(), m) == theirs.end()) return fault("quantity_differs", "the claim says \"" + std::string(lexicon_.quantity_name(m)) + "\", the quote does not");
    if (gap_.leading || gap_.trailing) return;
    for (int t : theirs) {
      std::string_view name = lexicon_.quantity_name(t);
      if (name == "also" || name == "any") continue;
      if (std::find(mine.begin(), mine.end(), t) == mine.end()) return fault("quantity_left_out", "the quote's \"" + std::string(name) + "\" is left out");
    }
  }

  void persons_and_tense() {
    for (size_t i : mine_) {
      const Token& t = c_.tokens[i];
      if (!t.is_word()) continue;
      if (int person = person_of(t.text); person && person != kIt) {
        bool same = std::any_of(near_.begin(), near_.end(), [&](size_t k) { return person_of(q_.tokens[k].text) == person; });
        if (!same) return fault("actor_differs", "\"" + t.text + "\" stands for nobody in the quote");
      }
      if (int tense = tense_of(t.text)) {
        int theirs = 0;
        for (size_t k : near_)
          if (!theirs) theirs = tense_of(q_.tokens[k].text);
        if (theirs && theirs != tense) return fault("tense_differs", "the claim says \"" + t.text + "\", the quote speaks of another time");
      }
    }
  }

  // Brackets that only name what stands before them: (the "Buyer"), (as defined below), (“EBITDA”).
  bool bracketed_name(size_t first, size_t last) const {
    while (first < last && q_.tokens[first].sign != '(') {
      if (q_.tokens[first].kind != Token::Kind::mark) return false;
      ++first;
    }
    if (first >= last) return false;
    size_t end = first;
    while (end < last && q_.tokens[end].sign != ')') ++end;
    if (end - first > 12 || hidden_between(q_, first, end)) return false;
    for (size_t i = end; i < last; ++i)
      if (q_.tokens[i].kind != Token::Kind::mark && !q_.tokens[i].free) return false;
    return true;
  }

  void words() {
    std::vector<size_t> said, numbers, left;
    for (size_t i : mine_) {
      const Token& t = c_.tokens[i];
      if (t.is_quantity()) numbers.push_back(i);
      else if (t.negation || t.modality || t.quantifier) continue;  // looked at above
      else if (!t.free || lexicon_.is_relation(t.text)) said.push_back(i);
    }
    for (size_t i : numbers) {
      bool replaced = std::any_of(near_.begin(), near_.end(), [&](size_t k) { return q_.tokens[k].is_quantity(); });
      out_.number_contradicted |= replaced && !gap_.leading && !gap_.trailing;
      std::string text(c_.words(i, i));
      fault(replaced ? "number_differs" : "number_missing", "the number " + text + (replaced ? " is another in the quote" : " is not at this place of the quote"));
    }
    // Relations that both sides have need not be said again.
    std::erase_if(said, [&](size_t i) {
      const Token& t = c_.tokens[i];
      return t.free && std::any_of(theirs_.begin(), theirs_.end(), [&](size_t k) { return q_.tokens[k].text == t.text; });
    });
    std::erase_if(said, [&](size_t i) { return c_.tokens[i].free && harmless_relation(c_.tokens[i].text); });
    if (!said.empty()) {
      const Token& t = c_.tokens[said[0]];
      for (size_t k : near_)
        if (lexicon_.opposite(t.stem, q_.tokens[k].stem)) return fault("opposite", "the claim says \"" + t.text + "\", the quote \"" + q_.tokens[k].text + "\"");
      bool name = t.capital && !t.opens_sentence;
      return fault(name ? "name_differs" : "not_said", "the quote does not say " + quoted(c_, said) + (near_.empty() ? "" : "; it says " + quoted(q_, near_)));
    }
    if (gap_.leading || gap_.trailing || !numbers.empty()) return;
    for (size_t k : theirs_) {
      const Token& t = q_.tokens[k];
      if (t.negation || t.modality || t.quantifier) continue;
      if (!t.free || (lexicon_.is_relation(t.text) && !harmless_relation(t.text))) left.push_back(k);
    }
    if (left.empty()) return;
    ++out_.omissions;
    if (marked_ || bracketed_name(gap_.quote_first, gap_.quote_last)) return;
    std::erase_if(left, [&](size_t k) {
      return q_.tokens[k].free && std::any_of(mine_.begin(), mine_.end(), [&](size_t i) { return c_.tokens[i].text == q_.tokens[k].text; });
    });
    if (!left.empty()) fault("left_out", "the quote's " + quoted(q_, left) + " is left out");
  }

  static bool harmless_relation(const std::string& word) { return word == "for" || word == "with" || word == "via" || word == "out" || word == "off" || word == "onto"; }

  const ReadStatement& c_;
  const ReadStatement& q_;
  const WordClasses& lexicon_;
  Differences& out_;
  Gap gap_{};
  bool marked_ = false;
  std::vector<size_t> mine_, theirs_, near_;
};

// Where the sentence around a token begins and ends.
size_t sentence_begin(const ReadStatement& s, size_t at) {
  while (at > 0 && !s.tokens[at].opens_sentence) --at;
  return at;
}
size_t sentence_end(const ReadStatement& s, size_t at) {
  ++at;
  while (at < s.tokens.size() && !s.tokens[at].opens_sentence) ++at;
  return at;
}

}  // namespace

Differences differences_of(const ReadStatement& claim, const ReadStatement& quote, const Alignment& alignment) {
  Differences out;
  double all = 0, held = 0;
  for (const Token& t : claim.tokens) all += t.is_content() ? 1 : 0;
  if (alignment.pairs.empty()) {
    out.faults.push_back({"not_said", "nothing in the quotes speaks of this"});
    return out;
  }
  for (const AlignedPair& pair : alignment.pairs) {
    held += claim.tokens[pair.claim].is_content() ? 1 : 0;
    out.rewrites += pair.match == Match::rewrite || (claim.tokens[pair.claim].unified && claim.tokens[pair.claim].text != quote.tokens[pair.quote].text);
  }
  out.covered = all > 0 ? held / all : 1;
  GapCheck check(claim, quote, out);
  const AlignedPair &first = alignment.pairs.front(), &last = alignment.pairs.back();
  Gap lead{0, first.claim, sentence_begin(quote, first.quote), first.quote, true, false};
  check.check(lead);
  for (size_t i = 1; i < alignment.pairs.size(); ++i) {
    const AlignedPair &a = alignment.pairs[i - 1], &b = alignment.pairs[i];
    if (b.claim == a.claim + 1 && b.quote == a.quote + 1) continue;
    check.check({a.claim + 1u, b.claim, a.quote + 1u, b.quote, false, false});
  }
  check.check({last.claim + 1u, claim.tokens.size(), last.quote + 1u, sentence_end(quote, last.quote), false, true});
  return out;
}

}  // namespace dossier::grounding
