#include "app/analysis/contract_parties.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "app/analysis/lexicon.h"
#include "app/retrieval/terms.h"

namespace dossier {
namespace {

constexpr size_t kMostParties = 6, kPreamble = 1500, kShortest = 3, kLongestName = 90;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Words of a name hold a capital, or letters and figures: "eFashion", "i3".
bool names(std::string_view word) {
  const auto is = [&](auto&& kind) { return std::any_of(word.begin(), word.end(), kind); };
  // Letters with accents begin with 0xC3 in UTF-8.
  return is([](unsigned char c) { return (c >= 'A' && c <= 'Z') || c == 0xC3; }) ||
         (is([](unsigned char c) { return std::isdigit(c); }) && is([](unsigned char c) { return std::isalpha(c); }));
}

bool joins(std::string_view word) {
  static constexpr std::array<std::string_view, 11> words = {"of", "the", "de", "la", "für", "&", "+", "-", "–", "et", "for"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view without_marks(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ';' || word.back() == ':')) word.remove_suffix(1);
  return word;
}

// "and", "AND:" on a line of its own.
bool is_and(std::string_view word) {
  const std::string lower = plain_lower(without_marks(word));
  return lower == "and" || lower == "between" || lower == "among" || lower == "und";
}

bool is_legal_form(std::string_view word) {
  static const Pattern form(
      R"((?i)^(inc|incorporated|corp|corporation|company|co|ltd|limited|plc|llc|llp|lp|l\.p|l\.l\.c|n\.a|gmbh|ag|kg|se|s\.a|sa|s\.r\.l|n\.v|b\.v|bv|nv|kgaa|pty|pte|s\.p\.a|sarl|lllp)$)");
  return form.found_in(without_marks(word));
}

// "Developer", "the Company", "Party": what a party is called, not who it is.
bool is_role(std::string_view name) {
  static const Pattern role(
      R"((?i)^(the )?(part(y|ies)|company|corporation|developer|franchis(or|ee)|licens(or|ee)|buyer|seller|purchaser|supplier|vendor|customer|client|contractor|consultant|distributor|reseller|manufacturer|provider|landlord|tenant|less(or|ee)|employ(er|ee)|lender|borrower|agent|owner|affiliates?|recipient|discloser|parties hereto|undersigned|agreement|effective date|services?)$)");
  return role.found_in(name);
}

class Preamble {
 public:
  explicit Preamble(std::string_view text) : text_(text) {}

  // The names from `at` on.
  std::vector<TextRange> names_from(size_t at) {
    std::vector<TextRange> out;
    const size_t end = end_of(at);
    int depth = 0;
    bool may_begin = true, after_comma = false;
    while (at < end && out.size() < kMostParties) {
      const char c = text_[at];
      if (c == '(' || c == '[') ++depth;
      if (c == ')' || c == ']') depth = std::max(0, depth - 1);
      if (depth > 0 || is_space(c) || c == ')' || c == ']') {
        ++at;
        continue;
      }
      const size_t stop = word_end(at, end);
      const std::string_view word = text_.substr(at, stop - at);
      if (is_and(word)) {
        may_begin = true, after_comma = false;
      } else if (may_begin && names(word)) {
        TextRange name = name_at(at, end);
        // Behind a comma only a firm is a further party: places and titles stand there as well.
        const std::string_view written = text_.substr(name.begin, name.end - name.begin);
        if (written.size() >= kShortest && written.size() <= kLongestName && !is_role(written) && !is_legal_form(written) &&
            (!after_comma || holds_form(written)))
          out.push_back(name);
        at = name.end;
        may_begin = at < end && text_[at] == ',';
        after_comma = may_begin;
        continue;
      } else {
        const bool passed = may_begin && (word == "the" || word == ":" || std::isdigit(static_cast<unsigned char>(word[0])));
        after_comma = word.back() == ',' || (passed && after_comma);
        may_begin = passed || word.back() == ',' || word.back() == ';';
      }
      at = stop;
    }
    return out;
  }

 private:
  size_t word_end(size_t at, size_t end) const {
    while (at < end && !is_space(text_[at]) && text_[at] != '(' && text_[at] != ')' && text_[at] != '[' && text_[at] != ']') ++at;
    return at;
  }

  // The preamble ends where the contract begins to speak.
  size_t end_of(size_t at) const {
    static const Pattern ends(R"((?i)\b(whereas|recitals|background|witnesseth|agrees? as follows|collectively|table of contents)\b|\n\s*\n\s*\n)");
    const std::string_view rest = text_.substr(at, kPreamble);
    const Pattern::Place end = ends.find(rest);
    return end ? at + end.begin : at + rest.size();
  }

