#include "ingest/reader/djvu/djvu_file.h"

#include <libdjvu/ddjvuapi.h>
#include <libdjvu/miniexp.h>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "base/utf8.h"

namespace {

// What the library would do in threads of its own while a document is being opened: it would wait for bytes that only the caller can give.
struct Work {
  void (*run)(void*);
  void* argument;
};
thread_local std::vector<Work>* opening = nullptr;

void run(const Work& work) {
  try {
    work.run(work.argument);
  } catch (...) {
    // As in the thread's own body: what went wrong is told by the state of the page.
  }
}

}  // namespace

// DjVuLibre reads a document's head and decodes each page in threads of their own; a sandboxed reader may make none. The library starts threads by
// this symbol only, so ours stands before it and does the work in the calling thread: at once, or as soon as a document that is being opened has
// its bytes.
extern "C" int decode_here(void* thread, void (*work)(void*), void* argument) asm("_ZN4DJVU7GThread6createEPFvPvES1_");
extern "C" int decode_here(void*, void (*work)(void*), void* argument) {
  if (opening) opening->push_back({work, argument});
  else run({work, argument});
  return 0;
}

// The same for what looks for the library's messages in the language of the environment: a locked reader can open none of the files, and they cost 16 ms.
extern "C" void no_messages() asm("_ZN4DJVU11DjVuMessage12use_languageEv");
extern "C" void no_messages() {}

namespace dossier::reader {
namespace {

constexpr int kMostDepth = 12;             // of the tree of columns, paragraphs, lines, words; and of the outline
constexpr size_t kMostWords = 100'000;     // of a page
constexpr size_t kMostEntries = 5'000;     // of the outline, of the metadata
constexpr size_t kLongestText = 10'000;
constexpr int kUsualDpi = 300;             // where the file says nothing that can be meant

struct Release {
  void operator()(ddjvu_document_t* document) const { ddjvu_document_release(document); }
  void operator()(ddjvu_page_t* page) const { ddjvu_page_release(page); }
  void operator()(ddjvu_format_t* format) const { ddjvu_format_release(format); }
};
using Document = std::unique_ptr<ddjvu_document_t, Release>;
using PageJob = std::unique_ptr<ddjvu_page_t, Release>;
using Format = std::unique_ptr<ddjvu_format_t, Release>;

// An expression that the library keeps alive until it is released.
class Expression {
 public:
  Expression(ddjvu_document_t* document, miniexp_t value) : document_(document), value_(value) {}
  Expression(const Expression&) = delete;
  Expression& operator=(const Expression&) = delete;
  ~Expression() {
    if (value_ != miniexp_dummy) ddjvu_miniexp_release(document_, value_);
  }
  // A list; nil where there is none, or where reading it failed.
  miniexp_t list() const { return miniexp_consp(value_) ? value_ : miniexp_nil; }

 private:
  ddjvu_document_t* document_;
  miniexp_t value_;
};

struct Size {
  int width = 0, height = 0, dpi = kUsualDpi, quarters = 0;  // pixels before it is turned; quarters: turned against the clock
  float point() const { return 72.f / static_cast<float>(dpi); }
};

std::string text_of(miniexp_t e) {
  const char* raw = miniexp_stringp(e) ? miniexp_to_str(e) : miniexp_symbolp(e) ? miniexp_to_name(e) : nullptr;
  return raw ? to_nfc(scrub_utf8(std::string_view(raw).substr(0, kLongestText))) : "";
}

// From pixels of the unturned page, origin at the lower left, to points of the page as shown, origin at the upper left.
Box on_page(const Size& size, float x0, float y0, float x1, float y1) {
  auto w = static_cast<float>(size.width), h = static_cast<float>(size.height);
  float s = size.point();
  Box box{x0, h - y1, x1, h - y0};
  for (int i = 0; i < size.quarters; ++i) {
    box = {box.y0, w - box.x1, box.y1, w - box.x0};
    std::swap(w, h);
  }
  return {std::clamp(box.x0, 0.f, w) * s, std::clamp(box.y0, 0.f, h) * s, std::clamp(box.x1, 0.f, w) * s, std::clamp(box.y1, 0.f, h) * s};
}

// One for the process. Making it sets the locale of the environment; a reader keeps its own.
ddjvu_context_t* shared_context() {
  static ddjvu_context_t* const context = [] {
    const char* now = std::setlocale(LC_ALL, nullptr);
    const std::string own = now ? now : "C";
    ddjvu_context_t* made = ddjvu_context_create(nullptr);
    std::setlocale(LC_ALL, own.c_str());
    if (made) ddjvu_cache_set_size(made, 0);
    return made;
  }();
  return context;
}

class LayerWords {
 public:
  LayerWords(const Size& size, ContentPage& page) : size_(size), page_(page) {}

