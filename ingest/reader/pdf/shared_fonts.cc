#include "ingest/reader/pdf/shared_fonts.h"

#include <Gfx.h>
#include <GfxFont.h>
#include <PDFDoc.h>
#include <dlfcn.h>

#include <cstddef>
#include <map>
#include <string>
#include <tuple>

namespace dossier::reader {
namespace {

constexpr size_t kMostFonts = 64;  // of one document, beyond those that a page holds itself

struct Shelf {
  using Key = std::tuple<int, int, std::string>;  // number and generation of the font's object, its name on the page
  std::map<Key, std::shared_ptr<GfxFont>> fonts;
  std::shared_ptr<bool> repaired;
  uint64_t made = 0, lent = 0;

  // Null if the object is no font.
  std::shared_ptr<GfxFont> font(XRef* table, const char* name, Ref object) {
    Key key{object.num, object.gen, name};
    if (auto found = fonts.find(key); found != fonts.end()) {
      ++lent;
      return found->second;
    }
    Object dictionary = table->fetch(object);
    if (!dictionary.isDict()) return nullptr;
    std::shared_ptr<GfxFont> font = GfxFont::makeFont(table, name, object, dictionary.getDict());
    if (!font || !font->isOk()) return nullptr;
    ++made;
    if (fonts.size() >= kMostFonts) fonts.clear();
    fonts.emplace(std::move(key), font);
    return font;
  }
};

// By the table of objects of each open document. A document is read by the thread that opened it.
thread_local std::map<const void*, Shelf> shelves;

Shelf* shelf_of(const XRef* table) {
  auto found = shelves.find(table);
  return found == shelves.end() || *found->second.repaired ? nullptr : &found->second;
}

}  // namespace

SharedFonts::SharedFonts(PDFDoc& document, std::shared_ptr<bool> repaired) : table_(document.getXRef()) { shelves[table_].repaired = std::move(repaired); }
SharedFonts::~SharedFonts() { shelves.erase(table_); }
uint64_t SharedFonts::made() const { return shelves.at(table_).made; }
uint64_t SharedFonts::lent() const { return shelves.at(table_).lent; }

}  // namespace dossier::reader

#ifdef DOSSIER_SHARED_FONTS

// The place of a page's fonts in its resources, which the class keeps to itself; naming a private member is allowed here, and here only.
namespace {
template <GfxFontDict* GfxResources::*kPlace>
struct Opened {
  friend GfxFontDict*& fonts_of(GfxResources& resources) { return resources.*kPlace; }
};
GfxFontDict*& fonts_of(GfxResources& resources);
template struct Opened<&GfxResources::fonts>;
}  // namespace

// The library keeps its own constructor to itself. Ours is called below only: each font of the dictionary is an object with a number.
GfxFontDict::GfxFontDict(XRef* table, Ref*, Dict* dictionary) {
  dossier::reader::Shelf* shelf = dossier::reader::shelf_of(table);
  for (int i = 0; shelf && i < dictionary->getLength(); ++i) fonts.push_back(shelf->font(table, dictionary->getKey(i), dictionary->getValNF(i).getRef()));
}

// Poppler calls the constructor of a page's resources by this symbol, so ours stands before it: the library's own makes everything but
// the fonts. Where a library binds its own calls, fonts are made for each page as before.
extern "C" void make_resources(GfxResources* self, XRef* table, Dict* dictionary, GfxResources* next) asm("_ZN12GfxResourcesC1EP4XRefP4DictPS_");
extern "C" void make_resources(GfxResources* self, XRef* table, Dict* dictionary, GfxResources* next) {
  using Constructor = void (*)(GfxResources*, XRef*, Dict*, GfxResources*);
  static const auto library = reinterpret_cast<Constructor>(dlsym(RTLD_NEXT, "_ZN12GfxResourcesC1EP4XRefP4DictPS_"));
  Object fonts = dictionary && dossier::reader::shelf_of(table) ? dictionary->lookup("Font") : Object(objNull);
  bool numbered = fonts.isDict();
  for (int i = 0; numbered && i < fonts.dictGetLength(); ++i) numbered = fonts.getDict()->getValNF(i).isRef();
  if (!numbered) return library(self, table, dictionary, next);
  Object rest(dictionary->copy(table));
  rest.getDict()->remove("Font");
  library(self, table, rest.getDict(), next);
  fonts_of(*self) = new GfxFontDict(table, nullptr, fonts.getDict());
}

#endif
