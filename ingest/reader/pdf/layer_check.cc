#include "ingest/reader/pdf/layer_check.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "ingest/reader/ocr/language.h"

namespace dossier::reader {

namespace {

// Measured on born-digital filings and tables: none of their pages comes near these.
constexpr float kUnmappedShare = .1f;
constexpr float kVowellessShare = .3f;
constexpr float kVowelShare = .30f;    // of letters; running text of the languages we know has .35 and more
constexpr float kSomeLanguage = .05f;  // LanguageGuess::score: below it a text of odd letters is no language
constexpr float kNoLanguage = 1e-6f;   // below it a long text is none
constexpr size_t kFirstBytes = 200;
constexpr int kWordsForVowels = 6;
constexpr int kWordsForLanguage = 60;
// How sure OCR must be of a word to speak against the layer: set by judgement, not measured.
constexpr float kSure = .92f;
constexpr size_t kLeastBytesToContradict = 3;

// Letters and digits, folded: what two readings of a word can be compared by. Every word of every page comes through here, so plain ones
// take the short way.
std::string core_of(std::string_view text) {
  std::string out;
  size_t plain = 0;
  for (; plain < text.size() && static_cast<unsigned char>(text[plain]) < 0x80; ++plain) {
    char c = text[plain];
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + ('a' - 'A'));
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  if (plain == text.size()) return out;
  out.clear();
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c)) append_utf8(out, c);
  }
  return fold(out);
}

bool all_latin_letters(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

// Figures and longer words that one reading has and the other lacks, wherever they stand: a false layer need not lie over its words.
struct Strangers {
  size_t figures = 0, words = 0;
  std::string first;
};
Strangers strangers(const ContentPage& of, const ContentPage& other, float least_confidence) {
  std::map<std::string, int> known;
  for (const ContentWord& word : other.words) ++known[core_of(word.text)];
  Strangers out;
  for (const ContentWord& word : of.words) {
    if (word.confidence < least_confidence) continue;
    std::string core = core_of(word.text);
    if (core.empty() || (!has_digit(core) && core.size() < 4)) continue;
    if (auto found = known.find(core); found != known.end() && found->second > 0) {
      --found->second;
      continue;
    }
    ++(has_digit(core) ? out.figures : out.words);
    if (out.first.empty() || (has_digit(core) && !has_digit(core_of(out.first)))) out.first = word.text;
  }
  return out;
}

// Two readings of one page differ in a word here and there; they do not both bring figures of their own and words beside them.
constexpr size_t kLeastStrangers = 2;
constexpr float kStrangerShare = .015f;

}  // namespace

bool is_implausible(const ContentPage& content) {
  int words = 0, vowelless = 0;
  size_t letters = 0, vowels = 0;
  std::string text;
  for (const ContentWord& word : content.words) {
    if (word.style & (style::kInvisible | style::kOcr)) continue;
    std::string core = core_of(word.text);
    if (!all_latin_letters(core)) continue;
    text += core + ' ';
    letters += core.size();
    size_t count = 0;
    for (char c : core) count += std::string_view("aeiou").find(c) != std::string_view::npos;
    vowels += count;
    if (core.size() < 4) continue;
    ++words;
    if (count == 0) ++vowelless;
  }
  if (words < kWordsForVowels) return false;
  bool odd = vowelless > kVowellessShare * words || vowels < kVowelShare * letters;
  if (!odd && words < kWordsForLanguage) return false;
  static const std::vector<std::string> kKnown = {"eng", "deu", "fra", "ita", "por", "spa", "ind", "fil", "vie"};
  // One known word is enough for a text of usual letters, and it mostly stands near the beginning.
  if (!odd && guess_language(std::string_view(text).substr(0, kFirstBytes), kKnown).score > 0) return false;
  return guess_language(text, kKnown).score < (odd ? kSomeLanguage : kNoLanguage);
}

LayerState judge_layer(const ContentPage& content) {
  const LayerEvidence& evidence = content.evidence;
  float picture = 0, page = content.width_pt * content.height_pt;
  for (const PageImage& image : content.images) picture += image.box.area();
  bool shows_more = picture > .02f * page || evidence.outline_shapes >= 10;
  bool any = std::any_of(content.words.begin(), content.words.end(), [](const ContentWord& word) { return !core_of(word.text).empty(); });
  if (!any && evidence.glyphs == 0) return shows_more ? LayerState::absent : LayerState::trusted;
  if (evidence.glyphs > 0 && evidence.invisible_glyphs * 2 > evidence.glyphs && picture > .1f * page) return LayerState::invisible;
  if (evidence.unmapped_glyphs >= 3 && evidence.unmapped_glyphs > kUnmappedShare * evidence.glyphs) return LayerState::broken;
  return is_implausible(content) ? LayerState::implausible : LayerState::trusted;
}

Comparison compare_layers(const ContentPage& layer, const ContentPage& pixels) {
  Comparison out;
  std::map<std::string, int> left;
  size_t layer_words = 0, pixel_words = 0, common = 0;
  for (const ContentWord& word : layer.words)
    if (std::string core = core_of(word.text); !core.empty()) ++left[core], ++layer_words;
  std::map<std::string, int> bag = left;
  std::vector<std::string> cores;
  for (const ContentWord& word : pixels.words) {
    std::string core = cores.emplace_back(core_of(word.text));
    if (core.empty()) continue;
    ++pixel_words;
    if (auto found = bag.find(core); found != bag.end() && found->second > 0) --found->second, ++common;
  }
  if (layer_words + pixel_words > 0) out.agreement = 2.f * common / (layer_words + pixel_words);
  for (size_t i = 0; i < pixels.words.size(); ++i) {
    const ContentWord& seen = pixels.words[i];
    if (seen.confidence < kSure || cores[i].size() < kLeastBytesToContradict || left.count(cores[i])) continue;
    for (const ContentWord& said : layer.words) {
      Box both = intersection(said.box, seen.box);
      if (both.empty() || both.area() < .6f * std::max(said.box.area(), seen.box.area())) continue;
      std::string core = core_of(said.text);
      if (core == cores[i] || core.empty()) continue;
      if (out.contradicted++ == 0) out.example = "the layer says \"" + said.text + "\" where the page shows \"" + seen.text + "\"";
      break;
    }
  }
  Strangers seen = strangers(pixels, layer, kSure), said = strangers(layer, pixels, 0);
  size_t figures = std::min(seen.figures, said.figures), words = std::min(seen.words, said.words);
  bool enough = static_cast<float>(figures + words) >= kStrangerShare * static_cast<float>(std::max(layer_words, size_t{1}));
  if (enough && (figures >= kLeastStrangers || (figures >= 1 && words >= 1))) {
    if (out.contradicted == 0) out.example = "the layer says \"" + said.first + "\", the page shows \"" + seen.first + "\"";
    out.contradicted += static_cast<uint32_t>(figures);
  }
  return out;
}

}  // namespace dossier::reader
