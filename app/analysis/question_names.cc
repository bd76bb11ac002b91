#include "app/analysis/question_names.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "app/retrieval/terms.h"
#include "base/utf8.h"

namespace dossier {
namespace {

// Words that are written with a capital without naming anybody.
constexpr std::array kNoNames = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
                                 "wednesday", "thursday", "friday", "saturday", "sunday", "fiscal", "quarter", "item", "note", "section", "article", "schedule", "exhibit", "form", "usd", "eur"};

struct WordSeen {
  std::string folded;
  bool capital = false, has_small = false, opens = false;
};

std::vector<WordSeen> words_of(std::string_view text) {
  std::vector<WordSeen> out;
  bool opens = true;
  WordSeen word;
  auto close = [&] {
    if (!word.folded.empty()) {
      word.folded = fold(word.folded);
      out.push_back(word);
      opens = false;
    }
    word = {};
  };
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c)) {
      if (word.folded.empty()) {
        word.capital = is_upper(c);
        word.opens = opens;
      } else {
        word.has_small |= is_letter(c) && !is_upper(c);
      }
      word.folded += text.substr(begin, at - begin);
      continue;
    }
    bool apostrophe = c == U'\'' || c == U'\u2019';
    close();
    // "Corvane's": the s after the apostrophe is no word.
    if (apostrophe && at < text.size() && (text[at] == 's' || text[at] == 'S') && (at + 1 == text.size() || !std::isalnum(static_cast<unsigned char>(text[at + 1])))) ++at;
    if (c == U'.' || c == U'?' || c == U'!' || c == U':' || c == U'"' || c == U'\u201C') opens = true;
  }
  close();
  return out;
}

}  // namespace

std::vector<std::string> names_in(std::string_view question) {
  std::vector<WordSeen> words = words_of(question);
  size_t capitals = static_cast<size_t>(std::count_if(words.begin(), words.end(), [](const WordSeen& w) { return w.capital && w.has_small; }));
  std::vector<std::string> out;
  if (capitals * 2 > words.size() && words.size() > 3) return out;
  for (const WordSeen& w : words) {
    if (!w.capital || !w.has_small || w.opens || w.folded.size() < 4) continue;
    if (std::find(kNoNames.begin(), kNoNames.end(), w.folded) != kNoNames.end()) continue;
    out.push_back(w.folded);
  }
  return out;
}

std::string foreign_name(const DocumentModel& model, const std::string& question) {
  const DocumentProfile& profile = model.profile();
  std::string about = fold(model.document().name + " " + model.document().path + " " + profile.title.text + " " + profile.subject.text);
  for (const ProfileFact& party : profile.parties) about += " " + fold(party.text);
  for (const std::string& name : names_in(question)) {
    bool known = about.find(name) != std::string::npos;
    for (size_t page = 0; page < model.pages() && !known; ++page) known = model.text().lower(page).find(name) != std::string::npos;
    if (!known) return name;
  }
  return "";
}

}  // namespace dossier
