#include "app/analysis/said_answer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "app/analysis/lexicon.h"
#include "app/analysis/roles.h"
#include "app/retrieval/terms.h"
#include "base/sentences.h"

namespace dossier {
namespace {

constexpr size_t kFewestTurns = 3, kLongestHeading = 90;
constexpr double kLeast = 0.5, kSure = 0.9;

// "Elena Ruiz, Chief Financial Officer", "Tom Becker -- Analyst", "Operator": a line of names and offices without a full stop.
bool is_heading(std::string_view line) {
  static const Pattern heading(
      R"(^(?:(?:Dr|Mr|Ms|Mrs)\. )?(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+(?:\s*(?:,|--|–|—|-|\()\s*[A-Z][\w&,.'’ ()-]*)?:?$|^(?:Operator|Moderator|Chair(?:man|woman)?):?$)");
  return line.size() <= kLongestHeading && heading.found_in(line);
}

// Whether a heading names whom the question names: by office, or by a name.
bool is_speaker(const std::string& heading, const std::string& speaker) {
  const std::string lower = plain_lower(heading);
  for (const Role& role : roles())
    if (role.asked.found_in(speaker)) return role.printed.found_in(heading);
  const std::vector<std::string> in_heading = terms_of(lower);
  for (const std::string& term : terms_of(speaker))
    if (std::find(in_heading.begin(), in_heading.end(), term) != in_heading.end()) return true;
  return false;
}

// An answer need not repeat what it was asked: the first sentence of the turn behind one that speaks of the topic.
void answer_to_question(const DocumentModel& model, const std::vector<Turn>& turns, const AskedSaying& asked, AnswerDraft& out) {
  for (size_t k = 1; k < turns.size(); ++k) {
    const Turn &before = turns[k - 1], &turn = turns[k];
    if (!is_speaker(turn.speaker, asked.speaker) || is_speaker(before.speaker, asked.speaker)) continue;
    const std::vector<std::string> words = terms_of(model.page(before.page_index).slice(before.begin, before.end));
    const auto held = std::count_if(asked.topic.begin(), asked.topic.end(),
                                    [&](const std::string& t) { return std::find(words.begin(), words.end(), t) != words.end(); });
    if (2 * static_cast<size_t>(held) < asked.topic.size()) continue;
    const std::string& text = model.page(turn.page_index).text;
    for (TextRange range : split_sentences(text)) {
      if (range.begin < turn.begin || range.end > turn.end || std::count(text.begin() + range.begin, text.begin() + range.end, ' ') < 3) continue;
      out.text = single_spaced(model.page(turn.page_index).slice(range.begin, range.end));
      out.quotes = {{model.document().sha256, model.page(turn.page_index).number, range.begin, range.end}};
      out.confidence = kSure;
      out.how = "how the speaker answers to it";
      return;
    }
  }
}

}  // namespace

std::optional<AskedSaying> asked_saying(const Question& question) {
  static const Pattern saying(
      R"(^(?:what|how) (?:did|does|do|has|have|is) (.{2,60}?) (?:say|said|think|thinks|comment|commented|tell|told|mention|mentioned|explain|explained|remark|expect|expects|see) (?:.{0,20}?\b)?(?:about|on|of|regarding|concerning|for|to) (.+?)\??$)");
  auto g = saying.groups(question.lower);
  if (g.empty()) return std::nullopt;
  AskedSaying out{g[1], terms_of(g[2])};
  if (out.topic.empty()) return std::nullopt;
  return out;
}

std::vector<Turn> turns_of(const DocumentModel& model) {
  std::vector<Turn> out;
  std::string speaker;
  size_t headings = 0;
  for (size_t index = 0; index < model.pages(); ++index) {
    const std::string& text = model.page(index).text;
    if (!speaker.empty()) out.push_back({index, speaker, 0, static_cast<uint32_t>(text.size())});  // goes on from the page before
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = single_spaced(std::string_view(text).substr(at, end - at));
      if (is_heading(line)) {
        if (!out.empty() && out.back().page_index == index) out.back().end = static_cast<uint32_t>(at);
        speaker = line;
        ++headings;
        out.push_back({index, speaker, static_cast<uint32_t>(end), static_cast<uint32_t>(text.size())});
      }
      at = end + 1;
    }
  }
  out.erase(
      std::remove_if(out.begin(), out.end(), [&](const Turn& t) { return single_spaced(model.page(t.page_index).slice(t.begin, t.end)).empty(); }),
      out.end());
  return headings >= kFewestTurns ? out : std::vector<Turn>();
}

AnswerDraft answer_from_saying(const DocumentModel& model, const AskedSaying& asked) {
  const std::vector<Turn> turns = turns_of(model);
  const bool known = std::any_of(turns.begin(), turns.end(), [&](const Turn& t) { return is_speaker(t.speaker, asked.speaker); });
  struct Candidate {
    size_t index;
    TextRange range;
    std::set<std::string> words;
  };
  std::vector<Candidate> all;
  std::map<std::string, double> with;
  for (size_t index = 0; index < model.pages(); ++index)
    for (TextRange range : split_sentences(model.page(index).text)) {
      const bool theirs = !known || std::any_of(turns.begin(), turns.end(), [&](const Turn& t) {
        return t.page_index == index && t.begin <= range.begin && range.end <= t.end && is_speaker(t.speaker, asked.speaker);
      });
      const std::string text = single_spaced(model.page(index).slice(range.begin, range.end));
      if (!theirs || std::count(text.begin(), text.end(), ' ') < 3 || text.size() > 1500) continue;
      const std::vector<std::string> words = terms_of(text);
      all.push_back({index, range, {words.begin(), words.end()}});
      for (const std::string& w : all.back().words) with[w] += 1;
    }
  double total = 0;
  const auto worth = [&](const std::string& t) { return std::log(1 + static_cast<double>(all.size()) / (0.5 + (with.count(t) ? with[t] : 0))); };
  for (const std::string& t : asked.topic) total += worth(t);
  AnswerDraft out;
  out.how = "they say nothing of it";
  double most = 0;
  for (const Candidate& c : all) {
    double held = 0;
    size_t count = 0;
    for (const std::string& t : asked.topic)
      if (c.words.count(t)) held += worth(t), ++count;
    // One that tells a figure says more of it than one that only names it.
    const std::string text = single_spaced(model.page(c.index).slice(c.range.begin, c.range.end));
    const double score = held / total + (std::any_of(text.begin(), text.end(), [](unsigned char ch) { return std::isdigit(ch); }) ? 0.05 : 0);
    if (2 * count < asked.topic.size() || held / total < kLeast || score <= most) continue;
    most = score;
    out.text = text;
    out.quotes = {{model.document().sha256, model.page(c.index).number, c.range.begin, c.range.end}};
    out.confidence = kSure;
    out.how = known ? "what the speaker says of it" : "the sentence that says most of it; the paper names no speakers";
  }
  if (out.text.empty() && known) answer_to_question(model, turns, asked, out);
  return out;
}

}  // namespace dossier
