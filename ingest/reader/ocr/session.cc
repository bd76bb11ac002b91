#include "ingest/reader/ocr/session.h"

#include <sys/mman.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/utf8.h"

// From libgomp, which Tesseract is linked with (<omp.h> belongs to a compiler's own runtime, this is the one in use).
extern "C" void omp_set_max_active_levels(int levels);

// Whenever it loads a model, Tesseract reads a compiled-in table of letters that its old recognizer confuses: 70 of 80 ms. The line
// recognizer, the only one used here, never asks for it, and no setting leaves it out. The library calls what reads it by this symbol, so
// ours stands before it and reads nothing; where a library binds its own calls, the table is read as before.
extern "C" void no_ambiguities(void* table, const void* encoder_set, void* letters) asm("_ZN9tesseract13UnicharAmbigs13LoadUniversalERKNS_10UNICHARSETEPS1_");
extern "C" void no_ambiguities(void*, const void*, void*) {}

namespace dossier::reader {

namespace {

namespace fs = std::filesystem;
using tesseract::RIL_BLOCK, tesseract::RIL_PARA, tesseract::RIL_TEXTLINE, tesseract::RIL_WORD;

// Debian's place first, then what a person set, then the usual places of other builds.
std::string find_tessdata() {
  std::vector<std::string> places = {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata"};
  if (const char* set = std::getenv("TESSDATA_PREFIX")) places.insert(places.begin(), set);
  std::error_code ignored;
  for (const std::string& place : places)
    if (fs::is_directory(place, ignored)) return place;
  return {};
}

std::vector<std::string> models_in(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const fs::path& path = it->path();
    if (path.extension() == ".traineddata" && path.stem() != "osd") found.push_back(path.stem().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

constexpr size_t kMostLanguages = 256;
constexpr size_t kMostWarmed = 3;  // about 20 MB each

// Called in the middle of recognition; Tesseract stops as soon as it returns true. A page may not take longer than its reader
// is given, so we stop a little earlier and keep what was read.
constexpr int kDeadlineMs = 50'000;

int turn_of(tesseract::Orientation orientation) {
  switch (orientation) {
    case tesseract::ORIENTATION_PAGE_RIGHT: return 90;
    case tesseract::ORIENTATION_PAGE_DOWN: return 180;
    case tesseract::ORIENTATION_PAGE_LEFT: return 270;
    default: return 0;
  }
}

std::string take_text(const tesseract::ResultIterator& it) {
  std::unique_ptr<char[]> raw(it.GetUTF8Text(RIL_WORD));
  if (!raw) return {};
  std::string text = scrub_utf8(raw.get());
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    char32_t c = next_code_point(text, at);
    // Direction marks that Tesseract puts into right-to-left text, and blanks inside a word.
    if (c == 0x200E || c == 0x200F || c == 0x202A || c == 0x202B || c == 0x202C || c < 0x20 || is_space(c)) continue;
    out.append(text, begin, at - begin);
  }
  return to_nfc(out);
}

ReadResult collect(tesseract::TessBaseAPI& api) {
  ReadResult result;
  std::unique_ptr<tesseract::ResultIterator> it(api.GetIterator());
  if (!it || it->Empty(RIL_WORD)) return result;
  int block = -1, paragraph = -1, line = -1, turn = 0;
  float line_height = 0;
  do {
    if (it->IsAtBeginningOf(RIL_BLOCK)) {
      ++block;
      tesseract::Orientation orientation;
      tesseract::WritingDirection direction;
      tesseract::TextlineOrder order;
      float deskew = 0;
      it->Orientation(&orientation, &direction, &order, &deskew);
      turn = turn_of(orientation);
    }
    if (it->IsAtBeginningOf(RIL_PARA)) ++paragraph;
    if (it->IsAtBeginningOf(RIL_TEXTLINE)) {
      ++line;
      float descenders = 0, ascenders = 0;
      it->RowAttributes(&line_height, &descenders, &ascenders);
    }
    ReadWord word;
    int x0, y0, x1, y1;
    word.text = take_text(*it);
    if (word.text.empty() || !it->BoundingBox(RIL_WORD, &x0, &y0, &x1, &y1)) continue;
    word.x0 = x0, word.y0 = y0, word.x1 = x1, word.y1 = y1;
    int bx0, by0, bx1, by1;
    word.baseline = it->Baseline(RIL_WORD, &bx0, &by0, &bx1, &by1) ? (by0 + by1) / 2.f : word.y1;
    word.line_height = line_height;
    word.confidence = std::clamp(it->Confidence(RIL_WORD) / 100.f, 0.f, 1.f);
    word.block = std::max(block, 0), word.paragraph = std::max(paragraph, 0), word.line = std::max(line, 0);
    word.in_dictionary = it->WordIsFromDictionary();
    word.turn = turn;
    result.words.push_back(std::move(word));
  } while (it->Next(RIL_WORD));
  return result;
}

}  // namespace

float ReadResult::mean_confidence() const {
  double sum = 0, weight = 0;
  for (const ReadWord& word : words) {
    sum += double(word.confidence) * word.text.size();
    weight += word.text.size();
  }
  return weight ? static_cast<float>(sum / weight) : 0;
}

std::string ReadResult::text() const {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i) out += words[i].line == words[i - 1].line ? ' ' : '\n';
    out += words[i].text;
  }
  return out;
}

TesseractSession::TesseractSession(std::string tessdata) : tessdata_(tessdata.empty() ? find_tessdata() : std::move(tessdata)) {
  setMsgSeverity(L_SEVERITY_NONE);
  languages_ = models_in(tessdata_);
  if (languages_.size() > kMostLanguages) languages_.resize(kMostLanguages);
  void* shared = mmap(nullptr, kMostLanguages, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared != MAP_FAILED) wanted_ = static_cast<std::atomic<uint8_t>*>(shared);  // zeroed: no flag is set
}

TesseractSession::~TesseractSession() {
  if (wanted_) munmap(static_cast<void*>(wanted_), kMostLanguages);
}

bool TesseractSession::has(const std::string& language) const {
  return std::binary_search(languages_.begin(), languages_.end(), language);
}

Status TesseractSession::load(const std::string& language) {
  DOSSIER_ASSIGN([[maybe_unused]] auto* api, engine(language));
  return {};
}

void TesseractSession::load_wanted() {
  for (size_t i = 0; wanted_ && i < languages_.size() && engines_.size() < kMostWarmed; ++i)
    if (wanted_[i].load(std::memory_order_relaxed) && !load(languages_[i]).ok()) wanted_[i].store(0, std::memory_order_relaxed);
}

Result<tesseract::TessBaseAPI*> TesseractSession::engine(const std::string& language) {
  if (auto found = engines_.find(language); found != engines_.end()) return found->second.get();
  if (!has(language))
    return Error{ErrorKind::not_found, "no Tesseract model for language \"" + language + "\"", tessdata_,
                 "install the package tesseract-ocr-" + language};
  // Said before loading: the template loads it at the same time, and the next reader need not.
  if (wanted_) wanted_[std::lower_bound(languages_.begin(), languages_.end(), language) - languages_.begin()].store(1, std::memory_order_relaxed);
  auto api = std::make_unique<tesseract::TessBaseAPI>();
  if (api->Init(tessdata_.c_str(), language.c_str(), tesseract::OEM_LSTM_ONLY) != 0)
    return Error{ErrorKind::damaged, "Tesseract cannot load the model of language \"" + language + "\"", tessdata_, ""};
  api->SetVariable("debug_file", "/dev/null");
  // A line that reads badly would be read a second time with its colours turned round; pictures are brought to dark on light
  // before they come here.
  api->SetVariable("invert_threshold", "0");
  return engines_.emplace(language, std::move(api)).first->second.get();
}

Result<ReadResult> TesseractSession::read(Pix* pix, const std::string& language, Segmentation segmentation, int dpi) {
  DOSSIER_ASSIGN(auto* api, engine(language));
  // Tesseract's threads inside one page cost more than they give; pages are read side by side by several readers instead. The
  // setting belongs to the calling thread. OMP_THREAD_LIMIT says the same, but only before a process starts.
  omp_set_max_active_levels(0);
  api->SetPageSegMode(static_cast<tesseract::PageSegMode>(segmentation));
  api->SetImage(pix);
  if (dpi > 0) api->SetSourceResolution(dpi);
  tesseract::ETEXT_DESC monitor;
  monitor.set_deadline_msecs(kDeadlineMs);
  if (api->Recognize(&monitor) != 0) {
    api->Clear();
    return Error{ErrorKind::unreadable, "Tesseract gave the page up", "", ""};
  }
  ReadResult result = collect(*api);
  api->Clear();
  return result;
}

}  // namespace dossier::reader