  // (kind x0 y0 x1 y1 "text") or (kind x0 y0 x1 y1 (kind ...) ...)
  void walk(miniexp_t node, std::optional<Box> line, int depth) {
    if (depth > kMostDepth || !miniexp_consp(node)) return;
    float at[4];
    miniexp_t rest = miniexp_cdr(node);
    for (float& value : at) {
      miniexp_t number = miniexp_car(rest);
      if (!miniexp_numberp(number)) return;
      value = static_cast<float>(miniexp_to_int(number));
      rest = miniexp_cdr(rest);
    }
    Box box = on_page(size_, at[0], at[1], at[2], at[3]);
    if (text_of(miniexp_car(node)) == "line") line = box;
    for (; miniexp_consp(rest) && page_.words.size() < kMostWords; rest = miniexp_cdr(rest)) {
      miniexp_t child = miniexp_car(rest);
      if (miniexp_stringp(child)) add(text_of(child), box, line.value_or(box));
      else walk(child, line, depth + 1);
    }
  }

 private:
  // A layer may be no finer than lines: each word gets its share of the width.
  void add(const std::string& text, const Box& box, const Box& line) {
    if (box.empty()) return;
    bool upright = size_.quarters % 2 == 0;
    float letters = static_cast<float>(std::max<size_t>(text.size(), 1)), left = box.x0, width = box.width();
    for (size_t at = 0; at < text.size() && page_.words.size() < kMostWords;) {
      size_t end = text.find_first_of(" \t\r\n\v\f\x1d\x1f", at);
      if (end == std::string::npos) end = text.size();
      if (end > at) {
        ContentWord word;
        word.text = text.substr(at, end - at);
        word.box = upright ? Box{left + width * static_cast<float>(at) / letters, box.y0, left + width * static_cast<float>(end) / letters, box.y1} : box;
        word.baseline = std::clamp(line.y1, word.box.y0, word.box.y1);
        word.size_pt = std::max(1.f, std::min(line.height(), line.width()));
        page_.words.push_back(std::move(word));
      }
      at = end + 1;
    }
  }

  const Size size_;
  ContentPage& page_;
};

void add_entries(ddjvu_document_t* document, miniexp_t list, int depth, std::vector<OutlineEntry>& out) {
  if (depth > kMostDepth) return;
  for (; miniexp_consp(list) && out.size() < kMostEntries; list = miniexp_cdr(list)) {
    miniexp_t entry = miniexp_car(list);  // ("title" "#target" (...) ...)
    if (!miniexp_consp(entry) || !miniexp_stringp(miniexp_car(entry))) continue;
    OutlineEntry told;
    told.title = text_of(miniexp_car(entry));
    told.level = static_cast<uint8_t>(depth + 1);
    miniexp_t target = miniexp_cadr(entry);
    if (const char* url = miniexp_stringp(target) ? miniexp_to_str(target) : nullptr; url && url[0] == '#') {
      int page = ddjvu_document_search_pageno(document, url + 1);
      told.page = page >= 0 && page < ddjvu_document_get_pagenum(document) ? static_cast<uint32_t>(page) + 1 : 0;
    }
    out.push_back(std::move(told));
    add_entries(document, miniexp_cddr(entry), depth + 1, out);
  }
}

}  // namespace

struct DjvuFile::State {
  std::string_view bytes;
  ddjvu_context_t* context = nullptr;
  Document document;

