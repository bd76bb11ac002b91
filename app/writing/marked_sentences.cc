#include "app/writing/marked_sentences.h"

#include <algorithm>
#include <optional>

#include "base/sentences.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kMostMarkBytes = 1'200;  // a mark that is longer is text
constexpr size_t kMostMarks = 16;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?'; }

// What a mark that begins at '[' is. open: its end has not come yet.
enum class MarkState { mark, open, none };
struct ReadMark {
  MarkState state = MarkState::none;
  size_t end = 0;
  std::vector<CitationMark> marks;
};

size_t number_at(std::string_view text, size_t& at) {
  size_t number = 0;
  for (; at < text.size() && is_digit_byte(text[at]); ++at) number = number > 100'000'000 ? number : number * 10 + static_cast<size_t>(text[at] - '0');
  return number > 100'000'000 ? 0 : number;
}

// The bytes of an opening or closing quotation mark at `at`, 0 if none stands there.
size_t quote_sign(std::string_view text, size_t at) {
  if (at < text.size() && text[at] == '"') return 1;
  for (std::string_view sign : {"\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"})
    if (text.substr(at).starts_with(sign)) return sign.size();
  return 0;
}

ReadMark read_mark(std::string_view text, size_t begin) {
  ReadMark out;
  size_t at = begin + 1;
  auto open = [&] { return text.size() - begin < kMostMarkBytes ? ReadMark{MarkState::open, 0, {}} : ReadMark{}; };
  auto skip = [&] { while (at < text.size() && is_blank(text[at])) ++at; };
  while (true) {
    skip();
    if (at >= text.size()) return open();
    if (!is_digit_byte(text[at])) return {};
    CitationMark mark;
    mark.passage = number_at(text, at);
    skip();
    if (at >= text.size()) return open();
    if (text[at] == ':') {
      ++at;
      skip();
      if (at >= text.size()) return open();
      size_t sign = quote_sign(text, at);
      if (!sign) return {};
      at += sign;
      // The quote ends at a quotation mark with ']' or ',' behind it: the quote itself may hold others.
      size_t end = at;
      for (;; ++end) {
        if (end >= text.size()) return open();
        if (end - begin > kMostMarkBytes || text[end] == '\n') return {};
        size_t close = quote_sign(text, end);
        if (!close) continue;
        size_t behind = end + close;
        while (behind < text.size() && is_blank(text[behind])) ++behind;
        if (behind >= text.size()) return open();
        if (text[behind] != ']' && text[behind] != ',') continue;
        mark.quote = std::string(text.substr(at, end - at));
        at = behind;
        break;
      }
    }
    out.marks.push_back(std::move(mark));
    if (text[at] == ']') break;
    if (text[at] != ',' && text[at] != ';') return {};
    ++at;
  }
  out.state = MarkState::mark;
  out.end = at + 1;
  return out;
}

// The text between marks: one line, without list signs and emphasis.
std::string tidied(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '*' || text[i] == '`') continue;
    bool space = is_blank(text[i]) || text[i] == '\n' || text[i] == '\r';
    if (!space) out += text[i];
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  size_t at = 0;
  while (at < out.size() && (out[at] == '#' || out[at] == '-' || out[at] == '>' || out[at] == ' ')) ++at;
  if (out.substr(at).starts_with("\u2022")) at += 3;
  size_t number = at;
  while (number < out.size() && is_digit_byte(out[number])) ++number;
  if (number > at && number - at <= 2 && number + 1 < out.size() && (out[number] == '.' || out[number] == ')') && out[number + 1] == ' ') at = number + 2;
  while (at < out.size() && out[at] == ' ') ++at;
  return out.substr(at);
}

// One stretch of text with the marks behind it. All but the last of its sentences have no mark.
void append_sentences(std::string_view stretch, std::vector<CitationMark> marks, bool cut, std::vector<MarkedSentence>& out) {
  std::string text = tidied(stretch);
  if (text.find_first_not_of(".!?;,: ") == std::string::npos) {
    // Marks alone belong to the sentence before.
    if (!out.empty() && out.back().marks.size() < kMostMarks) out.back().marks.insert(out.back().marks.end(), marks.begin(), marks.end());
    return;
  }
  std::vector<TextRange> ranges = split_sentences(text);
  for (size_t i = 0; i < ranges.size(); ++i) {
    bool last = i + 1 == ranges.size();
    out.push_back({text.substr(ranges[i].begin, ranges[i].end - ranges[i].begin), last ? std::move(marks) : std::vector<CitationMark>(), cut && last});
  }
}

std::vector<MarkedSentence> scrubbed(std::vector<MarkedSentence> sentences) {
  for (MarkedSentence& sentence : sentences) {
    sentence.text = scrub_utf8(sentence.text);
    for (CitationMark& mark : sentence.marks) mark.quote = scrub_utf8(mark.quote);
  }
  return sentences;
}

}  // namespace

std::vector<MarkedSentence> MarkedSentences::take(bool all) {
  std::vector<MarkedSentence> out;
  size_t start = 0;  // of the sentence at hand
  std::string stretch;
  std::vector<CitationMark> marks;
  size_t at = 0;
  auto close = [&](size_t next, bool cut) {
    append_sentences(stretch, std::move(marks), cut, out);
    stretch.clear();
    marks.clear();
    start = at = next;
  };
  while (at < text_.size()) {
    if (at - start > kMostSentenceBytes + (marks.empty() ? 0 : kMostMarkBytes * 2)) {
      while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) stretch += text_[at++];
      close(at, true);
      continue;
    }
    char c = text_[at];
    if (c == '[') {
      ReadMark mark = read_mark(text_, at);
      if (mark.state == MarkState::open && !all) break;
      if (mark.state == MarkState::mark) {
        for (CitationMark& one : mark.marks)
          if (marks.size() < kMostMarks) marks.push_back(std::move(one));
        at = mark.end;
        continue;
      }
    }
    if (c == '\n') {
      close(at + 1, false);
      continue;
    }
    if (!marks.empty() && !is_blank(c) && !ends_sentence(c) && c != ',' && c != ';') {
      // Words behind a mark: if the sentence had its full stop, another begins.
      size_t last = stretch.find_last_not_of(' ');
      if (last != std::string::npos && ends_sentence(stretch[last])) {
        close(at, false);
        continue;
      }
    }
    if (!marks.empty() && (ends_sentence(c) || c == ',' || c == ';'))
      while (!stretch.empty() && stretch.back() == ' ') stretch.pop_back();
    stretch += c;
    ++at;
  }
  if (all) {
    close(text_.size(), false);
    text_.clear();
  } else {
    text_.erase(0, start);
  }
  return out;
}

std::vector<MarkedSentence> MarkedSentences::add(std::string_view piece) {
  text_ += piece;
  return scrubbed(take(false));
}

std::vector<MarkedSentence> MarkedSentences::finish() { return scrubbed(take(true)); }

}  // namespace dossier
