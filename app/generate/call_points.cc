#include "app/generate/call_points.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "app/generate/phrases.h"
#include "app/generate/said_before.h"

namespace dossier {
namespace {

// General vocabulary of company results, by hand; weights chosen by hand and checked on call transcripts (docs/quality/summaries.md).
const PhraseSet& earnings_words() {
  static const PhraseSet set = {"earnings per share", "earnings per diluted share", "earnings per common share", "income per share", "income per diluted share",
                                "loss per share", "loss per diluted share", "net income of", "per share", "per diluted share", "per common share", "per diluted common share",
                                "eps", "ffo", "affo", "funds from operations"};
  return set;
}
const PhraseSet& revenue_words() {
  static const PhraseSet set = {"sales", "revenue", "revenues", "net sales", "premiums", "bookings"};
  return set;
}
const PhraseSet& guidance_words() {
  static const PhraseSet set = {"expect*", "anticipat*", "guidance", "outlook", "forecast*", "project*", "raise", "raised", "raising", "reaffirm*", "reiterat*",
                                "estimat*", "range of", "will be", "see", "sees"};
  return set;
}
const PhraseSet& year_words() {
  static const PhraseSet set = {"fiscal", "full year", "full - year", "for the year", "next year", "this year", "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"};
  return set;
}
const PhraseSet& quarter_words() {
  static const PhraseSet set = {"quarter", "quarterly", "first half", "second half", "q1", "q2", "q3", "q4"};
  return set;
}
const PhraseSet& reported_quarter() {
  static const PhraseSet set = {"first quarter", "second quarter", "third quarter", "fourth quarter", "the quarter", "this quarter", "first fiscal quarter",
                                "second fiscal quarter", "third fiscal quarter", "fourth fiscal quarter"};
  return set;
}
const PhraseSet& movement_words() {
  static const PhraseSet set = {"increas*", "decreas*", "grew", "growth", "grow", "up", "down", "rose", "declin*", "improv*", "record"};
  return set;
}
const PhraseSet& measure_words() {
  static const PhraseSet set = {"adjusted", "gaap", "operating", "core", "normalized", "diluted", "organic", "comparable", "same store"};
  return set;
}
const PhraseSet& courtesy_words() {
  static const PhraseSet set = {"thank", "thanks", "welcome", "forward looking", "gaap financial measures", "reconcil*", "website", "replay", "good morning", "good afternoon", "good evening"};
  return set;
}
const PhraseSet& lead_openers() {
  static const PhraseSet set = {"and", "so", "but", "now", "also", "well", "additionally", "moreover", "finally", "overall", "again", "lastly", "first", "second", "third",
                                "in addition", "further", "furthermore", "as a result", "as such", "turning", "moving", "looking", "shifting", "switching", "on a", "on an", "on the",
                                "as you", "as we", "as i", "as previously", "as noted", "as mentioned", "with that", "with respect to", "with regard to", "based on", "given", "in terms of",
                                "regarding", "for modeling purposes", "starting with", "beginning with", "of note", "importantly", "in summary", "in total"};
  return set;
}
// Where the statement is over and its explanation begins. No condition is among them: what limits a statement stays.
const PhraseSet& tail_openers() {
  static const PhraseSet set = {"which was", "which is", "which were", "which reflect*", "which includ*", "which represent*", "which compar*", "which exceeded", "which would", "which we",
                                "reflecting", "driven", "primarily", "largely", "mainly", "due to", "as a result", "thanks to", "despite", "while", "where", "although", "representing",
                                "resulting", "partially", "offset", "supported", "led by", "compared to", "compared with", "versus", "as compared", "and we", "as we", "as the", "with the",
                                "in line with", "consistent with", "ahead of", "above our", "below our", "because", "benefiting", "helped by", "aided by"};
  return set;
}

// Words that nothing may end with: what they lead to was cut off.
const PhraseSet& hanging_words() {
  static const PhraseSet set = {"beginning", "starting", "ending", "including", "together", "along", "even", "both", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "than",
                                "that", "which", "the", "a", "an", "is", "are", "was", "were", "be", "been", "being", "our", "its", "their", "about", "into", "over", "between", "per"};
  return set;
}

bool has_range(const std::vector<SentenceToken>& t) {
  for (size_t i = 0; i + 3 < t.size(); ++i)
    if (t[i].text == "$" && t[i + 1].number)
      for (size_t j = i + 2; j + 2 < t.size() && j < i + 5; ++j)
        if ((t[j].text == "to" || t[j].text == "and") && t[j + 1].text == "$" && t[j + 2].number) return true;
  return false;
}

// "... per share were $1.40": an earnings figure with cents.
bool has_cents(const std::vector<SentenceToken>& t) {
  static constexpr std::array kVerbs = {"were", "was", "of", "to", "is"};
  for (size_t i = 1; i + 1 < t.size(); ++i) {
    if (t[i].text != "$" || !t[i + 1].number || std::find(kVerbs.begin(), kVerbs.end(), t[i - 1].text) == kVerbs.end()) continue;
    const std::string& number = t[i + 1].text;
    size_t dot = number.find('.');
    if (dot != std::string::npos && number.size() == dot + 3) return true;
  }
  return false;
}

struct Scored {
  double score = 0;
  int kind = 0;  // guidance or result, of earnings, revenue or something else
  Point point;
};

Scored score_of(const SourceSentence& s, size_t index, size_t total) {
  const auto& t = s.tokens;
  bool earnings = earnings_words().occurs_in(t), revenue = revenue_words().occurs_in(t), guidance = guidance_words().occurs_in(t), figure = has_figure(t);
  double score = 0;
  score += earnings ? 1.5 : 0;
  score += figure ? 1.0 : -1.0;
  score += revenue ? 0.7 : 0;
  score += guidance ? 0.5 : 0;
  score += year_words().occurs_in(t) ? 0.3 : 0;
  score += quarter_words().occurs_in(t) ? 0.3 : 0;
  score += movement_words().occurs_in(t) ? 0.3 : 0;
  score += measure_words().occurs_in(t) ? 0.3 : 0;
  score += earnings && has_cents(t) ? 0.5 : 0;
  score += !guidance && reported_quarter().occurs_in(t) ? 0.2 : 0;
  score += has_range(t) ? 0.6 : 0;
  size_t words = s.words();
  score -= words < 8 ? 1.0 : 0;
  score -= words > 45 ? 0.5 : 0;
  score += 0.25 * (1 - static_cast<double>(index) / static_cast<double>(total));
  if (courtesy_words().occurs_in(t) || (!t.empty() && t.back().text == "?")) score -= 2;
  // A report whose writers say "we" is read like a call; its cover and exhibits state nothing of its results, its notes serve those who look up.
  if (s.part == FilingPart::cover || s.part == FilingPart::exhibits) score -= 5;
  if (s.part == FilingPart::statements) score -= 1;
  Scored out;
  out.point = trimmed(s, index);
  size_t kept = tokenize_sentence(std::string_view(s.text).substr(out.point.begin - s.begin, out.point.end - out.point.begin)).size();
  score -= 0.3 * std::max(0.0, static_cast<double>(kept) - 20) / 10;  // tokens; about 18 words
  out.score = out.point.score = score;
  out.kind = (guidance ? 3 : 0) + (earnings ? 2 : revenue ? 1 : 0);
  return out;
}

size_t words_between(const std::vector<SentenceToken>& t, size_t begin, size_t end) {
  size_t n = 0;
  for (size_t i = begin; i < end; ++i) n += t[i].number || std::isalpha(static_cast<unsigned char>(t[i].text[0]));
  return n;
}

// The token after "Opening phrase,"; 0 if the sentence has none that can go.
size_t after_lead(const std::vector<SentenceToken>& t, size_t begin) {
  if (begin >= t.size() || !lead_openers().match_at(t, begin)) return begin;
  for (size_t i = begin + 1; i < std::min(t.size(), begin + 14); ++i)
    if (t[i].text == ",") return words_between(t, i, t.size()) >= 6 && has_figure(t, i, t.size()) ? i + 1 : begin;
  return begin;
}

}  // namespace

Point trimmed(const SourceSentence& s, size_t index) {
  const auto& t = s.tokens;
  Point point = whole(s, index, 0);
  size_t begin = after_lead(t, after_lead(t, 0));
  size_t end = t.size();
  for (size_t i = begin; i < t.size(); ++i) {
    if (!tail_openers().match_at(t, i) || words_between(t, begin, i) < 7 || !has_figure(t, begin, i)) continue;
    end = i;
    break;
  }
  if (begin > 0) {
    point.begin = s.begin + t[begin].begin;
    point.cut_before = true;
  }
  if (end < t.size()) {
    size_t last = end;
    while (last > begin && (t[last - 1].text == "," || hanging_words().match_at(t, last - 1) == 1)) --last;
    point.end = s.begin + t[last - 1].end;
    point.cut_after = true;
  }
  return point;
}

bool reads_like_call(const std::vector<SourceSentence>& sentences) {
  static const PhraseSet marks = {"operator", "conference call", "earnings call", "question and answer", "forward looking", "good morning", "good afternoon",
                                  "non gaap", "our first question", "next question", "prepared remarks"};
  // How people talk: contractions, and turns that no report is written in. The tokenizer cuts "we're" in two.
  static const PhraseSet talk = {"we re", "we ve", "i m", "i ll", "i d", "let me", "i want to", "i would like to", "thank you", "as i mentioned", "turn it over", "turn the call"};
  static const PhraseSet we = {"we", "our", "i"};
  size_t marked = 0, talked = 0, spoken = 0, periods = 0, figures = 0;
  for (const SourceSentence& s : sentences) {
    marked += marks.occurs_in(s.tokens);
    talked += talk.occurs_in(s.tokens);
    spoken += we.occurs_in(s.tokens);
    periods += quarter_words().occurs_in(s.tokens) || year_words().occurs_in(s.tokens);
    figures += has_figure(s.tokens);
  }
  size_t n = sentences.size();
  if (n < 10 || spoken * 5 < n) return false;
  return marked >= 2 || ((talked >= 2 || marked + talked >= 2) && periods * 20 >= n && figures * 10 >= n);
}

std::vector<Point> call_points(const std::vector<SourceSentence>& sentences, size_t count) {
  std::vector<Scored> scored;
  for (size_t i = 0; i < sentences.size(); ++i) scored.push_back(score_of(sentences[i], i, sentences.size()));
  std::vector<Point> out;
  std::map<int, int> used;
  SaidBefore said;
  for (size_t looked_at = 0; looked_at < scored.size() && out.size() < count; ++looked_at) {
    auto value = [&](const Scored& s) { return s.score - 0.25 * used[s.kind]; };
    auto best = std::max_element(scored.begin(), scored.end(), [&](const Scored& a, const Scored& b) { return value(a) < value(b); });
    best->score = -1e9;
    // Of a call's few points a second wording costs more than it helps: only what is written repeats itself by law (docs/quality/summaries.md).
    const SourceSentence& sentence = sentences[best->point.sentence];
    if (sentence.part != FilingPart::none && !said.is_new(sentence)) continue;
    out.push_back(best->point);
    ++used[best->kind];
  }
  std::sort(out.begin(), out.end(), [](const Point& a, const Point& b) { return a.sentence < b.sentence; });
  return out;
}

}  // namespace dossier
