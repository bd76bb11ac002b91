#include "app/retrieval/document_text.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/retrieval/terms.h"

namespace dossier {
namespace {

constexpr double kK1 = 1.2, kB = 0.75;

// Lines of the text in reading order: a line ends where the next word stands lower or further left.
std::vector<std::pair<uint32_t, uint32_t>> reading_lines(const Page& page) {
  std::vector<std::pair<uint32_t, uint32_t>> out;
  const Word* before = nullptr;
  for (const Word& w : page.words) {
    if (w.style & (style::kInvisible | style::kHidden)) continue;
    bool joined = before && !(w.style & style::kContinues) && std::abs(w.box.center_y() - before->box.center_y()) < 0.5f * before->box.height() &&
                  w.box.x0 >= before->box.x0;
    if (w.style & style::kContinues && !out.empty()) {
      out.back().second = std::max(out.back().second, w.end);
    } else if (joined) {
      out.back().second = std::max(out.back().second, w.end);
    } else {
      out.push_back({w.begin, w.end});
    }
    before = &w;
  }
  if (out.empty() && !page.text.empty())  // pages without boxes: lines of the text
    for (size_t at = 0; at < page.text.size();) {
      size_t end = std::min(page.text.find('\n', at), page.text.size());
      if (end > at) out.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
      at = end + 1;
    }
  return out;
}

bool looks_like_heading(std::string_view line) {
  if (line.size() < 4 || line.size() >= 90) return false;
  char last = line.back(), first = line.front();
  if (last == '.' || last == ',' || last == ';') return false;
  bool letter = (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9') || static_cast<unsigned char>(first) >= 0x80;
  if (!letter) return false;
  size_t words = 1 + std::count(line.begin(), line.end(), ' ');
  if (words > 11) return false;
  size_t digits = 0, run = 0;
  for (char c : line) {
    run = c >= '0' && c <= '9' ? run + 1 : 0;
    digits = std::max(digits, run);
  }
  if (digits >= 3) return false;  // a row of figures, a year
  size_t space = line.rfind(' ');
  if (space != std::string_view::npos && std::all_of(line.begin() + static_cast<long>(space) + 1, line.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return false;  // ends in a bare number: a line of a contents page
  return true;
}

double bm25_part(double weight, double idf, double count, double length, double mean) {
  return weight * idf * (kK1 + 1) * count / (count + kK1 * (1 - kB + kB * length / mean));
}

uint64_t pair_key(uint32_t a, uint32_t b) { return (uint64_t{a} << 32) | b; }

}  // namespace

uint32_t DocumentText::intern(const std::string& term) {
  auto [at, added] = ids_.try_emplace(term, static_cast<uint32_t>(ids_.size()));
  if (added) {
    pages_with_.push_back(0);
    headings_with_.push_back(0);
  }
  return at->second;
}

void DocumentText::add(const Page& page) {
  PageTerms p;
  for (auto [begin, end] : reading_lines(page)) {
    std::string_view text = page.slice(begin, end);
    for (const std::string& t : terms_of(text)) p.terms.push_back(intern(t));
    p.line_ends.push_back(static_cast<uint32_t>(p.terms.size()));
    std::string line = single_spaced(text);
    if (looks_like_heading(line)) p.headings.push_back(plain_lower(line));
  }
  p.lower = plain_lower(page.text);
  std::vector<std::string> carried(last_headings_.end() - static_cast<long>(std::min<size_t>(2, last_headings_.size())), last_headings_.end());
  for (const auto* list : {&carried, &p.headings})
    for (const std::string& h : *list)
      for (const std::string& t : terms_of(h)) p.heading_terms.push_back(intern(t));
  if (!p.headings.empty()) last_headings_ = p.headings;
  for (uint32_t id : std::set<uint32_t>(p.terms.begin(), p.terms.end())) ++pages_with_[id];
  for (uint32_t id : std::set<uint32_t>(p.heading_terms.begin(), p.heading_terms.end())) ++headings_with_[id];
  pages_.push_back(std::move(p));
}

void DocumentText::finish() {
  double terms = 0, heading_terms = 0;
  for (const PageTerms& p : pages_) {
    terms += static_cast<double>(p.terms.size());
    heading_terms += static_cast<double>(p.heading_terms.size());
  }
  double n = std::max<double>(1, static_cast<double>(pages_.size()));
  mean_terms_ = std::max(1.0, terms / n);
  mean_heading_terms_ = std::max(1.0, heading_terms / n);
}

double DocumentText::idf_of(uint32_t id) const {
  double n = static_cast<double>(pages_.size()), df = pages_with_[id];
  return std::log(1 + (n - df + 0.5) / (df + 0.5));
}

double DocumentText::idf(std::string_view term) const {
  auto at = ids_.find(std::string(term));
  double n = static_cast<double>(pages_.size());
  return at == ids_.end() ? std::log(1 + (n + 0.5) / 0.5) : idf_of(at->second);
}

std::vector<std::pair<uint32_t, double>> DocumentText::known(const WeightedTerms& query) const {
  std::vector<std::pair<uint32_t, double>> out;
  for (const auto& [term, weight] : query)
    if (auto at = ids_.find(term); at != ids_.end()) out.push_back({at->second, weight});
  return out;
}

std::vector<double> DocumentText::bm25(const WeightedTerms& query) const {
  std::vector<double> out(pages_.size(), 0.0);
  auto wanted = known(query);
  std::unordered_map<uint32_t, size_t> place;
  for (size_t k = 0; k < wanted.size(); ++k) place.emplace(wanted[k].first, k);
  std::vector<uint32_t> count(wanted.size());
  for (size_t i = 0; i < pages_.size(); ++i) {
    std::fill(count.begin(), count.end(), 0);
    for (uint32_t id : pages_[i].terms)
      if (auto at = place.find(id); at != place.end()) ++count[at->second];
    for (size_t k = 0; k < wanted.size(); ++k)
      if (count[k]) out[i] += bm25_part(wanted[k].second, idf_of(wanted[k].first), count[k], static_cast<double>(pages_[i].terms.size()), mean_terms_);
  }
  return out;
}

std::vector<double> DocumentText::heading_bm25(const WeightedTerms& query) const {
  std::vector<double> out(pages_.size(), 0.0);
  double n = static_cast<double>(pages_.size());
  for (const auto& [id, weight] : known(query)) {
    double df = headings_with_[id], idf = std::log(1 + (n - df + 0.5) / (df + 0.5));
    for (size_t i = 0; i < pages_.size(); ++i) {
      auto c = static_cast<double>(std::count(pages_[i].heading_terms.begin(), pages_[i].heading_terms.end(), id));
      if (c > 0) out[i] += bm25_part(weight, idf, c, static_cast<double>(pages_[i].heading_terms.size()), mean_heading_terms_);
    }
  }
  return out;
}

std::vector<double> DocumentText::window_share(const WeightedTerms& query) const {
  std::vector<double> out(pages_.size(), 0.0), worth;
  std::unordered_map<uint32_t, uint32_t> place;
  double total = 0;
  for (const auto& [term, weight] : query) {
    double value = weight * idf(term);
    auto at = ids_.find(term);
    if (at == ids_.end()) continue;  // a word the document never uses tells no page from another
    total += value;
    if (worth.size() < 64) {
      place.emplace(at->second, static_cast<uint32_t>(worth.size()));
      worth.push_back(value);
    }
  }
  if (total <= 0) return out;
  for (size_t i = 0; i < pages_.size(); ++i) {
    uint64_t held[3] = {0, 0, 0}, last = 0;
    uint32_t from = 0;
    for (size_t l = 0; l < pages_[i].line_ends.size(); ++l) {
      uint64_t mask = 0;
      for (uint32_t k = from; k < pages_[i].line_ends[l]; ++k)
        if (auto at = place.find(pages_[i].terms[k]); at != place.end()) mask |= uint64_t{1} << at->second;
      from = pages_[i].line_ends[l];
      held[l % 3] = mask;
      uint64_t window = held[0] | held[1] | held[2];
      if (window == last) continue;
      last = window;
      double sum = 0;
      for (size_t k = 0; k < worth.size(); ++k)
        if (window >> k & 1) sum += worth[k];
      out[i] = std::max(out[i], sum / total);
    }
  }
  return out;
}

std::vector<double> DocumentText::pair_share(std::string_view text) const {
  std::vector<double> out(pages_.size(), 0.0);
  std::vector<std::string> terms = terms_of(text);
  std::unordered_map<uint64_t, size_t> place;
  for (size_t k = 1; k < terms.size(); ++k) {
    if (is_period_term(terms[k - 1]) || is_period_term(terms[k])) continue;
    auto a = ids_.find(terms[k - 1]), b = ids_.find(terms[k]);
    if (a != ids_.end() && b != ids_.end()) place.emplace(pair_key(a->second, b->second), place.size());
  }
  if (place.empty()) return out;
  std::vector<uint32_t> pages_with(place.size(), 0);
  std::vector<std::vector<bool>> seen(pages_.size(), std::vector<bool>(place.size(), false));
  for (size_t i = 0; i < pages_.size(); ++i)
    for (size_t k = 1; k < pages_[i].terms.size(); ++k)
      if (auto at = place.find(pair_key(pages_[i].terms[k - 1], pages_[i].terms[k])); at != place.end()) {
        if (!seen[i][at->second]) ++pages_with[at->second];
        seen[i][at->second] = true;
      }
  double total = 0;
  std::vector<double> worth(place.size(), 0.0);
  for (size_t k = 0; k < worth.size(); ++k)
    if (pages_with[k]) total += worth[k] = std::log(1 + static_cast<double>(pages_.size()) / (1.0 + pages_with[k]));
  if (total <= 0) return out;
  for (size_t i = 0; i < pages_.size(); ++i)
    for (size_t k = 0; k < worth.size(); ++k)
      if (seen[i][k]) out[i] += worth[k] / total;
  return out;
}

}  // namespace dossier
