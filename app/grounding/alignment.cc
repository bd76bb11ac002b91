#include "app/grounding/alignment.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "app/grounding/synonyms.h"

namespace dossier::grounding {
namespace {

constexpr float kContent = 4, kRewrite = 3, kFree = 1.2f, kPoint = 0.6f, kOpen = 1.0f, kExtend = 0.05f, kNever = -1e9f;

bool is_sentence_end(const Token& t) { return t.sign == '.' || t.sign == '!' || t.sign == '?'; }
bool takes_part(const Token& t) { return t.kind != Token::Kind::mark || is_sentence_end(t); }

// Token indices that take part in the alignment.
std::vector<uint32_t> parts_of(const ReadStatement& s, size_t most) {
  std::vector<uint32_t> out;
  for (uint32_t i = 0; i < s.tokens.size() && out.size() < most; ++i)
    if (takes_part(s.tokens[i])) out.push_back(i);
  return out;
}

float weight(const Token& x, Match match) {
  if (match == Match::none) return kNever;
  if (x.kind == Token::Kind::mark) return kPoint;
  if (!x.is_content()) return kFree;
  return match == Match::exact ? kContent : kRewrite;
}

// Weights of all pairs, each distinct quote word compared once.
std::vector<float> weights_of(const ReadStatement& claim, const std::vector<uint32_t>& a, const ReadStatement& quote, const std::vector<uint32_t>& b, bool generalise) {
  std::vector<float> out(a.size() * b.size(), kNever);
  std::unordered_map<std::string, uint32_t> first;
  for (size_t j = 0; j < b.size(); ++j) {
    const Token& y = quote.tokens[b[j]];
    bool plain = y.is_word() && !y.capital;
    if (plain) {
      auto [known, fresh] = first.emplace(y.text, static_cast<uint32_t>(j));
      if (!fresh) {
        for (size_t i = 0; i < a.size(); ++i) out[i * b.size() + j] = out[i * b.size() + known->second];
        continue;
      }
    }
    for (size_t i = 0; i < a.size(); ++i) {
      const Token& x = claim.tokens[a[i]];
      out[i * b.size() + j] = weight(x, match_of(claim, x, quote, y, generalise));
    }
  }
  // What stands in brackets repeats or names: of two equal places the one outside them counts.
  int depth = 0;
  size_t j = 0;
  for (uint32_t t = 0; t < quote.tokens.size() && j < b.size(); ++t) {
    depth += quote.tokens[t].sign == '(' ? 1 : quote.tokens[t].sign == ')' && depth > 0 ? -1 : 0;
    if (b[j] != t) continue;
    for (size_t i = 0; depth > 0 && i < a.size(); ++i)
      if (out[i * b.size() + j] > 0) out[i * b.size() + j] *= 0.97f;
    ++j;
  }
  return out;
}

}  // namespace

Match match_of(const ReadStatement& claim, const Token& x, const ReadStatement& quote, const Token& y, bool generalise) {
  if (x.kind != y.kind) return Match::none;
  if (x.kind == Token::Kind::mark) return is_sentence_end(x) && is_sentence_end(y) ? Match::exact : Match::none;
  if (x.is_quantity()) return same_quantity(claim, x, quote, y) ? Match::exact : Match::none;
  if (x.stem == y.stem) return Match::exact;
  return may_replace(x, y, generalise) ? Match::rewrite : Match::none;
}

// Gotoh's local alignment on the quote's side, global on the claim's: what stands before and behind costs nothing.
Alignment align(const ReadStatement& claim, const ReadStatement& quote) {
  Alignment out;
  std::vector<uint32_t> a = parts_of(claim, kMostClaimTokens), b = parts_of(quote, kMostQuoteTokens);
  size_t n = a.size(), m = b.size();
  if (n == 0 || m == 0) return out;
  // Under a negation the more general word says more, not less.
  bool generalise = std::none_of(claim.tokens.begin(), claim.tokens.end(), [](const Token& t) { return t.negation; });
  std::vector<float> weights = weights_of(claim, a, quote, b, generalise);
  // best[i][j]: of claim tokens < i and quote tokens < j, with pair (i-1, j-1) or nothing matched last; gap[i][j]: in a gap since.
  std::vector<float> best((n + 1) * (m + 1), 0), gap((n + 1) * (m + 1), 0);
  std::vector<uint8_t> from_gap((n + 1) * (m + 1), 0), step((n + 1) * (m + 1), 0);  // step in gap: 0 opens, 1 up, 2 left
  auto at = [m](size_t i, size_t j) { return i * (m + 1) + j; };
  for (size_t i = 0; i <= n; ++i) {
    for (size_t j = 0; j <= m; ++j) {
      size_t here = at(i, j);
      bool border = i == 0 || j == 0;
      float matched = border ? kNever : weights[(i - 1) * m + j - 1];
      if (matched > kNever) {
        float before = std::max(best[at(i - 1, j - 1)], gap[at(i - 1, j - 1)]);
        from_gap[here] = gap[at(i - 1, j - 1)] > best[at(i - 1, j - 1)];
        matched += before;
      }
      best[here] = border ? kNever : matched;
      if (border) {
        gap[here] = 0;
        continue;
      }
      float up = gap[at(i - 1, j)] - kExtend, left = gap[at(i, j - 1)] - kExtend;
      float open_up = best[at(i - 1, j)] - kOpen, open_left = best[at(i, j - 1)] - kOpen;
      gap[here] = std::max({0.f, up, left, open_up, open_left});
      step[here] = gap[here] == 0.f ? 0 : gap[here] == up ? 1 : gap[here] == left ? 2 : gap[here] == open_up ? 3 : 4;
    }
  }
  // The best end: anywhere.
  size_t end_i = 0, end_j = 0;
  float top = 0;
  for (size_t i = 1; i <= n; ++i)
    for (size_t j = 1; j <= m; ++j)
      if (best[at(i, j)] > top) top = best[at(i, j)], end_i = i, end_j = j;
  bool in_gap = false;
  for (size_t i = end_i, j = end_j; i > 0 && j > 0 && top > 0;) {
    size_t here = at(i, j);
    if (!in_gap) {
      Match match = match_of(claim, claim.tokens[a[i - 1]], quote, quote.tokens[b[j - 1]], generalise);
      out.pairs.push_back({a[i - 1], b[j - 1], match});
      in_gap = from_gap[here] != 0;
      --i, --j;
      if (!in_gap && (i == 0 || j == 0 || best[at(i, j)] <= kNever / 2)) break;
      continue;
    }
    if (step[here] == 0) break;
    if (step[here] == 1) --i;
    else if (step[here] == 2) --j;
    else if (step[here] == 3) --i, in_gap = false;
    else --j, in_gap = false;
  }
  std::reverse(out.pairs.begin(), out.pairs.end());
  out.score = top;
  return out;
}

}  // namespace dossier::grounding
