#include "ingest/reader/office/ole_storage.h"

#include <gsf/gsf.h>

#include "base/bytes.h"
#include "base/utf8.h"
#include "ingest/reader/text/charset.h"

// LeakSanitizer is a part of AddressSanitizer.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DOSSIER_SEES_LEAKS
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(DOSSIER_SEES_LEAKS)
#include <sanitizer/lsan_interface.h>
using LeaksOfOthers = __lsan::ScopedDisabler;
#else
struct LeaksOfOthers {};
#endif

namespace dossier::reader {
namespace {

// libgsf 1.14 forgets the entries it makes for siblings of the root, which only a broken file names. They go with the reader, which ends with its file.
GsfInfile* open_compound_file(GsfInput* input, GError** error) {
  [[maybe_unused]] LeaksOfOthers uncounted;
  return gsf_infile_msole_new(input, error);
}

void unref(void* object) { g_object_unref(object); }
GsfInfile* infile(const std::shared_ptr<void>& p) { return static_cast<GsfInfile*>(p.get()); }

}  // namespace

Result<OleStorage> OleStorage::open(std::string_view bytes) {
  static const bool ready = (gsf_init(), true);
  (void)ready;
  GsfInput* input = gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()), static_cast<gsf_off_t>(bytes.size()), FALSE);
  if (!input) return Error{ErrorKind::damaged, "no compound file", "", ""};
  GError* error = nullptr;
  GsfInfile* file = open_compound_file(input, &error);
  g_object_unref(input);
  if (!file) {
    Error out{ErrorKind::damaged, error ? scrub_utf8(error->message) : "no compound file", "", ""};
    if (error) g_error_free(error);
    return out;
  }
  return OleStorage(std::shared_ptr<void>(file, unref));
}

std::vector<std::string> OleStorage::names() const {
  std::vector<std::string> out;
  int n = gsf_infile_num_children(infile(infile_));
  for (int i = 0; i < n; ++i)
    if (const char* name = gsf_infile_name_by_index(infile(infile_), i)) out.emplace_back(name);
  return out;
}

std::optional<std::string> OleStorage::stream(const std::string& name, size_t limit_bytes) const {
  GsfInput* input = gsf_infile_child_by_name(infile(infile_), name.c_str());
  if (!input) return std::nullopt;
  std::shared_ptr<void> owner(input, unref);
  if (GSF_IS_INFILE(input) && gsf_infile_num_children(GSF_INFILE(input)) >= 0) return std::nullopt;
  gsf_off_t size = gsf_input_size(input);
  if (size < 0 || static_cast<uint64_t>(size) > limit_bytes) return std::nullopt;
  std::string out(static_cast<size_t>(size), '\0');
  if (size > 0 && !gsf_input_read(input, static_cast<size_t>(size), reinterpret_cast<guint8*>(out.data()))) return std::nullopt;
  return out;
}

std::optional<OleStorage> OleStorage::storage(const std::string& name) const {
  GsfInput* input = gsf_infile_child_by_name(infile(infile_), name.c_str());
  if (!input) return std::nullopt;
  std::shared_ptr<void> owner(input, unref);
  if (!GSF_IS_INFILE(input)) return std::nullopt;
  return OleStorage(std::move(owner));
}

std::string from_utf16le(std::string_view bytes) {
  std::string out;
  char32_t high = 0;
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t unit = static_cast<unsigned char>(bytes[i]) | static_cast<char32_t>(static_cast<unsigned char>(bytes[i + 1])) << 8;
    if (unit == 0) break;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high = unit;
      continue;
    }
    if (unit >= 0xDC00 && unit < 0xE000) unit = high ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : U'\uFFFD';
    high = 0;
    append_utf8(out, unit);
  }
  return out;
}

SummaryInformation read_summary(const std::string& stream) {
  SummaryInformation out;
  ByteReader head(stream);
  head.bytes(44);
  uint32_t section = head.u32();
  if (!head.ok() || section >= stream.size()) return out;
  ByteReader in(std::string_view(stream).substr(section));
  in.u32();
  uint32_t count = in.u32();
  for (uint32_t i = 0; i < count && i < 64 && in.ok(); ++i) {
    uint32_t id = in.u32(), offset = in.u32();
    if (id != 2 && id != 4) continue;
    if (offset >= stream.size() - section) continue;
    ByteReader value(std::string_view(stream).substr(section + offset));
    uint32_t type = value.u32(), size = value.u32();
    std::string_view raw = value.bytes(type == 31 ? size_t{size} * 2 : size);
    std::string text = type == 31 ? from_utf16le(raw) : type == 30 ? decode_text(raw.substr(0, raw.find('\0'))).text : "";
    (id == 2 ? out.title : out.author) = text;
  }
  return out;
}

}  // namespace dossier::reader