  // Answers the library's questions for bytes, and throws away what else it tells.
  void answer() const {
    while (ddjvu_message_t* message = ddjvu_message_peek(context)) {
      if (message->m_any.tag == DDJVU_NEWSTREAM) {
        int stream = message->m_newstream.streamid;
        if (stream == 0) ddjvu_stream_write(document.get(), 0, bytes.data(), bytes.size());
        ddjvu_stream_close(document.get(), stream, stream != 0);  // others would be files beside this one
      }
      ddjvu_message_pop(context);
    }
  }

  Result<Size> size_of(uint32_t page) const {
    ddjvu_pageinfo_t info{};
    ddjvu_status_t status = DDJVU_JOB_NOTSTARTED;
    for (int i = 0; i < 3 && (status = ddjvu_document_get_pageinfo(document.get(), static_cast<int>(page) - 1, &info)) < DDJVU_JOB_OK; ++i) answer();
    answer();
    if (status != DDJVU_JOB_OK || info.width <= 0 || info.height <= 0) return Error{ErrorKind::damaged, "the page's own description is broken", "page " + std::to_string(page), ""};
    if (info.rotation & 1) std::swap(info.width, info.height);  // told as the page is shown
    return Size{info.width, info.height, info.dpi >= 25 && info.dpi <= 6000 ? info.dpi : kUsualDpi, info.rotation & 3};
  }
};

DjvuFile::DjvuFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
DjvuFile::DjvuFile(DjvuFile&&) noexcept = default;
DjvuFile::~DjvuFile() = default;

Result<DjvuFile> DjvuFile::open(std::string_view bytes) {
  auto state = std::make_unique<State>();
  state->bytes = bytes;
  state->context = shared_context();
  if (!state->context) return Error{ErrorKind::memory, "no memory for the document", "", ""};
  std::vector<Work> later;
  opening = &later;
  state->document.reset(ddjvu_document_create(state->context, nullptr, 0));
  opening = nullptr;
  if (!state->document) return Error{ErrorKind::damaged, "no page can be found in the bytes", "", ""};
  state->answer();
  for (const Work& work : later) run(work);
  state->answer();
  if (ddjvu_document_decoding_status(state->document.get()) != DDJVU_JOB_OK || ddjvu_document_get_pagenum(state->document.get()) <= 0)
    return Error{ErrorKind::damaged, "no page can be found in the bytes", "", ""};
  if (ddjvu_document_get_type(state->document.get()) == DDJVU_DOCTYPE_INDIRECT)
    return Error{ErrorKind::unsupported, "an index of pages that lie in other files; bundle them into one DjVu file", "", ""};
  return DjvuFile(std::move(state));
}

uint32_t DjvuFile::pages() const { return static_cast<uint32_t>(std::max(0, ddjvu_document_get_pagenum(state_->document.get()))); }

std::vector<OutlineEntry> DjvuFile::outline() const {
  std::vector<OutlineEntry> out;
  Expression tree(state_->document.get(), ddjvu_document_get_outline(state_->document.get()));
  if (miniexp_consp(tree.list())) add_entries(state_->document.get(), miniexp_cdr(tree.list()), 0, out);  // (bookmarks (...) ...)
  return out;
}

std::vector<std::pair<std::string, std::string>> DjvuFile::metadata() const {
  std::vector<std::pair<std::string, std::string>> out;
  Expression notes(state_->document.get(), ddjvu_document_get_anno(state_->document.get(), 1));
  if (!miniexp_consp(notes.list())) return out;
  std::unique_ptr<miniexp_t, decltype(&std::free)> keys(ddjvu_anno_get_metadata_keys(notes.list()), std::free);
  for (size_t i = 0; keys && keys.get()[i] != miniexp_nil && i < kMostEntries; ++i) {
    const char* value = ddjvu_anno_get_metadata(notes.list(), keys.get()[i]);
    std::string name = text_of(keys.get()[i]);
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (value) out.emplace_back(std::move(name), scrub_utf8(std::string_view(value).substr(0, kLongestText)));
  }
  return out;
}

Result<ContentPage> DjvuFile::content(uint32_t page) const {
  DOSSIER_ASSIGN(Size size, state_->size_of(page));
  ContentPage out;
  out.width_pt = static_cast<float>(size.quarters % 2 ? size.height : size.width) * size.point();
  out.height_pt = static_cast<float>(size.quarters % 2 ? size.width : size.height) * size.point();
  Expression text(state_->document.get(), ddjvu_document_get_pagetext(state_->document.get(), static_cast<int>(page) - 1, "word"));
  LayerWords(size, out).walk(text.list(), std::nullopt, 0);
  state_->answer();
  return out;
}

Result<Bitmap> DjvuFile::draw(uint32_t page, float dpi, const Box& region, bool colour, uint64_t most_pixels) const {
  const std::string where = "page " + std::to_string(page);
  DOSSIER_ASSIGN(Size size, state_->size_of(page));
  Error too_large{ErrorKind::too_large, "the picture would have more pixels than a reader may make", where, ""};
  if (double(size.width) * size.height > double(most_pixels)) return too_large;
  PageJob job(ddjvu_page_create_by_pageno(state_->document.get(), static_cast<int>(page) - 1));
  state_->answer();
  if (!job || !ddjvu_page_decoding_done(job.get())) return Error{ErrorKind::damaged, "the picture of the page cannot be unpacked", where, ""};
  float scale = std::clamp(dpi, 1.f, 2400.f) / static_cast<float>(size.dpi);
  float width = static_cast<float>(ddjvu_page_get_width(job.get())) * scale, height = static_cast<float>(ddjvu_page_get_height(job.get())) * scale;
  if (!(width >= 1 && height >= 1 && width < 1e5f && height < 1e5f)) return Error{ErrorKind::damaged, "the picture of the page cannot be unpacked", where, ""};
  ddjvu_rect_t whole{0, 0, static_cast<unsigned>(std::lround(width)), static_cast<unsigned>(std::lround(height))}, part = whole;
  if (!region.empty()) {
    float f = std::clamp(dpi, 1.f, 2400.f) / 72;
    float x0 = std::floor(std::max(0.f, region.x0 * f)), y0 = std::floor(std::max(0.f, region.y0 * f));
    float x1 = std::ceil(std::min(static_cast<float>(whole.w), region.x1 * f)), y1 = std::ceil(std::min(static_cast<float>(whole.h), region.y1 * f));
    if (!(x1 > x0 && y1 > y0)) return Error{ErrorKind::usage, "the region lies outside the page", where, ""};
    part = {static_cast<int>(x0), static_cast<int>(y0), static_cast<unsigned>(x1 - x0), static_cast<unsigned>(y1 - y0)};
  }
  if (double(part.w) * part.h > double(most_pixels)) return too_large;
  Format format(ddjvu_format_create(colour ? DDJVU_FORMAT_RGB24 : DDJVU_FORMAT_GREY8, 0, nullptr));
  if (!format) return Error{ErrorKind::memory, "no memory for the picture of the page", where, ""};
  ddjvu_format_set_row_order(format.get(), 1);
  ddjvu_format_set_y_direction(format.get(), 1);
  Bitmap out;
  out.width = part.w, out.height = part.h, out.channels = colour ? 3 : 1, out.dpi = dpi;
  size_t row = size_t{part.w} * out.channels;
  out.pixels.assign(row * part.h, '\xff');
  // A page that holds nothing but its size is a white one.
  ddjvu_page_render(job.get(), DDJVU_RENDER_COLOR, &whole, &part, format.get(), row, out.pixels.data());
  state_->answer();
  return out;
}

}  // namespace dossier::reader
