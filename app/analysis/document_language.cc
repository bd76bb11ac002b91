#include "app/analysis/document_language.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "app/retrieval/terms.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kLeastLetters = 12, kLeastWords = 3;
constexpr double kLead = 1.4;  // over the next language

struct CommonWords {
  const char* language;
  const char* words;  // folded, in lower case; of words that several languages share each has its own share of the count
};
constexpr std::array<CommonWords, 14> kCommon = {{
    {"English", "the of and to in is for that with this be shall by are as from which it on not or was have has will you your we our their its"},
    {"German", "der die das und ist nicht mit von zu den dem des ein eine einen fur auf wird sich im bei sind oder auch nach durch wir ihr sie zum zur uber"},
    {"French", "le la les des et est une du que qui dans pour par sur avec ne pas au aux ce cette sont vous nous votre ou il elle"},
    {"Spanish", "el la los las de y que en un una por con para del se su no al es como esta este son lo mas o usted"},
    {"Italian", "il lo gli di che e un una per con del della dei nel sono non alla si da come anche questo le dal"},
    {"Portuguese", "o os as de e que em um uma por com para do da dos das nao ao se sao como no na pelo pela"},
    {"Dutch", "de het een en van is op te dat niet met voor zijn in aan worden wordt door bij deze er ook naar"},
    {"Polish", "i w na z do nie jest sie oraz przez dla od ze lub jego po umowy strony"},
    {"Swedish", "och att det som en av for pa med den till ar inte ett om har de i skall eller fran"},
    {"Danish", "og at det som en af for pa med den til er ikke et om har de i skal eller fra blev"},
    {"Czech", "a v na se je ze pro s z do nebo jako podle smlouvy byl by ktere o k"},
    {"Hungarian", "a az es hogy nem is egy meg vagy ez ha mint szerint kell van"},
    {"Finnish", "ja on ei se etta joka tai kun ovat sen mukaan seka hanen ole"},
    {"Turkish", "ve bir bu ile icin olarak da de olan gibi daha veya tarafindan"},
}};

// The writing alone tells these.
const char* language_of_letter(char32_t c) {
  if (c >= 0x0400 && c <= 0x052F) return "Russian";
  if (c >= 0x0370 && c <= 0x03FF) return "Greek";
  if ((c >= 0x0600 && c <= 0x06FF) || (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF)) return "Arabic";
  if (c >= 0x0590 && c <= 0x05FF) return "Hebrew";
  if (c >= 0x0E00 && c <= 0x0E7F) return "Thai";
  if (c >= 0x3040 && c <= 0x30FF) return "Japanese";
  if (c >= 0xAC00 && c <= 0xD7AF) return "Korean";
  if (c >= 0x0900 && c <= 0x097F) return "Hindi";
  if (c >= 0x4E00 && c <= 0x9FFF) return "Chinese";
  return nullptr;
}

std::string by_letters(std::string_view text, size_t& letters) {
  std::map<std::string, size_t> of;
  bool kana = false, ukrainian = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c)) continue;
    ++letters;
    ukrainian = ukrainian || c == 0x0456 || c == 0x0457 || c == 0x0454;
    if (const char* language = language_of_letter(c)) {
      ++of[language];
      kana = kana || (c >= 0x3040 && c <= 0x30FF);
    }
  }
  if (kana) of["Japanese"] += std::exchange(of["Chinese"], 0);
  for (const auto& [language, count] : of)
    if (2 * count > letters) return language == "Russian" && ukrainian ? "Ukrainian" : language;
  return {};
}

const std::unordered_map<std::string, std::vector<size_t>>& languages_of_words() {
  static const auto table = [] {
    std::unordered_map<std::string, std::vector<size_t>> out;
    for (size_t k = 0; k < kCommon.size(); ++k) {
      std::string word;
      for (char c : std::string(kCommon[k].words) + " ")
        if (c != ' ') word += c;
        else out[std::exchange(word, {})].push_back(k);
    }
    return out;
  }();
  return table;
}

}  // namespace

std::string language_of(std::string_view text) {
  size_t letters = 0;
  if (std::string out = by_letters(text, letters); !out.empty()) return letters >= kLeastLetters ? out : std::string();
  std::array<double, kCommon.size()> share{};
  std::array<size_t, kCommon.size()> met{};
  const auto& table = languages_of_words();
  std::string word;
  for (char c : plain_lower(text) + " ") {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= 'a' && byte <= 'z') || byte >= 0x80) {
      word += c;
      continue;
    }
    if (const auto at = table.find(word); at != table.end())
      for (size_t k : at->second) share[k] += 1.0 / static_cast<double>(at->second.size()), ++met[k];
    word.clear();
  }
  size_t best = 0;
  for (size_t k = 1; k < kCommon.size(); ++k)
    if (share[k] > share[best]) best = k;
  for (size_t k = 0; k < kCommon.size(); ++k)
    if (k != best && share[best] < kLead * share[k]) return {};
  return met[best] >= kLeastWords ? kCommon[best].language : std::string();
}

const std::string& languages_told() {
  static const std::string all = [] {
    std::string out = "russian|ukrainian|greek|arabic|hebrew|thai|japanese|korean|hindi|chinese";
    for (const CommonWords& c : kCommon) out += "|" + plain_lower(c.language);
    return out;
  }();
  return all;
}

}  // namespace dossier
