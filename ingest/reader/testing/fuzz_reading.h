// For fuzz targets: bytes through one reader; every page it sends must keep the promises of base/page.h.
#pragma once

#include <cstdlib>

#include "ingest/reader/testing/recorded_reading.h"
#include "ingest/reader/testing/zip_file.h"

namespace dossier::reader {

inline std::string bytes_of(const uint8_t* data, size_t size) { return {reinterpret_cast<const char*>(data), size}; }

// Limits so low that one input cannot cost a second.
inline ReadRequest fuzz_request() {
  ReadRequest request;
  request.ocr = OcrMode::never;
  request.limits.page_seconds = 4;
  request.limits.pages = 20;
  request.limits.parts = 20;
  request.limits.unpacked_bytes = 1 << 24;
  request.limits.pixels = 1 << 20;
  return request;
}

inline void fuzz_reading(FormatReader reader, std::string bytes, const std::string& type) {
  RecordedReading got = record(reader, std::move(bytes), "fuzz." + type, type, fuzz_request());
  for (const PageFailure& failure : got.failures)
    if (failure.page == 0) std::abort();  // a page that breaks the rules
}

// A package from text, so that mutations reach the XML and not the compression: "@NAME\n" opens a member, what follows is its content.
// Text before the first such line is the member `main`.
inline std::string package_of(std::string_view text, const std::string& main) {
  std::vector<std::pair<std::string, std::string>> members{{main, ""}};
  for (size_t at = 0; at < text.size() && members.size() < 20;) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, std::min(end + 1, text.size()) - at);
    if (line[0] == '@' && line.size() < 100) members.push_back({std::string(line.substr(1, end - at - 1)), ""});
    else members.back().second += line;
    at = end + 1;
  }
  return testing::zip_file(members);
}

}  // namespace dossier::reader
