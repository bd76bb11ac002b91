#include "ingest/reader/ocr/look.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "ingest/reader/ocr/language.h"
#include "ingest/reader/ocr/lines.h"
#include "ingest/reader/ocr/read_words.h"

namespace dossier::reader {

namespace {

constexpr int kSampleLines = 4;

// Models differ in how sure they are of what they cannot read: Thai's is sure of anything. Measured on samples of pages: mean
// confidence of other scripts and of lines upside down, and of lines of its own.
struct Calibration {
  Script script;
  float wrong, right;
};
constexpr Calibration kCalibration[] = {
  {Script::latin, .30f, .85f}, {Script::arabic, .30f, .88f}, {Script::devanagari, .20f, .90f}, {Script::thai, .76f, .92f}, {Script::other, .50f, .90f},
};
// On that scale: so good that nothing else need be tried; so good that the lines must run this way at least.
constexpr float kGood = .65f;
constexpr float kUsable = .50f;
constexpr float kEnoughLetters = 24;
constexpr float kOddsOfTurn = .20f;
constexpr float kOddsOfScript = .10f;

float calibrated(float confidence, Script script) {
  for (const Calibration& c : kCalibration)
    if (c.script == script) return std::clamp((confidence - c.wrong) / (c.right - c.wrong), 0.f, 1.f);
  return 0;
}

bool in_script(char32_t c, Script script) {
  switch (script) {
    case Script::latin: return (c < 0x80 && is_letter(c)) || (c >= 0xC0 && c < 0x250) || (c >= 0x1E00 && c < 0x1F00);
    case Script::arabic: return (c >= 0x600 && c < 0x700 && is_letter(c)) || (c >= 0x750 && c < 0x780) || (c >= 0xFB50 && c < 0xFF00);
    case Script::devanagari: return c >= 0x900 && c < 0x966;
    case Script::thai: return c >= 0xE00 && c < 0xE50;
    default: return is_letter(c);
  }
}

struct Reading {
  ReadResult result;
  float confidence = -1;
  int quarter_turns = 0;
  std::string language;
};

// The sample for one of the two directions that lines can run in.
PixPtr sample_for(const PixPtr& gray, const PixPtr& binary, int quarter_turns) {
  PixPtr g = turned(gray, quarter_turns), b = turned(binary, quarter_turns);
  if (!g || !b) return nullptr;
  float skew = skew_degrees(b.get()), letter = letter_height(b.get());
  if (std::abs(skew) > .3f) {
    g = straightened(g, skew);
    b = binary_from(g.get());
  }
  PixPtr sample = sample_of_lines(g.get(), b.get(), letter, kSampleLines);
  if (sample && letter < 18) sample = scaled(sample, std::min(3.f, 24 / letter));
  return sample;
}

struct Evidence {
  float value = 0;
  int letters = 0;  // of the script, in words of two and more
};

Evidence weigh(const ReadResult& result, const std::string& language) {
  Script script = script_of(language);
  double sum = 0;
  int own = 0, all = 0;
  for (const ReadWord& word : script == Script::thai ? joined_closely(result.words) : result.words) {
    int letters = 0, others = 0;
    for (size_t at = 0; at < word.text.size();) {
      char32_t c = next_code_point(word.text, at);
      if (is_digit(c)) continue;
      ++(in_script(c, script) ? letters : others);
    }
    all += letters + others;
    if (letters < 2) continue;
    own += letters;
    sum += double(letters) * word.confidence;
  }
  if (own == 0) return {};
  return {calibrated(static_cast<float>(sum / own), script) * static_cast<float>(own) / static_cast<float>(all), own};
}

class Looker {
 public:
  Looker(TesseractSession& session, const std::vector<std::string>& candidates) : session_(session), candidates_(candidates) {
    // One language a script stands for it: the first candidate, English before others.
    for (const std::string& language : candidates) {
      Script script = script_of(language);
      auto same = std::find_if(scripts_.begin(), scripts_.end(), [&](const std::string& l) { return script_of(l) == script && script != Script::other; });
      if (same == scripts_.end()) scripts_.push_back(language);
      else if (language == "eng") *same = language;
    }
    std::stable_sort(scripts_.begin(), scripts_.end(), [](const std::string& a, const std::string& b) {
      return (script_of(a) == Script::latin) > (script_of(b) == Script::latin);
    });
  }

  // Reads the sample in the first script upright and upside down, then in the others, until one reading is good.
  Status try_sample(const PixPtr& sample, int quarter_turns) {
    PixPtr down(pixRotate180(nullptr, sample.get()));
    for (const std::string& language : scripts_)
      for (int flip : {0, 2}) {
        if (best_.confidence >= kGood) return {};
        DOSSIER_TRY(try_reading(flip ? down : sample, (quarter_turns + flip) % 4, language));
      }
    return {};
  }

  Status try_reading(const PixPtr& sample, int quarter_turns, const std::string& language) {
    DOSSIER_ASSIGN(ReadResult result, session_.read(sample.get(), language, Segmentation::block, 0));
    // A few letters may read well by chance; and pages lie upright and in the first script more often than not.
    Evidence evidence = weigh(result, language);
    float confidence = evidence.value * std::min(1.f, static_cast<float>(evidence.letters) / kEnoughLetters);
    if (confidence < kGood) confidence -= quarter_turns ? kOddsOfTurn : 0, confidence -= language != scripts_.front() ? kOddsOfScript : 0;
    if (confidence > best_.confidence) best_ = {std::move(result), confidence, quarter_turns, language};
    return {};
  }

  FirstLook conclude() const {
    FirstLook look;
    bool something = best_.confidence > 0;
    look.quarter_turns = something ? best_.quarter_turns : 0;
    look.language = something ? best_.language : scripts_.front();
    look.confidence = std::max(0.f, best_.confidence);
    std::vector<std::string> same;
    for (const std::string& language : candidates_)
      if (script_of(language) == script_of(look.language)) same.push_back(language);
    if (same.size() < 2 || best_.confidence < 0) {
      look.language_sure = same.size() < 2;
      return look;
    }
    LanguageGuess guess = guess_language(best_.result.text(), same);
    if (!guess.language.empty() && guess.score > .08f && guess.lead > .15f) {
      look.language = guess.language;
      look.language_sure = guess.score > .15f && guess.lead > .3f;
    }
    return look;
  }

  float best() const { return best_.confidence; }

 private:
  TesseractSession& session_;
  const std::vector<std::string>& candidates_;
  std::vector<std::string> scripts_;
  Reading best_;
};

}  // namespace

float evidence_of(const ReadResult& result, const std::string& language) { return weigh(result, language).value; }

Result<FirstLook> look_at(TesseractSession& session, const PixPtr& gray, const std::vector<std::string>& candidates) {
  Looker looker(session, candidates);
  PixPtr binary = binary_from(gray.get());
  if (!binary) return looker.conclude();
  int first = line_direction(binary.get()) < -.1f ? 1 : 0;
  for (int turns : {first, 1 - first}) {
    PixPtr sample = sample_for(gray, binary, turns);
    if (sample) DOSSIER_TRY(looker.try_sample(sample, turns));
    if (looker.best() >= kUsable) break;
  }
  return looker.conclude();
}

}  // namespace dossier::reader
