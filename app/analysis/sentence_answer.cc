#include "app/analysis/sentence_answer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "app/analysis/key_figures.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"

namespace dossier {
namespace {

bool inside_table(const Page& page, TextRange range) {
  for (const Table& t : page.tables)
    if (range.begin < t.end && t.begin < range.end) return true;
  return false;
}

// Rows of figures read as "sentences" where no table was found: mostly digits.
bool mostly_figures(const std::string& text) {
  size_t digits = 0, letters = 0;
  for (unsigned char c : text) {
    digits += std::isdigit(c) != 0;
    letters += std::isalpha(c) != 0 || c >= 0x80;
  }
  return digits * 2 > letters;
}

std::set<std::string> word_set(std::string_view text) {
  std::vector<std::string> words = terms_of(text);
  return {words.begin(), words.end()};
}

// What the answer is about: the words after the question's verb.
std::set<std::string> subject_of(const Question& q) {
  static const Pattern verb(R"(^\s*(?:what|how|which|who|where|when|why)\b.*?\b(?:is|are|was|were|does|do|did)\b(.*?)\??\s*$)");
  auto g = verb.groups(q.lower);
  return word_set(g.empty() ? std::string_view(q.lower) : std::string_view(g[1]));
}

// Where the answer begins inside the sentence: behind a verb whose left side holds half of the subject. npos if nowhere.
size_t answer_start(const std::string& lower, const std::set<std::string>& subject) {
  static const Pattern verb(
      R"(\b(?:(?:is|are|was|were) (?:defined as|based on|calculated (?:as|by|using)|determined (?:by|based on|using)|recorded (?:in|as)|due to|primarily due to|mainly due to|driven by|attributable to|comprised of|included in)|relates? (?:primarily )?to|related to|represents?|consists? (?:primarily |mainly )?of|includes?|comprises?|refers? to|means|due to|because of|because|reflects?|driven by|resulted from|is|are|was|were|be)\b)");
  for (auto at = verb.find(lower); at; at = verb.find(lower, at.end)) {
    std::set<std::string> left = word_set(std::string_view(lower).substr(0, at.begin));
    size_t held = 0;
    for (const std::string& w : subject) held += left.count(w);
    if (!subject.empty() && 2 * held >= subject.size()) return at.end;
  }
  return std::string::npos;
}

Span span_of(DocumentModel& model, const SentenceChoice& s, uint32_t begin, uint32_t end) {
  return {model.document().sha256, model.page(s.page_index).number, begin, end};
}

bool wants_figure(const Question& q) {
  static const Pattern p(
      R"(how (?:much|many)|what (?:is|was|were|are) the (?:[\w'-]+ ){0,5}(?:amounts?|total|number|rates?|values?|costs?|percentage|price|expenses?|revenues?|balance|loss(?:es)?|gains?|income|charges?|payments?|contributions?)|percent|how long)");
  return p.found_in(q.lower);
}

// The figure nearest behind or before the question's words; for "A and B, respectively" the one in the year's place.
const SentenceFigure* figure_for(const Question& q, const std::string& text, const std::vector<SentenceFigure>& figures) {
  std::string lower = plain_lower(text);
  if (lower.find("respectively") != std::string::npos && q.years.size() == 1 && figures.size() > 1) {
    std::vector<int> years = years_in(text);
    auto at = std::find(years.begin(), years.end(), q.years.front());
    if (at != years.end() && years.size() > 1) {
      size_t place = static_cast<size_t>(at - years.begin());
      // figures of one list: those of the same unit as the first
      std::vector<const SentenceFigure*> list;
      for (const SentenceFigure& f : figures)
        if (f.figure.unit == figures.front().figure.unit) list.push_back(&f);
      if (place < list.size()) return list[place];
    }
  }
  static const Pattern money("how much|amount|cost|expense|revenue|value|income|payment"), share("percent|rate\\b|%");
  std::vector<size_t> places;
  static const Pattern word("[a-z]{4,}");
  for (auto at = word.find(q.lower); at; at = word.find(q.lower, at.end)) {
    std::string w = q.lower.substr(at.begin, at.end - at.begin);
    if (is_function_word(w)) continue;
    for (size_t p = lower.find(w); p != std::string::npos; p = lower.find(w, p + 1)) places.push_back(p + w.size());
  }
  const SentenceFigure* best = nullptr;
  double least = 1e9;
  for (const SentenceFigure& f : figures) {
    double away = places.empty() ? 0 : 1e9;
    for (size_t p : places) away = std::min(away, std::abs(static_cast<double>(f.begin) - static_cast<double>(p)));
    bool currency = f.figure.unit.size() == 3 && f.figure.unit[0] >= 'A' && f.figure.unit[0] <= 'Z';
    if (money.found_in(q.lower) && !share.found_in(q.lower) && currency) away -= 30;
    if (share.found_in(q.lower) && f.figure.unit == "%") away -= 60;
    if (!q.years.empty() && f.figure.period.find(std::to_string(q.years.back())) != std::string::npos) away -= 20;
    if (away < least) least = away, best = &f;
  }
  return best;
}

}  // namespace

std::optional<SentenceChoice> best_sentence(DocumentModel& model, const Question& question, const std::vector<size_t>& pages) {
  struct Candidate {
    SentenceChoice choice;
    std::set<std::string> words;
  };
  std::vector<Candidate> all;
  std::map<std::string, double> with;
  for (size_t index : pages) {
    const Page& page = model.page(index);
    for (TextRange range : split_sentences(page.text)) {
      if (inside_table(page, range)) continue;
      std::string text = single_spaced(page.slice(range.begin, range.end));
      if (std::count(text.begin(), text.end(), ' ') < 3 || mostly_figures(text) || text.size() > 3000) continue;
      all.push_back({{0, index, range, text}, word_set(text)});
      for (const std::string& w : all.back().words) with[w] += 1;
    }
  }
  auto idf = [&](const std::string& w) {
    auto at = with.find(w);
    return std::log(1 + static_cast<double>(all.size()) / (0.5 + (at == with.end() ? 0 : at->second)));
  };
  std::set<std::string> asked = word_set(question.lower);
  double total = 0;
  for (const std::string& w : asked) total += idf(w);
  std::optional<SentenceChoice> best;
  for (Candidate& c : all) {
    double sum = 0;
    for (const std::string& w : asked)
      if (c.words.count(w)) sum += idf(w);
    c.choice.score = total > 0 ? sum / total / (1 + 0.004 * std::max(0.0, static_cast<double>(c.words.size()) - 30)) : 0;
    if (c.choice.score > (best ? best->score : 0)) best = c.choice;
  }
  return best;
}

namespace {

// Words in front of an answer that only repeat the question ("presented", "primarily comprised of").
std::string without_repeated_start(std::string text, const Question& q) {
  std::set<std::string> asked = word_set(q.lower);
  static const Pattern lead(R"(^(?:primarily|mainly|principally|generally|comprised of|consists? of|composed of|of|to)\s)");
  for (int step = 0; step < 4; ++step) {
    if (auto at = lead.find(text); at && step > 0) {
      text = text.substr(at.end);
      continue;
    }
    size_t end = text.find(' ');
    if (end == std::string::npos) break;
    std::vector<std::string> word = terms_of(text.substr(0, end));
    bool repeats = word.size() == 1 && asked.count(word[0]) && text[0] >= 'a' && text[0] <= 'z';
    if (repeats) text = text.substr(end + 1);
    else break;
  }
  return text;
}

// "(1) Represents ..." without the mark of the note.
std::string without_note_mark(std::string text) {
  static const Pattern mark(R"(^(?:\(\d{1,2}\)|\([a-z]\)|\*|•|\d{1,2}\))\s+)");
  if (auto at = mark.find(text)) text = text.substr(at.end);
  return text;
}

// For "when": the date of the sentence.
std::string date_in(const std::string& text) {
  std::string best;
  for (const Quantity& x : find_quantities(text))
    if ((x.kind == QuantityKind::date && x.year) || (best.empty() && x.kind == QuantityKind::year)) {
      best = text.substr(x.begin, x.end - x.begin);
      if (x.kind == QuantityKind::date) break;
    }
  return best;
}

// "$6.4 million and $9.0 million, respectively": a figure for each year asked, in the order asked.
std::vector<const SentenceFigure*> figures_for_years(const std::vector<int>& asked, const std::string& text, const std::vector<SentenceFigure>& figures) {
  std::vector<const SentenceFigure*> list, out;
  std::vector<int> years = years_in(text);
  const SentenceFigure* last = nullptr;
  for (const SentenceFigure& f : figures)
    if (f.figure.unit.size() > 2 || f.figure.unit == "%") {
      if (last && f.figure.unit != last->figure.unit) continue;
      list.push_back(&f);
      last = &f;
    }
  if (list.size() < years.size() || years.size() < asked.size()) return {};
  size_t skip = list.size() - years.size();  // figures before the list, such as a total
  for (int y : asked) {
    auto at = std::find(years.begin(), years.end(), y);
    if (at == years.end()) return {};
    out.push_back(list[skip + static_cast<size_t>(at - years.begin())]);
  }
  return out;
}

}  // namespace

AnswerDraft answer_from_sentence(DocumentModel& model, const Question& q, const SentenceChoice& s) {
  AnswerDraft out;
  out.confidence = s.score;
  out.quotes.push_back(span_of(model, s, s.range.begin, s.range.end));
  out.how = "the sentence that holds most of the question's words";
  static const Pattern what_was(R"(^\s*what (?:is|was|were|are)\b)"), text_question(R"(^\s*(why|who|where|when|which)\b)");
  std::vector<SentenceFigure> figures = figures_in(s.text);
  if (text_question.found_in(q.lower) && q.lower.find("when") < 4)
    if (std::string date = date_in(s.text); !date.empty()) {
      out.text = date;
      return out;
    }
  std::vector<int> in_order = years_in(q.lower);
  if (in_order.size() > 1 && q.lower.find("respective") != std::string::npos)
    if (auto each = figures_for_years(in_order, s.text, figures); !each.empty()) {
      for (const SentenceFigure* f : each) {
        out.text += (out.text.empty() ? "" : "; ") + f->text;
        out.numbers.push_back({f->figure.value, f->figure.unit, std::strtod(f->figure.scale.c_str(), nullptr), f->text});
      }
      return out;
    }
  bool figure = !figures.empty() && (wants_figure(q) || (!q.years.empty() && what_was.found_in(q.lower))) && !text_question.found_in(q.lower);
  if (figure) {
    const SentenceFigure* f = figure_for(q, s.text, figures);
    out.text = f->text;
    out.numbers.push_back({f->figure.value, f->figure.unit, std::strtod(f->figure.scale.c_str(), nullptr), f->text});
    return out;
  }
  std::string body = without_note_mark(s.text);
  while (!body.empty() && (body.back() == '.' || body.back() == ' ')) body.pop_back();
  std::string lower = body;  // same offsets
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c); });
  size_t at = answer_start(lower, subject_of(q));
  if (at != std::string::npos && body.size() - at > 8) {
    size_t begin = body.find_first_not_of(" ,:", at);
    out.text = without_repeated_start(body.substr(begin == std::string::npos ? at : begin), q);
  } else {
    out.text = body;
  }
  return out;
}

}  // namespace dossier
