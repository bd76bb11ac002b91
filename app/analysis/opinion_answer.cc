#include "app/analysis/opinion_answer.h"

#include <algorithm>

#include "app/analysis/lexicon.h"
#include "app/retrieval/terms.h"
#include "base/sentences.h"

namespace dossier {
namespace {

constexpr double kHolding = 0.5, kDisposition = 0.2, kRecital = -0.4, kLeast = 0.5, kSure = 0.9;
constexpr size_t kLongest = 1500;

AnswerDraft draft_of(const DocumentModel& model, size_t index, uint32_t begin, uint32_t end, double confidence, const char* how) {
  AnswerDraft out;
  out.text = single_spaced(model.page(index).slice(begin, end));
  out.quotes.push_back({model.document().sha256, model.page(index).number, begin, end});
  out.confidence = confidence;
  out.how = how;
  return out;
}

// The first sentence or line of the opinion that matches; of the last one, if so asked.
std::optional<AnswerDraft> passage_with(const DocumentModel& model, const Pattern& pattern, bool last, const char* how) {
  std::optional<AnswerDraft> out;
  for (size_t index = 0; index < model.pages(); ++index)
    for (TextRange range : split_sentences(model.page(index).text)) {
      const std::string text(model.page(index).slice(range.begin, range.end));
      if (text.size() > kLongest || !pattern.found_in(text)) continue;
      out = draft_of(model, index, range.begin, range.end, kSure, how);
      if (!last) return out;
    }
  return out;
}

// The sentence of the court's own reasoning that holds most of the topic. What a party argues, or what another court said, is less.
std::optional<AnswerDraft> holding_on(const DocumentModel& model, const std::vector<std::string>& topic) {
  static const Pattern holds(
      R"((?i)\b(we|this court|the court)\s+(\w+\s+)?(h[eo]ld|conclude|find|agree|disagree|reject|affirm|reverse|vacate|decline|are not persuaded|determine)s?\b|\b(because|therefore|accordingly|thus|hence)\b|\b(did|does) not err\b|\bis (not )?(entitled|liable|required|available|barred)\b)");
  static const Pattern disposes(R"((?i)\b(is|are) (hereby )?(affirmed|reversed|vacated|remanded|dismissed|denied|granted)\b)");
  static const Pattern recital(R"((?i)\b(argues?|contends?|asserts?|claims|alleges?|district court|trial court|lower court|sued|filed)\b)");
  std::optional<AnswerDraft> best;
  double most = 0;
  for (size_t index = 0; index < model.pages(); ++index)
    for (TextRange range : split_sentences(model.page(index).text)) {
      const std::string text = single_spaced(model.page(index).slice(range.begin, range.end));
      if (text.size() > kLongest || std::count(text.begin(), text.end(), ' ') < 4) continue;
      const std::vector<std::string> words = terms_of(text);
      const auto held =
          std::count_if(topic.begin(), topic.end(), [&](const std::string& t) { return std::find(words.begin(), words.end(), t) != words.end(); });
      const double share = static_cast<double>(held) / static_cast<double>(topic.size());
      if (share < kLeast) continue;
      double score =
          share + (holds.found_in(text) ? kHolding : 0) + (disposes.found_in(text) ? kDisposition : 0) + (recital.found_in(text) ? kRecital : 0);
      if (score <= most) continue;
      most = score;
      best = draft_of(model, index, range.begin, range.end, std::min(0.9, share), "the sentence in which the court speaks of it");
    }
  return best;
}

}  // namespace

std::optional<AnswerDraft> answer_from_opinion(const DocumentModel& model, const Question& q, const AskedPaper& asked) {
  if (model.profile().kind != "court opinion") return std::nullopt;
  static const Pattern author(R"(^(who|which judge)\b.*\b(wrote|writ\w+|author\w*|delivered)\b)"),
      judges(R"(^(who|which|what)\b.*\b(judges?|justices?|panel)\b|^who (decided|heard)\b)");
  static const Pattern when(R"(^(when|what date|on what date)\b.*\b(decided|filed|issued|handed|ruled?|judgment|opinion|decision)\b)"),
      argued(R"(^(when|what date|on what date)\b.*\bargu\w+\b)");
  static const Pattern held(
      R"(\b(court|judges?|panel|opinion|ruling|judgment|justices?)\b.*\b(h[eo]ld|holding|decid\w*|decision|rul\w+|conclu\w+|f[io]u?nd|say|said|affirm\w*|revers\w*)\b|\b(outcome|holding|disposition|result)\b|^(was|is|did)\b.*\b(affirm\w*|revers\w*|vacated?|remand\w*)\b|\bhow did .* (rule|decide|end)\b)");
  static const Pattern delivers(
      R"((?i)\b(delivered|filed|wrote|announced) (the|an) (opinion|judgment)\b|\bopinion by\b|,\s+(chief |circuit |district |senior )+judge[.:]\s*$|\b(per curiam)\b)"),
      sat(R"((?i)\bbefore:?\s+[A-Z].*\bjudges?\b)");
  static const Pattern disposition(
      R"(\b(AFFIRM(ED)?|REVERS(ED|E)|VACATED?|REMAND(ED)?|DISMISS(ED)?)\b|(?i)\b(we|is|are|be)\s+(hereby\s+|therefore\s+|accordingly\s+)?(affirm(ed)?|revers(e|ed)|vacated?|remand(ed)?|dismiss(ed)?)\b)");
  if (when.found_in(q.lower) || argued.found_in(q.lower)) {
    static const Pattern on_argument(R"((?i)\bargued( and submitted)?:?\s)");
    if (argued.found_in(q.lower)) return passage_with(model, on_argument, false, "the day that the opinion names");
    if (const ProfileFact& date = model.profile().date; date && date.place) {
      AnswerDraft out;
      out.text = date.text;
      out.quotes.push_back(*date.place);
      out.confidence = kSure;
      out.how = "the date that the opinion bears";
      return out;
    }
  }
  if (author.found_in(q.lower)) return passage_with(model, delivers, false, "who delivered the opinion");
  if (judges.found_in(q.lower)) return passage_with(model, sat, false, "the judges that the opinion names");
  if (!held.found_in(q.lower)) return std::nullopt;
  std::vector<std::string> topic;
  static const std::vector<std::string> of_courts = terms_of(
      "court judges hold held holding decide decided decision rule ruled ruling conclude concluded find found outcome result disposition affirm "
      "affirmed reverse reversed appeal appeals panel opinion case v");
  const std::vector<std::string> subject = terms_of(model.profile().subject.text + " " + model.profile().title.text + " " + model.document().name);
  for (const std::string& term : asked.topic)
    if (std::find(of_courts.begin(), of_courts.end(), term) == of_courts.end() && std::find(subject.begin(), subject.end(), term) == subject.end())
      topic.push_back(term);
  if (topic.empty()) return passage_with(model, disposition, true, "how the opinion ends");
  return holding_on(model, topic);
}

}  // namespace dossier
