// For fuzz targets of our own files: the head that such a file has (magic, version, kind, bytes of the head, bytes of the content, XXH3 of the content, padding to
// a page) around any content, so that a mutation meets the parser of the content and not the checksum before it.
#pragma once

#include <xxhash.h>

#include "base/bytes.h"

namespace dossier {

inline std::string with_sound_head(std::string_view magic, uint32_t version, uint32_t kind, std::string_view content) {
  constexpr size_t kFixedBytes = 40, kPage = 4096;
  const size_t whole = (kFixedBytes + content.size() + kPage - 1) / kPage * kPage;
  ByteWriter out;
  out.raw(magic.data(), magic.size());
  out.u32(version);
  out.u32(kind);
  out.u64(whole);
  out.u64(content.size());
  out.u64(XXH3_64bits(content.data(), content.size()));
  out.raw(content.data(), content.size());
  std::string bytes = out.take();
  bytes.resize(whole, '\0');
  return bytes;
}

}  // namespace dossier
