#include "app/generate/dates_to_watch.h"

#include <algorithm>

#include "app/generate/phrases.h"
#include "base/quantity.h"

namespace dossier {
namespace {

// Words before (or right after) a date that make it one to watch. English, German, French, Spanish.
const PhraseSet& limiting_words() {
  static const PhraseSet set = {"until", "by", "before", "no later than", "not later than", "on or before", "at the latest", "latest", "expire*", "expiration", "due", "deadline", "matures on",
                                "mature on", "maturity", "payable", "takes effect", "take effect", "effective", "valid until", "ends on", "end on", "begins on", "starting", "commenc*",
                                "terminat*", "takes place", "renew*", "next", "fixed until", "not before", "bis", "spatestens", "endet am", "beginnt am", "fallig", "gultig bis", "ab dem",
                                "jusqu", "avant le", "au plus tard", "echeance", "hasta", "antes del", "a mas tardar", "vence", "within"};
  return set;
}

// Tokens within this distance before the date, or three after it, are looked at.
constexpr size_t kBefore = 6, kAfter = 3;

bool limits(const std::vector<SentenceToken>& tokens, uint32_t begin, uint32_t end) {
  size_t first = 0;
  while (first < tokens.size() && tokens[first].end <= begin) ++first;
  size_t last = first;
  while (last < tokens.size() && tokens[last].begin < end) ++last;
  for (size_t i = first > kBefore ? first - kBefore : 0; i < first; ++i)
    if (limiting_words().match_at(tokens, i)) return true;
  for (size_t i = last; i < std::min(tokens.size(), last + kAfter); ++i)
    if (limiting_words().match_at(tokens, i)) return true;
  return false;
}

}  // namespace

std::vector<WatchedDate> dates_to_watch(const std::vector<SourceSentence>& sentences, int64_t not_before) {
  std::vector<WatchedDate> out;
  for (size_t i = 0; i < sentences.size(); ++i) {
    const SourceSentence& s = sentences[i];
    if (std::none_of(s.tokens.begin(), s.tokens.end(), [](const SentenceToken& t) { return t.number; })) continue;
    if (s.words() < 5 || s.words() > 60) continue;
    for (const Quantity& q : find_quantities(s.text)) {
      if (q.kind != QuantityKind::date || q.order_uncertain || !is_real_date(q.year, q.month, q.day)) continue;
      if (days_from_date(q.year, q.month, q.day) < not_before || !limits(s.tokens, q.begin, q.end)) continue;
      out.push_back({q.year, q.month, q.day, whole(s, i, 0)});
      break;  // one entry a sentence
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace dossier
