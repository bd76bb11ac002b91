#include "app/generate/relevance.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace dossier {
namespace {

constexpr double kK1 = 1.2, kB = 0.75, kNeighbour = 0.5, kCentrality = 0.5, kFeedback = 0.3, kSpread = 0.5, kRepeat = 1.0;
constexpr size_t kWindow = 2, kFeedbackSentences = 15, kFeedbackTerms = 15, kSegments = 12, kLeastWords = 10, kMostWords = 60;

// Function words, and words by which questions ask without saying of what. English, German, French, Spanish.
const std::unordered_set<std::string>& stop_words() {
  static const std::unordered_set<std::string> words = {
      "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "but", "with", "by", "from", "as", "is", "are", "was", "were", "be", "been", "being", "it", "its", "this",
      "that", "these", "those", "he", "she", "they", "we", "you", "i", "his", "her", "their", "our", "your", "my", "what", "which", "who", "whom", "how", "why", "when", "where", "did",
      "do", "does", "has", "have", "had", "about", "into", "than", "then", "so", "such", "not", "no", "can", "could", "would", "should", "will", "may", "might", "there", "here", "if",
      "also", "each", "other", "any", "all", "some", "very", "just", "them", "him", "us", "me", "summarize", "summarise", "discuss", "discussion", "describe", "tell", "explain",
      "plot", "story", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "eines", "und", "oder", "ist", "sind", "war", "zu", "im", "mit", "von", "auf", "nicht", "es",
      "le", "la", "les", "un", "une", "et", "ou", "est", "sont", "de", "du", "dans", "pour", "que", "qui", "pas", "el", "los", "las", "una", "y", "o", "es", "son", "en", "por", "para", "no"};
  return words;
}

std::string stem(const std::string& word) {
  static constexpr std::array<std::string_view, 11> kEndings = {"ingly", "edly", "ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "ly"};
  for (std::string_view ending : kEndings)
    if (word.size() >= ending.size() + 3 && word.compare(word.size() - ending.size(), ending.size(), ending) == 0) return word.substr(0, word.size() - ending.size());
  return word;
}

// Words by which questions ask about a text as a whole.
bool frames_question(const std::string& term) {
  static const std::unordered_set<std::string> words = [] {
    std::unordered_set<std::string> out;
    for (const char* word : {"setting", "character", "characters", "theme", "themes", "significance", "significant", "important", "importance", "relationship", "role", "happen", "happens", "happened", "throughout",
                             "overall", "main", "during", "meeting", "mentioned", "said", "say", "says", "think", "thought", "opinion", "opinions", "group", "team", "different", "between", "affect", "effect", "way", "ways",
                             "document", "text", "report", "article", "content", "contents", "point", "points", "topic", "topics", "issue", "issues", "part", "purpose", "reason", "reasons", "use", "used"})
      out.insert(stem(word));
    return out;
  }();
  return words.count(term) > 0;
}

// Of fewer words of its own a question may well be answered in other words.
constexpr size_t kLeastOwnWords = 3;

class Ranking {
 public:
  explicit Ranking(const std::vector<SourceSentence>& sentences) : sentences_(sentences) {
    std::unordered_map<std::string, size_t> document_frequency;
    double total = 0;
    for (const SourceSentence& s : sentences) {
      std::map<std::string, int> counts;
      for (std::string& term : content_terms(s.tokens)) ++counts[term];
      size_t length = 0;
      for (const auto& [term, n] : counts) {
        ++document_frequency[term];
        length += static_cast<size_t>(n);
      }
      total += static_cast<double>(length);
      counts_.push_back(std::move(counts));
      lengths_.push_back(length);
    }
    double n = static_cast<double>(sentences.size());
    mean_length_ = std::max(1.0, total / std::max(1.0, n));
    for (const auto& [term, df] : document_frequency) {
      idf_[term] = std::log(1 + (n - static_cast<double>(df) + 0.5) / (static_cast<double>(df) + 0.5));
      if (df > 1) repeated_.insert(term);
    }
  }

  using Query = std::map<std::string, double>;

  Query query_of(const std::string& question) const {
    Query query;
    for (const std::string& term : content_terms(tokenize_sentence(question)))
      if (idf_.count(term)) query[term] = 1;
    return query;
  }

  // The best sentence with its neighbours: how much of the question's worth it holds. 1 for a question without words of its own.
  double share_held(const std::string& question) const {
    std::map<std::string, double> worth;
    double all = 0, most = std::log(1 + 2 * (static_cast<double>(sentences_.size()) + 0.5));
    for (const std::string& term : content_terms(tokenize_sentence(question))) {
      if (frames_question(term)) continue;
      auto known = idf_.find(term);
      if (worth.emplace(term, known == idf_.end() ? most : known->second).second) all += worth[term];
    }
    if (worth.size() < kLeastOwnWords) return 1;
    double best = 0;
    for (size_t i = 0; i < sentences_.size(); ++i) {
      double held = 0;
      for (const auto& [term, value] : worth) {
        bool near = false;
        for (size_t k = i > 0 ? i - 1 : 0; k < std::min(sentences_.size(), i + 2) && !near; ++k) near = counts_[k].count(term) > 0;
        if (near) held += value;
      }
      best = std::max(best, held / all);
    }
    return best;
  }

  std::vector<double> smoothed_bm25(const Query& query) const {
    std::vector<double> raw(sentences_.size());
    for (size_t i = 0; i < raw.size(); ++i)
      for (const auto& [term, weight] : query) {
        auto found = counts_[i].find(term);
        if (found == counts_[i].end()) continue;
        double tf = found->second, norm = 1 - kB + kB * static_cast<double>(lengths_[i]) / mean_length_;
        raw[i] += weight * idf_.at(term) * tf * (kK1 + 1) / (tf + kK1 * norm);
      }
    std::vector<double> out = raw;
    for (size_t i = 0; i < raw.size(); ++i)
      for (size_t d = 1; d <= kWindow; ++d) {
        if (i >= d) out[i] += kNeighbour * raw[i - d] / static_cast<double>(1 + d);
        if (i + d < raw.size()) out[i] += kNeighbour * raw[i + d] / static_cast<double>(1 + d);
      }
    return out;
  }

  // Adds the terms that the best sentences share.
  Query with_feedback(Query query, const std::vector<double>& scores) const {
    std::vector<size_t> order(scores.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    size_t n = std::min(kFeedbackSentences, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<long>(n), order.end(), [&](size_t a, size_t b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
    Query weights;
    for (size_t i = 0; i < n; ++i)
      for (const auto& [term, count] : counts_[order[i]])
        if (!query.count(term) && repeated_.count(term)) weights[term] += scores[order[i]] * idf_.at(term);
    std::vector<std::pair<double, std::string>> best;
    for (const auto& [term, weight] : weights) best.emplace_back(weight, term);
    std::sort(best.rbegin(), best.rend());
    if (best.size() > kFeedbackTerms) best.resize(kFeedbackTerms);
    for (const auto& [weight, term] : best)
      if (best[0].first > 0) query[term] = kFeedback * weight / best[0].first;
    return query;
  }

  double own_score(size_t i) const {
    double centrality = 0;
    for (const auto& [term, count] : counts_[i]) centrality += std::log(1.0 + count) * idf_.at(term);
    double score = kCentrality * centrality / static_cast<double>(std::max<size_t>(10, lengths_[i]));
    size_t words = sentences_[i].words();
    if (words < kLeastWords || words > kMostWords) score -= 5;
    if (!sentences_[i].tokens.empty() && sentences_[i].tokens.back().text == "?") score -= 1;
    return score + 0.06 * static_cast<double>(std::min<size_t>(words, 40));
  }

  std::vector<Point> choose(const std::vector<double>& scores, size_t count) const {
    std::vector<bool> taken(scores.size());
    std::vector<int> segment_use(kSegments);
    std::unordered_set<std::string> covered;
    std::vector<Point> out;
    while (out.size() < std::min(count, scores.size())) {
      size_t best = scores.size();
      double best_value = 0;
      for (size_t i = 0; i < scores.size(); ++i) {
        if (taken[i]) continue;
        double value = scores[i] - kSpread * segment_use[i * kSegments / scores.size()] - kRepeat * repeated_share(i, covered);
        if (best == scores.size() || value > best_value) {
          best = i;
          best_value = value;
        }
      }
      taken[best] = true;
      ++segment_use[best * kSegments / scores.size()];
      for (const auto& [term, count_] : counts_[best]) covered.insert(term);
      out.push_back(whole(sentences_[best], best, best_value));
    }
    std::sort(out.begin(), out.end(), [](const Point& a, const Point& b) { return a.sentence < b.sentence; });
    return out;
  }

 private:
  double repeated_share(size_t i, const std::unordered_set<std::string>& covered) const {
    double all = 1e-9, again = 0;
    for (const auto& [term, count] : counts_[i]) {
      all += idf_.at(term);
      if (covered.count(term)) again += idf_.at(term);
    }
    return again / all;
  }

  const std::vector<SourceSentence>& sentences_;
  std::vector<std::map<std::string, int>> counts_;
  std::vector<size_t> lengths_;
  std::unordered_map<std::string, double> idf_;
  std::unordered_set<std::string> repeated_;
  double mean_length_ = 1;
};

}  // namespace

std::vector<std::string> content_terms(const std::vector<SentenceToken>& tokens) {
  std::vector<std::string> out;
  for (const SentenceToken& t : tokens) {
    bool punctuation = !t.number && t.text.size() == 1 && !std::isalpha(static_cast<unsigned char>(t.text[0]));
    if (punctuation || t.text == "€" || t.text == "£" || t.text == "¥" || stop_words().count(t.text)) continue;
    out.push_back(t.number ? t.text : stem(t.text));
  }
  return out;
}

bool speaks_of(const std::vector<SourceSentence>& sentences, const std::string& question) {
  constexpr double kFairShare = 0.08;
  return !sentences.empty() && Ranking(sentences).share_held(question) >= kFairShare;
}

std::vector<Point> relevant_points(const std::vector<SourceSentence>& sentences, const std::string& question, size_t count) {
  if (sentences.empty()) return {};
  Ranking ranking(sentences);
  auto query = ranking.query_of(question);
  std::vector<double> scores = ranking.smoothed_bm25(query);
  if (!query.empty()) scores = ranking.smoothed_bm25(ranking.with_feedback(query, scores));
  for (size_t i = 0; i < scores.size(); ++i) scores[i] += ranking.own_score(i);
  return ranking.choose(scores, count);
}

}  // namespace dossier
