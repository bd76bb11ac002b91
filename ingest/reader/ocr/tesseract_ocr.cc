// The Ocr over Tesseract: a first look, cleaning, reading, and the words back on the page that was given.
#include <algorithm>
#include <cmath>

#include "ingest/reader/ocr/language.h"
#include "ingest/reader/ocr/look.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/ocr/picture.h"
#include "ingest/reader/ocr/read_lines.h"
#include "ingest/reader/ocr/read_words.h"
#include "ingest/reader/ocr/second_read.h"
#include "ingest/reader/ocr/session.h"
#include "ingest/reader/ocr/strip.h"
#include "ingest/reader/ocr/unread.h"

namespace dossier::reader {

namespace {

// Letters smaller than this are enlarged before reading (docs/quality/ocr.md): Tesseract's layout analysis loses small print, and
// its recognizer enlarges lines by itself, but worse.
constexpr float kSmallLetterPx = 13;
constexpr float kWantedLetterPx = 21;
constexpr float kMostEnlargement = 3;
// In smaller print a speck cannot be told from a dot or a broken stroke: removing them cost forms .08 of their boxes.
constexpr float kLeastLetterForSpecksPx = 14;
constexpr float kGrainy = 1.5f;
// A picture beside text is read only if a sample of it reads at least this well (FirstLook::confidence).
constexpr float kLeastForPicture = .35f;
// FirstLook::confidence and evidence_of: below it nothing was proved.
constexpr float kWeakEvidence = .5f;
constexpr float kLeastSkewDegrees = .2f;
// Above this share of letters that no word covers a page is read once more, as a block.
constexpr float kManyUnread = .10f, kSurelyLonger = 1.05f;
// Enlarged pictures stay below this; Tesseract's coordinates are 16 bit.
constexpr int kMostSidePx = 16'000;

struct Prepared {
  PixPtr picture;
  Placement placement;
};

// Strips of paper (receipts) are one block of rows; Tesseract's own analysis takes their price columns apart.
Segmentation segmentation_for(const Placement& placement) {
  return placement.upright_height() > 1.6f * placement.upright_width() ? Segmentation::block : Segmentation::automatic;
}

// `lit` is the given picture, gray and evenly lit.
Prepared prepare(const PixPtr& lit, int quarter_turns) {
  Prepared out;
  out.placement.width = pixGetWidth(lit.get());
  out.placement.height = pixGetHeight(lit.get());
  out.placement.quarter_turns = quarter_turns;
  PixPtr picture = turned(lit, quarter_turns);
  PixPtr binary = binary_from(picture.get());
  float letter = binary ? letter_height(binary.get()) : 0, skew = binary ? skew_degrees(binary.get()) : 0;
  // Rows read as one block have no columns for specks to come between, and the strokes of thermal printers break into specks.
  bool strip = segmentation_for(out.placement) == Segmentation::block;
  if (letter >= kLeastLetterForSpecksPx && !strip) picture = without_specks(picture, binary.get(), letter);
  if (binary && grain(binary.get()) > kGrainy) picture = smoothed(picture);
  float scale = 1;
  if (letter > 0 && letter < kSmallLetterPx) scale = std::min(kMostEnlargement, kWantedLetterPx / letter);
  int side = std::max(pixGetWidth(picture.get()), pixGetHeight(picture.get()));
  scale = std::min(scale, float(kMostSidePx) / side);
  if (std::abs(scale - 1) >= .05f) picture = scaled(picture, scale);
  else scale = 1;
  if (std::abs(skew) < kLeastSkewDegrees) skew = 0;
  picture = straightened(picture, skew);
  out.placement.scale = scale;
  out.placement.skew = skew;
  out.placement.read_width = picture ? pixGetWidth(picture.get()) : 0;
  out.placement.read_height = picture ? pixGetHeight(picture.get()) : 0;
  out.picture = std::move(picture);
  return out;
}

std::vector<std::string> split(const std::string& languages) {
  std::vector<std::string> out;
  for (size_t at = 0; at <= languages.size();) {
    size_t end = std::min(languages.find('+', at), languages.size());
    if (end > at) out.push_back(languages.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

class TesseractOcr final : public Ocr {
 public:
  explicit TesseractOcr(const std::string& tessdata) : session_(tessdata) {}

  Result<OcrPage> read(const Bitmap& bitmap, const OcrSettings& settings) override {
    PixPtr gray = gray_from(bitmap);
    if (!gray) return Error{ErrorKind::damaged, "a bitmap whose size does not fit its pixels", "", ""};
    DOSSIER_ASSIGN(std::vector<std::string> candidates, candidates_for(settings));
    gray = evenly_lit(std::move(gray));
    DOSSIER_ASSIGN(FirstLook look, look_at(session_, gray, candidates));
    if (settings.may_be_picture && look.confidence < kLeastForPicture) return OcrPage{};
    Prepared prepared = prepare(gray, look.quarter_turns);
    if (!prepared.picture) return Error{ErrorKind::memory, "no memory for the picture of a page", "", ""};
    Segmentation segmentation = segmentation_for(prepared.placement);
    DOSSIER_ASSIGN(ReadResult result, session_.read(prepared.picture.get(), look.language, segmentation, 0));
    // A bad reading in a turned or foreign picture is held against the plain one: samples of bad print mislead.
    const std::string& plain = first_language(candidates);
    if ((look.quarter_turns != 0 || script_of(look.language) != script_of(plain)) && evidence_of(result, look.language) < kWeakEvidence) {
      Prepared upright = prepare(gray, 0);
      if (upright.picture) {
        DOSSIER_ASSIGN(ReadResult again, session_.read(upright.picture.get(), plain, segmentation_for(upright.placement), 0));
        if (evidence_of(again, plain) * sure_characters(again) > evidence_of(result, look.language) * sure_characters(result)) {
          result = std::move(again), prepared = std::move(upright), segmentation = segmentation_for(prepared.placement);
          look.language = plain, look.quarter_turns = 0, look.language_sure = false;
        }
      }
    }
    if (!look.language_sure) {
      std::string better = language_of(result.text(), look.language, candidates);
      if (better != look.language) {
        look.language = better;
        DOSSIER_ASSIGN(result, session_.read(prepared.picture.get(), better, segmentation, 0));
      }
    }
    if (segmentation == Segmentation::automatic) DOSSIER_TRY(read_left_out(prepared.picture.get(), look.language, result));
    if (segmentation == Segmentation::block) DOSSIER_TRY(read_strip(session_, prepared.picture.get(), look.language, sisters_of(look.language, candidates), result));
    else DOSSIER_TRY(read_again(session_, prepared.picture.get(), look.language, result));
    if (segmentation == Segmentation::block) result.words = with_one_decimal_sign(with_whole_figures(with_signs_of_slips(std::move(result.words))));
    OcrPage page = page_of(result, look.language, prepared.placement, settings);
    if (segmentation != Segmentation::block) page.rows.clear();
    return page;
  }

  Result<std::vector<ContentWord>> read_lines(const Bitmap& bitmap, const std::vector<Box>& lines, const std::string& language) override {
    PixPtr gray = gray_from(bitmap);
    if (!gray) return Error{ErrorKind::damaged, "a bitmap whose size does not fit its pixels", "", ""};
    gray = evenly_lit(std::move(gray));
    return reader::read_lines(session_, gray.get(), lines, language);
  }

  void load_wanted() override { session_.load_wanted(); }

 private:
  Result<std::vector<std::string>> candidates_for(const OcrSettings& settings) const {
    if (session_.languages().empty())
      return Error{ErrorKind::not_found, "no Tesseract models are installed", "", "install tesseract-ocr-eng and the other languages"};
    if (settings.languages.empty()) return session_.languages();
    std::vector<std::string> candidates;
    for (const std::string& language : split(settings.languages)) {
      if (!session_.has(language))
        return Error{ErrorKind::not_found, "no Tesseract model for language \"" + language + "\"", "", "install the package tesseract-ocr-" + language};
      candidates.push_back(language);
    }
    return candidates;
  }

  // Tesseract's layout analysis leaves price columns of photographed receipts and lone figures of forms out. Where many letters lie in
  // no word, the picture is read once more as one block of rows; the reading that is surely longer stays.
  Status read_left_out(Pix* picture, const std::string& language, ReadResult& result) {
    if (unread_share(picture, result) < kManyUnread) return {};
    DOSSIER_ASSIGN(ReadResult block, session_.read(picture, language, Segmentation::block, 0));
    if (sure_characters(block) > kSurelyLonger * sure_characters(result)) result = std::move(block);
    return {};
  }

  // Languages whose models bear witness on bad print: two of the same script, those with the fewest letters of their own first.
  static std::vector<std::string> sisters_of(const std::string& language, const std::vector<std::string>& candidates) {
    std::vector<std::string> sisters;
    for (const char* sister : {"spa", "ind", "eng"})
      if (sister != language && script_of(sister) == script_of(language) && std::find(candidates.begin(), candidates.end(), sister) != candidates.end()) sisters.emplace_back(sister);
    if (sisters.size() > 2) sisters.resize(2);
    return sisters;
  }

  static const std::string& first_language(const std::vector<std::string>& candidates) {
    auto eng = std::find(candidates.begin(), candidates.end(), "eng");
    return eng != candidates.end() ? *eng : candidates.front();
  }

  // What the text of the whole page says, where the sample was too small to tell.
  static std::string language_of(const std::string& text, const std::string& current, const std::vector<std::string>& candidates) {
    std::vector<std::string> same;
    for (const std::string& language : candidates)
      if (script_of(language) == script_of(current)) same.push_back(language);
    if (same.size() < 2) return current;
    LanguageGuess guess = guess_language(text, same);
    return !guess.language.empty() && guess.words >= 6 && guess.score > .06f && guess.lead > .2f ? guess.language : current;
  }

  TesseractSession session_;
};

}  // namespace

std::unique_ptr<Ocr> make_tesseract_ocr(const std::string& tessdata) { return std::make_unique<TesseractOcr>(tessdata); }

}  // namespace dossier::reader
