#include "app/analysis/clause_text.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "app/analysis/lexicon.h"
#include "app/retrieval/terms.h"
#include "base/sentences.h"

namespace dossier {
namespace {

constexpr size_t kLongestHeading = 90, kMostHeadingWords = 10, kLongestList = 1500;

struct Paragraph {
  size_t page = 0;
  uint32_t begin = 0, end = 0;
  bool heading = false;  // the reader says so
};

bool holds_clauses(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::heading ||
         kind == BlockKind::footnote || kind == BlockKind::caption || kind == BlockKind::side_note;
}

bool capital(std::string_view word) { return !word.empty() && word[0] >= 'A' && word[0] <= 'Z'; }

// "2.", "2.1", "Article IV", "Section 3:", "(a)" at the beginning of a line; how long that is, and the number
// in figures.
struct Numbering {
  size_t length = 0;
  std::string number;
  bool item = false;  // "(a)", "-": a part of the sentence above
};
Numbering numbering_of(const std::string& line) {
  static const Pattern numbered(
      R"(^(?i:(?:section|article|clause|paragraph|§)\s*)?(\d{1,3}(?:\.\d{1,3})*)(?:\.0)?[.):]?\s+)"),
      roman(R"(^(?i:section|article|clause|part)?\s*[IVX]{1,6}[.):]?\s+)"),
      lettered(R"(^(?:\((?:[a-z]{1,4}|\d{1,2}|[A-Z])\)|[a-z]\)|\d{1,2}\)|[•▪◦·*–—-])\s+)");
  Numbering out;
  if (auto at = lettered.find(line); at) return {at.end, {}, true};
  if (auto g = numbered.groups(line); !g.empty()) return {g[0].size(), g[1], false};
  if (auto at = roman.find(line); at && at.end > 2) return {at.end, {}, false};
  return out;
}

// Words of a heading begin with capitals; small words between may not. `most_small`: how long a heading may
// be whose longer words are small ("After termination").
bool reads_like_title(std::string_view text, size_t most_small) {
  size_t words = 0, small = 0, letters = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    ++words;
    bool starts = std::isalpha(static_cast<unsigned char>(word[0]));
    letters += starts;
    if (starts && !capital(word) && word.size() > 3) ++small;
  }
  return words > 0 && words <= kMostHeadingWords && letters > 0 && (small == 0 || words <= most_small);
}

bool all_capitals(std::string_view text) {
  size_t letters = 0;
  for (unsigned char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z';
  }
  return letters >= 3;
}

// A line that stands alone as a heading: "2. TERM", "Governing Law", "ARTICLE IV. CONFIDENTIALITY".
bool is_heading_line(const std::string& line) {
  if (line.size() < 3 || line.size() > kLongestHeading) return false;
  Numbering n = numbering_of(line);
  if (n.item) return false;
  std::string_view rest = std::string_view(line).substr(n.length);
  while (!rest.empty() && (rest.back() == '.' || rest.back() == ':' || rest.back() == ' '))
    rest.remove_suffix(1);
  if (rest.size() < 3 || rest.find(". ") != std::string_view::npos || rest.back() == ',' ||
      rest.back() == ';')
    return false;
  if (std::any_of(rest.begin(), rest.end(), [](unsigned char c) { return std::isdigit(c); }) && !n.length)
    return false;
  if (all_capitals(rest)) return true;
  const bool stops = line.back() == '.', numbered = n.length > 0;
  if (!capital(rest) || (stops && !numbered)) return false;
  if (!numbered && std::count(rest.begin(), rest.end(), ' ') >= 6) return false;
  return reads_like_title(rest, stops ? 0 : numbered ? 6 : line.size() < 45 ? 4 : 0);
}

// The heading that begins a paragraph ("1.1 Grant of License. Licensor ..."); empty if none.
std::string run_in_heading(const std::string& line) {
  static const Pattern titled(R"(^([A-Z][A-Za-z'’,;/&() -]{2,70}?)(?:\.|:|\.?\s[–—-])\s+["“”(\[A-Z0-9])");
  Numbering n = numbering_of(line);
  std::string rest = line.substr(n.length);
  auto g = titled.groups(rest);
  if (g.empty() || g[1].size() < 3) return {};
  static const Pattern sentence(R"(^(?:The|This|These|Each|It|We|You|They|He|She|If|No one|A|An|In|On|At) )");
  return all_capitals(g[1]) || reads_like_title(g[1], sentence.found_in(g[1]) ? 0 : 4) ? g[1] : std::string();
}

std::string heading_words(const std::string& line) {
  std::string out = plain_lower(line.substr(std::min(line.size(), numbering_of(line).length)));
  while (!out.empty() && (out.back() == '.' || out.back() == ':' || out.back() == ' ')) out.pop_back();
  return out;
}

// The paragraphs of a block: cut at blank lines, and behind a first line that is a heading.
void add_paragraphs(const Page& page, size_t index, uint32_t begin, uint32_t end, bool heading,
                    std::vector<Paragraph>& out) {
  std::string_view text = page.text;
  uint32_t at = begin;
  while (at < end) {
    while (at < end && std::isspace(static_cast<unsigned char>(text[at]))) ++at;
    uint32_t stop = at;
    while (stop < end) {
      size_t line = text.find('\n', stop);
      if (line == std::string_view::npos || line >= end) {
        stop = end;
        break;
      }
      size_t next = text.find_first_not_of(" \t\r", line + 1);
      stop = static_cast<uint32_t>(line);
      if (next == std::string_view::npos || next >= end || text[next] == '\n') break;
      std::string following =
          single_spaced(text.substr(next, std::min<size_t>(text.find('\n', next), end) - next));
      Numbering n = numbering_of(following);
      bool opens =
          n.number.find('.') != std::string::npos || (n.length > 0 && !n.item && is_heading_line(following));
      if (opens || is_heading_line(single_spaced(text.substr(at, stop - at)))) break;
      ++stop;
    }
    if (stop > at) out.push_back({index, at, stop, heading});
    at = std::max(stop, at + 1);
  }
}

std::vector<Paragraph> paragraphs_of(const std::vector<const Page*>& pages) {
  std::vector<Paragraph> out;
  for (size_t i = 0; i < pages.size(); ++i) {
    const Page& page = *pages[i];
    if (page.blocks.empty()) add_paragraphs(page, i, 0, static_cast<uint32_t>(page.text.size()), false, out);
    for (const Block& b : page.blocks)
      if (holds_clauses(b.kind)) add_paragraphs(page, i, b.begin, b.end, b.kind == BlockKind::heading, out);
  }
  return out;
}

class ClauseReader {
 public:
  explicit ClauseReader(const std::vector<const Page*>& pages) : pages_(pages) {}

  std::vector<Clause> read() {
    std::vector<Paragraph> all = paragraphs_of(pages_);
    for (size_t k = 0; k < all.size(); ++k) {
      std::string line = line_of(all[k]);
      if (line.empty()) continue;
      if (is_heading_line(line) || (all[k].heading && line.size() <= kLongestHeading && line.back() != '.')) {
        enter(line);
        continue;
      }
      if (joins_list(all, k, line)) continue;
      add(all[k], line);
    }
    mark_torn();
    for (Clause& c : out_)
      c.place = pages_.empty() ? 0
                               : (static_cast<double>(c.page) +
                                  static_cast<double>(c.begin) /
                                      std::max<double>(1, static_cast<double>(pages_[c.page]->text.size()))) /
                                     static_cast<double>(pages_.size());
    return std::move(out_);
  }

 private:
  std::string line_of(const Paragraph& p) const {
    return single_spaced(pages_[p.page]->slice(p.begin, p.end));
  }

  // A heading "2.1" stands below "2"; one without number below what was numbered before it in whole numbers.
  void enter(const std::string& line) {
    Numbering n = numbering_of(line);
    bool below = n.number.find('.') != std::string::npos;
    if (below && !heading_.empty() && !below_) chapter_ = heading_;
    if (!below) chapter_.clear();
    heading_ = heading_words(line);
    below_ = below;
    first_ = true;
    own_.clear();
  }

  // Items after a lead-in belong to its sentence, as far as they stand on its page and the whole stays
  // readable.
  bool joins_list(const std::vector<Paragraph>& all, size_t k, const std::string& line) {
    if (out_.empty() || !numbering_of(line).item || all[k].page != out_.back().page) return false;
    Clause& lead = out_.back();
    bool opens = !lead.text.empty() && (lead.text.back() == ':' || in_list_);
    if (!opens || all[k].end - lead.begin > kLongestList) {
      in_list_ = false;
      return false;
    }
    in_list_ = true;
    lead.end = all[k].end;
    lead.text = single_spaced(pages_[lead.page]->slice(lead.begin, lead.end));
    lead.lower = plain_lower(lead.text);
    return true;
  }

  void add(const Paragraph& p, const std::string& line) {
    const Page& page = *pages_[p.page];
    Numbering n = numbering_of(line);
    in_list_ = false;
    if (!n.number.empty()) number_ = n.number, own_.clear();
    if (std::string own = run_in_heading(line); !own.empty()) own_ = plain_lower(own), first_ = true;
    for (TextRange range : split_sentences(page.slice(p.begin, p.end))) {
      Clause c;
      c.page = p.page;
      c.begin = p.begin + range.begin;
      c.end = p.begin + range.end;
      c.text = single_spaced(page.slice(c.begin, c.end));
      if (std::count(c.text.begin(), c.text.end(), ' ') < 2 ||
          (range.begin == 0 && heading_words(c.text) == own_ && is_title(own_, c.text)))
        continue;
      c.lower = plain_lower(c.text);
      c.number = number_;
      c.heading = own_.empty() ? heading_ : own_;
      c.chapter = own_.empty() ? chapter_ : heading_;
      c.first = std::exchange(first_, false);
      out_.push_back(std::move(c));
    }
  }

  // A heading in capitals or of two words; "German law applies." is a sentence though others follow it.
  static bool is_title(const std::string& own, const std::string& text) {
    std::string rest = text.substr(std::min(text.size(), numbering_of(text).length));
    while (!rest.empty() && (rest.back() == '.' || rest.back() == ':')) rest.pop_back();
    static const Pattern without_verb(R"(^[A-Z][a-z]+(?: [a-z]+)? (?:for|of|on|by|without|with) [a-z]+$)");  // "Termination for cause"
    return std::count(own.begin(), own.end(), ' ') < 2 || all_capitals(rest) || reads_like_title(rest, 0) || without_verb.found_in(rest);
  }

  // The last sentence of a page that does not end goes on where the next page begins with a small letter.
  void mark_torn() {
    for (size_t k = 0; k + 1 < out_.size(); ++k) {
      Clause &c = out_[k], &next = out_[k + 1];
      if (next.page != c.page + 1 || c.text.empty() || next.text.empty()) continue;
      char last = c.text.back(), first = next.text.front();
      bool ends = last == '.' || last == ';' || last == ':' || last == '!' || last == '?' || last == '"';
      c.torn = !ends && (std::islower(static_cast<unsigned char>(first)) ||
                         std::isdigit(static_cast<unsigned char>(first)));
    }
  }

  const std::vector<const Page*>& pages_;
  std::vector<Clause> out_;
  std::string heading_, chapter_, own_, number_;
  bool first_ = false, below_ = false, in_list_ = false;
};

}  // namespace

std::vector<Clause> clauses_of(const std::vector<const Page*>& pages) { return ClauseReader(pages).read(); }

}  // namespace dossier
