// Reading pictures that the test draws itself, with the bitmap font that Leptonica carries.
#include "ingest/reader/ocr/ocr.h"

#include <dlfcn.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/utf8.h"
#include "ingest/reader/ocr/ocr_page.h"
#include "ingest/reader/ocr/picture.h"
#include "ingest/reader/ocr/read_words.h"

namespace dossier::reader {
namespace {

const char* const kLines[] = {"The delivery of the goods was late and incomplete.", "We have written to the seller about the matter.",
                              "The amount of the invoice is 4,160 dollars.", "Please let us know when the rest will arrive."};

// Black on white, the second line at a height of 200 pixels.
PixPtr drawn() {
  PixPtr page(pixCreate(2300, 560, 8));
  pixSetAll(page.get());
  L_BMF* font = bmfCreate(nullptr, 20);
  int y = 100, width = 0;
  for (const char* line : kLines) {
    pixSetTextline(page.get(), font, line, 0, 80, y, &width, nullptr);
    y += 100;
  }
  bmfDestroy(&font);
  return page;
}

Bitmap bitmap_of(Pix* pix) {
  Bitmap out;
  out.width = static_cast<uint32_t>(pixGetWidth(pix));
  out.height = static_cast<uint32_t>(pixGetHeight(pix));
  for (uint32_t y = 0; y < out.height; ++y)
    for (uint32_t x = 0; x < out.width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(pix, static_cast<int>(x), static_cast<int>(y), &value);
      out.pixels += static_cast<char>(value);
    }
  return out;
}

// One for all tests, since models take long to load. It ends before main does: Tesseract keeps words in a static of its own, which an engine
// that ends later would reach into.
std::unique_ptr<Ocr> ocr;
class LoadedModels : public ::testing::Environment {
 public:
  void SetUp() override { ocr = make_tesseract_ocr(""); }
  void TearDown() override { ocr.reset(); }
};
[[maybe_unused]] const auto* const loaded_models = ::testing::AddGlobalTestEnvironment(new LoadedModels);

Page read(const PixPtr& pix, const std::string& languages) {
  Bitmap bitmap = bitmap_of(pix.get());
  OcrSettings settings;
  settings.languages = languages;
  settings.page_width_pt = bitmap.width;  // a point a pixel
  settings.page_height_pt = bitmap.height;
  Result<OcrPage> page = ocr->read(bitmap, settings);
  EXPECT_TRUE(page.ok()) << page.error().describe();
  return page.ok() ? page_from(*page) : Page{};
}

Box box_of(const Page& page, std::string_view word) {
  for (const Word& w : page.words)
    if (page.slice(w.begin, w.end) == word) return w.box;
  return {};
}

TEST(Ocr, ReadsWordsWithBoxes) {
  Page page = read(drawn(), "eng");
  EXPECT_NE(page.text.find("We have written to the seller"), std::string::npos) << page.text;
  EXPECT_EQ(page.source, TextSource::ocr);
  EXPECT_EQ(page.language, "eng");
  ASSERT_FALSE(page.words.empty());
  for (const Word& word : page.words) EXPECT_TRUE(word.style & style::kOcr);
  Box seller = box_of(page, "seller");
  EXPECT_GT(seller.x0, 500);
  EXPECT_NEAR(seller.center_y(), 190, 30);
  EXPECT_TRUE(check_page([&] { Page p = page; p.number = 1; return p; }()).ok());
}

TEST(Ocr, FindsTheLanguage) { EXPECT_EQ(read(drawn(), "").language, "eng"); }

// Tesseract finds our function where its table of confusable letters is read (session.cc): loading a model stays cheap.
TEST(Ocr, LeavesTheTableOfAmbiguitiesOut) {
  Dl_info found{};
  void* reads = dlsym(RTLD_DEFAULT, "_ZN9tesseract13UnicharAmbigs13LoadUniversalERKNS_10UNICHARSETEPS1_");
  ASSERT_TRUE(reads && dladdr(reads, &found));
  EXPECT_EQ(std::string(found.dli_fname).find("libtesseract"), std::string::npos);
}

TEST(Ocr, TurnsPagesAndKeepsBoxesWhereTheyAre) {
  PixPtr upright = drawn();
  Box at = box_of(read(upright, "eng"), "seller");
  ASSERT_FALSE(at.empty());
  float w = pixGetWidth(upright.get()), h = pixGetHeight(upright.get());
  const Box expected[] = {at, {h - at.y1, at.x0, h - at.y0, at.x1}, {w - at.x1, h - at.y1, w - at.x0, h - at.y0}, {at.y0, w - at.x1, at.y1, w - at.x0}};
  for (int quads = 1; quads < 4; ++quads) {
    Page page = read(PixPtr(pixRotateOrth(upright.get(), quads)), "eng");
    EXPECT_NE(page.text.find("written to the seller"), std::string::npos) << quads << ": " << page.text;
    Box found = box_of(page, "seller");
    EXPECT_NEAR(found.center_x(), expected[quads].center_x(), 6) << quads;
    EXPECT_NEAR(found.center_y(), expected[quads].center_y(), 6) << quads;
    EXPECT_EQ(page.width_pt, quads % 2 ? h : w);
  }
}

TEST(Ocr, StraightensAndKeepsBoxesWhereTheyAre) {
  PixPtr upright = drawn();
  Box at = box_of(read(upright, "eng"), "arrive.");
  ASSERT_FALSE(at.empty());
  float degrees = 2, radians = degrees * 3.14159265f / 180;
  PixPtr skewed(pixRotate(upright.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  Page page = read(skewed, "eng");
  Box found = box_of(page, "arrive.");
  float x = at.center_x() - pixGetWidth(upright.get()) / 2.f, y = at.center_y() - pixGetHeight(upright.get()) / 2.f;
  EXPECT_NEAR(found.center_x(), std::cos(radians) * x - std::sin(radians) * y + pixGetWidth(upright.get()) / 2.f, 12) << page.text;
  EXPECT_NEAR(found.center_y(), std::sin(radians) * x + std::cos(radians) * y + pixGetHeight(upright.get()) / 2.f, 12);
}

TEST(Ocr, ReadsLightOnDark) {
  PixPtr dark(pixInvert(nullptr, drawn().get()));
  EXPECT_NE(read(dark, "eng").text.find("We have written"), std::string::npos);
}

TEST(Ocr, ReadsTheSameTwice) { EXPECT_EQ(page_hash(read(drawn(), "")), page_hash(read(drawn(), ""))); }

TEST(Ocr, BlankPagesHaveNoWords) {
  PixPtr blank(pixCreate(400, 300, 8));
  pixSetAll(blank.get());
  Page page = read(blank, "");
  EXPECT_TRUE(page.words.empty()) << page.text;
  EXPECT_EQ(page.source, TextSource::none);
}

TEST(Ocr, RefusesWhatIsNoBitmapAndLanguagesItLacks) {
  std::unique_ptr<Ocr> reader = make_tesseract_ocr("");
  EXPECT_FALSE(reader->read(Bitmap{10, 10, 1, "short", 0}, {}).ok());
  Bitmap bitmap = bitmap_of(drawn().get());
  OcrSettings settings;
  settings.languages = "eng+xyz";
  Result<OcrPage> page = reader->read(bitmap, settings);
  ASSERT_FALSE(page.ok());
  EXPECT_EQ(page.error().kind, ErrorKind::not_found);
  EXPECT_NE(page.error().hint.find("tesseract-ocr-xyz"), std::string::npos);
}

TEST(Doubt, FiguresAreHeldToAStricterMeasure) {
  ReadWord word;
  word.text = "seller";
  word.confidence = .7f;
  EXPECT_FALSE(is_doubtful(word));
  word.text = "4,160";
  EXPECT_TRUE(is_doubtful(word));
}

TEST(Figures, TornAtThePointAreOne) {
  auto word = [](const char* text, float x0, float x1, int line = 0) {
    ReadWord out;
    out.text = text, out.x0 = x0, out.x1 = x1, out.y0 = 0, out.y1 = 20, out.line = line, out.confidence = .9f;
    return out;
  };
  auto texts = [](const std::vector<ReadWord>& words) {
    std::string out;
    for (const ReadWord& w : with_whole_figures(words)) out += (out.empty() ? "" : "|") + w.text;
    return out;
  };
  EXPECT_EQ(texts({word("RM", 0, 20), word("39.", 40, 80), word("90", 90, 110)}), "RM|39.90");
  EXPECT_EQ(texts({word("39.", 40, 80), word("90", 95, 115)}), "39.|90") << "too far apart";
  EXPECT_EQ(texts({word("39.", 40, 80), word("90", 90, 110, 1)}), "39.|90") << "of two lines";
  EXPECT_EQ(texts({word("No.", 40, 80), word("90", 90, 110)}), "No.|90");
  EXPECT_EQ(texts({word("39.", 40, 80), word("905", 90, 110)}), "39.|905");
  EXPECT_EQ(texts({word("39.", 40, 112), word("90", 90, 110)}), "39.90") << "boxes over each other";
  EXPECT_EQ(texts({word("09:", 40, 80), word("04PM", 88, 130)}), "09:04PM");
  EXPECT_EQ(texts({word("No:", 40, 80), word("04", 88, 130)}), "No:|04");
  EXPECT_EQ(texts({word("09:", 40, 80), word("0412", 88, 130)}), "09:|0412");
}

TEST(Figures, SignsThatSlipsDoNotHaveAreMended) {
  auto shown = [](const std::vector<const char*>& texts) {
    std::vector<ReadWord> words;
    for (const char* text : texts) words.emplace_back().text = text, words.back().confidence = .95f;
    std::string out;
    for (const ReadWord& w : with_signs_of_slips(words)) out += (out.empty() ? "" : "|") + w.text + (is_doubtful(w) ? "?" : "");
    return out;
  };
  EXPECT_EQ(shown({"\u201CTOTAL", "\"53.00", "_GST(RM)", "RM_", "*\u00A7"}), "TOTAL|53.00|GST(RM)|RM|*S");
  EXPECT_EQ(shown({"\u201CFRESH", "MILK\u201D", "16'", "'", "_"}), "\u201CFRESH|MILK\u201D|16'|'|_") << "closed quotes, feet, lone signs";
  EXPECT_EQ(shown({"SHO1", "O3-3271", "ROO0178"}), "SH01?|03-3271?|R000178?");
  EXPECT_EQ(shown({"NO53", "CO2", "MILO200G", "SOLD", "GO"}), "NO53|CO2|MILO200G|SOLD|GO");
}

TEST(Figures, HaveOneDecimalSignAPage) {
  auto shown = [](const std::vector<const char*>& texts) {
    std::vector<ReadWord> words;
    for (const char* text : texts) words.emplace_back().text = text, words.back().confidence = .95f;
    std::string out;
    for (const ReadWord& w : with_one_decimal_sign(words)) out += (out.empty() ? "" : "|") + w.text + (is_doubtful(w) ? "?" : "");
    return out;
  };
  EXPECT_EQ(shown({"1.20", "RM2.35", "48.00", "9.90", "0,87"}), "1.20|RM2.35|48.00|9.90|0.87?");
  EXPECT_EQ(shown({"1,20", "2,35", "48,00", "9,90", "0.87"}), "1,20|2,35|48,00|9,90|0,87?");
  EXPECT_EQ(shown({"1.20", "2.35", "9.90", "0,87"}), "1.20|2.35|9.90|0,87") << "too few to tell";
  EXPECT_EQ(shown({"1.20", "2.35", "9.90", "4.00", "1,234", "12,10,20", "11:22,30"}), "1.20|2.35|9.90|4.00|1,234|12,10,20|11:22,30");
}

TEST(Noise, IsWhatHasNeitherLettersNorConfidence) {
  ReadWord word;
  word.text = "~-";
  word.confidence = .4f;
  EXPECT_TRUE(is_noise(word));
  word.text = "a";
  EXPECT_FALSE(is_noise(word));
  word.confidence = .05f;
  EXPECT_TRUE(is_noise(word));
}

}  // namespace
}  // namespace dossier::reader
