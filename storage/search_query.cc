#include "storage/search_query.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "storage/cut_words.h"

namespace dossier {
namespace {

constexpr size_t kMaxQueryBytes = 4096;
constexpr int kMaxDepth = 32;
constexpr int kMaxTerms = 64;
constexpr int kNearDefault = 10, kNearMost = 200;

constexpr std::array<std::pair<std::string_view, QueryField>, 6> kFields = {{{"path", QueryField::path},
                                                                             {"type", QueryField::type},
                                                                             {"date", QueryField::date},
                                                                             {"author", QueryField::author},
                                                                             {"language", QueryField::language},
                                                                             {"title", QueryField::title}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kQuotes = {
    {{"\"", "\""}, {"\u201C", "\u201D"}, {"\u201E", "\u201C"}, {"\u00AB", "\u00BB"}, {"\u201D", "\u201D"}}};

struct Token {
  enum class Kind : uint8_t { word, phrase, open, close, comma, end };
  Kind kind = Kind::end;
  size_t at = 0;     // byte of the query
  std::string text;  // word or phrase, as written
  bool prefix = false;
  bool field_follows = false;  // a word with ':' right behind it, which is taken off
};

// 0 if it is none.
int whole_number(std::string_view text) {
  int n = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return 0;
    n = n * 10 + (c - '0');
  }
  return n;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<Token> next() {
    skip_spaces();
    Token token;
    token.at = at_;
    if (at_ >= text_.size()) return token;
    if (auto quotes = quotes_at(at_)) return phrase(*quotes);
    char c = text_[at_];
    if (c == '(' || c == ')' || c == ',') {
      ++at_;
      token.kind = c == '(' ? Token::Kind::open : c == ')' ? Token::Kind::close : Token::Kind::comma;
      return token;
    }
    return word();
  }
  // Right behind the last token, without a space.
  bool touches(char c) const { return at_ < text_.size() && text_[at_] == c; }

 private:
  using Quotes = std::pair<std::string_view, std::string_view>;

  void skip_spaces() {
    while (at_ < text_.size()) {
      size_t next = at_;
      if (!is_space(next_code_point(text_, next))) break;
      at_ = next;
    }
  }
  std::optional<Quotes> quotes_at(size_t at) const {
    for (const Quotes& quotes : kQuotes)
      if (text_.substr(at).starts_with(quotes.first)) return quotes;
    return std::nullopt;
  }

  Result<Token> phrase(const Quotes& quotes) {
    Token token;
    token.kind = Token::Kind::phrase;
    token.at = at_;
    size_t from = at_ + quotes.first.size();
    size_t to = text_.find(quotes.second, from);
    // “ may also be closed by " and the other way round.
    if (to == std::string_view::npos) to = text_.find('"', from);
    size_t closing = to == std::string_view::npos ? 0 : text_[to] == '"' ? 1 : quotes.second.size();
    if (to == std::string_view::npos)
      return Error{ErrorKind::usage, "closing quotation mark missing after “" + std::string(text_.substr(from)), place(at_), ""};
    token.text = text_.substr(from, to - from);
    at_ = to + closing;
    take_star(token);
    return token;
  }

  Result<Token> word() {
    Token token;
    token.kind = Token::Kind::word;
    token.at = at_;
    size_t from = at_;
    while (at_ < text_.size()) {
      size_t next = at_;
      char32_t c = next_code_point(text_, next);
      if (is_space(c) || c == '(' || c == ')' || c == '*' || quotes_at(at_)) break;
      // A comma inside belongs to the word (1,577); one at its end separates (NEAR(a b, 5)).
      if (c == ',' && (next >= text_.size() || text_[next] == ' ' || text_[next] == ')')) break;
      if (c == ':' && field_of(text_.substr(from, at_ - from)) && next < text_.size() && text_[next] != ' ') {
        token.field_follows = true;
        break;
      }
      if (c == ':' && reads_like_field(text_.substr(from, at_ - from)) && next < text_.size() && text_[next] != ' ' && text_[next] != '/' && !is_digit(next_character(next)))
        return Error{ErrorKind::usage, "there is no field “" + std::string(text_.substr(from, at_ - from)) + ":”; fields are path, type, date, author, language and title", place(from),
                     "put words with a colon in quotation marks"};
      at_ = next;
    }
    token.text = text_.substr(from, at_ - from);
    if (token.field_follows) ++at_;
    if (!token.field_follows) take_star(token);
    if (at_ == from) return Error{ErrorKind::usage, "“" + std::string(text_.substr(at_, 1)) + "” means nothing here", place(at_), ""};
    return token;
  }
  // "frob" of "frob:x"; neither "10" of "10:30" nor "Re" at the end of a line, nor "http" of an address.
  static bool reads_like_field(std::string_view word) {
    return word.size() >= 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  char32_t next_character(size_t at) const { return next_code_point(text_, at); }
  void take_star(Token& token) {
    if (!touches('*')) return;
    ++at_;
    token.prefix = true;
  }

 public:
  static std::optional<QueryField> field_of(std::string_view name) {
    for (const auto& [word, field] : kFields)
      if (word == name) return field;
    return std::nullopt;
  }
  std::string place(size_t at) const {
    size_t characters = 1;
    for (size_t n = 0; n < at && n < text_.size(); ++n) characters += (static_cast<unsigned char>(text_[n]) & 0xC0) != 0x80;
    return "query, character " + std::to_string(characters);
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : lexer_(text) {}

  Result<QueryNode> run() {
    DOSSIER_TRY(advance());
    DOSSIER_ASSIGN(std::optional<QueryNode> node, any_of(0));
    if (token_.kind == Token::Kind::close) return wrong("“)” without “(”");
    if (token_.kind == Token::Kind::comma) return wrong("“,” means nothing here");
    if (!node) return Error{ErrorKind::usage, "the query asks for nothing", "", "words, “phrases”, AND, OR, NOT, NEAR(a b, 5), begin*, type:pdf"};
    return std::move(*node);
  }

 private:
  using MaybeNode = std::optional<QueryNode>;  // nothing: only signs that are never indexed

  Status advance() {
    DOSSIER_ASSIGN(token_, lexer_.next());
    return {};
  }
  Error wrong(const std::string& message) const { return {ErrorKind::usage, message, lexer_.place(token_.at), ""}; }
  bool is_operator(std::string_view name) const {
    return token_.kind == Token::Kind::word && token_.text == name && !token_.prefix && !token_.field_follows;
  }
  bool at_end() const { return token_.kind == Token::Kind::end || token_.kind == Token::Kind::close || token_.kind == Token::Kind::comma; }

  Result<MaybeNode> any_of(int depth) {
    if (depth > kMaxDepth) return wrong("too many brackets in each other");
    QueryNode out;
    out.kind = QueryNode::Kind::any_of;
    for (;;) {
      DOSSIER_ASSIGN(MaybeNode child, all_of(depth));
      if (child) out.children.push_back(std::move(*child));
      if (!is_operator("OR")) break;
      DOSSIER_TRY(advance());
      if (at_end()) return wrong("nothing follows OR");
    }
    if (out.children.empty()) return MaybeNode();
    if (out.children.size() == 1) return MaybeNode(std::move(out.children[0]));
    return MaybeNode(std::move(out));
  }

  Result<MaybeNode> all_of(int depth) {
    QueryNode out;
    out.kind = QueryNode::Kind::all_of;
    if (is_operator("OR") || is_operator("AND")) return wrong("nothing stands before " + token_.text);
    size_t start = token_.at;
    while (!at_end() && !is_operator("OR")) {
      std::string last;
      if (is_operator("AND")) {
        last = "AND";
        DOSSIER_TRY(advance());
      }
      bool negative = is_operator("NOT");
      if (negative) {
        last = "NOT";
        DOSSIER_TRY(advance());
      }
      if (at_end() || is_operator("OR") || is_operator("AND") || is_operator("NOT")) return wrong("nothing follows " + last);
      DOSSIER_ASSIGN(MaybeNode child, simple(depth));
      if (child) (negative ? out.excluded : out.children).push_back(std::move(*child));
    }
    if (out.children.empty() && out.excluded.empty()) return MaybeNode();
    if (out.children.empty()) return Error{ErrorKind::usage, "NOT needs words to take pages away from", lexer_.place(start), ""};
    if (out.children.size() == 1 && out.excluded.empty()) return MaybeNode(std::move(out.children[0]));
    return MaybeNode(std::move(out));
  }

  Result<MaybeNode> simple(int depth) {
    if (++terms_ > kMaxTerms) return wrong("more than " + std::to_string(kMaxTerms) + " words");
    if (token_.kind == Token::Kind::open) {
      size_t at = token_.at;
      DOSSIER_TRY(advance());
      DOSSIER_ASSIGN(MaybeNode inside, any_of(depth + 1));
      if (token_.kind != Token::Kind::close) return Error{ErrorKind::usage, "closing bracket missing", lexer_.place(at), ""};
      DOSSIER_TRY(advance());
      return inside;
    }
    if (token_.field_follows) return field();
    if (is_operator("NEAR") && lexer_.touches('(')) return near();
    const Token term = token_;
    DOSSIER_TRY(advance());
    if (near_follows()) return near_chain(term);
    QueryNode out;
    out.match = match_for(term.text, term.prefix);
    return out.match.empty() ? MaybeNode() : MaybeNode(std::move(out));
  }

  // A word or phrase as FTS5 takes it within NEAR; empty if nothing of it is indexed.
  static std::string phrase_of(const Token& token) {
    CutText cut = cut_words(token.text);
    if (cut.text.line.empty()) return {};
    cut.text.line.pop_back();
    return "\"" + cut.text.line + "\"" + (token.prefix ? " *" : "");
  }

  // "a NEAR b", "a NEAR/5 b": as many other programs write it.
  bool near_follows() const {
    if (token_.kind != Token::Kind::word || token_.prefix || token_.field_follows) return false;
    return (token_.text == "NEAR" && !lexer_.touches('(')) || (token_.text.starts_with("NEAR/") && token_.text.size() > 5);
  }

  // `first` NEAR more words or phrases. FTS5 knows one distance, from the first to the last: those that are named, and the terms between, together.
  Result<MaybeNode> near_chain(const Token& first) {
    std::string phrases = phrase_of(first);
    int distance = 0;
    while (near_follows()) {
      const std::string number = token_.text.size() > 5 ? token_.text.substr(5) : std::string();
      const int wanted = number.empty() ? kNearDefault : number.size() <= 3 ? whole_number(number) : 0;
      if (wanted < 1 || wanted > kNearMost) return wrong("NEAR takes a number of words from 1 to " + std::to_string(kNearMost));
      distance = std::min(kNearMost, distance + wanted + (distance > 0));
      DOSSIER_TRY(advance());
      const bool is_term = (token_.kind == Token::Kind::word || token_.kind == Token::Kind::phrase) && !token_.field_follows;
      if (!is_term || is_operator("AND") || is_operator("OR") || is_operator("NOT")) return wrong("NEAR stands between words or phrases");
      if (++terms_ > kMaxTerms) return wrong("more than " + std::to_string(kMaxTerms) + " words");
      if (const std::string next = phrase_of(token_); !next.empty()) phrases += (phrases.empty() ? "" : " ") + next;
      DOSSIER_TRY(advance());
    }
    if (phrases.empty()) return MaybeNode();
    QueryNode out;
    out.match = "NEAR(" + phrases + ", " + std::to_string(distance) + ")";
    return MaybeNode(std::move(out));
  }

  Result<MaybeNode> field() {
    QueryNode out;
    out.kind = QueryNode::Kind::field;
    out.field = *Lexer::field_of(token_.text);
    std::string name = token_.text;
    DOSSIER_TRY(advance());
    if (token_.kind != Token::Kind::word && token_.kind != Token::Kind::phrase) return wrong("nothing follows " + name + ":");
    out.value = token_.text;
    DOSSIER_TRY(advance());
    return MaybeNode(std::move(out));
  }

  Result<MaybeNode> near() {
    size_t at = token_.at;
    DOSSIER_TRY(advance());  // NEAR
    DOSSIER_TRY(advance());  // (
    std::string phrases;
    int count = 0, distance = kNearDefault;
    for (; token_.kind == Token::Kind::word || token_.kind == Token::Kind::phrase; ++count) {
      if (++terms_ > kMaxTerms) return wrong("more than " + std::to_string(kMaxTerms) + " words");
      if (const std::string next = phrase_of(token_); !next.empty()) phrases += (phrases.empty() ? "" : " ") + next;
      DOSSIER_TRY(advance());
    }
    if (token_.kind == Token::Kind::comma) {
      DOSSIER_TRY(advance());
      distance = token_.kind == Token::Kind::word && token_.text.size() <= 3 ? whole_number(token_.text) : 0;
      if (distance < 1 || distance > kNearMost) return wrong("NEAR takes a number of words from 1 to " + std::to_string(kNearMost));
      DOSSIER_TRY(advance());
    }
    if (token_.kind != Token::Kind::close) return Error{ErrorKind::usage, "closing bracket missing after NEAR", lexer_.place(at), ""};
    if (count < 2) return Error{ErrorKind::usage, "NEAR needs two words or more", lexer_.place(at), ""};
    DOSSIER_TRY(advance());
    if (phrases.empty()) return MaybeNode();
    QueryNode out;
    out.match = "NEAR(" + phrases + ", " + std::to_string(distance) + ")";
    return MaybeNode(std::move(out));
  }

  Lexer lexer_;
  Token token_;
  int terms_ = 0;
};

}  // namespace

std::string match_for(std::string_view text, bool prefix) {
  CutText cut = cut_words(text);
  if (cut.text.words.empty()) return "";
  const std::string star = prefix ? " *" : "";
  auto quoted = [](std::string words) { return "\"" + words + "\""; };
  std::string out = quoted(cut.text.line.substr(0, cut.text.line.size() - 1)) + star;
  // The other way to read the whole of it: third-party, thirdparty; 1.577, 1577.
  for (size_t n = 0; n < cut.joined.words.size(); ++n)
    if (cut.joined.words[n].begin == cut.text.words.front().begin && cut.joined.words[n].end == cut.text.words.back().end)
      out += " OR " + quoted(std::string(cut.joined.folded(n))) + star;
  return out;
}

Result<QueryNode> parse_query(std::string_view text) {
  if (text.size() > kMaxQueryBytes) return Error{ErrorKind::usage, "the query is longer than " + std::to_string(kMaxQueryBytes) + " bytes", "query", ""};
  if (!is_utf8(text)) return Error{ErrorKind::usage, "the query is not UTF-8", "query", ""};
  return Parser(text).run();
}

}  // namespace dossier
