#include "app/analysis/cover_answer.h"

#include <algorithm>

#include "app/analysis/asked_kind.h"
#include "app/retrieval/terms.h"
#include "base/sentences.h"

namespace dossier {
namespace {

constexpr size_t kCoverPages = 3;
constexpr int kAddressLines = 4;

struct Line {
  size_t begin = 0, end = 0;
};

std::vector<Line> lines_of(const std::string& text) {
  std::vector<Line> out;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    if (text.find_first_not_of(" \t", begin) < end) out.push_back({begin, end});
    begin = end + 1;
  }
  return out;
}

// Lines above a label that belong to what it names: none of another label, at most so many, up to a gap once there are some.
size_t begin_above(const std::string& text, size_t label, int most) {
  static const Pattern other(R"((?i)\b(incorporat\w+|organi[sz]ation|identification|charter|commission|employer)\b)");
  static const Pattern telephone(R"(^\s*\(?\d{3}\)?[ -]\d{3}[ -]?\d{4}\s*$)"), number(R"(\b\d{2}-\d{7}\b)");
  const std::vector<Line> lines = lines_of(text);
  auto at = std::find_if(lines.begin(), lines.end(), [&](const Line& l) { return l.begin <= label && label < l.end; });
  size_t begin = label;
  int taken = 0;
  while (at != lines.begin() && taken < most) {
    --at;
    const std::string_view line = std::string_view(text).substr(at->begin, at->end - at->begin);
    const bool gap = taken > 0 && begin > at->end + 1;
    if (other.found_in(line) || gap || (most > 1 && number.found_in(line))) break;
    if (telephone.found_in(line)) continue;
    begin = at->begin;
    ++taken;
  }
  return begin;
}

AnswerDraft draft_of(const DocumentModel& model, const Page& page, size_t begin, size_t end) {
  AnswerDraft out;
  while (begin < end && (page.text[begin] == ' ' || page.text[begin] == '\n' || page.text[begin] == '\t')) ++begin;
  out.text = single_spaced(page.slice(static_cast<uint32_t>(begin), static_cast<uint32_t>(end)));
  out.quotes.push_back({model.document().sha256, page.number, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  out.confidence = kCertain;
  out.how = "what the cover says";
  return out;
}

// "Delaware ... (State or other jurisdiction of incorporation)", or "State of Incorporation: Delaware" on a line.
std::optional<AnswerDraft> labelled(const DocumentModel& model, const Pattern& above, const Pattern& inline_label, int lines) {
  for (size_t index = 0; index < std::min(kCoverPages, model.pages()); ++index) {
    const Page& page = model.page(index);
    if (const Pattern::Place at = inline_label.find(page.text)) return draft_of(model, page, at.begin, at.end);
    if (const Pattern::Place at = above.find(page.text))
      if (const size_t begin = begin_above(page.text, at.begin, lines); begin < at.begin) return draft_of(model, page, begin, at.end);
  }
  return std::nullopt;
}

// The last sentence or line of the cover that counts shares outstanding, other than those of some holders for a market value.
std::optional<AnswerDraft> shares_outstanding(const DocumentModel& model) {
  static const Pattern count(R"(\b\d{1,3}(,\d{3}){2,}\b|\b\d+(\.\d+)? (million|billion)\b)"), shares(R"((?i)\bshares?\b)"), outstanding(R"((?i)\boutstanding\b)"), some(R"((?i)\bnon-?\s?affiliates\b|\bmarket\s+value\b)");
  std::optional<AnswerDraft> out;
  for (size_t index = 0; index < std::min(kCoverPages, model.pages()); ++index) {
    const Page& page = model.page(index);
    std::vector<TextRange> places;
    for (const Line& line : lines_of(page.text)) places.push_back({static_cast<uint32_t>(line.begin), static_cast<uint32_t>(line.end)});
    for (TextRange sentence : split_sentences(page.text)) places.push_back(sentence);
    for (TextRange range : places) {
      const std::string text(page.slice(range.begin, range.end));
      if (count.found_in(text) && shares.found_in(text) && outstanding.found_in(text) && !some.found_in(text)) out = draft_of(model, page, range.begin, range.end);
    }
    if (out) return out;
  }
  return out;
}

// The sentence that says on which day every fiscal year ends, else the period that the cover names.
std::optional<AnswerDraft> year_end(const DocumentModel& model) {
  static const Pattern ends(R"((?i)\b(fiscal|financial) year ends? on\b)");
  for (size_t index = 0; index < model.pages(); ++index) {
    const Page& page = model.page(index);
    const Pattern::Place at = ends.find(page.text);
    if (!at) continue;
    for (TextRange range : split_sentences(page.text))
      if (range.begin <= at.begin && at.end <= range.end) return draft_of(model, page, range.begin, range.end);
  }
  const std::optional<Span>& period = model.profile().period.place;
  const std::optional<size_t> index = period ? model.index_of(period->page) : std::nullopt;
  if (!index) return std::nullopt;
  return draft_of(model, model.page(*index), period->begin, period->end);
}

}  // namespace

std::optional<AnswerDraft> answer_from_cover(const DocumentModel& model, const Question& q) {
  static const Pattern year(R"(\b(fiscal|financial|business) year.?(end|ends|ended|close|closes)\b)"), amount(R"(how (much|many)|\bas of\b|\bat the end\b)");
  static const Pattern seat(R"(\b(headquarters|headquartered|head office|principal (executive )?offices?)\b|^where is \S+( \S+){0,3} based\b)");
  static const Pattern incorporated(R"(^(where|in (which|what)|which|what) .*\b(incorporated|incorporation|organi[sz]ed)\b)");
  static const Pattern shares(R"(\bhow many (common |ordinary )?shares\b.*\b(outstanding|issued)\b|\bnumber of (common |ordinary )?shares outstanding\b)");
  static const Pattern seat_label(R"((?i)\(?\s*address[^)\n]{0,60}principal\s+executive\s+offices?[^)\n]{0,30}\)?)"), seat_inline(R"((?i)principal\s+executive\s+offices?:[^\n]{8,120})");
  static const Pattern state_label(R"((?i)\(?\s*state\s+or\s+other\s+jurisdiction\s+of[^\n]*(?:\s*\n?\s*incorporation[^\n]*)?)"), state_inline(R"((?i)state\s+of\s+incorporation:\s*(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)*))");
  if (what_is_asked(q).kind == AskedKind::time && year.found_in(q.core) && !amount.found_in(q.core)) return year_end(model);
  if (shares.found_in(q.core) && q.years.empty()) return shares_outstanding(model);
  if (incorporated.found_in(q.core)) return labelled(model, state_label, state_inline, 1);
  if (seat.found_in(q.core)) return labelled(model, seat_label, seat_inline, kAddressLines);
  return std::nullopt;
}

}  // namespace dossier
