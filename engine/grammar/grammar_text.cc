#include "engine/grammar/grammar_text.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace dossier {
namespace {

using Kind = GrammarTerm::Kind;
using Characters = std::vector<std::pair<char32_t, char32_t>>;

constexpr int kDeepest = 200;          // brackets in brackets
constexpr std::int32_t kMostRepeats = 10000;
constexpr char32_t kLastCharacter = 0x10ffff;

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; }

// Sorts and joins ranges.
Characters tidy(Characters in) {
  std::sort(in.begin(), in.end());
  Characters out;
  for (auto range : in) {
    if (!out.empty() && range.first <= out.back().second + 1) out.back().second = std::max(out.back().second, range.second);
    else out.push_back(range);
  }
  return out;
}

Characters all_but(const Characters& in) {
  Characters out;
  char32_t next = 0;
  for (auto [first, last] : in) {
    if (first > next) out.push_back({next, first - 1});
    next = last + 1;
  }
  if (next <= kLastCharacter) out.push_back({next, kLastCharacter});
  return out;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<std::vector<GrammarRule>> rules() {
    std::vector<GrammarRule> out;
    for (skip(); at_ < text_.size(); skip()) {
      GrammarRule rule;
      rule.line = line_;
      rule.name = name();
      if (rule.name.empty() || !takes_sign()) return wrong("a rule begins with its name and ::=");
      DOSSIER_ASSIGN(rule.body, either(0));
      out.push_back(std::move(rule));
    }
    if (out.empty()) return wrong("a grammar without a rule");
    return out;
  }

 private:
  Error wrong(std::string what) const { return {ErrorKind::usage, std::move(what), "grammar, line " + std::to_string(line_), "the notation is in docs/formats/grammar.md"}; }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool takes(char c) {
    if (peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }
  void skip() {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '#') at_ = std::min(text_.find('\n', at_), text_.size());
      if (at_ >= text_.size() || !(text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == '\n')) return;
      line_ += text_[at_] == '\n';
    }
  }
  std::string name() {
    std::size_t begin = at_;
    while (is_name(peek())) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }
  bool takes_sign() {
    skip();
    if (text_.substr(at_, 3) != "::=") return false;
    at_ += 3;
    return true;
  }
  // Whether a rule begins here: its name, then ::= .
  bool at_rule() {
    Reader ahead(*this);
    return !ahead.name().empty() && ahead.takes_sign();
  }

  Result<GrammarTerm> either(int depth) {
    if (depth > kDeepest) return wrong("brackets are nested too deep");
    GrammarTerm out;
    out.kind = Kind::either;
    out.line = line_;
    do {
      DOSSIER_ASSIGN(GrammarTerm one, sequence(depth));
      out.parts.push_back(std::move(one));
      skip();
    } while (takes('|'));
    return out.parts.size() == 1 ? std::move(out.parts[0]) : std::move(out);
  }

  Result<GrammarTerm> sequence(int depth) {
    GrammarTerm out;
    out.line = line_;
    for (skip(); at_ < text_.size() && peek() != '|' && peek() != ')' && !(is_name(peek()) && at_rule()); skip()) {
      DOSSIER_ASSIGN(GrammarTerm term, one(depth));
      DOSSIER_TRY(repeats(term));
      out.parts.push_back(std::move(term));
    }
    return out;
  }

  Result<GrammarTerm> one(int depth) {
    GrammarTerm out;
    out.line = line_;
    if (takes('"')) {
      out.kind = Kind::bytes;
      DOSSIER_TRY(literal(out.text));
    } else if (takes('[')) {
      out.kind = Kind::characters;
      DOSSIER_TRY(characters(out.characters));
    } else if (takes('.')) {
      out.kind = Kind::characters;
      out.characters = {{0, kLastCharacter}};
    } else if (takes('(')) {
      DOSSIER_ASSIGN(out, either(depth + 1));
      if (!takes(')')) return wrong("a bracket is not closed");
    } else if (is_name(peek())) {
      out.kind = Kind::rule;
      out.text = name();
    } else {
      return wrong("\"" + visible(text_.substr(at_, 1)) + "\" is not expected here");
    }
    return out;
  }

  Status literal(std::string& out) {
    while (!takes('"')) {
      if (at_ >= text_.size() || peek() == '\n') return wrong("a text is not closed");
      if (peek() != '\\') out += text_[at_++];
      else {
        DOSSIER_ASSIGN(char32_t c, character());
        append_utf8(out, c);
      }
    }
    return {};
  }

  Status characters(Characters& out) {
    const bool is_negated = takes('^');
    while (!takes(']')) {
      DOSSIER_ASSIGN(char32_t first, character());
      char32_t last = first;
      if (peek() == '-' && text_.substr(at_, 2) != "-]") {
        ++at_;
        DOSSIER_ASSIGN(last, character());
      }
      if (last < first) return wrong("a range of characters runs backwards");
      out.push_back({first, last});
    }
    out = tidy(std::move(out));
    if (is_negated) out = all_but(out);
    if (out.empty()) return wrong("no character fits");
    return {};
  }

  // One character, escaped or not.
  Result<char32_t> character() {
    if (at_ >= text_.size() || peek() == '\n') return wrong("a list of characters is not closed");
    if (!takes('\\')) return next_code_point(text_, at_);
    char c = peek();
    ++at_;
    switch (c) {
      case 'n': return U'\n';
      case 't': return U'\t';
      case 'r': return U'\r';
      case 'x': return hex(2);
      case 'u': return hex(4);
      case 'U': return hex(8);
      case '"': case '\\': case '[': case ']': case '^': case '-': return static_cast<char32_t>(c);
      default: return wrong("an escape that is not known");
    }
  }

  Result<char32_t> hex(std::size_t digits) {
    std::uint32_t value = 0;
    for (std::size_t n = 0; n < digits; ++n, ++at_) {
      char c = peek();
      int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
      if (digit < 0) return wrong("an escape lacks its digits");
      value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    if (value > kLastCharacter || (value >= 0xd800 && value < 0xe000)) return wrong("an escape is no character");
    return static_cast<char32_t>(value);
  }

  Result<std::int32_t> number() {
    std::int32_t out = 0;
    bool any = false;
    for (; peek() >= '0' && peek() <= '9'; ++at_, any = true)
      if ((out = out * 10 + (peek() - '0')) > kMostRepeats) return wrong("more than 10,000 repetitions");
    if (!any) return wrong("a number of repetitions is missing");
    return out;
  }

  // * + ? {m} {m,} {m,n} behind a term.
  Status repeats(GrammarTerm& term) {
    for (int n = 0;; ++n) {
      skip();
      std::int32_t least = 0, most = -1;
      if (takes('*')) least = 0;
      else if (takes('+')) least = 1;
      else if (takes('?')) most = 1;
      else if (takes('{')) {
        DOSSIER_ASSIGN(least, number());
        most = least;
        if (takes(',')) {
          most = -1;
          if (peek() != '}') {
            DOSSIER_ASSIGN(most, number());
          }
        }
        if (!takes('}') || (most >= 0 && most < least)) return wrong("a number of repetitions makes no sense");
      } else {
        return {};
      }
      if (n > 3) return wrong("repetitions of repetitions of repetitions");
      GrammarTerm out;
      out.kind = Kind::repeat;
      out.line = term.line;
      out.least = least;
      out.most = most;
      out.parts.push_back(std::move(term));
      term = std::move(out);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

Result<std::vector<GrammarRule>> read_grammar(std::string_view text) { return Reader(text).rules(); }

}  // namespace dossier