  static bool holds_form(std::string_view name) {
    for (size_t at = 0; at < name.size();) {
      size_t end = at;
      while (end < name.size() && !is_space(name[end])) ++end;
      if (is_legal_form(name.substr(at, end - at))) return true;
      at = end + 1;
    }
    return false;
  }

  // Capitalised words up to a bracket, a small word, or a comma that no legal form follows.
  TextRange name_at(size_t at, size_t end) const {
    TextRange out{static_cast<uint32_t>(at), static_cast<uint32_t>(at)};
    while (at < end && text_[at] != '(' && text_[at] != '[') {
      const size_t stop = word_end(at, end);
      std::string_view word = text_.substr(at, stop - at);
      const std::string_view bare = without_marks(word);
      const bool digits = !bare.empty() && std::all_of(bare.begin(), bare.end(), [](unsigned char c) { return std::isdigit(c); });
      if (is_and(word) || (!names(word) && !is_legal_form(word) && !joins(bare) && !digits)) break;
      const bool dot = bare.size() < word.size() && word[bare.size()] == '.';  // of "Inc.", not of a sentence
      if (names(word) || is_legal_form(word)) out.end = static_cast<uint32_t>(at + bare.size() + (dot && (is_legal_form(word) || bare.size() <= 2)));
      const bool closes = word.back() == ',' || word.back() == ';' || word.back() == ':' || (dot && bare.size() > 4 && !is_legal_form(word));
      at = stop;
      size_t breaks = 0;
      while (at < end && is_space(text_[at])) breaks += text_[at++] == '\n';
      if (breaks > 1) break;  // an address below
      if (closes) {
        const size_t next = word_end(at, end);
        if (word.back() != ',' || !is_legal_form(text_.substr(at, next - at))) break;
      }
    }
    return out;
  }

  std::string_view text_;
};

// "Party A: Halden Ltd", "Company: Corvane Works, Inc.".
std::vector<TextRange> labelled(std::string_view text) {
  static const Pattern label(
      R"((?im)^[ \t]*(?:the )?(?:party [a-d1-4]|company|buyer|seller|purchaser|supplier|customer|client|contractor|consultant|landlord|tenant|lessor|lessee|licensor|licensee|distributor|vermieterin?|mieterin?|verkäuferin?|käuferin?)[ \t]*:[ \t]*)");
  std::vector<TextRange> out;
  for (auto at = label.find(text); at && out.size() < kMostParties; at = label.find(text, at.end)) {
    size_t end = at.end;
    while (end < text.size() && text[end] != '\n' && text[end] != '\t' && text[end] != '(') ++end;
    while (end > at.end && is_space(text[end - 1])) --end;
    const std::string_view name = text.substr(at.end, end - at.end);
    const bool again = std::any_of(out.begin(), out.end(), [&](TextRange r) { return text.substr(r.begin, r.end - r.begin) == name; });
    if (name.size() >= kShortest && name.size() <= kLongestName && std::isupper(static_cast<unsigned char>(name[0])) && !again)
      out.push_back({static_cast<uint32_t>(at.end), static_cast<uint32_t>(end)});
  }
  return out;
}

}  // namespace

std::vector<TextRange> parties_in(std::string_view text) {
  static const Pattern opens(R"((?i)\b(between|among|amongst|zwischen)\b|\bthe undersigned,)");
  std::vector<TextRange> best;
  for (auto at = opens.find(text); at && best.size() < 2; at = opens.find(text, at.end)) {
    std::vector<TextRange> found = Preamble(text).names_from(at.end);
    if (found.size() > best.size()) best = std::move(found);
  }
  if (best.size() < 2) {
    std::vector<TextRange> lines = labelled(text);
    if (best.empty() || lines.size() > 1)
      best = std::move(lines);
    else
      best.insert(best.end(), lines.begin(), lines.end());
  }
  return best;
}

std::string party_names(std::string_view text, size_t most) {
  const std::vector<TextRange> found = parties_in(text);
  std::string out;
  size_t shown = 0;
  for (size_t k = 0; k < found.size(); ++k, ++shown) {
    const std::string name = single_spaced(text.substr(found[k].begin, found[k].end - found[k].begin));
    const std::string before = k == 0 ? "" : k + 1 == found.size() ? " and " : "; ";
    if (out.size() + before.size() + name.size() > most) break;
    out += before + name;
  }
  return shown < 2 ? std::string() : out;
}

}  // namespace dossier
