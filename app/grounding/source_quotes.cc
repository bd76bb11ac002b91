#include "app/grounding/source_quotes.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "app/grounding/rewrites.h"
#include "app/grounding/statement.h"
#include "base/sentences.h"
#include "base/utf8.h"

namespace dossier {

using namespace grounding;

namespace {

constexpr size_t kMostSentences = 4;

std::string key_of(const ReadStatement& s, const Token& t) {
  if (t.is_word()) return t.stem;
  const Quantity& q = s.quantity_of(t);
  if (q.kind == QuantityKind::date || q.kind == QuantityKind::period) return "@" + std::to_string(q.year) + "-" + std::to_string(q.month) + "-" + std::to_string(q.day);
  if (q.kind == QuantityKind::reference) return t.text;
  return "#" + q.value.normalized().text();
}

std::vector<std::string> keys_of(const std::string& text) {
  ReadStatement s = read_statement(text);
  unify_wording(s);
  std::vector<std::string> out;
  for (const Token& t : s.tokens)
    if (t.is_content()) out.push_back(key_of(s, t));
  return out;
}

}  // namespace

std::vector<std::string> nearest_sentences(const std::string& claim, const std::string& source) {
  std::string text = scrub_utf8(source);
  std::vector<TextRange> ranges = split_sentences(text);
  std::vector<std::unordered_set<std::string>> sentences;
  std::vector<size_t> lengths;
  std::unordered_map<std::string, double> count;
  for (const TextRange& range : ranges) {
    std::vector<std::string> keys = keys_of(text.substr(range.begin, range.end - range.begin));
    lengths.push_back(keys.size());
    sentences.emplace_back(keys.begin(), keys.end());
    for (const std::string& key : sentences.back()) ++count[key];
  }
  std::vector<std::string> open = keys_of(claim);
  auto rarity = [&](const std::string& key) {
    auto found = count.find(key);
    return std::log(1 + static_cast<double>(ranges.size() + 1) / (0.5 + (found == count.end() ? 0 : found->second))) + 0.3;
  };
  double total = 0;
  for (const std::string& key : open) total += rarity(key);
  std::vector<size_t> chosen;
  while (chosen.size() < kMostSentences) {
    size_t best = sentences.size();
    double top = chosen.empty() ? 1e-9 : 0.04 * total;
    for (size_t i = 0; i < sentences.size(); ++i) {
      if (std::find(chosen.begin(), chosen.end(), i) != chosen.end()) continue;
      double gain = -0.002 * static_cast<double>(lengths[i]);
      for (const std::string& key : open)
        if (sentences[i].count(key)) gain += rarity(key);
      if (gain > top) top = gain, best = i;
    }
    if (best == sentences.size()) break;
    chosen.push_back(best);
    std::erase_if(open, [&](const std::string& key) { return sentences[best].count(key) > 0; });
  }
  std::sort(chosen.begin(), chosen.end());
  std::vector<std::string> out;
  for (size_t i : chosen) out.push_back(text.substr(ranges[i].begin, ranges[i].end - ranges[i].begin));
  return out;
}

}  // namespace dossier
